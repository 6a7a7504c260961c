// What an application load balancer does for a target group of the type `lambda`: it makes an event of a request, and an
// answer of what the function returns ("Lambda functions as targets" in the guide for application load balancers).

const TEXT = /^(text\/|application\/(json|javascript|xml)\b)/i;

function parameters(args, asLists) {
    const found = {};
    (args || '').split('&').filter((pair) => pair !== '').forEach((pair) => {
        const at = pair.indexOf('=');
        const name = at < 0 ? pair : pair.slice(0, at);
        const value = at < 0 ? '' : pair.slice(at + 1);
        if (asLists) {
            found[name] = (found[name] || []).concat([value]);
        } else {
            found[name] = value;
        }
    });
    return found;
}

function headers(r, asLists) {
    const found = {};
    const add = (name, value) => {
        name = name.toLowerCase();
        if (asLists) {
            found[name] = (found[name] || []).concat([value]);
        } else {
            found[name] = value;
        }
    };
    r.rawHeadersIn.forEach((pair) => add(pair[0], pair[1]));
    delete found['x-forwarded-for'];
    add('x-forwarded-for', r.variables.forwarded_for);
    add('x-forwarded-proto', r.variables.forwarded_protocol);
    add('x-forwarded-port', r.variables.forwarded_port);
    return found;
}

function event(r) {
    const asLists = r.variables.value_lists === '1';
    const made = {
        requestContext: { elb: { targetGroupArn: r.variables.target_group } },
        httpMethod: r.method,
        path: '/' + (r.variables.bare_path || ''),
    };
    const query = parameters(r.variables.args, asLists);
    made[asLists ? 'multiValueQueryStringParameters' : 'queryStringParameters'] = query;
    made[asLists ? 'multiValueHeaders' : 'headers'] = headers(r, asLists);
    const body = r.requestBuffer;
    const kind = r.headersIn['Content-Type'] || 'text/plain';
    made.isBase64Encoded = Boolean(body) && (!TEXT.test(kind) || Boolean(r.headersIn['Content-Encoding']));
    made.body = body ? body.toString(made.isBase64Encoded ? 'base64' : 'utf8') : '';
    return made;
}

function answer(r, reply) {
    const status = Number(reply.statusCode);
    if (!(status >= 100 && status < 600)) {
        throw new Error('the function returned no statusCode: ' + JSON.stringify(reply));
    }
    const all = Object.assign({}, reply.headers, reply.multiValueHeaders);
    let location = '';
    Object.keys(all).forEach((name) => {
        const value = Array.isArray(all[name]) ? all[name].map(String) : String(all[name]);
        if (/^location$/i.test(name)) {
            location = String(value);
        } else if (!/^(content-length|connection|transfer-encoding)$/i.test(name)) {
            r.headersOut[name] = value;
        }
    });
    // Of a redirect, nginx takes the address in the place of a text.
    if ([301, 302, 303, 307, 308].includes(status)) {
        r.return(status, location);
        return;
    }
    if (location !== '') {
        r.headersOut.Location = location;
    }
    r.return(status, Buffer.from(reply.body || '', reply.isBase64Encoded ? 'base64' : 'utf8'));
}

async function handle(r) {
    try {
        const url = r.variables.function + '/2015-03-31/functions/function/invocations';
        const reply = await ngx.fetch(url, { method: 'POST', body: JSON.stringify(event(r)) });
        // Older versions cannot wait within arguments.
        const text = await reply.text();
        answer(r, JSON.parse(text));
    } catch (problem) {
        r.error(String(problem));
        r.return(502);
    }
}

export default { handle };

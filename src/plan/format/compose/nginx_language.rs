//! Pieces of what nginx is told, and texts that mean themselves there.

/// What all requests have in common: the headers that a load balancer adds, and that it passes on what comes at once.
pub const COMMON: &str = r#"  map $request_uri $bare_path { "~^/(?<path>[^?]*)" $path; }
  map $http_upgrade $connection_header { default upgrade; "" ""; }
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_set_header X-Forwarded-Proto $forwarded_protocol;
  proxy_set_header X-Forwarded-Port $forwarded_port;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_header;
  proxy_buffering off;
  client_max_body_size 0;
"#;

/// What stands for a `$` that begins no variable.
pub const DOLLAR: &str = "${dollar}";

/// The place of a rule, to which requests are sent inside of nginx.
pub fn location(name: &str, settings: &str) -> String {
    format!("    location = /{name} {{\n      internal;\n      {settings}\n    }}\n")
}

/// A server that passes on what comes at a port, whatever it is.
pub fn stream_server(port: &str, kind: &str, address: &str) -> String {
    let address = value(address);
    format!(
        "  server {{\n    listen {port}{kind};\n    set $target {address};\n    proxy_pass $target;\n  }}\n"
    )
}

/// Choices by shares, anew for each request.
pub fn split(variable: &str, shares: impl Iterator<Item = f64>, choice: impl Fn(usize) -> String) -> String {
    split_by("$request_id", variable, shares, choice)
}

/// Shares of a hundred; the last one gets what is left.
pub fn split_by(
    by: &str,
    variable: &str,
    shares: impl Iterator<Item = f64>,
    choice: impl Fn(usize) -> String,
) -> String {
    let shares: Vec<f64> = shares.collect();
    let sum: f64 = shares.iter().sum();
    let last = shares.len().saturating_sub(1);
    let line = |(at, share): (usize, &f64)| match at == last {
        true => format!("    * {};\n", choice(at)),
        false => format!("    {:.2}% {};\n", share / sum * 100.0, choice(at)),
    };
    let lines: String = shares.iter().enumerate().map(line).collect();
    format!("  split_clients {by} {variable} {{\n{lines}  }}\n")
}

/// A text of the template that means itself.
pub fn value(text: &str) -> String {
    quoted(&plain(text))
}

/// A text in which nothing is a variable of nginx.
pub fn plain(text: &str) -> String {
    text.replace('$', DOLLAR)
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

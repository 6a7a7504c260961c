"""Starts nginx with the settings that samc makes for the load balancer of fixtures/plan/containers/load_balancer, with small servers in
the place of its services and its function, and asks it for what the rules are about. Everything is on this machine.

    load_balancer.py COMPOSE_FILE_AS_JSON FOLDER
"""
import base64
import http.client
import json
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def server(answer):
    """A server on a free port, whose answers are what the function makes of a request and its body."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            text = json.dumps(answer(self, body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_POST = do_PUT = do_GET

        def log_message(self, *_):
            pass

    started = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=started.serve_forever, daemon=True).start()
    return started.server_port


def service(name):
    return server(lambda request, _: {"who": name, "path": request.path, "headers": dict(request.headers)})


def function(_, body):
    """What a function returns: the event itself, or what its path asks for."""
    event = json.loads(body)
    match event["path"]:
        case "/elsewhere":
            return {"statusCode": 302, "headers": {"Location": "https://example.com/", "X-Own": "1"}}
        case "/bytes":
            return {"statusCode": 200, "isBase64Encoded": True, "body": base64.b64encode(b"\xff\x00").decode()}
        case "/fails":
            return {"errorMessage": "no"}
    lists = {"Set-Cookie": ["a=1", "b=2"], "Content-Type": ["application/json"]}
    return {"statusCode": 201, "multiValueHeaders": lists, "body": json.dumps(event)}


def main(compose_file, folder):
    configs = json.loads(Path(compose_file).read_text())["configs"]
    text = {name: config["content"].replace("$$", "$") for name, config in configs.items()}
    (folder / "lambda.js").write_text(text["balancer-lambda"])
    # Ports that were free a moment ago.
    probes = [ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) for _ in range(3)]
    secure, plain, status = (probe.server_port for probe in probes)
    for probe in probes:
        probe.server_close()
    settings = text["balancer-nginx"]
    replaced = {
        "/etc/nginx/lambda.js": str(folder / "lambda.js"),
        "load_module modules/": "load_module /usr/lib/nginx/modules/",
        "listen 443;": f"listen 127.0.0.1:{secure};",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 8080;": f"listen 127.0.0.1:{status};",
        "orders:3000": f"127.0.0.1:{service('orders')}",
        "web:80": f"127.0.0.1:{service('web')}",
        "http://report:8080": f"http://127.0.0.1:{server(function)}",
        "http {": f"http {{\n  access_log off;\n  client_body_temp_path {folder}/body;\n  proxy_temp_path {folder}/proxy;",
    }
    for old, new in replaced.items():
        assert old in settings, f"{old} is not in the settings"
        settings = settings.replace(old, new)
    (folder / "nginx.conf").write_text(f"daemon off;\npid {folder}/pid;\n{settings}")
    arguments = ["nginx", "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
    subprocess.run([*arguments, "-t", "-q"], check=True)
    running = subprocess.Popen(arguments)
    try:
        time.sleep(1)
        check(secure, plain, status)
    finally:
        running.terminate()
        running.wait(10)


def ask(port, path, method="GET", headers=None, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def check(secure, plain, status):
    report = {"Host": "Reports.example.com", "X-Version": "V2"}

    def who(path, method="GET", headers=None):
        return json.loads(ask(secure, path, method, headers)[2]).get("who", "report")

    # By path and method; the path goes on as it came.
    answer = json.loads(ask(secure, "/orders/1%2F2//x?a=b", "POST")[2])
    assert (answer["who"], answer["path"]) == ("orders", "/orders/1%2F2//x?a=b"), answer
    assert answer["headers"]["X-Forwarded-Proto"] == "https", answer
    # Three of four other requests go to one service, the rest to the other.
    shares = [who("/other") for _ in range(300)]
    assert 170 < shares.count("web") < 280 and shares.count("orders") > 20, shares.count("web")
    assert {who("/orders", "PUT") for _ in range(60)} == {"web", "orders"}

    # By host, header and parameter: all of them must hold.
    assert who("/r?q=1&kind=Daily&x", headers=report) in ("web", "orders"), "`Daily` does not begin with `day`"
    assert who("/r?q=1&kind=Days&x", headers=report) == "report"
    assert who("/r?all", headers=report) == who("/r?x=all", headers=report) == "report"
    assert who("/r", headers=report) != "report"
    assert who("/r?all", headers={**report, "X-Version": "v22"}) != "report"
    assert who("/r?all", headers={**report, "Host": "web.example.com"}) != "report"

    # The function gets an event, and what it returns is the answer.
    code, headers, body = ask(secure, "/r?all&all=2", "POST", {**report, "Content-Type": "text/plain"}, "hello")
    event = json.loads(body)
    assert (code, headers.get_all("Set-Cookie")) == (201, ["a=1", "b=2"]), (code, headers)
    assert event["multiValueQueryStringParameters"] == {"all": ["", "2"]}, event
    assert event["multiValueHeaders"]["x-forwarded-for"] == ["127.0.0.1"], event
    assert (event["path"], event["body"], event["isBase64Encoded"]) == ("/r", "hello", False), event
    event = json.loads(ask(secure, "/r?all", "POST", {**report, "Content-Type": "image/png"}, b"\xff\x00")[2])
    assert (event["body"], event["isBase64Encoded"]) == (base64.b64encode(b"\xff\x00").decode(), True), event
    code, headers, _ = ask(secure, "/elsewhere?all", headers=report)
    assert (code, headers["Location"], headers["X-Own"]) == (302, "https://example.com/", "1"), headers
    assert ask(secure, "/bytes?all", headers=report)[2] == b"\xff\x00"
    assert ask(secure, "/fails?all", headers=report)[0] == 502

    # Redirects and fixed answers.
    code, headers, _ = ask(secure, "/old/a?c=d")
    assert (code, headers["Location"]) == (301, f"http://127.0.0.1:{secure}/new/old/a?from=old&c=d"), headers
    code, headers, _ = ask(plain, "/p%20q?x=y")
    assert (code, headers["Location"]) == (301, "http://127.0.0.1:8443/p%20q?x=y"), headers
    code, headers, body = ask(status, "/")
    assert (code, headers["Content-Type"], body) == (200, "application/json", b'{"price": "$5"}'), (headers, body)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

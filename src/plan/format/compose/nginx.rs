//! Settings of nginx that make it do what a load balancer does.

use super::nginx_language::{COMMON, DOLLAR, location, plain, quoted, split, split_by, stream_server, value};
use super::upstream::{self, Upstream, reached, speaks};
use super::{Compose, function, rule, text};
use crate::plan::model::Setting;
use crate::plan::model::balancing::{Action, Listener, ListenerRule, LoadBalancer, WeightedGroup};

/// Translates requests to events of functions and back, in the JavaScript of nginx.
pub const LAMBDA: &str = include_str!("lambda.js");

/// Where Docker answers to names.
const RESOLVER: &str = "resolver 127.0.0.11 valid=5s ipv6=off;";

/// What a load balancer becomes.
#[derive(Debug, Default)]
pub struct Settings {
    /// The text of `nginx.conf`.
    pub text: String,
    /// Whether functions stand behind it.
    pub has_functions: bool,
    /// What it cannot do.
    pub notes: Vec<String>,
}

/// The published ports of the listeners, by the id of the listener.
pub type Published = Vec<(String, u16)>;

/// The settings for a load balancer.
pub fn of_balancer(compose: &Compose, balancer: &LoadBalancer, published: &Published) -> Settings {
    let mut writer = Writer {
        compose,
        balancer,
        published,
        http: String::new(),
        stream: String::new(),
        made: Settings::default(),
    };
    writer.tell_of_versions();
    for (at, listener) in balancer.listeners.iter().enumerate() {
        if is_http(listener) {
            writer.http_listener(at, listener);
        } else {
            writer.stream_listener(at, listener);
        }
    }
    writer.finish()
}

/// The settings for names that have another port than what they stand for.
pub fn of_ports(ports: &[(i64, String)]) -> String {
    let mut servers = String::new();
    for (port, address) in ports {
        let address = reached(address, &mut servers);
        servers.push_str(&stream_server(&port.to_string(), "", &address));
    }
    format!("events {{}}\nstream {{\n  {RESOLVER}\n{servers}}}\n")
}

/// Whether a listener speaks HTTP, whose requests have rules.
pub fn is_http(listener: &Listener) -> bool {
    matches!(
        listener.protocol.as_ref().and_then(Setting::known).map(String::as_str),
        None | Some("HTTP" | "HTTPS")
    )
}

/// What a listener takes.
pub struct Transports {
    /// Connections.
    pub tcp: bool,
    /// Packets without a connection.
    pub udp: bool,
}

/// What a listener takes.
pub fn transports(listener: &Listener) -> Transports {
    match listener.protocol.as_ref().and_then(Setting::known).map(String::as_str) {
        Some("UDP" | "QUIC") => Transports { tcp: false, udp: true },
        Some("TCP_UDP" | "TCP_QUIC") => Transports { tcp: true, udp: true },
        _ => Transports { tcp: true, udp: false },
    }
}

struct Writer<'a> {
    compose: &'a Compose<'a>,
    balancer: &'a LoadBalancer,
    published: &'a Published,
    http: String,
    stream: String,
    made: Settings,
}

impl Writer<'_> {
    /// nginx speaks HTTP/1.1 to what stands behind it, and HTTP/2 only for gRPC.
    fn tell_of_versions(&mut self) {
        let groups =
            self.balancer.listeners.iter().flat_map(|listener| &listener.rules).flat_map(|rule| match &rule
                .action
            {
                Action::Forward { target_groups } => target_groups.as_slice(),
                _ => &[],
            });
        let ids: Vec<&str> =
            groups.filter_map(|group| group.target_group.known()?.resource.as_deref()).collect();
        let groups = self.compose.plan.target_groups.iter();
        for group in groups.filter(|group| speaks(group, "HTTP2") && ids.contains(&group.head.id.as_str())) {
            let note = "requests reach its targets over HTTP/1.1, not HTTP/2";
            self.made.notes.push(format!("{}: {note}", group.head.id));
        }
    }

    fn http_listener(&mut self, at: usize, listener: &Listener) {
        let headers = rule::headers(listener);
        let mut choices = String::new();
        let mut locations = String::new();
        let mut default = "none".to_owned();
        for (number, rule) in listener.rules.iter().enumerate() {
            let name = format!("rule-{at}-{number}");
            if rule.priority.is_none() {
                default.clone_from(&name);
            } else {
                match rule::expression(rule, &headers, &self.compose.plan.unknown) {
                    Ok(expression) => {
                        choices.push_str(&format!("    {} {name};\n", quoted(&format!("~{expression}"))));
                    }
                    Err(why) => {
                        self.made.notes.push(format!("{}: {why}, so that it never holds", rule.id));
                        continue;
                    }
                }
            }
            locations.push_str(&self.rule(&name, listener, rule));
        }
        let port = port_of(listener);
        // Clients of gRPC speak HTTP/2 from the first byte on, without TLS here; nginx tells it from HTTP/1.1.
        let http2 = if locations.contains("grpc_pass") { "    http2 on;\n" } else { "" };
        let scheme = if is_encrypted(listener) { "https" } else { "http" };
        let subject = quoted(&rule::subject(&headers));
        self.http
            .push_str(&format!("  map {subject} $rule_{at} {{\n    default {default};\n{choices}  }}\n"));
        self.http.push_str(&format!(
            "  server {{\n    listen {port};\n{http2}    set $forwarded_protocol {scheme};\n    set $forwarded_port {port};\n    \
             rewrite ^ /$rule_{at} last;\n    location / {{ return 503; }}\n{locations}  }}\n"
        ));
    }

    /// The places to which requests of a rule are led.
    fn rule(&mut self, name: &str, listener: &Listener, rule: &ListenerRule) -> String {
        match &rule.action {
            Action::Forward { target_groups } => self.forward(name, rule, target_groups),
            Action::Redirect { status, .. } => {
                let to = self.redirect(listener, &rule.action);
                let status =
                    if status.known().is_some_and(|status| status == "HTTP_301") { "301" } else { "302" };
                location(name, &format!("return {status} {to};"))
            }
            Action::FixedResponse { status, content_type, body } => {
                let kind = content_type.as_ref().map_or_else(|| "text/plain".to_owned(), text::text);
                let body = body.as_ref().map(text::text).unwrap_or_default();
                let (kind, body) = (value(&kind), value(&body));
                location(name, &format!("default_type {kind};\n      return {} {body};", text::text(status)))
            }
            Action::Unknown => location(name, "return 503;"),
        }
    }

    fn forward(&mut self, name: &str, rule: &ListenerRule, groups: &[WeightedGroup]) -> String {
        let shares = upstream::shares(self.compose, groups);
        if shares.is_empty() {
            self.made.notes.push(format!("{}: nothing of this application stands behind it", rule.id));
        }
        match shares.as_slice() {
            [] => location(name, "return 503;"),
            [(upstream, _)] => self.upstream(name, upstream),
            many => {
                let variable = format!("$target_{}", name.replace('-', "_"));
                let choices =
                    split(&variable, many.iter().map(|(_, share)| *share), |at| format!("{name}-{at}"));
                self.http.push_str(&choices);
                let mut out = location(name, &format!("rewrite ^ /{variable} last;"));
                for (at, (upstream, _)) in many.iter().enumerate() {
                    out.push_str(&self.upstream(&format!("{name}-{at}"), upstream));
                }
                out
            }
        }
    }

    fn upstream(&mut self, name: &str, upstream: &Upstream) -> String {
        match upstream {
            Upstream::Host { scheme, address } => {
                let address = value(&reached(address, &mut self.http));
                location(
                    name,
                    &format!("set $target {address};\n      proxy_pass {scheme}://$target$request_uri;"),
                )
            }
            Upstream::Grpc { scheme, address } => {
                let address = value(&reached(address, &mut self.http));
                // The path is the one that was asked for, not the one to which the rule has led.
                location(
                    name,
                    &format!(
                        "set $target {address};\n      rewrite ^ /$bare_path break;\n      \
                         grpc_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n      grpc_pass {scheme}://$target;"
                    ),
                )
            }
            Upstream::Function { host, group, value_lists } => {
                self.made.has_functions = true;
                let (host, group) = (value(&format!("http://{host}:{}", function::PORT)), value(group));
                let lists = if *value_lists { "1" } else { "0" };
                let settings = format!(
                    "set $function {host};\n      set $target_group {group};\n      set $value_lists {lists};\n      \
                     set $forwarded_for $proxy_add_x_forwarded_for;\n      \
                     client_max_body_size 1m;\n      client_body_buffer_size 1m;\n      js_content lambda.handle;"
                );
                location(name, &settings)
            }
        }
    }

    fn stream_listener(&mut self, at: usize, listener: &Listener) {
        let groups = listener.rules.iter().filter_map(|rule| match &rule.action {
            Action::Forward { target_groups } => Some(target_groups.as_slice()),
            _ => None,
        });
        let groups: Vec<WeightedGroup> = groups.flatten().cloned().collect();
        let hosts: Vec<(String, f64)> = upstream::shares(self.compose, &groups)
            .into_iter()
            .filter_map(|(upstream, share)| match upstream {
                Upstream::Host { address, .. } | Upstream::Grpc { address, .. } => Some((address, share)),
                Upstream::Function { .. } => None,
            })
            .collect();
        let kinds: &[&str] = match transports(listener) {
            Transports { tcp: true, udp: true } => &["", " udp"],
            Transports { udp: true, .. } => &[" udp"],
            Transports { .. } => &[""],
        };
        match hosts.as_slice() {
            [] => self
                .made
                .notes
                .push(format!("{}: nothing of this application stands behind it", listener.head.id)),
            [(address, _)] => {
                let address = reached(address, &mut self.stream);
                for kind in kinds {
                    self.stream.push_str(&stream_server(&port_of(listener), kind, &address));
                }
            }
            many => {
                let variable = format!("$target_{at}");
                let many: Vec<(String, f64)> = many
                    .iter()
                    .map(|(address, share)| (reached(address, &mut self.stream), *share))
                    .collect();
                let address = |at: usize| many.get(at).map(|(address, _)| value(address)).unwrap_or_default();
                self.stream.push_str(&split_by(
                    "$remote_addr$remote_port",
                    &variable,
                    many.iter().map(|(_, share)| *share),
                    address,
                ));
                for kind in kinds {
                    self.stream.push_str(&format!(
                        "  server {{\n    listen {}{kind};\n    proxy_pass {variable};\n  }}\n",
                        port_of(listener)
                    ));
                }
            }
        }
    }

    /// Where a redirect leads. One to another listener of the load balancer leads to its port on this machine.
    fn redirect(&self, listener: &Listener, action: &Action) -> String {
        let Action::Redirect { protocol, host, port, path, query, .. } = action else { return String::new() };
        let given = |setting: &Option<Setting<String>>, same: &str| {
            setting.as_ref().map(text::text).filter(|text| text != same)
        };
        let (protocol, host, port) =
            (given(protocol, "#{protocol}"), given(host, "#{host}"), given(port, "#{port}"));
        let scheme = protocol.map_or_else(|| "http".to_owned(), |protocol| protocol.to_ascii_lowercase());
        let local = port.as_ref().and_then(|port| self.local_port(port));
        let own = port_of(listener);
        let fill = |text: &str| {
            let text = plain(text);
            let text = text.replace("#{path}", "$bare_path").replace("#{query}", "$args");
            text.replace("#{host}", "$host").replace("#{port}", &own).replace("#{protocol}", &scheme)
        };
        let origin = match (host, port, local) {
            (None, None, _) => "http://$http_host".to_owned(),
            (None, Some(_), Some(local)) => format!("http://$host:{local}"),
            (None, Some(port), None) => format!("{scheme}://$host:{port}"),
            (Some(host), None | Some(_), _) if host.is_empty() => "http://$http_host".to_owned(),
            (Some(host), Some(port), _) if !is_usual(&scheme, &port) => {
                format!("{scheme}://{}:{port}", fill(&host))
            }
            (Some(host), _, _) => format!("{scheme}://{}", fill(&host)),
        };
        let path = path.as_ref().map_or_else(|| "/$bare_path".to_owned(), |path| fill(&text::text(path)));
        let query = match query.as_ref().map(text::text) {
            None => "$is_args$args".to_owned(),
            Some(query) if query == "#{query}" => "$is_args$args".to_owned(),
            Some(query) if query.is_empty() => String::new(),
            Some(query) => format!("?{}", fill(&query)),
        };
        quoted(&format!("{origin}{path}{query}"))
    }

    fn local_port(&self, port: &str) -> Option<u16> {
        let listener = self.balancer.listeners.iter().find(|listener| port_of(listener) == port)?;
        let (_, local) = self.published.iter().find(|(id, _)| *id == listener.head.id)?;
        Some(*local)
    }

    fn finish(mut self) -> Settings {
        let mut text = String::new();
        if self.made.has_functions {
            text.push_str("load_module modules/ngx_http_js_module.so;\n");
        }
        text.push_str("events {}\n");
        if !self.http.is_empty() {
            let lambda = match self.made.has_functions {
                true => "  js_import lambda from /etc/nginx/lambda.js;\n  js_fetch_timeout 900s;\n",
                false => "",
            };
            let dollar = match self.http.contains(DOLLAR) {
                true => "  geo $dollar { default \"$\"; }\n",
                false => "",
            };
            text.push_str(&format!("http {{\n  {RESOLVER}\n{lambda}{dollar}{COMMON}{}}}\n", self.http));
        }
        if !self.stream.is_empty() {
            text.push_str(&format!("stream {{\n  {RESOLVER}\n{}}}\n", self.stream));
        }
        self.made.text = text;
        self.made
    }
}

/// The port of a listener; those that say none have that of HTTP.
pub fn port_of(listener: &Listener) -> String {
    listener.port.as_ref().map_or_else(|| "80".to_owned(), text::digits)
}

fn is_encrypted(listener: &Listener) -> bool {
    listener.protocol.as_ref().and_then(Setting::known).is_some_and(|protocol| protocol == "HTTPS")
}

fn is_usual(scheme: &str, port: &str) -> bool {
    matches!((scheme, port), ("http", "80") | ("https", "443"))
}

//! The plan as a Compose file. `tests/scripts/compose.sh` holds all of them to Compose itself.

use std::path::Path;

use samc::plan::format::compose::to_compose;

use crate::plan::plan_folder;

/// The Compose file of an application below `fixtures/plan`.
fn compose(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plan").join(name);
    let made = plan_folder(&folder);
    to_compose(made.planned.plan.as_ref().unwrap(), &made.sources)
}

#[test]
fn a_service_of_several_containers() {
    insta::assert_snapshot!(compose("containers/sidecars"));
}

#[test]
fn a_load_balancer_with_rules() {
    insta::assert_snapshot!(compose("containers/load_balancer"));
}

#[test]
fn functions_and_containers_on_one_table() {
    insta::assert_snapshot!(compose("containers/beside_functions"));
}

/// What cannot be mounted is laid into an image; `tests/scripts/content.sh` builds it.
#[test]
fn layers_and_archives_become_an_image() {
    insta::assert_snapshot!(compose("functions/layered"));
}

#[test]
fn names_with_ports_of_their_own() {
    let text = compose("containers/service_connect");
    let document: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    let aliases = |service: &str| document["services"][service]["networks"]["default"]["aliases"].clone();
    assert_eq!(aliases("web"), serde_json::json!(["web.shop.local"]));
    assert_eq!(aliases("stock"), serde_json::json!(["stock.shop.local"]));
    // Others call the orders at port 80, where its container does not listen.
    assert_eq!(aliases("orders"), serde_json::Value::Null);
    assert_eq!(aliases("orders-connect"), serde_json::json!(["orders"]));
    let settings = document["configs"]["orders-connect-nginx"]["content"].as_str().unwrap();
    assert!(settings.contains("listen 80;") && settings.contains("\"orders:3000\""), "{settings}");
}

#[test]
fn unknown_values_are_asked_for_and_dollars_are_no_variables() {
    let fargate = compose("containers/fargate");
    let document: serde_json::Value = serde_yaml::from_str(&fargate).unwrap();
    let variables = &document["services"]["service"]["environment"];
    assert_eq!(variables["GREETING"], "Hello, it is $$5");
    let password = variables["PASSWORD"].as_str().unwrap();
    assert!(
        password.starts_with("${PASSWORD_OF_SECRET_SHOP_DATABASE:?") && password.ends_with('}'),
        "{password}"
    );
    assert!(fargate.contains("# Values that are not known"), "{fargate}");
    let instances: serde_json::Value = serde_yaml::from_str(&compose("containers/instances")).unwrap();
    let source = instances["services"]["service-web"]["volumes"][0]["source"].as_str().unwrap().to_owned();
    assert!(source.starts_with("${PARAMETER_LOGFOLDER:?"), "{source}");
}

/// The value of a text in which variables are set as the file asks for it.
fn with_variables(text: &serde_json::Value, given: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text.as_str().unwrap().to_owned();
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        rest = match after.strip_prefix('{') {
            Some(variable) => {
                let (name, behind) = variable.split_once(":?").unwrap();
                let value = given.iter().find(|(other, _)| *other == name);
                out.push_str(value.unwrap_or_else(|| panic!("nobody asked for {name}")).1);
                behind.split_once('}').unwrap().1.to_owned()
            }
            None => {
                out.push('$');
                after.strip_prefix('$').unwrap().to_owned()
            }
        };
    }
    out + &rest
}

/// Whoever sets the variables as they are asked for gets the values that the template makes of it.
#[test]
fn what_is_known_of_a_value_stands_around_its_variables() {
    let text = compose("containers/unknown_parts");
    let document: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    let given = [
        ("PARAMETER_TAG", "7"),
        ("PARAMETER_PASSWORD", "secret"),
        ("DATABASE_ENDPOINT_ADDRESS", "db"),
        ("STORED_PARAMETER_NAME", "you"),
        ("STORED_PARAMETER_OTHER", "me"),
        ("PARAMETER_FOLDER", "f"),
        ("PARAMETER_PORT", "81"),
    ];
    let web = &document["services"]["web"];
    let value = |value: &serde_json::Value| with_variables(value, &given);
    assert_eq!(value(&web["image"]), "example/web:7");
    assert_eq!(value(&web["volumes"][0]["source"]), "/data/f");
    let variables = &web["environment"];
    assert_eq!(value(&variables["DATABASE"]), "postgres://u:secret@db/x?cost=$5");
    assert_eq!(value(&variables["GREETING"]), "to you and me");
    assert_eq!(value(&variables["TAG"]), "7");
    let code = &document["configs"]["hello-code"]["content"];
    assert_eq!(value(code), "run = lambda event, context: 'hello 7'\n");
    // What follows in another way from what is missing has variables of its own.
    let followed = |text: &serde_json::Value| {
        let text = text.as_str().unwrap();
        let (before, rest) = text.split_once("${").unwrap();
        let (name, message) = rest.split_once(":?").unwrap();
        assert!(message.starts_with("a value that depends on parameter "), "{message}");
        (before.to_owned(), name.to_owned())
    };
    let pair = |before: &str, name: &str| (before.to_owned(), name.to_owned());
    assert_eq!(followed(&web["mem_limit"]), pair("", "VALUE_WITH_PARAMETER_SIZE_2"));
    assert_eq!(followed(&web["command"][1]), pair("--first=", "VALUE_WITH_PARAMETER_NAMES"));
    assert_eq!(followed(&variables["SIZE"]), pair("size-", "VALUE_WITH_PARAMETER_SIZE"));
    assert_eq!(followed(&variables["KEY"]), pair("", "VALUE_WITH_PARAMETER_FOLDER"));
    for line in [
        "VALUE_WITH_PARAMETER_SIZE: all of the value at template.yaml:29, which depends on parameter Size",
        "Rule: it compares with parameter Path, which is not known (call samc plan with --parameter Path=…), so",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// The document and the head of a Compose file, each line break in which is a blank.
fn document_and_head(name: &str) -> (serde_json::Value, String) {
    let text = compose(name);
    let head: Vec<&str> = text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim).collect();
    (serde_yaml::from_str(&text).unwrap(), head.join(" "))
}

fn settings(document: &serde_json::Value, config: &str) -> String {
    document["configs"][config]["content"].as_str().unwrap().replace("$$", "$")
}

#[test]
fn containers_in_the_network_of_the_machine_are_found_and_find_others() {
    let (document, head) = document_and_head("containers/host_network");
    let services = &document["services"];
    assert_eq!(services["agent"]["network_mode"], "host");
    assert_eq!(services["agent"]["environment"]["AWS_ENDPOINT_URL_DYNAMODB"], "http://localhost:8000");
    // Its port is taken, so the shop gets another one.
    assert_eq!(services["shop"]["ports"], serde_json::json!(["8082:8081"]));
    assert_eq!(services["shop"]["environment"]["AWS_ENDPOINT_URL_DYNAMODB"], "http://dynamodb:8000");
    for (service, config, address) in [
        ("balancer", "balancer-nginx", "proxy_pass http://$target$request_uri;"),
        ("agent-connect", "agent-connect-nginx", "proxy_pass $target;"),
    ] {
        assert_eq!(
            services[service]["extra_hosts"],
            serde_json::json!(["host.docker.internal=host-gateway"]),
            "{service}"
        );
        let text = settings(&document, config);
        for part in
            ["upstream machine_8081 { server \"host.docker.internal:8081\"; }", "\"machine_8081\"", address]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
    let aliases = &services["agent-connect"]["networks"]["default"]["aliases"];
    assert_eq!(*aliases, serde_json::json!(["agent.shop"]));
    assert!(
        head.contains("8081  Agent, port 8081") && head.contains("Agent: it has the network of this machine")
    );
}

#[test]
fn volumes_are_shared_as_on_ecs() {
    let (document, head) = document_and_head("containers/shared_volumes");
    let sources = |service: &str| -> Vec<&str> {
        let volumes = document["services"][service]["volumes"].as_array().unwrap();
        volumes.iter().map(|volume| volume["source"].as_str().unwrap()).collect()
    };
    assert_eq!(sources("writer"), ["files", "cache", "writer-scratch"]);
    assert_eq!(sources("reader-reader"), ["files", "files-pictures", "cache", "reader-scratch"]);
    let declared: Vec<&String> = document["volumes"].as_object().unwrap().keys().collect();
    assert_eq!(declared, ["files", "cache", "writer-scratch", "files-pictures", "reader-scratch"]);
    assert!(head.contains("Writer: all its tasks see the same volume `scratch`"), "{head}");
    assert!(!head.contains("Reader: all its tasks"), "{head}");
}

#[test]
fn numbers_and_switches_that_are_not_known_are_asked_for() {
    let (document, _) = document_and_head("containers/shared_volumes");
    let writer = &document["services"]["writer"];
    let given = [
        ("PARAMETER_COUNT", "3"),
        ("PARAMETER_MEMORY", "512"),
        ("VALUE_WITH_PARAMETER_DEBUG", "true"),
        ("VALUE_WITH_PARAMETER_WORDS", "serve now"),
    ];
    assert_eq!(with_variables(&writer["deploy"]["replicas"], &given), "3");
    assert_eq!(with_variables(&writer["mem_limit"], &given), "512m");
    assert_eq!(with_variables(&writer["read_only"], &given), "true");
    // It is a text, of which Compose makes words.
    assert_eq!(with_variables(&writer["command"], &given), "serve now");
}

#[test]
fn what_ends_is_started_again_as_on_ecs() {
    let (document, head) = document_and_head("containers/shared_volumes");
    let restart =
        |service: &str| document["services"][service]["restart"].as_str().unwrap_or("no").to_owned();
    assert_eq!(restart("writer"), "unless-stopped");
    assert_eq!(restart("reader-once"), "on-failure");
    assert_eq!(restart("reader-always"), "unless-stopped");
    assert!(
        head.contains("Reader/once: it is started again, too, when it ends with an exit code of these: 3")
    );
    assert!(head.contains("Reader/reader: its log stays with Docker"), "{head}");
    assert_eq!(document["services"]["reader-once"]["logging"]["options"]["max-size"], "10m");
    assert_eq!(document["services"]["reader-reader"]["mem_swappiness"], 10);
}

#[test]
fn names_and_ports_lead_to_what_is_meant() {
    let (document, head) = document_and_head("containers/protocols");
    let services = &document["services"];
    let aliases = |service: &str| services[service]["networks"]["default"]["aliases"].clone();
    assert_eq!(aliases("pair-web"), serde_json::json!(["pair.shop"]));
    assert_eq!(aliases("pair-admin"), serde_json::Value::Null);
    // Both are called at port 80, and are two ports of one container.
    for (service, name, address) in
        [("two-connect", "two.shop", "two:8080"), ("two-connect-2", "admin.shop", "two:8081")]
    {
        assert_eq!(aliases(service), serde_json::json!([name]));
        let text = settings(&document, &format!("{service}-nginx"));
        assert!(text.contains("listen 80;") && text.contains(&format!("\"{address}\"")), "{text}");
    }
    assert_eq!(services["names"]["ports"], serde_json::json!(["8053:53", "8053:53/udp"]));
    let names = settings(&document, "names-nginx");
    assert!(names.contains("listen 53;") && names.contains("listen 53 udp;"), "{names}");
    let calls = settings(&document, "calls-nginx");
    for part in
        ["grpc_pass grpc://$target;", "http2 on;", "return 301 \"http://www.$host/", "q=a\\\\*b[^&\\n]*"]
    {
        assert!(calls.contains(part), "{part}: {calls}");
    }
    assert_eq!(calls.matches("http2 on;").count(), 1, "{calls}");
    assert!(head.contains("FastGroup: requests reach its targets over HTTP/1.1"), "{head}");
    assert!(head.contains("ExpressionRule: it compares with regular expressions of AWS"), "{head}");
}

/// What stands in the template counts, and what nobody has is taken by the first.
#[test]
fn ports_of_this_machine_are_given_once() {
    let document: serde_json::Value = serde_yaml::from_str(&compose("containers/beside_functions")).unwrap();
    let services = document["services"].as_object().unwrap();
    let ports = services.values().filter_map(|service| service["ports"].as_array()).flatten();
    let mut outside: Vec<&str> =
        ports.map(|port| port.as_str().unwrap().split(':').next().unwrap()).collect();
    outside.sort_unstable();
    let count = outside.len();
    outside.dedup();
    assert_eq!((outside.len(), outside.contains(&"9001")), (count, true), "{outside:?}");
}

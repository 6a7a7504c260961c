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

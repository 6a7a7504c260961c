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

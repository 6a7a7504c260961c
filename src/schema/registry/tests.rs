//! Facts about a few types, looked up by hand in AWS's documentation, and that all types can be read.

use super::*;
use crate::schema::{Additional, AttributeValue, LifecycleStatus, Pattern, PropertyPath, Types};
use std::collections::BTreeSet;

fn paths(paths: &[PropertyPath]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}

#[test]
fn every_type_can_be_read() {
    let schemas = Schemas::new();
    assert_eq!(schemas.names().count(), 1884);
    let mut unreadable = Vec::new();
    for name in schemas.names() {
        let json = schemas.json(name).unwrap();
        let read = ResourceType::read(name, &json, &|_| None);
        unreadable.extend(read.err().map(|unreadable| format!("{name}: {unreadable}")));
        assert!(schemas.resource_type(name).is_none_or(|found| &*found.name == name));
    }
    assert!(unreadable.is_empty(), "{unreadable:#?}");
}

#[test]
fn paths_lead_to_properties() {
    let schemas = Schemas::new();
    let mut found = 0;
    for resource_type in schemas.names().filter_map(|name| schemas.resource_type(name)) {
        let facts = [&resource_type.read_only, &resource_type.create_only, &resource_type.primary_identifier];
        for path in facts.into_iter().flatten() {
            assert!(resource_type.document.at(path.steps()).is_some(), "{} {path}", resource_type.name);
            found += 1;
        }
    }
    assert!(found > 9_000, "{found}");
}

#[test]
fn all_patterns_but_two_are_understood() {
    let schemas = Schemas::new();
    let mut patterns = BTreeSet::new();
    schemas.names().for_each(|name| collect(&schemas.json(name).unwrap(), &mut patterns));
    assert!(patterns.len() > 3_000);
    patterns.retain(|source| !Pattern::new(source).is_valid());
    // A date that refers to its own groups, and a set within a set as only Java has it.
    let starts: Vec<&str> = patterns.iter().filter_map(|pattern| pattern.get(..12)).collect();
    assert_eq!(starts, [r"^([\+-]?\d{4", r"^[\p{Print}&"]);
}

fn collect(value: &Value, patterns: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            patterns.extend(map.get("pattern").and_then(Value::as_str).map(String::from));
            let keys = map.get("patternProperties").and_then(Value::as_object);
            patterns.extend(keys.into_iter().flat_map(|keys| keys.keys().cloned()));
            map.values().for_each(|value| collect(value, patterns));
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, patterns)),
        _ => {}
    }
}

#[test]
fn a_function_needs_code_and_a_role() {
    let schemas = Schemas::new();
    let function = schemas.resource_type("AWS::Lambda::Function").unwrap();
    let root = function.document.get(function.document.root());
    let object = root.object.as_ref().unwrap();
    let mut required = object.required.clone();
    required.sort();
    assert_eq!(required, ["Code".into(), "Role".into()]);
    assert_eq!(object.additional, Additional::Forbidden);
    let timeout = function.document.get(function.document.at(["Timeout"]).unwrap());
    assert!(timeout.types == Types::INTEGER && timeout.number.as_ref().unwrap().minimum == Some(1.0));
    let subnets = function.document.at(["VpcConfig", "SubnetIds"]).unwrap();
    assert_eq!(function.document.get(subnets).types, Types::ARRAY);
    assert_eq!(paths(&function.create_only), ["FunctionName", "PackageType", "TenancyConfig"]);
    assert!(function.is_read_only(&["Arn"]) && function.is_read_only(&["SnapStartResponse", "ApplyOn"]));
    assert!(!function.is_read_only(&["Code"]));
}

#[test]
fn attributes_of_types() {
    let schemas = Schemas::new();
    let attribute = |name: &str, attribute: &str| {
        let found = schemas.resource_type(name).unwrap().attribute(attribute);
        found.map(|attribute| (attribute.name.to_string(), attribute.value))
    };
    for name in ["Arn", "QueueName", "QueueUrl"] {
        assert!(matches!(attribute("AWS::SQS::Queue", name), Some((_, AttributeValue::Schema(_)))), "{name}");
    }
    assert!(attribute("AWS::SQS::Queue", "Url").is_none());
    assert!(
        attribute("AWS::S3::Bucket", "Arn").is_some() && attribute("AWS::S3::Bucket", "BucketName").is_none()
    );
    assert!(attribute("AWS::RDS::DBInstance", "Endpoint.Port").is_some());
    assert!(attribute("AWS::AppMesh::Mesh", "MeshName").is_some());
    let outputs = ("Outputs.*".to_string(), AttributeValue::Text);
    assert_eq!(attribute("AWS::CloudFormation::Stack", "Outputs.BucketName"), Some(outputs));
    assert!(attribute("AWS::CloudFormation::Stack", "StackId").is_none());
    assert_eq!(attribute("Custom::Thing", "Any.Thing"), Some(("*".to_string(), AttributeValue::Unknown)));
}

#[test]
fn what_replaces_and_what_identifies() {
    let schemas = Schemas::new();
    let bucket = schemas.resource_type("AWS::S3::Bucket").unwrap();
    assert!(paths(&bucket.create_only).contains(&"BucketName".to_string()));
    assert_eq!(paths(&bucket.primary_identifier), ["BucketName"]);
    assert_eq!(bucket.document.get(bucket.reference().unwrap()).types, Types::STRING);
    assert_eq!(bucket.tag_property, Some(PropertyPath::new("/properties/Tags")));
    let table = schemas.resource_type("AWS::DynamoDB::Table").unwrap();
    assert!(paths(&table.conditional_create_only).contains(&"KeySchema".to_string()));
    let service = schemas.resource_type("AWS::QLDB::Ledger").unwrap();
    assert_eq!(service.lifecycle.as_ref().map(|lifecycle| lifecycle.status), Some(LifecycleStatus::Shutdown));
}

/// From the service endpoints in the General Reference.
#[test]
fn regions_have_types() {
    let schemas = Schemas::new();
    assert!(schemas.regions().count() == 46 && schemas.schema_date().starts_with("2026-10-20"));
    assert!(schemas.regions().all(|region| schemas.exists_in("AWS::Lambda::Function", region)));
    assert!(schemas.exists_in("AWS::AppRunner::Service", "eu-central-1"));
    assert!(!schemas.exists_in("AWS::AppRunner::Service", "eu-north-1"));
    assert!(schemas.exists_in("AWS::CloudFront::Distribution", "eu-north-1"));
    assert!(!schemas.exists_in("AWS::CloudFront::Distribution", "us-gov-west-1"));
    assert!(
        schemas.exists_in("AWS::QLDB::Ledger", "us-east-1")
            && !schemas.exists_in("AWS::QLDB::Ledger", "af-south-1")
    );
    assert!(!schemas.exists_in("AWS::Lambda::Unheard", "eu-central-1"));
    assert!(schemas.exists_in("Custom::Thing", "eu-central-1") && schemas.exists_in("A::B::C::MODULE", "x"));
}

#[test]
fn names_that_mean_other_types() {
    let schemas = Schemas::new();
    let name = |name| schemas.resource_type(name).map(|found| found.name.to_string());
    assert_eq!(name("Custom::Thing").as_deref(), Some("AWS::CloudFormation::CustomResource"));
    assert_eq!(name("My::Own::Thing::MODULE").as_deref(), Some("Module"));
    assert_eq!(name("AWS::Serverless::Function").as_deref(), Some("AWS::Serverless::Function"));
}

#[test]
fn a_type_of_the_user_comes_first() {
    let own = json!({
        "typeName": "AWS::SQS::Queue",
        "properties": {"Function": {"$ref": "AWS::Lambda::Function#/properties/VpcConfig"}},
        "readOnlyProperties": ["/properties/Function"],
    });
    let schemas = Schemas::new().with_user_schema(own).unwrap();
    let queue = schemas.resource_type("AWS::SQS::Queue").unwrap();
    assert!(queue.document.at(["Function", "SubnetIds", "*"]).is_some());
    assert!(queue.attribute("Function").is_some() && queue.attribute("Arn").is_none());
    assert_eq!(schemas.names().count(), 1884);
    assert!(Schemas::new().with_user_schema(json!({"type": "object"})).is_err());
}

#[test]
fn threads_can_share_it() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Schemas::new());
    shared(&crate::schema::Tables::new());
}

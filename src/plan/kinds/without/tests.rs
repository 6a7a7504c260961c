use super::*;
use crate::plan::kinds;
use crate::schema::Schemas;

#[test]
fn every_row_is_for_a_type_and_stands_once() {
    let schemas = Schemas::new();
    let mut patterns: Vec<&str> = none_needed::TABLE.iter().map(|needless| needless.kind).collect();
    patterns.extend(not_emulated::TABLE.iter().map(|(kind, _)| *kind));
    let count = patterns.len();
    // Not a type of CloudFormation, but in every template of the CDK; and the prefix of all custom resources.
    let others = ["AWS::CDK::Metadata", "Custom::"];
    for pattern in &patterns {
        let is_type = others.contains(pattern) || schemas.names().any(|kind| fits(pattern, kind));
        assert!(is_type, "{pattern} is for no type");
    }
    patterns.sort_unstable();
    patterns.dedup();
    assert_eq!(patterns.len(), count, "a type has two rows");
}

#[test]
fn what_alarms_lack_are_properties_of_alarms() {
    let schemas = Schemas::new();
    for needless in none_needed::TABLE {
        for (property, _) in needless.lacking {
            let found = schemas.resource_type(needless.kind).expect(needless.kind);
            assert!(found.document.at([*property]).is_some(), "{} has no {property}", needless.kind);
        }
    }
}

#[test]
fn the_closest_row_counts() {
    let why = |kind| match of(kind) {
        Without::NoneNeeded(needless) => needless.reason,
        Without::NotEmulated(why) => why,
    };
    assert!(matches!(of("AWS::IAM::Role"), Without::NoneNeeded(_)));
    assert!(matches!(of("AWS::Logs::LogGroup"), Without::NoneNeeded(_)));
    assert!(matches!(of("AWS::Logs::SubscriptionFilter"), Without::NotEmulated(_)));
    assert!(matches!(of("Custom::Seed"), Without::NotEmulated(_)));
    assert_ne!(why("AWS::EC2::Instance"), why("AWS::EC2::Subnet"));
    assert_eq!(why("AWS::Unheard::Of"), not_emulated::OTHERS);
    assert!(kinds::of("AWS::SQS::Queue").is_some(), "queues are in the plan, whatever the tables say");
}

//! Whom an integration asks: a function, an address, or what a service of AWS does it with.
//!
//! The address of a service names only the service and what is done; the queue, table or state machine stands in the
//! parameters or templates of the request (API Gateway developer guide, "Integration subtype reference" and the "uri"
//! of REST integrations).

use crate::plan::model::{Setting, Target};
use crate::plan::properties::Properties;

/// A service, and what it works on.
struct Service {
    /// Its name in an address: `arn:aws:apigateway:region:SERVICE:action/…`.
    name: &'static str,
    /// How subtypes of HTTP APIs begin.
    subtype: &'static str,
    /// The type of what it works on.
    kind: &'static str,
    /// The parameter that names that.
    parameter: &'static str,
    /// Which segment of the path names it, from the end, where the address has a path.
    segment: Option<Segment>,
}

enum Segment {
    First,
    Last,
}

const SERVICES: &[Service] = &[
    Service {
        name: "dynamodb",
        subtype: "DynamoDB-",
        kind: "AWS::DynamoDB::Table",
        parameter: "TableName",
        segment: None,
    },
    Service {
        name: "events",
        subtype: "EventBridge-",
        kind: "AWS::Events::EventBus",
        parameter: "EventBusName",
        segment: None,
    },
    Service {
        name: "firehose",
        subtype: "Firehose-",
        kind: "AWS::KinesisFirehose::DeliveryStream",
        parameter: "DeliveryStreamName",
        segment: None,
    },
    Service {
        name: "kinesis",
        subtype: "Kinesis-",
        kind: "AWS::Kinesis::Stream",
        parameter: "StreamName",
        segment: None,
    },
    Service {
        name: "s3",
        subtype: "S3-",
        kind: "AWS::S3::Bucket",
        parameter: "Bucket",
        segment: Some(Segment::First),
    },
    Service { name: "sns", subtype: "SNS-", kind: "AWS::SNS::Topic", parameter: "TopicArn", segment: None },
    Service {
        name: "sqs",
        subtype: "SQS-",
        kind: "AWS::SQS::Queue",
        parameter: "QueueUrl",
        segment: Some(Segment::Last),
    },
    Service {
        name: "states",
        subtype: "StepFunctions-",
        kind: "AWS::StepFunctions::StateMachine",
        parameter: "stateMachineArn",
        segment: None,
    },
];

/// Whom an integration asks.
pub fn target(integration: &Properties) -> Option<Setting<Target>> {
    if let Some(subtype) = integration.text("integrationSubtype") {
        return Some(of_subtype(integration, subtype));
    }
    let (address, origin) = match integration.text("uri")? {
        Setting::Unknown(id) => return Some(Setting::Unknown(id)),
        Setting::Known(address, origin) => (address, origin),
    };
    let target = integration.context.index.target(&address);
    let asked = service_of(&address).filter(|_| target.resource.is_none());
    let found = asked.and_then(|(service, rest)| {
        let in_path = segment_of(service, rest).map(|name| Setting::Known(name, origin));
        worked_on(integration, service, in_path)
    });
    Some(found.unwrap_or(Setting::Known(target, origin)))
}

/// What a service does when it is asked without a function. It stands in the address alone: what is sent to a table is the same
/// for reading and deleting.
pub fn action(integration: &Properties, kind: &str) -> Option<Setting<String>> {
    if let Some(subtype) = integration.text("integrationSubtype") {
        return Some(subtype);
    }
    match integration.text("uri")? {
        // Any other kind asks an address or a function.
        Setting::Unknown(id) => (kind == "aws").then_some(Setting::Unknown(id)),
        Setting::Known(address, origin) => {
            let asked = asked_of(&address).filter(|asked| !is_call_of_function(asked));
            asked.map(|asked| Setting::Known(asked.to_owned(), origin))
        }
    }
}

fn is_call_of_function(asked: &str) -> bool {
    asked.starts_with("lambda:path/") && asked.ends_with("invocations")
}

fn of_subtype(integration: &Properties, subtype: Setting<String>) -> Setting<Target> {
    let (subtype, origin) = match subtype {
        Setting::Unknown(id) => return Setting::Unknown(id),
        Setting::Known(subtype, origin) => (subtype, origin),
    };
    let service = SERVICES.iter().find(|service| subtype.starts_with(service.subtype));
    let found = service.and_then(|service| worked_on(integration, service, None));
    found.unwrap_or(Setting::Known(Target { resource: None, address: subtype }, origin))
}

/// What the service works on, named in the path of its address or by a parameter. A bus that is not named is the
/// default one.
fn worked_on(
    integration: &Properties,
    service: &Service,
    in_path: Option<Setting<String>>,
) -> Option<Setting<Target>> {
    let named = in_path.or_else(|| named_in(integration, service.parameter));
    let default = || (service.name == "events").then(|| integration.default("default".to_owned()));
    let named = named.or_else(default)?;
    Some(named.map(|address| {
        let index = &integration.context.index;
        let Target { resource, address } = index.named(&address, service.kind);
        // A bus may be called like a stage: only what is of the service can be meant.
        let is_of = |id: &String| index.kind(id).is_some_and(|kind| family(kind) == family(service.kind));
        Target { resource: resource.filter(is_of), address }
    }))
}

/// The service of a type: `AWS::SQS` of `AWS::SQS::Queue`.
fn family(kind: &str) -> &str {
    kind.rsplit_once("::").map_or(kind, |(family, _)| family)
}

/// The service of an address and what is behind it.
fn service_of(address: &str) -> Option<(&'static Service, &str)> {
    let (name, rest) = asked_of(address)?.split_once(':')?;
    let service = SERVICES.iter().find(|service| service.name == name)?;
    Some((service, rest))
}

/// What is asked of a service: `service:path/…` of an address `arn:aws:apigateway:region:service:path/…`.
fn asked_of(address: &str) -> Option<&str> {
    let mut parts = address.splitn(5, ':');
    let is_gateway = parts.next() == Some("arn") && parts.nth(1) == Some("apigateway");
    parts.nth(1).filter(|_| is_gateway)
}

fn segment_of(service: &Service, rest: &str) -> Option<String> {
    let path = rest.strip_prefix("path/")?;
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let segment = match service.segment.as_ref()? {
        Segment::First => segments.next(),
        Segment::Last => segments.next_back(),
    };
    segment.filter(|segment| !segment.contains('{')).map(str::to_owned)
}

/// The value of a parameter in what is sent to the service. When a part of that is not known, it may be there.
fn named_in(integration: &Properties, parameter: &str) -> Option<Setting<String>> {
    let mut unknown = None;
    for (name, text) in sent(integration) {
        match text {
            Setting::Unknown(id) => unknown = unknown.or(Some(id)),
            Setting::Known(text, origin) => {
                if let Some(value) = value_of(&format!("{name}={text}"), parameter) {
                    return Some(Setting::Known(value, origin));
                }
            }
        }
    }
    unknown.map(Setting::Unknown)
}

/// The parameters and templates of the request.
fn sent(integration: &Properties) -> Vec<(String, Setting<String>)> {
    let parts =
        ["requestParameters", "requestTemplates"].into_iter().filter_map(|name| integration.child(name));
    let texts = |part: Properties| {
        let names = part.names().into_iter();
        names.filter_map(|name| Some((name.clone(), part.text(&name)?))).collect::<Vec<_>>()
    };
    parts.flat_map(texts).collect()
}

/// What stands behind `parameter` in a text such as `{"TableName": "orders"}` or `TopicArn=$util.urlEncode('arn:…')`.
/// Nothing when it is worked out from the request.
fn value_of(text: &str, parameter: &str) -> Option<String> {
    // In templates it begins with a small letter, in parameters with a capital one.
    let start = text.to_ascii_lowercase().find(&parameter.to_ascii_lowercase())?;
    let rest = text.get(start + parameter.len()..)?;
    let rest = rest.trim_start_matches(['"', '\'', '\\', ':', '=', ' ', '\t', '\n', '\r']);
    let rest = rest.strip_prefix("$util.urlEncode(").unwrap_or(rest);
    let rest = rest.trim_start_matches(['"', '\'', '\\', ' ']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || ":/_.-".contains(c);
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    rest.get(..end).filter(|value| !value.is_empty() && !is_taken_over(value)).map(str::to_owned)
}

/// Whether a value of a parameter names a part of the request or of its context.
fn is_taken_over(value: &str) -> bool {
    ["method.", "context.", "route.", "stageVariables."].iter().any(|source| value.starts_with(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_found_in_what_is_sent() {
        let table = |text| value_of(text, "TableName");
        assert_eq!(table(r#"{"TableName": "orders", "Item": {}}"#).as_deref(), Some("orders"));
        assert_eq!(table(r#"{"TableName": "$input.params('t')"}"#), None);
        assert_eq!(table(r#"{"Item": {}}"#), None);
        assert_eq!(value_of("integration.request.path.bucket=method.request.path.folder", "Bucket"), None);
        assert_eq!(value_of("integration.request.path.bucket='photos'", "Bucket").as_deref(), Some("photos"));
        let topic = "Action=Publish&TopicArn=$util.urlEncode('arn:aws:sns:eu-west-1:1:news')&Message=x";
        assert_eq!(value_of(topic, "TopicArn").as_deref(), Some("arn:aws:sns:eu-west-1:1:news"));
    }

    #[test]
    fn addresses_name_services() {
        let named =
            |address| service_of(address).map(|(service, rest)| (service.name, segment_of(service, rest)));
        let queue = "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs";
        assert_eq!(named(queue), Some(("sqs", Some("jobs".to_owned()))));
        assert_eq!(named("arn:aws:apigateway:eu-west-1:sqs:action/SendMessage"), Some(("sqs", None)));
        assert_eq!(
            named("arn:aws:apigateway:eu-west-1:s3:path/photos/{key}").unwrap().1.as_deref(),
            Some("photos")
        );
        assert_eq!(named("arn:aws:sqs:eu-west-1:123456789012:jobs"), None);
        assert_eq!(asked_of(queue), Some("sqs:path/123456789012/jobs"));
        let chinese = "arn:aws-cn:apigateway:cn-north-1:cognito-idp:action/InitiateAuth";
        assert_eq!(asked_of(chinese), Some("cognito-idp:action/InitiateAuth"));
        assert_eq!(asked_of("https://example.com/a:b:c:d:e"), None);
    }
}

//! What something outside of the template is called: from an ARN, a URL or a name.

/// The service and the name behind an address.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// The service, such as `SQS`, or what kind of address it is.
    pub word: String,
    /// The last part of the address.
    pub name: String,
}

/// What event buses are called.
pub const BUS: &str = "event bus";

/// Services whose name in an ARN is not how people write it. All others are written in capitals.
const SERVICES: &[(&str, &str)] = &[
    ("apigateway", "API Gateway"),
    ("codebuild", "CodeBuild"),
    ("codepipeline", "CodePipeline"),
    ("cognito-idp", "Cognito"),
    ("dynamodb", "DynamoDB"),
    ("elasticloadbalancing", "load balancer"),
    ("events", "EventBridge"),
    ("execute-api", "API Gateway"),
    ("firehose", "Firehose"),
    ("kafka", "Kafka"),
    ("kinesis", "Kinesis"),
    ("lambda", "function"),
    ("logs", "log group"),
    ("scheduler", "EventBridge"),
    ("secretsmanager", "secret"),
    ("states", "state machine"),
];

/// Types of resources whose name stands right behind the type (Service Authorization Reference, "Resource types defined
/// by" Amazon MSK, Amazon MQ, EventBridge and others).
const NAMED_BEHIND_TYPE: &[&str] =
    &["api-destination", "broker", "cluster", "connection", "function", "stateMachine", "stream", "table"];

/// The service and the name behind an address.
pub fn of_address(address: &str) -> Place {
    let address = address.trim();
    if let Some(place) = of_arn(address) {
        return place;
    }
    if let Some((scheme, rest)) = address.split_once("://") {
        let host = rest.split(['/', '?']).next().unwrap_or(rest);
        return Place { word: scheme.to_uppercase(), name: host.to_owned() };
    }
    let name = address.strip_prefix("mailto:").unwrap_or(address);
    let word = if name.contains('@') { "e-mail" } else { "elsewhere" };
    Place { word: word.to_owned(), name: name.to_owned() }
}

/// `arn:partition:service:region:account:resource`, where the resource may have parts behind `:` and `/`.
fn of_arn(address: &str) -> Option<Place> {
    let mut parts = address.strip_prefix("arn:")?.splitn(5, ':');
    let (_, service, _, _) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let resource = parts.next()?;
    let is_bus = service == "events" && resource.starts_with("event-bus/");
    let known = SERVICES.iter().find(|(name, _)| *name == service);
    let word = known.map_or_else(|| service.to_uppercase(), |(_, word)| (*word).to_owned());
    let word = if is_bus { BUS.to_owned() } else { word };
    Some(Place { word, name: name_of(resource).to_owned() })
}

/// The name in the last part of an ARN. It stands behind the type, and what follows is an id, a version or the like; of
/// other types, it is the last of all.
fn name_of(resource: &str) -> &str {
    let mut parts = resource.split([':', '/']).filter(|part| !part.is_empty() && *part != "*");
    let (kind, second) = (parts.next().unwrap_or(resource), parts.next());
    match second.filter(|_| NAMED_BEHIND_TYPE.contains(&kind)) {
        Some(name) => name,
        // Integrations of API Gateway name an action in the place of a resource: `states:action/StartExecution`.
        None => parts.next_back().or(second).unwrap_or(kind),
    }
}

/// A type of CloudFormation in words: `Cognito UserPool` for `AWS::Cognito::UserPool`.
pub fn words_of_type(kind: &str) -> String {
    kind.strip_prefix("AWS::").unwrap_or(kind).split("::").collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{of_address, words_of_type};

    #[test]
    fn addresses_are_told_in_short() {
        let short = |address| {
            let place = of_address(address);
            format!("{} {}", place.word, place.name)
        };
        assert_eq!(short("arn:aws:sqs:eu-west-1:123456789012:orders"), "SQS orders");
        assert_eq!(short("arn:aws:lambda:eu-west-1:123456789012:function:pay"), "function pay");
        assert_eq!(short("arn:aws:kafka:eu-west-1:123456789012:cluster/main/*"), "Kafka main");
        let kafka = "arn:aws:kafka:eu-west-1:123456789012";
        let cluster = format!("{kafka}:cluster/main/6f4e2b1c-1111-2222-3333-444455556666-3");
        assert_eq!(short(&cluster), "Kafka main");
        assert_eq!(short("arn:aws:mq:eu-west-1:123456789012:broker:main:b-1111"), "MQ main");
        assert_eq!(short("arn:aws:lambda:eu-west-1:123456789012:function:pay:live"), "function pay");
        let table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2020-01-01T00:00:00.000";
        assert_eq!(short(table), "DynamoDB orders");
        assert_eq!(short("arn:aws:events:eu-west-1:123456789012:event-bus/default"), "event bus default");
        assert_eq!(short("arn:aws:events:eu-west-1:123456789012:rule/shop/placed"), "EventBridge placed");
        assert_eq!(short("arn:aws:s3:::files"), "S3 files");
        assert_eq!(short("arn:aws:states:eu-west-1:123456789012:stateMachine:flow"), "state machine flow");
        assert_eq!(
            short("arn:aws:apigateway:eu-west-1:states:action/StartExecution"),
            "API Gateway StartExecution"
        );
        assert_eq!(short("https://example.com/hook?a=b"), "HTTPS example.com");
        assert_eq!(short("mailto:who@example.com"), "e-mail who@example.com");
        assert_eq!(short("arn:aws"), "elsewhere arn:aws");
        assert_eq!(words_of_type("AWS::Cognito::UserPool"), "Cognito UserPool");
    }
}

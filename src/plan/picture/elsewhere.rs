//! What something outside of the template is called: from an ARN, a URL or a name.

/// The service and the name behind an address.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// The service, such as `SQS`, or what kind of address it is.
    pub word: String,
    /// The last part of the address.
    pub name: String,
}

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
    // Integrations of API Gateway name an action in the place of a resource: `states:action/StartExecution`.
    let last = resource.rsplit([':', '/']).find(|part| !part.is_empty() && *part != "*").unwrap_or(resource);
    let known = SERVICES.iter().find(|(name, _)| *name == service);
    let word = known.map_or_else(|| service.to_uppercase(), |(_, word)| (*word).to_owned());
    Some(Place { word, name: last.to_owned() })
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
        assert_eq!(short("arn:aws:s3:::files"), "S3 files");
        assert_eq!(short("https://example.com/hook?a=b"), "HTTPS example.com");
        assert_eq!(short("mailto:who@example.com"), "e-mail who@example.com");
        assert_eq!(short("arn:aws"), "elsewhere arn:aws");
        assert_eq!(words_of_type("AWS::Cognito::UserPool"), "Cognito UserPool");
    }
}

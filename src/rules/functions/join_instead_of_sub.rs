//! I1022: Fn::Join with an empty delimiter reads better as Fn::Sub.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I1022",
        name: "join-instead-of-sub",
        severity: Severity::Info,
        summary: "Fn::Join with an empty delimiter reads better as Fn::Sub.",
    },
    documentation: Documentation {
        finds: "A `Fn::Join` with an empty delimiter, of texts, `Ref`, `Fn::GetAtt` and plain `Fn::Sub`.",
        matters: "`!Sub 'arn:${AWS::Partition}:s3:::${Bucket}'` is shorter, and shows what comes out.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !Join ['', [s3, '://', !Ref Bucket]]
",
        good: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
Outputs:
  Result:
    Value: !Sub 's3://${Bucket}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.resources_of("AWS::CDK::Metadata").next().is_some() {
        return; // The CDK writes its templates like this.
    }
    for call in subject.calls.iter().filter(|call| call.function == "Fn::Join") {
        let Some([delimiter, items]) = call.argument.as_list().map(Vec::as_slice) else { continue };
        let is_plain = items.as_list().is_some_and(|items| items.iter().all(fits_into_sub));
        if delimiter.as_str() == Some("") && is_plain {
            let found = "a `Fn::Join` without a delimiter reads better as `Fn::Sub`";
            let text = items.as_list().and_then(|items| items.iter().map(part).collect::<Option<String>>());
            let fix =
                text.map(|text| Fix::safe("write `!Sub`", Change::CallSub { call: call.node.span, text }));
            let help = "write `!Sub` with one text and `${Name}` in it".to_owned();
            findings.suggest(&RULE, delimiter.span, found, Advice { text: help, fix });
        }
    }
}

/// What an item is in the text of a `Fn::Sub`.
fn part(item: &Node) -> Option<String> {
    let Some((key, argument)) = item.as_map().and_then(Map::sole_entry) else {
        // `${` would be taken for a variable; `${!` keeps it.
        return item.scalar_text().map(|text| text.replace("${", "${!"));
    };
    match (key.as_str(), argument.as_str(), argument.as_list().map(Vec::as_slice)) {
        ("Ref", Some("AWS::NoValue"), _) => None, // `Fn::Join` leaves the item out, `Fn::Sub` does not know it.
        ("Ref", Some(name), _) => Some(format!("${{{name}}}")),
        ("Fn::GetAtt", Some(name), _) => Some(format!("${{{name}}}")),
        ("Fn::GetAtt", _, Some([id, attribute])) => {
            Some(format!("${{{}.{}}}", id.as_str()?, attribute.as_str()?))
        }
        ("Fn::Sub", Some(text), _) => Some(text.to_owned()),
        _ => None,
    }
}

fn fits_into_sub(item: &Node) -> bool {
    match item.as_map().and_then(Map::sole_entry) {
        None => true,
        Some((key, argument)) => match key.as_str() {
            "Ref" | "Fn::GetAtt" => true,
            "Fn::Sub" => argument.as_str().is_some(),
            _ => false,
        },
    }
}

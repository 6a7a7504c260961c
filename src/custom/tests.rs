use std::sync::Arc;

use super::read::{file, refuse_doubles};
use super::*;
use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

const START: &str = "[[rules]]\nid = \"X1\"\ntype = \"AWS::SQS::*\"\n";

fn rules(toml: &str) -> Vec<Arc<CustomRule>> {
    let mut sources = Sources::new();
    let id = sources.add("rules.toml", toml);
    file(toml, id).unwrap_or_else(|mistake| panic!("{mistake:?}"))
}

/// What a rule for queues finds in a template, as `line: message`.
fn found(rule: &str, template: &str) -> Vec<String> {
    let knowledge = Knowledge { custom_rules: rules(&format!("{START}{rule}")), ..Knowledge::default() };
    let mut sources = Sources::new();
    let id = sources.add("t.yaml", template);
    let options = Options {
        region: "us-east-1".to_owned(),
        parameters: Default::default(),
        unpackaged_uri: None,
        as_built: true,
        facts: AwsFacts::default(),
    };
    let checked = check(&mut sources, id, &options, &knowledge, &MemoryHost::new());
    let own = checked.diagnostics.iter().filter(|found| found.code.id == "X1");
    let line = |span: Span| sources.get(span.file).unwrap().position(span.start).line;
    own.map(|found| format!("{}: {}", line(found.span), found.message)).collect()
}

fn queue(properties: &str) -> String {
    let start = "Parameters:\n  Any: {Type: String}\n  Delay: {Type: Number, AllowedValues: [5, 900]}\n\
        Conditions:\n  Big: !Equals [!Ref Any, big]\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n";
    format!("{start}      {}\n", properties.replace('\n', "\n      "))
}

#[test]
fn values_are_looked_up() {
    let most = "path = \"Properties.DelaySeconds\"\nmax = 60\nmessage = \"{resource} waits {value} s\"";
    assert_eq!(found(most, &queue("DelaySeconds: 90")), ["10: Q waits 90 s"]);
    assert_eq!(found(most, &queue("DelaySeconds: '60'")), Vec::<String>::new());
    assert_eq!(found(most, &queue("DelaySeconds: !If [Big, 61, 1]")), ["10: Q waits 61 s"]);
    assert_eq!(found(most, &queue("DelaySeconds: !Ref Delay")), ["10: Q waits 900 s"]);
    for unknown in ["!Ref Any", "!ImportValue X", "'{{resolve:ssm:x}}'", "!If [Big, !Ref AWS::NoValue, 1]"] {
        assert_eq!(
            found(most, &queue(&format!("DelaySeconds: {unknown}"))),
            Vec::<String>::new(),
            "{unknown}"
        );
    }
}

#[test]
fn what_is_absent_is_found_branch_by_branch() {
    let required = "path = \"Properties.KmsMasterKeyId\"\nrequired = true";
    let lacks = "`Q` has no `Properties.KmsMasterKeyId`";
    assert_eq!(found(required, &queue("DelaySeconds: 1")), [format!("9: {lacks}")]);
    assert_eq!(found(required, &queue("KmsMasterKeyId: !Ref Any")), Vec::<String>::new());
    assert_eq!(
        found(required, &queue("KmsMasterKeyId: !If [Big, a, !Ref AWS::NoValue]")),
        [format!("10: {lacks}")]
    );
    assert_eq!(found(required, "Resources:\n  Q: {Type: AWS::SQS::Queue}\n"), [format!("2: {lacks}")]);
    let forbidden = "path = \"DeletionPolicy\"\nforbidden = true";
    let template = "Resources:\n  Q: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}\n";
    assert_eq!(
        found(forbidden, template),
        ["2: `Q` has `DeletionPolicy`, which this project does not allow"]
    );
}

#[test]
fn lists_contain_items() {
    let tagged = "path = \"Properties.Tags.*.Key\"\ncontains = [\"Owner\", \"Team\"]";
    let both = "Tags:\n- {Key: Owner, Value: a}\n- {Key: Team, Value: b}";
    assert_eq!(found(tagged, &queue(both)), Vec::<String>::new());
    let lacks = "`Properties.Tags.*.Key` of `Q` has no `Team`";
    assert_eq!(found(tagged, &queue("Tags:\n- {Key: Owner, Value: a}")), [format!("10: {lacks}")]);
    assert_eq!(found(tagged, &queue("DelaySeconds: 1")).len(), 2);
    let branches =
        "Tags: !If\n- Big\n- - {Key: Owner, Value: a}\n- - {Key: Team, Value: a}\n  - {Key: Owner, Value: a}";
    assert_eq!(found(tagged, &queue(branches)), [format!("10: {lacks}")]);
    assert_eq!(found(tagged, &queue("Tags:\n- {Key: !Ref Any, Value: a}")), Vec::<String>::new());
}

#[test]
fn a_rule_can_have_a_condition() {
    let when = "path = \"Properties.ContentBasedDeduplication\"\nequals = true\nwhen = { path = \"Properties.FifoQueue\", equals = true }";
    let wrong = "`Properties.ContentBasedDeduplication` of `Q` is `false`, not `true`";
    let fifo = |value: &str| queue(&format!("FifoQueue: {value}\nContentBasedDeduplication: false"));
    assert_eq!(found(when, &fifo("true")), [format!("11: {wrong}")]);
    assert_eq!(found(when, &fifo("false")), Vec::<String>::new());
    let same = queue("FifoQueue: !If [Big, true, false]\nContentBasedDeduplication: !If [Big, true, false]");
    assert_eq!(found(when, &same), Vec::<String>::new());
    // A parameter has one value at a time, in conditions, too.
    let staged = "path = \"Properties.DelaySeconds\"\nmax = 60\nwhen = { path = \"Properties.QueueName\", equals = \"big\" }";
    let template = |delay: &str| {
        let queue = queue(&format!("QueueName: !Ref Any\nDelaySeconds: {delay}"));
        queue.replace("Any: {Type: String}", "Any: {Type: String, AllowedValues: [big, small]}")
    };
    assert_eq!(found(staged, &template("!If [Big, 30, 90]")), Vec::<String>::new());
    assert_eq!(found(staged, &template("!If [Big, 90, 30]")).len(), 1);
}

#[test]
fn types_are_known_or_like_none() {
    let of =
        |kind: &str| format!("[[rules]]\nid = \"X1\"\ntype = \"{kind}\"\npath = \"Type\"\nrequired = true\n");
    let kinds =
        ["AWS::Serverless::Function", "AWS::Quantum::Entanglement", "Custom::Thing", "AWS::SQS::Qeue*"];
    kinds.iter().for_each(|kind| assert_eq!(rules(&of(kind)).len(), 1));
}

#[test]
fn patterns_of_types() {
    let cases = [
        ("AWS::SQS::*", "AWS::SQS::Queue", true),
        ("AWS::SQS::*", "AWS::SNS::Topic", false),
        ("*::Queue", "AWS::SQS::Queue", true),
        ("AWS::*::Que*ue", "AWS::SQS::Queue", true),
        ("A*A", "A", false),
        ("*", "", true),
    ];
    for (pattern, text, expected) in cases {
        assert_eq!(matches_pattern(pattern, text), expected, "{pattern} {text}");
    }
}

#[test]
fn mistakes_have_a_place_and_help() {
    let mut sources = Sources::new();
    let mut mistake = |toml: &str| {
        let id = sources.add("rules.toml", toml);
        let mistake = file(toml, id).and_then(|rules| refuse_doubles(&rules)).unwrap_err();
        format!("{} | {} | {}", sources.slice(mistake.span), mistake.message, mistake.help.unwrap())
    };
    let path = "path = \"Properties.Tags\"\n";
    insta::assert_snapshot!(
        [
            mistake("[[rule]]\n"),
            mistake("[rules]\n"),
            mistake("[[rules]]\ntype = \"A::B::C\"\n"),
            mistake("[[rules]]\nid = \"E1\"\n"),
            mistake("[[rules]]\nid = \"X1\"\npath = \"Type\"\nrequired = true\ntype = \"AWS::SQS::Qeue\"\n"),
            mistake(&format!("{START}path = \"Tags\"\nrequired = true\n")),
            mistake(&format!("{START}path = \"Propertys.Tags\"\nrequired = true\n")),
            mistake(&format!("{START}path = \"Properties..Tags\"\nrequired = true\n")),
            mistake(&format!("{START}{path}")),
            mistake(&format!("{START}{path}required = false\n")),
            mistake(&format!("{START}{path}requried = true\n")),
            mistake(&format!("{START}{path}forbidden = true\nequals = 1\n")),
            mistake(&format!("{START}{path}contains = 1\n")),
            mistake(&format!("{START}{path}in = []\n")),
            mistake(&format!("{START}{path}equals = [1]\n")),
            mistake(&format!("{START}{path}min = \"1\"\n")),
            mistake(&format!("{START}{path}matches = '('\n")),
            mistake(&format!("{START}{path}required = true\nmessage = \"{{ressource}}\"\n")),
            mistake(&format!("{START}{path}required = true\nname = \"unknown-property\"\n")),
            mistake(&format!("{START}{path}required = true\nwhen = 1\n")),
            mistake(&format!("{START}{path}required = true\n{START}{path}required = true\n")),
        ]
        .join("\n"),
        @r#"
        rule | there is no setting `rule` | did you mean `rules`?
        [rules] | `rules` is one table | write [[rules]], and below it `id = "X1"`, `type = "AWS::Logs::LogGroup"`, `path = "Properties.RetentionInDays"` and `required = true`
        [[rules]] | this rule has no `id` | write [[rules]], and below it `id = "X1"`, `type = "AWS::Logs::LogGroup"`, `path = "Properties.RetentionInDays"` and `required = true`
        "E1" | `E1` is not an id that a rule of your own can have | write X and up to four digits, or X- and words: "X1", "X-tags"
        "AWS::SQS::Qeue" | there is no resource type `AWS::SQS::Qeue` | did you mean `AWS::SQS::Queue`? A type that samc does not know yet can be written with a `*` at its end
        "Tags" | `Tags` is no attribute of resources | a path begins at the resource: write "Properties.Tags"
        "Propertys.Tags" | `Propertys` is no attribute of resources | did you mean `Properties`?
        "Properties..Tags" | `Properties..Tags` has an empty step | write keys with a dot between them: "Properties.Tags.*.Key"
        [[rules]] | this rule has to say what the values at `path` must be | add one of: required, forbidden, contains, equals, in, not-in, matches, min, max
        false | `required` can only be true | write required = true, or leave it out
        requried | there is no setting `requried` | did you mean `required`?
        true | what must not be there cannot have a value | remove `forbidden`, or what else is demanded
        1 | `contains` is about the items of a list | write the path of the items: "Properties.Tags.*"
        [] | `in` is empty | name at least one value
        [1] | `equals` is a list, not a single value | write a string, a number, true or false; for one of several, use `in`
        "1" | `min` is a string, not a plain number | write for example min = 30
        '(' | `(` is not a regular expression | write one such as '^prod-[a-z]+$'; single quotes leave backslashes as they are
        "{ressource}" | `{ressource}` stands for nothing in a message | did you mean `{resource}`? There are {value}, {resource} and {type}
        "unknown-property" | `unknown-property` is already the name of E3002, which is samc's own | choose another one
        1 | `when` is a number, not a table | write when = { path = "Properties.Runtime", equals = "python3.13" }
        "X1" | two rules have the id `X1` | give this one another id
        "#
    );
}

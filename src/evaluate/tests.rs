use super::substitute::{Part, parts};
use super::*;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::syntax;

const TEMPLATE: &str = "
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod]}
  Name: {Type: String, Default: app}
  Ids: {Type: CommaDelimitedList, Default: 'a, b'}
  Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
Mappings:
  Sizes:
    dev: {memory: 128}
    prod: {memory: 1024}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
";

fn values(expression: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", format!("{TEMPLATE}Value: {expression}\n"));
    let document = syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap();
    let section = |name: &str| document.get(name).unwrap().as_map().unwrap();
    let given = IndexMap::new();
    let conditions = Conditions::of(section("Conditions"), section("Parameters"), &given);
    let evaluator =
        Evaluator::new(section("Parameters"), section("Mappings"), &conditions, &given, "eu-central-1");
    let values = evaluator.values(document.get("Value").unwrap(), &Scope::new());
    values.iter().map(|value| crate::emit::json::to_compact_json(&value.node)).collect()
}

#[test]
fn parameters_have_their_allowed_values_or_their_default() {
    assert_eq!(values("!Ref Stage"), [r#""dev""#, r#""prod""#]);
    assert_eq!(values("!Ref Name"), [r#""app""#]);
    assert_eq!(values("!Ref Ids"), [r#"["a","b"]"#]);
    assert_eq!(values("!Ref Secret"), Vec::<String>::new());
}

#[test]
fn functions_of_known_values_are_known() {
    assert_eq!(values("!Sub '${Name}-${Stage}-${!x}'"), [r#""app-dev-${x}""#, r#""app-prod-${x}""#]);
    assert_eq!(values("!Join ['-', [a, !Ref Name]]"), [r#""a-app""#]);
    assert_eq!(values("!Select [1, !Ref Ids]"), [r#""b""#]);
    assert_eq!(values("!Split ['.', a.b]"), [r#"["a","b"]"#]);
    assert_eq!(values("!FindInMap [Sizes, !Ref Stage, memory]"), ["128", "1024"]);
    assert_eq!(values("!Ref AWS::Region"), [r#""eu-central-1""#]);
}

#[test]
fn what_only_aws_knows_has_no_value() {
    for expression in
        ["!GetAtt A.Arn", "!Sub '${A.Arn}'", "!ImportValue x", "!Ref Bucket", "!Ref AWS::NoValue"]
    {
        assert_eq!(values(expression), Vec::<String>::new(), "{expression}");
    }
}

#[test]
fn branches_contradict_one_another() {
    assert_eq!(values("!If [IsProd, a, !If [IsProd, b, c]]"), [r#""a""#, r#""c""#]);
}

#[test]
fn texts_are_cut_at_variables() {
    assert_eq!(parts("a${B}c"), [Part::Text("a"), Part::Variable("B", 3), Part::Text("c")]);
    assert_eq!(parts("${!B}"), [Part::Text("${"), Part::Text("B}")]);
    assert_eq!(parts("${B"), [Part::Text("${B")]);
    assert_eq!(parts("$${A}"), [Part::Text("$"), Part::Variable("A", 3)]);
}

/// Each level is the one below it, twice: what took 2^n steps once.
#[test]
fn texts_that_double_come_to_an_end() {
    let doubled = |levels: usize| {
        let (open, close) = ("!Sub ['${A}${A}', {A: ".repeat(levels), "}]".repeat(levels));
        values(&format!("{open}x{close}"))
    };
    assert_eq!(doubled(3), [r#""xxxxxxxx""#]);
    assert_eq!(doubled(60), Vec::<String>::new());
}

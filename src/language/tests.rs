//! Whole documents through this phase.

use super::include::Files;
use super::process;
use crate::diagnostic::Diagnostics;
use crate::emit::json;
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::{Sources, Span};
use crate::syntax;
use crate::tree::{Node, Text, Value};

/// A template and what comes with it.
#[derive(Default)]
struct Case<'a> {
    template: &'a str,
    parameters: &'a [(&'a str, &'a str)],
    files: &'a [(&'a str, &'a str)],
}

impl Case<'_> {
    /// The document as JSON without blanks, and what was found.
    fn run(&self) -> (String, Vec<String>) {
        let mut sources = Sources::new();
        let mut given = |name: &str, value: &str| {
            let file = sources.add(name, value);
            (name.to_owned(), Node::new(Value::String(Text::written(value)), Span::new(file, 0, value.len())))
        };
        let parameters = self.parameters.iter().map(|(name, value)| given(name, value)).collect();
        let (region, unpackaged_uri) = ("eu-central-1".to_owned(), None);
        let options =
            Options { region, parameters, unpackaged_uri, as_built: false, facts: AwsFacts::default() };
        let mut host = MemoryHost::new();
        self.files.iter().for_each(|(path, text)| host.add(path, *text));
        let file = sources.add("app/template.yaml", self.template);
        let mut found = Diagnostics::new();
        let document = syntax::parse(&sources, file, &mut found).unwrap();
        let files = Files { sources: &mut sources, host: &host };
        let document = process(document, files, &options, &mut found).document;
        (json::to_compact_json(&document), found.iter().map(|found| found.message.clone()).collect())
    }

    /// The document, when nothing was found.
    fn document(&self) -> String {
        let (document, found) = self.run();
        assert_eq!(found, Vec::<String>::new());
        document
    }
}

/// What becomes of a value of an output, `null` in front when the transform line is gone.
fn output(sections: &str, value: &str) -> String {
    let template =
        format!("Transform: AWS::LanguageExtensions\n{sections}\nOutputs: {{O: {{Value: {value}}}}}");
    let document = Case { template: &template, ..Case::default() }.document();
    let (_, value) = document.split_once("\"Value\":").unwrap();
    let value = value.strip_suffix("}}}").unwrap();
    let left = if document.contains("AWS::LanguageExtensions") { " left" } else { "" };
    format!("{value}{left}")
}

#[test]
fn length_counts_what_is_known() {
    let sections = "Parameters: {L: {Type: List<Number>, Default: '1, 2'}, E: {Type: CommaDelimitedList, Default: ''}, S: {Type: String}}\n";
    assert_eq!(output(sections, "!Length [a, !Ref S]"), "{\"Fn::Length\":[\"a\",{\"Ref\":\"S\"}]} left");
    assert_eq!(output(sections, "!Length [a, [b, c], !Ref AWS::NoValue]"), "2");
    assert_eq!(output(sections, "!Length {Ref: L}"), "2");
    assert_eq!(output(sections, "!Length {Ref: E}"), "0");
    assert_eq!(output(sections, "!Length {'Fn::Split': ['-', !Sub '${AWS::Region}']}"), "3");
}

#[test]
fn json_text_has_escapes_and_leaves_out_no_value() {
    assert_eq!(
        output("", r#"!ToJsonString {a: "\"\n", b: [1.0, ü], c: !Ref AWS::NoValue}"#),
        r#""{\"a\":\"\\\"\\n\",\"b\":[1.0,\"ü\"]}""#
    );
    let nested = "{'Fn::ToJsonString': {a: {'Fn::ToJsonString': [x]}}}";
    assert_eq!(output("", nested), r#""{\"a\":\"[\\\"x\\\"]\"}""#);
    assert_eq!(
        output("", "!ToJsonString [{Condition: {Bool: true}}]"),
        r#""[{\"Condition\":{\"Bool\":true}}]""#
    );
    assert_eq!(
        output("", "!ToJsonString [!GetAtt A.B]"),
        r#"{"Fn::ToJsonString":[{"Fn::GetAtt":["A","B"]}]} left"#
    );
    assert!(output("", "!ToJsonString [{'Fn::Transform': {Name: M}, a: 1}]").ends_with(" left"));
}

#[test]
fn find_in_map_with_default() {
    let sections = "Mappings: {M: {top: {key: 1, list: [a, b]}}}\n";
    assert_eq!(output(sections, "!FindInMap [M, top, key]"), "{\"Fn::FindInMap\":[\"M\",\"top\",\"key\"]}");
    assert_eq!(output(sections, "!FindInMap [M, top, key, {DefaultValue: 2}]"), "1");
    assert_eq!(
        output(sections, "!FindInMap [M, top, other, {DefaultValue: !GetAtt A.B}]"),
        "{\"Fn::GetAtt\":[\"A\",\"B\"]}"
    );
    assert_eq!(
        output(sections, "!FindInMap [M, !Select [0, [top, a]], !Join ['', [li, st]]]"),
        "[\"a\",\"b\"]"
    );
    let unknown = output(sections, "!FindInMap [M, !Ref AWS::AccountId, key, {DefaultValue: 2}]");
    assert!(unknown.ends_with(" left"), "{unknown}");
}

#[test]
fn conditions_are_decided_where_they_can_be() {
    let sections = "Parameters: {P: {Type: String, Default: x}, U: {Type: String}}
Conditions:
  Holds: !Equals [!Ref P, x]
  Unknown: !Equals [!Ref U, x]
  Number: !Equals [1, '1']
  Either: !Or [Condition: Unknown, Condition: Holds]
  Both: !And [Condition: Unknown, !Not [Condition: Holds]]
  Round: !Not [Condition: Round]
";
    let chosen = |condition: &str| output(sections, &format!("!ToJsonString [!If [{condition}, 1, 2]]"));
    assert_eq!(chosen("Holds"), "\"[1]\"");
    assert_eq!(chosen("Number"), "\"[1]\"");
    assert_eq!(chosen("Either"), "\"[1]\"");
    assert_eq!(chosen("Both"), "\"[2]\"");
    for unknown in ["Unknown", "Round", "Missing"] {
        assert!(chosen(unknown).ends_with(" left"), "{unknown}");
    }
}

#[test]
fn given_parameters_come_before_defaults() {
    let template = "Transform: [AWS::LanguageExtensions, Macro]
Parameters: {Names: {Type: CommaDelimitedList, Default: 'a'}}
Resources: {'Fn::ForEach::L': [N, !Ref Names, {'T${N}': {Type: A, Name: '${N}'}}]}";
    let case = Case { template, parameters: &[("Names", "b, c")], ..Case::default() };
    let document = case.document();
    assert!(document.starts_with(r#"{"Transform":["Macro"],"#), "{document}");
    assert!(
        document.ends_with(r#""Resources":{"Tb":{"Type":"A","Name":"b"},"Tc":{"Type":"A","Name":"c"}}}"#)
    );
    let none = Case { parameters: &[("Names", "")], ..case };
    assert!(none.document().ends_with(r#""Resources":{}}"#));
}

/// A default that calls functions is refused elsewhere; here it must not be followed in a circle.
#[test]
fn a_default_that_leads_back_to_itself_is_not_followed() {
    let sections = "Parameters: {Names: {Type: String, Default: {'Fn::Sub': '${Names}'}}}\n";
    let case = format!(
        "{sections}{}",
        "Transform: [AWS::LanguageExtensions, Macro]
Resources: {'Fn::ForEach::L': [N, [!Sub '${Names}'], {'T${N}': {Type: A}}]}"
    );
    let (_, found) = Case { template: &case, ..Case::default() }.run();
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn what_is_computed_is_bounded() {
    let mut value = "x".to_owned();
    for _ in 0..60 {
        value = format!("{{'Fn::Sub': ['${{A}}${{A}}', {{A: {value}}}]}}");
    }
    assert!(output("", &format!("!ToJsonString [{value}]")).ends_with(" left"));
    let conditions: String = (0..1000)
        .map(|number| {
            format!("  C{number}: !And [Condition: C{next}, Condition: C{next}]\n", next = number + 1)
        })
        .collect();
    let sections = format!("Conditions:\n{conditions}  C1000: !Equals [a, a]\n");
    assert!(output(&sections, "!ToJsonString [!If [C0, 1, 2]]").ends_with(" left"));
    assert_eq!(output(&sections, "!ToJsonString [!If [C950, 1, 2]]"), "\"[1]\"");
}

#[test]
fn files_are_seen_from_the_file_that_names_them() {
    let call = |location: &str| {
        format!("{{'Fn::Transform': {{Name: AWS::Include, Parameters: {{Location: {location}}}}}}}")
    };
    let template = format!("A: {}", call("../parts/a.yaml"));
    let inner = format!("[{}, {}]", call("b/c.json"), call("s3://bucket/key"));
    let files = [("parts/a.yaml", inner.as_str()), ("parts/b/c.json", "{\"x\": 1}")];
    let (document, found) = Case { template: &template, files: &files, ..Case::default() }.run();
    assert!(document.starts_with("{\"A\":[{\"x\":1},{\"Fn::Transform\":{"), "{document}");
    assert_eq!(found, ["what `AWS::Include` brings in from here stays out: samc reads local files only"]);
}

#[test]
fn files_that_bring_in_files_are_bounded() {
    let names: Vec<String> = (0..40).map(|number| format!("app/{number}.yaml")).collect();
    let twice = |number: usize| {
        let call = format!(
            "{{'Fn::Transform': {{Name: AWS::Include, Parameters: {{Location: {}.yaml}}}}}}",
            number + 1
        );
        format!("[{call}, {call}]")
    };
    let texts: Vec<String> = (0..40).map(twice).collect();
    let files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let template = "A: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: 0.yaml}}}";
    let (_, found) = Case { template, files: &files, ..Case::default() }.run();
    assert!(found.iter().any(|found| found.contains("more is brought in")), "{found:?}");
}

#[test]
fn loops_within_loops_are_bounded() {
    let values = "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z]";
    let mut body = "{'T${A}${B}${C}${D}${E}': {Type: T}}".to_owned();
    for name in ["E", "D", "C", "B", "A"] {
        body = format!("{{'Fn::ForEach::{name}': [{name}, {values}, {body}]}}");
    }
    let template = format!("Transform: AWS::LanguageExtensions\nResources: {body}");
    let (_, found) = Case { template: &template, ..Case::default() }.run();
    assert_eq!(found, ["loop `E` makes more than samc works through"]);
}

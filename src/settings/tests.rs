use std::path::Path;

use super::{Layers, Settings, samc_toml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, code};
use crate::source::{Sources, Span};
use crate::syntax;

const TEMPLATE: &str = "\
Metadata:
  samc: {allow: [S2003 known]}
Resources:
  # samc: allow E3002 on purpose
  A:
    Type: X
    Properties:
      P: 1
  B:
    Type: X # samc: allow E3012, E3003
    Properties:
    # samc: allow wrong-type
    # and another comment

    - P: 1
      Q: 2
    - P: 2
";

fn settings(toml: &str) -> Settings {
    let mut layers = Layers::default();
    let file = layers.sources.add("samc.toml", toml);
    layers.list.push(samc_toml::read(toml, file, Path::new("/project")).unwrap());
    layers.settings(Path::new("/project/legacy/template.yaml"))
}

/// Applies settings to findings of a code at each of the texts.
fn left(toml: &str, template: &str, found: &[(Code, &str)]) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("t.yaml", template);
    let document = syntax::parse(&sources, file, &mut Diagnostics::new());
    let at = |text: &str| Span::new(file, template.find(text).unwrap(), template.find(text).unwrap() + 1);
    let found = found.iter().map(|(code, text)| Diagnostic::new(*code, at(text), *text)).collect();
    let left = settings(toml).apply(found, document.as_ref(), &sources, file);
    left.iter()
        .map(|found| format!("{} {}: {}", found.severity.name(), found.code.id, found.message))
        .collect()
}

#[test]
fn a_comment_above_is_about_the_whole_entry() {
    let found =
        [(code::UNKNOWN_PROPERTY, "P: 1"), (code::WRONG_TYPE, "P: 1"), (code::UNKNOWN_PROPERTY, "Q: 2")];
    let template = TEMPLATE.replace("# samc: allow wrong", "# ").replace("# samc: allow E3012", "#");
    assert_eq!(left("", &template, &found), ["error E3012: P: 1", "error E3002: Q: 2"]);
}

#[test]
fn a_comment_beside_is_about_its_line_and_all_codes_are_looked_at() {
    let template =
        TEMPLATE.replace("  samc: {allow: [S2003 known]}", "  other: 1").replace("# samc: allow wrong", "# ");
    let found = [(code::UNKNOWN_PROPERTY, "A:"), (code::WRONG_TYPE, "Type: X #"), (code::WRONG_TYPE, "Q: 2")];
    assert_eq!(left("", &template, &found), ["error E3012: Q: 2"]);
    let without_errors =
        left("", &template, &[(code::UNKNOWN_PROPERTY, "A:"), (code::WRONG_TYPE, "Type: X #")]);
    let useless = "warning S2091: `E3003` is allowed here, but there is nothing of the kind";
    assert_eq!(without_errors, [useless]);
}

#[test]
fn a_comment_above_an_item_is_about_the_item() {
    let template = TEMPLATE.replace("# samc: allow E3", "# ").replace("samc: {allow: [S2003 known]}", "a: 1");
    let found = [(code::WRONG_TYPE, "Q: 2"), (code::WRONG_TYPE, "P: 2")];
    assert_eq!(left("", &template, &found), ["error E3012: P: 2"]);
}

#[test]
fn metadata_of_cfn_lint_is_taken_as_it_is_meant() {
    let template = "\
Metadata: {cfn-lint: {config: {ignore_checks: [W]}}}
Resources:
  A:
    Metadata: {cfn-lint: {config: {ignore_checks: [E3002, E30]}}}
    P: 1
  B:
    Q: 1
";
    let found = [
        (code::UNKNOWN_PROPERTY, "P: 1"),
        (code::WRONG_TYPE, "P: 1"),
        (code::UNKNOWN_PROPERTY, "Q: 1"),
        (code::IGNORED_BY_SAM, "Q: 1"),
    ];
    let expected = ["error E3012: P: 1", "error E3002: Q: 1", "warning S2003: Q: 1"];
    assert_eq!(left("", template, &found), expected);
}

#[test]
fn suppressions_that_cannot_be_understood() {
    let template =
        "A: 1 # samc: alow E3002\nB: 2 # samc: allow E3200\nC: 3 # samc: allow\nD: 4 # samc: allow W why\n";
    let told = left("", template, &[]);
    assert_eq!(
        told,
        [
            "warning S2092: samc does not understand this comment",
            "warning S2092: samc finds nothing called `E3200`",
            "warning S2092: this allows nothing",
            "warning S2092: `W` stands for many kinds of findings",
        ]
    );
}

#[test]
fn levels_of_files_win_over_those_of_all() {
    let toml = "\
[[files]]
glob = \"legacy/**\"
levels = { E3002 = \"info\" }

[[files]]
glob = \"modern/**\"
levels = { E3012 = \"off\" }

[levels]
E = \"warning\"
unknown-property = \"off\"
ignored-by-sam = \"off\"
";
    let found = [(code::UNKNOWN_PROPERTY, "A"), (code::WRONG_TYPE, "A"), (code::IGNORED_BY_SAM, "A")];
    assert_eq!(left(toml, "A: 1\n", &found), ["info E3002: A", "warning E3012: A"]);
}

#[test]
fn mistakes_in_settings_are_told_with_their_place() {
    let mut sources = Sources::new();
    let mut mistake = |toml: &str| {
        let file = sources.add("samc.toml", toml);
        let mistake = samc_toml::read(toml, file, Path::new("/")).unwrap_err();
        format!("{} | {} | {}", sources.slice(mistake.span), mistake.message, mistake.help.unwrap())
    };
    assert_eq!(mistake("levls = {}\n"), "levls | there is no setting `levls` | did you mean `levels`?");
    assert_eq!(
        mistake("[levels]\nunknwon-property = \"off\"\n"),
        "unknwon-property | samc finds nothing called `unknwon-property` | did you mean `unknown-property`?"
    );
    assert_eq!(
        mistake("[levels]\nE3002 = \"none\"\n"),
        "\"none\" | `E3002` is \"none\" | write one of \"off\", \"info\", \"warning\", \"error\""
    );
    assert_eq!(
        mistake("min-severity = 1\n"),
        "1 | `min-severity` is a number, not a string | write it in quotes"
    );
    assert_eq!(
        mistake("regions = [\"eu-central-1\", \"mars\"]\n"),
        "\"mars\" | \"mars\" is no region | a region is named like \"eu-central-1\""
    );
    assert!(mistake("a = \n").contains("this is not TOML"));
}

#[test]
fn no_text_brings_it_down() {
    let ends = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
    for end in ends(TEMPLATE) {
        let (start, rest) = TEMPLATE.split_at(end);
        left("", start, &[]);
        left("", &format!("{start}ü\"\n # samc: allow E3002,\n-"), &[]);
        left("", &format!("{start}{}", rest.replace(':', "")), &[]);
    }
}

#[test]
fn there_is_an_end_to_suppressions() {
    let template = "A: 1 # samc: allow E3002\n".repeat(1100);
    let told = left("", &template, &[]);
    assert_eq!(told.iter().filter(|told| told.contains("1000 suppressions at most")).count(), 1);
}

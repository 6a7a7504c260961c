//! The formats of diagnostics, on findings that have all that a finding can have.

use samc::diagnostic::{Diagnostic, Diagnostics, code};
use samc::report::human::{self, Style};
use samc::report::{Report, github, json, sarif};
use samc::source::{FileId, Sources, Span};
use samc::syntax;

const TEMPLATE: &str = "\
Resources:
  Größe:
    Type: AWS::Serverless::Function
    Properties:
      Hander: app.main
      Environment:
        Variables: {STAGE: !Ref Stage}
      Tags:
      - one
      - two
";

const PLAIN: Style = Style { colour: false, unicode: true, width: 100 };

/// Shows findings at several places of two texts.
fn rendered(render: impl Fn(&Report) -> String) -> String {
    let mut sources = Sources::new();
    let template = sources.add("stacks/my app.yaml", TEMPLATE);
    let stage = sources.add("--parameter Stage", "dev:1,\u{1b}[31m50%");
    let document = syntax::parse(&sources, template, &mut Diagnostics::new()).unwrap();
    let findings = findings(template, stage);
    render(&Report::new(&findings, Some(&document), &sources))
}

fn findings(template: FileId, stage: FileId) -> Vec<Diagnostic> {
    let at = |text: &str| {
        let start = TEMPLATE.find(text).unwrap();
        Span::new(template, start, start + text.len())
    };
    let whole = Span::new(template, 0, 0);
    vec![
        Diagnostic::new(code::INVALID_TEMPLATE, whole, "the template has no `Outputs`"),
        Diagnostic::new(code::UNKNOWN_PROPERTY, at("Hander"), "a function has no property `Hander`")
            .label("no such property")
            .related(at("Größe"), "in this function")
            .related(at("Variables"), "which has variables")
            .help("did you mean `Handler`?"),
        Diagnostic::new(code::IGNORED_BY_SAM, at("two"), "SAM drops `two`").resource("Größe"),
        Diagnostic::new(code::INVALID_VALUE, at("!Ref Stage"), "50% of this, and: nothing else")
            .related(Span::new(stage, 0, 5), "the value comes from here"),
        Diagnostic::new(code::UNPACKAGED_CODE, at("Type"), "local code"),
        Diagnostic::new(code::UNPACKAGED_CODE, at("Tags"), "more local code"),
    ]
}

#[test]
fn human_format() {
    insta::assert_snapshot!(rendered(|report| human::render(report, &PLAIN)));
}

#[test]
fn human_format_on_a_narrow_terminal_with_ascii_only() {
    let style = Style { colour: false, unicode: false, width: 40 };
    insta::assert_snapshot!(rendered(|report| human::render(report, &style)));
}

#[test]
fn human_format_in_colour() {
    let style = Style { colour: true, ..PLAIN };
    let text = rendered(|report| human::render(report, &style));
    assert!(text.contains("\u{1b}[31merror[E3002]:"), "{text}");
    assert!(text.contains("\u{1b}[33mwarning[S2003]:"), "{text}");
    let plain = rendered(|report| human::render(report, &PLAIN));
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn json_format() {
    insta::assert_snapshot!(rendered(json::render));
}

#[test]
fn sarif_format() {
    let mut log: serde_json::Value = serde_json::from_str(&rendered(sarif::render)).unwrap();
    let driver = &mut log["runs"][0]["tool"]["driver"];
    driver["version"] = "VERSION".into();
    driver["semanticVersion"] = "VERSION".into();
    // What rules tell about themselves is not the format's business.
    for rule in driver["rules"].as_array_mut().unwrap() {
        rule["fullDescription"] = "TOLD".into();
        rule["help"] = "TOLD".into();
    }
    insta::assert_snapshot!(json::print(&log));
}

#[test]
fn github_format() {
    insta::assert_snapshot!(rendered(github::render));
}

#[test]
fn many_notes_are_cut_short() {
    let mut sources = Sources::new();
    let file = sources.add("t.yaml", "0123456789");
    let note = |at| Diagnostic::new(code::UNPACKAGED_CODE, Span::new(file, at, at + 1), format!("note {at}"));
    let notes: Vec<Diagnostic> = (0..9).map(note).collect();
    let text = human::render(&Report::new(&notes, None, &sources), &PLAIN);
    let expected = "\
note[S2002]: note 0 (t.yaml:1:1)
note[S2002]: note 1 (t.yaml:1:2)
note[S2002]: note 2 (t.yaml:1:3)
note[S2002]: and 6 more of this kind

9 notes
";
    assert_eq!(text, expected);
}

#[test]
fn nothing_found_is_nothing_to_read() {
    let sources = Sources::new();
    let report = Report::new(&[], None, &sources);
    assert_eq!(human::render(&report, &PLAIN), "");
    assert_eq!(github::render(&report), "");
    assert_eq!(json::render(&report), "[]\n");
}

use super::{Written, apply, mend, prepare};
use crate::diagnostic::{Change, Diagnostic, Diagnostics, Fix, code};
use crate::source::{Sources, Span};
use crate::syntax;

/// The text after a change at the first place where `at` stands.
fn changed(text: &str, at: &str, change: impl FnOnce(Span) -> Change) -> Option<String> {
    let mut sources = Sources::new();
    let file = sources.add("t.yaml", text);
    let document = syntax::parse(&sources, file, &mut Diagnostics::new());
    let start = text.find(at).unwrap();
    let span = Span::new(file, start, start + at.len());
    let fix = Fix::safe("mend", change(span));
    let mut found = vec![Diagnostic::new(code::UNKNOWN_PROPERTY, span, "found").fix(fix)];
    prepare(&mut found, document.as_ref(), sources.get(file), file);
    let fix = found.pop()?.fix?;
    Some(apply(text, &[&fix]).text)
}

fn without(text: &str, at: &str) -> Option<String> {
    changed(text, at, Change::Remove)
}

fn with_word(text: &str, at: &str, written: &str, meant: &str) -> Option<String> {
    changed(text, at, |_| Change::Word { written: written.to_owned(), meant: meant.to_owned() })
}

#[test]
fn entries_of_blocks_go_with_their_lines() {
    let text = "A: 1\nB: # beside\n  C: 2 # more\n\n  D: 3\n# below\nE: |\n  text\n\n  # text\n\nF: *x\n";
    let text = &text.replace("A: 1", "A: &x 1");
    assert_eq!(without(text, "B").unwrap(), "A: &x 1\n# below\nE: |\n  text\n\n  # text\n\nF: *x\n");
    assert_eq!(without(text, "C").unwrap(), text.replace("  C: 2 # more\n", ""));
    assert_eq!(without(text, "E").unwrap(), text.replace("E: |\n  text\n\n  # text\n", ""));
    assert_eq!(without(text, "F").unwrap(), text.replace("F: *x\n", ""));
}

#[test]
fn what_would_be_empty_goes_too() {
    assert_eq!(without("A: 1\nB:\n  C:\n    D: 1\n", "D").unwrap(), "A: 1\n");
    assert_eq!(without("A: 1\nB: [x]\n", "x").unwrap(), "A: 1\n");
    assert_eq!(without("A: 1\nB:\n- x\n", "x").unwrap(), "A: 1\n");
    assert_eq!(without("{\"A\": 1, \"B\": {\"C\": 2}}", "\"C\"").unwrap(), "{\"A\": 1}");
    // All of it, a resource, an item of a list, an argument.
    assert_eq!(without("A: 1\n", "A"), None);
    assert_eq!(without("B: 1\nResources:\n  Q:\n    P: 1\n", "P"), None);
    assert_eq!(without("A: 1\nB:\n- C: 1\n- D: 1\n", "C"), None);
    assert_eq!(without("A: 1\nB: !Sub\n  C: 1\n", "C"), None);
}

#[test]
fn items_of_blocks_go_with_their_dash() {
    let text = "L:\n- a # first\n- b\n-   c: 1\n    d: 2\n";
    assert_eq!(without(text, "a ").or(without(text, "a")).unwrap(), text.replace("- a # first\n", ""));
    assert_eq!(without(text, "b").unwrap(), text.replace("- b\n", ""));
    assert_eq!(without(text, "c").unwrap(), "L:\n- a # first\n- b\n-   d: 2\n");
    assert_eq!(without(text, "d").unwrap(), "L:\n- a # first\n- b\n-   c: 1\n");
    assert_eq!(without("L:\n- c: 1 # a comment\n  # about d\n  d: 2\n", "c"), None);
    assert_eq!(without("L:\n- - a\n  - b\n", "a"), None);
    assert_eq!(without("L:\n- - a\n  - b\n", "b").unwrap(), "L:\n- - a\n");
}

#[test]
fn entries_of_flow_go_with_a_comma() {
    let text = "A: {a: 1, b: [x, y,\n  z], c: 3}\n";
    assert_eq!(without(text, "a").unwrap(), "A: {b: [x, y,\n  z], c: 3}\n");
    assert_eq!(without(text, "b").unwrap(), "A: {a: 1, c: 3}\n");
    assert_eq!(without(text, "c").unwrap(), "A: {a: 1, b: [x, y,\n  z]}\n");
    assert_eq!(without(text, "y").unwrap(), "A: {a: 1, b: [x, z], c: 3}\n");
    assert_eq!(without(text, "z").unwrap(), "A: {a: 1, b: [x, y], c: 3}\n");
    let json = "{\n  \"a\": 1,\n  \"b\": 2\n}\n";
    assert_eq!(without(json, "\"a\"").unwrap(), "{\n  \"b\": 2\n}\n");
    assert_eq!(without(json, "\"b\"").unwrap(), "{\n  \"a\": 1\n}\n");
    assert_eq!(without("A: [x, # why\n  y]\n", "x"), None);
}

#[test]
fn blank_lines_around_a_section_become_one() {
    assert_eq!(without("A: 1\n\nB: 2\n\nC: 3\n", "B").unwrap(), "A: 1\n\nC: 3\n");
    assert_eq!(without("A: 1\r\n\r\nB: 2\r\n\r\nC: 3\r\n", "B").unwrap(), "A: 1\r\n\r\nC: 3\r\n");
    assert_eq!(without("A: 1\n\nC: 3\n", "A").unwrap(), "C: 3\n");
    assert_eq!(without("A: 1\nB: 2\n\nC: 3", "C").unwrap(), "A: 1\nB: 2\n\n");
}

#[test]
fn merged_entries_are_left_alone() {
    let text = "A: &a\n  x: 1\n  y: 2\nB:\n  <<: *a\n  z: 3\n";
    assert_eq!(without(text, "z").unwrap(), text.replace("  z: 3\n", ""));
    assert_eq!(without(text, "x").unwrap(), text.replace("  x: 1\n", ""));
}

#[test]
fn words_keep_their_quotes() {
    for (quotes, expected) in [("Nme", "Name"), ("'Nme'", "'Name'"), ("\"Nme\"", "\"Name\"")] {
        let text = format!("A:\n  {quotes}: 1 # Nme\n");
        assert_eq!(with_word(&text, quotes, "Nme", "Name").unwrap(), text.replacen(quotes, expected, 1));
    }
    assert_eq!(with_word("A: Nme\n", "Nme", "Nme", "on").unwrap(), "A: 'on'\n");
    assert_eq!(with_word("A: \"*\"\n", "\"*\"", "*", "'*'").unwrap(), "A: \"'*'\"\n");
    assert_eq!(with_word("A: '*'\n", "'*'", "*", "'*'").unwrap(), "A: \"'*'\"\n");
    // It is not there, not once, only a part, or beside what is meant.
    assert_eq!(with_word("A: Nme\n", "Nme", "Nam", "Name"), None);
    assert_eq!(with_word("A: Nme Nme\n", "Nme Nme", "Nme", "Name"), None);
    assert_eq!(with_word("A: Nmes\n", "Nmes", "Nme", "Name"), None);
    assert_eq!(with_word("A:\n  Nme: 1\n  Name: 2\n", "Nme", "Nme", "Name"), None);
}

#[test]
fn quotes_come_and_go() {
    assert_eq!(changed("A: 010 # c\n", "010", Change::Quote).unwrap(), "A: '010' # c\n");
    assert_eq!(changed("{\"A\": 10}", "10", Change::Quote).unwrap(), "{\"A\": \"10\"}");
    assert_eq!(changed("A: 'true'\n", "'true'", Change::Unquote).unwrap(), "A: true\n");
    assert_eq!(changed("A: 'it is'\n", "'it is'", Change::Unquote), None);
}

#[test]
fn entries_are_put_above_others() {
    let above = |text: &str, at: &str| {
        let new = |next| Change::InsertAbove { next, key: "K".to_owned(), value: "V".to_owned() };
        changed(text, at, new)
    };
    assert_eq!(above("A:\n  B: 1\n  C: 2\n", "C").unwrap(), "A:\n  B: 1\n  K: V\n  C: 2\n");
    assert_eq!(above("A:\r\n  B: 1\r\n", "B").unwrap(), "A:\r\n  K: V\r\n  B: 1\r\n");
    assert_eq!(above("A: {B: 1, C: 2}\n", "C").unwrap(), "A: {B: 1, K: V, C: 2}\n");
    let json = "{\n  \"A\": 1,\n  \"B\": 2\n}\n";
    assert_eq!(above(json, "\"B\"").unwrap(), "{\n  \"A\": 1,\n  \"K\": \"V\",\n  \"B\": 2\n}\n");
    assert_eq!(above("A:\n  K: 1\n  C: 2\n", "C"), None);
}

#[test]
fn suppressions_go_with_their_comment() {
    let allowed = |text: &str, at: &str| changed(text, at, Change::Disallow).unwrap();
    assert_eq!(allowed("A: 1   # samc: allow E1 why\n", "E1"), "A: 1\n");
    assert_eq!(allowed("A: 1 # samc: allow E1, E2 why\r\n", "E1"), "A: 1 # samc: allow E2 why\r\n");
    assert_eq!(allowed("A: 1 # samc: allow E1, E2 why\n", "E2"), "A: 1 # samc: allow E1 why\n");
    assert_eq!(allowed("A: 1\n  # samc: allow E1\nB: 2\n", "E1"), "A: 1\nB: 2\n");
    assert_eq!(allowed("A: 1 # samc: allow E1", "E1"), "A: 1");
}

/// The removals of these keys.
fn removals(text: &str, keys: &[&str]) -> Vec<Fix> {
    let mut sources = Sources::new();
    let file = sources.add("t.yaml", text);
    let document = syntax::parse(&sources, file, &mut Diagnostics::new());
    let written = Written { text, document: document.as_ref(), file };
    let removal = |key: &&str| {
        let start = text.find(*key)?;
        let span = Span::new(file, start, start + key.len());
        written.prepared(Fix::safe("mend", Change::Remove(span)), span)
    };
    keys.iter().filter_map(removal).collect()
}

#[test]
fn the_last_entry_goes_in_a_round_of_its_own() {
    for text in ["X: 1\nA:\n  B: 1\n  C: 2\n", "X: 1\nA: {B: 1, C: 2}\n"] {
        let fixes = removals(text, &["B", "C"]);
        let applied = apply(text, &fixes.iter().collect::<Vec<_>>());
        assert_eq!(applied.fixes, [0], "{text}");
        let mended = mend("t.yaml", text, fixes, |text| removals(text, &["C"]));
        assert_eq!((mended.text.as_str(), mended.count), ("X: 1\n", 2));
    }
}

#[test]
fn what_spoils_the_text_is_left_out() {
    let text = "A: &a 1\nB: *a\nC: 2\n";
    let mended = mend("t.yaml", text, removals(text, &["A", "C"]), |_| Vec::new());
    assert_eq!((mended.text.as_str(), mended.count), ("A: &a 1\nB: *a\n", 1));
}

//! Texts that are meant to take too much time or memory, or to overflow the stack.

use super::read;

fn assert_refused(text: &str, name: &str, message: &str) {
    let read = read("template.yaml", text);
    assert!(read.tree.is_none());
    let first = read.diagnostics.iter().next().unwrap();
    assert_eq!((first.code.name, first.message.as_str()), (name, message));
}

const TOO_DEEP: &str = "this is nested more than 200 levels deep";
const TOO_MANY: &str = "the template has more than 1000000 keys and values";

#[test]
fn deep_nesting_of_every_kind_is_refused() {
    let many = 100_000;
    assert_refused(&"[".repeat(many), "too-large", TOO_DEEP);
    assert_refused(&"{\"a\":".repeat(many), "too-large", TOO_DEEP);
    assert_refused(&"- ".repeat(many), "too-large", TOO_DEEP);
    assert_refused(&"!Not [".repeat(many), "too-large", TOO_DEEP);
    let steps: String = (0..1000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert_refused(&steps, "too-large", TOO_DEEP);
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let text = format!("{}{}", "[".repeat(200), "]".repeat(200));
    assert!(read("template.yaml", &text).tree.is_some());
    let text = format!("{}{}", "[".repeat(201), "]".repeat(201));
    assert_refused(&text, "too-large", TOO_DEEP);
}

#[test]
fn aliases_cannot_nest_deeper_than_the_limit() {
    let (open, close) = ("[".repeat(150), "]".repeat(150));
    let text = format!("- &a {open}{close}\n- {open}*a{close}\n");
    assert_refused(&text, "too-large", TOO_DEEP);
}

#[test]
fn aliases_that_multiply_are_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert_refused(&text, "too-large", TOO_MANY);
}

/// Each anchor keeps a copy of what is below it.
#[test]
fn anchors_that_multiply_are_refused() {
    let open: String = (0..150).map(|level| format!("&a{level} [")).collect();
    let text = format!("{open}{}{}", "x, ".repeat(10_000), "]".repeat(150));
    assert_refused(&text, "too-large", TOO_MANY);
}

#[test]
fn a_long_file_is_refused() {
    let text = "A: b\n".repeat(3 * 1024 * 1024);
    assert_refused(&text, "too-large", "the file has 15 MiB, and samc reads up to 10");
}

#[test]
fn very_many_findings_are_cut_off() {
    let read = read("template.yaml", &"- !Banana x\n".repeat(1000));
    assert_eq!(read.diagnostics.iter().count(), 100);
}

#[test]
fn long_names_are_cut_short_in_messages() {
    let read = read("template.yaml", &format!("A: *{}", "x".repeat(100_000)));
    let finding = read.diagnostics.iter().next().unwrap();
    assert!(finding.message.len() < 300 && finding.help.as_ref().unwrap().len() < 300);
}

/// Every beginning of a text is a text that somebody is just writing.
#[test]
fn no_beginning_of_a_text_brings_it_down() {
    let text = "A: &a !Sub\n  - \"${B}\\u00e9\"\n  - {B: [*a, 'it''s'], <<: *a}\n? |\n  c\n: >-\n  d\n\u{a0}e: \"\\x\nf:\tg: h\n";
    for (end, _) in text.char_indices() {
        let beginning = text.get(..end).unwrap();
        let read = read("template.yaml", beginning);
        assert!(read.tree.is_some() || read.diagnostics.has_errors(), "{beginning}");
        let json = super::read("template.json", beginning);
        assert!(json.diagnostics.has_errors(), "{beginning}");
    }
}

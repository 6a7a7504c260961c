//! A rule's documentation: for a terminal, and as pages of `docs/rules/`.

use super::{Rule, all, elsewhere, fixes};
use crate::diagnostic::{Code, code};
use crate::settings::known_codes;

/// The kinds of findings that a code or name stands for, each once.
pub fn found_by(word: &str) -> Vec<Code> {
    let mut found: Vec<Code> = Vec::new();
    let is_meant = |code: &Code| code.id.eq_ignore_ascii_case(word) || code.name.eq_ignore_ascii_case(word);
    for code in known_codes().filter(is_meant) {
        if !found.iter().any(|other| is_same(*other, code)) {
            found.push(code);
        }
    }
    found
}

/// All kinds of findings by code, each once.
pub fn all_codes() -> Vec<Code> {
    // Those of rules come first: the words of the rule are the better ones.
    let mut codes: Vec<Code> = Vec::new();
    for code in all().map(|rule| rule.code).chain(code::ALL.iter().copied()) {
        if !codes.iter().any(|other| is_same(*other, code)) {
            codes.push(code);
        }
    }
    codes.sort_by_key(|code| (code.id, code.name));
    codes
}

/// The rule of a kind of finding.
pub fn rule_of(code: Code) -> Option<&'static Rule> {
    all().find(|rule| is_same(rule.code, code))
}

fn is_same(left: Code, right: Code) -> bool {
    (left.id, left.name) == (right.id, right.name)
}

/// The documentation of a kind of finding, for a terminal of a width.
pub fn text(code: Code, width: usize) -> String {
    let mut out =
        format!("{} {} ({})\n\n{}", code.id, code.name, code.severity.name(), wrapped(code.summary, width));
    let Some(rule) = rule_of(code) else { return out };
    let told = rule.documentation;
    for (heading, words) in [("What it finds", told.finds), ("Why it matters", told.matters)] {
        out.push_str(&format!("\n{heading}\n{}", wrapped(words, width)));
    }
    for (heading, template) in [("A template with it", told.bad), ("The same without", told.good)] {
        if !template.is_empty() {
            out.push_str(&format!("\n{heading}\n{}", indented(template)));
        }
    }
    if let Some(fixable) = fixes::of(code) {
        out.push_str(&format!("\nTo fix it\n{}", wrapped(&fixable.words(), width)));
    }
    out.push_str(&format!("\nTo turn it off\n  {}\n", how_to_turn_off(code)));
    out
}

/// The comment that turns a kind of finding off.
pub(crate) fn how_to_turn_off(code: Code) -> String {
    format!("# samc: allow {} reason    behind a line, or above what it is about", code.id)
}

/// A list of all kinds of findings, with those that rules of the project find.
pub fn list(own: &[Code]) -> String {
    let mut codes = all_codes();
    codes.extend(own);
    let width = codes.iter().map(|code| code.name.len()).max().unwrap_or(0);
    let ids = codes.iter().map(|code| code.id.len()).max().unwrap_or(0);
    let line = |code: &Code| format!("{:<ids$}  {:<width$}  {}\n", code.id, code.name, code.summary);
    codes.iter().map(line).collect()
}

/// The name of a page of `docs/rules/`.
pub fn page_name(code: Code) -> String {
    format!("{}-{}.md", code.id, code.name)
}

/// A page of `docs/rules/`.
pub fn page(rule: &Rule) -> String {
    let (code, told) = (rule.code, rule.documentation);
    let mut out = format!("# {} {}\n\n{} ({})\n", code.id, code.name, code.summary, code.severity.name());
    for (heading, words) in [("What it finds", told.finds), ("Why it matters", told.matters)] {
        out.push_str(&format!("\n## {heading}\n\n{words}\n"));
    }
    for (heading, template) in [("A template with it", told.bad), ("The same without", told.good)] {
        if !template.is_empty() {
            let language = if template.trim_start().starts_with('{') { "json" } else { "yaml" };
            out.push_str(&format!("\n## {heading}\n\n```{language}\n{}\n```\n", template.trim_end()));
        }
    }
    if let Some(fixable) = fixes::of(code) {
        out.push_str(&format!("\n## How to fix it\n\n{}\n", fixable.words()));
    }
    out
}

/// The index of `docs/rules/`.
pub fn index() -> String {
    let mut out = "# What samc finds\n\n\
        `samc explain CODE` prints the same. Codes that begin with `E`, `W` or `I` are those of cfn-lint for the\n\
        same thing; those that begin with `S` are samc's own. A code can be [turned off](../settings.md) by its\n\
        number or its name.\n\n| code | name | severity | finds |\n|---|---|---|---|\n"
        .to_owned();
    for code in all_codes() {
        let name = match rule_of(code) {
            Some(_) => format!("[{}]({})", code.name, page_name(code)),
            None => code.name.to_owned(),
        };
        let summary = code.summary.replace('|', "\\|");
        out.push_str(&format!("| {} | {name} | {} | {summary} |\n", code.id, code.severity.name()));
    }
    out.push_str("\n## Codes of cfn-lint that samc does not have\n\n| code | why |\n|---|---|\n");
    for one in elsewhere::ALL {
        out.push_str(&format!("| {} | {} |\n", one.id, one.why));
    }
    out
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// Words on lines of a width, each indented by two.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut line = String::from(" ");
        for word in paragraph.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > width && line.len() > 1 {
                out.push_str(&line);
                out.push('\n');
                line = String::from(" ");
            }
            line.push(' ');
            line.push_str(word);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn words_are_wrapped() {
        assert_eq!(wrapped("one two three\nfour", 11), "  one two\n  three\n  four\n");
        assert_eq!(wrapped("averylongword x", 5), "  averylongword\n  x\n");
    }
}

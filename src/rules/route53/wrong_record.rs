//! E3023: A record set does not hold what records of its type are.

use super::record_sets::{self, RecordSet, given};
use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic::is_looked_up;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3023",
        name: "wrong-record",
        severity: Severity::Error,
        summary: "A record set does not hold what records of its type are.",
    },
    documentation: Documentation {
        finds: "A record set of Route 53 with a record that does not fit its `Type`: no IPv4 address in an `A` record, text without quotes in a `TXT` record, several records under a `CNAME`.",
        matters: "Route 53 refuses the record set, and the stack is rolled back.",
        bad: "\
Resources:
  Website:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: Z1D633PJN98FT9
      Name: www.example.com
      Type: A
      TTL: \"300\"
      ResourceRecords:
        - web.example.com
",
        good: "\
Resources:
  Website:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: Z1D633PJN98FT9
      Name: www.example.com
      Type: A
      TTL: \"300\"
      ResourceRecords:
        - 192.0.2.1
",
    },
    check: Check::Subject(check),
};

/// What the records of a type are.
struct Kind {
    name: &'static str,
    /// What a record is, with an article.
    words: &'static str,
    help: &'static str,
    is_record: fn(&str) -> bool,
}

const fn kind(
    name: &'static str,
    words: &'static str,
    help: &'static str,
    is_record: fn(&str) -> bool,
) -> Kind {
    Kind { name, words, help, is_record }
}

/// From "Supported DNS record types" in the developer guide of Route 53. Other types are not looked into.
const KINDS: &[Kind] = &[
    kind("A", "an IPv4 address", "write an address like `192.0.2.1`", is_ipv4),
    kind("AAAA", "an IPv6 address", "write an address like `2001:db8::1`", is_ipv6),
    kind(
        "CAA",
        "flags, a tag and a quoted value",
        "write it like `0 issue \"amazon.com\"`",
        is_authorization,
    ),
    kind("CNAME", "a domain name", "write a name like `www.example.com`, without spaces", is_canonical_name),
    kind(
        "MX",
        "a priority and the name of a mail server",
        "write it like `10 mail.example.com`, with a priority from 0 to 65535",
        is_mail_server,
    ),
    kind(
        "NS",
        "the name of a name server",
        "write a name like `ns-1.example.com`, without spaces",
        is_domain_name,
    ),
    kind("PTR", "a domain name", "write a name like `www.example.com`, without spaces", is_domain_name),
    kind(
        "TXT",
        "texts of up to 255 characters in double quotes",
        "quote it once more, as in `'\"v=spf1 -all\"'`; split longer texts, as in `'\"one\" \"two\"'`",
        is_quoted,
    ),
];

/// Types of which a record set holds one record.
const SINGLE: &[&str] = &["CNAME", "SOA"];

/// How many items of a list are looked at for whether two can be there at once.
const MOST: usize = 32;

fn check(subject: &Subject, findings: &mut Findings) {
    for set in record_sets::all(subject) {
        for (kind, scope) in set.given(subject, "Type", &set.scope) {
            let Some(kind) = kind.as_str() else { continue };
            for (list, scope) in set.given(subject, "ResourceRecords", &scope) {
                let records = list.as_list().map(Vec::as_slice).unwrap_or_default();
                if SINGLE.contains(&kind) && has_two(subject, records, &scope) {
                    findings.push(several(&set, kind, list.span));
                }
                wrong(subject, kind, (records, &scope), set.resource, findings);
            }
        }
    }
}

/// Whether there can be more than one of the items at the same time.
fn has_two(subject: &Subject, items: &[Node], scope: &Scope) -> bool {
    let conditions = &subject.evaluator.conditions;
    let meet = |one: &Scope, other: &Scope| one.and(other).is_some_and(|both| conditions.is_possible(&both));
    let mut before: Vec<Scope> = Vec::new();
    for item in items.iter().take(MOST) {
        let present: Vec<Scope> = given(subject, item, scope).into_iter().map(|(_, scope)| scope).collect();
        if present.iter().any(|one| before.iter().any(|other| meet(one, other))) {
            return true;
        }
        before.extend(present);
    }
    false
}

fn several(set: &RecordSet, kind: &str, list: Span) -> Diagnostic {
    let span = set.properties.key_span("ResourceRecords").unwrap_or(list);
    let found = format!("a record set of type `{kind}` holds one record, and this one has more");
    Diagnostic::new(RULE.code, span, found).help("leave one record").resource(set.resource)
}

fn wrong(
    subject: &Subject,
    kind: &str,
    (records, scope): (&[Node], &Scope),
    resource: &str,
    findings: &mut Findings,
) {
    let Some(kind) = KINDS.iter().find(|one| one.name == kind) else { return };
    for (record, _) in records.iter().flat_map(|record| given(subject, record, scope)) {
        let wrong = record.as_str().filter(|text| !is_looked_up(text) && !(kind.is_record)(text));
        if let Some(text) = wrong {
            let found = format!("a record of type `{}` is {}, and `{text}` is not", kind.name, kind.words);
            findings.push(Diagnostic::new(RULE.code, record.span, found).help(kind.help).resource(resource));
        }
    }
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

fn is_ipv6(text: &str) -> bool {
    text.parse::<std::net::Ipv6Addr>().is_ok()
}

/// `0 issue "amazon.com; policy=ev"`
fn is_authorization(text: &str) -> bool {
    let mut parts = text.splitn(3, char::is_whitespace);
    let (Some(flags), Some(tag), Some(value)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let is_tag = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    matches!(flags, "0" | "128") && is_tag && quoted.is_some_and(|value| !value.is_empty())
}

/// Route 53 takes any printable characters of ASCII in names.
fn is_domain_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Certificate Manager's validation has names of its own.
fn is_canonical_name(text: &str) -> bool {
    let end = text.strip_suffix('.').unwrap_or(text);
    is_domain_name(text) || end.ends_with(".acm-validations.aws")
}

/// `10 mail.example.com`
fn is_mail_server(text: &str) -> bool {
    let Some((priority, server)) = text.split_once(char::is_whitespace) else { return false };
    let is_number = priority.bytes().all(|byte| byte.is_ascii_digit());
    is_number && priority.parse::<u16>().is_ok() && is_domain_name(server)
}

/// One or more texts in double quotes, with spaces between them; `\"` is a quote within one.
fn is_quoted(text: &str) -> bool {
    let mut rest = text;
    loop {
        let Some(after) = rest.strip_prefix('"').and_then(without_text) else { return false };
        if after.is_empty() {
            return true;
        }
        rest = after.trim_start_matches(' ');
    }
}

/// What follows the text that is at the start and the quote at its end.
fn without_text(text: &str) -> Option<&str> {
    let mut length = 0;
    let mut characters = text.chars();
    loop {
        match characters.next()? {
            '"' => break,
            '\\' => _ = characters.next()?,
            _ => {}
        }
        length += 1;
    }
    (1..=255).contains(&length).then_some(characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_and_short() {
        let longest = "a".repeat(255);
        let right = ["\"a\"", "\"a\"\"b\"", "\"a\"   \"b\"", r#""say \"yes\"""#, &format!("\"{longest}\"")];
        let wrong = ["", "a", "\"\"", "\"a", "\"a\" ", "\"a\" b", &format!("\"{longest}a\"")];
        assert!(right.iter().all(|text| is_quoted(text)));
        assert!(!wrong.iter().any(|text| is_quoted(text)));
    }

    #[test]
    fn mail_servers_have_a_priority() {
        let right = ["10 mail.example.com", "0 mail.example.com.", "65535 mail.example.com"];
        let wrong =
            ["mail.example.com", "65536 mail.example.com", "10 my mail", "+1 mail", "10  mail", " mail"];
        assert!(right.iter().all(|text| is_mail_server(text)));
        assert!(!wrong.iter().any(|text| is_mail_server(text)));
    }

    #[test]
    fn authorizations_have_three_parts() {
        assert!(is_authorization("0 issue \"amazon.com; policy=ev\""));
        let wrong =
            ["0 issue amazon.com", "1 issue \"amazon.com\"", "0 is-sue \"amazon.com\"", "0 issue \"\""];
        assert!(!wrong.iter().any(|text| is_authorization(text)));
    }
}

//! Characters with a meaning of their own at the start of a value.

use granit_parser::ErrorKind;

use super::lines::{Line, without_comment};
use super::{Context, excerpt, indentation, invalid, quoted};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::tag::long_form;

/// Explains what no other part of `malformed` does.
pub(super) fn explain(kind: &ErrorKind, context: &Context, at: usize) -> Diagnostic {
    use ErrorKind as Kind;
    match kind {
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::UnexpectedCharacter { character: '\t' } => indentation::tab(context, at),
        Kind::MissingAnchorOrAliasName | Kind::UnexpectedCharacter { .. } => needs_quotes(context, at),
        Kind::BlockSequenceEntryNotAllowed | Kind::InvalidBlockEntryWhitespace => {
            item_beside_key(context, at)
        }
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => block_header(context, at),
        Kind::InvalidBlockScalarIndent => {
            invalid(rest_of_line(context, at), "this text block is indented unevenly")
                .help("indent its first line as its others")
        }
        Kind::CommentNotSeparated => {
            invalid(rest_of_line(context, at), "a comment needs a space before its `#`")
        }
        Kind::CommentInterceptedScalar => {
            invalid(rest_of_line(context, at), "a comment cannot stand within a text of several lines")
        }
        Kind::BomInsideDocument => invalid(context.character_span(at), "a byte order mark stands here")
            .help("remove this invisible character"),
        _ if context.after(at).starts_with(['!', '&']) => tag(context, at),
        _ if context.after(at).starts_with('%') => {
            invalid(rest_of_line(context, at), "this is not a line that YAML knows")
                .help("put quotes around a text that begins with `%`")
        }
        _ => needs_quotes(context, at),
    }
}

/// The value from `at` to the end of its line.
fn rest_of_line(context: &Context, at: usize) -> Span {
    let end = Line::at(context.text, at).content_end();
    let value = without_comment(context.text.get(at..end).unwrap_or(""));
    if value.is_empty() { context.character_span(at) } else { context.span(at, at + value.len()) }
}

/// `Resource: *`, `Cron: * * ?`, `Name: @foo`.
fn needs_quotes(context: &Context, at: usize) -> Diagnostic {
    let span = rest_of_line(context, at);
    let value = context.slice(span);
    let Some(first) = value.chars().next() else {
        return invalid(span, "the text ends before the template is complete");
    };
    let found = match first {
        '*' => "a `*` at the start of a value means an alias in YAML".to_owned(),
        '&' => "a `&` at the start of a value means an anchor in YAML".to_owned(),
        '`' => "a value cannot begin with a backtick".to_owned(),
        _ => format!("a value cannot begin with `{first}`"),
    };
    invalid(span, found).help(format!("put the text in quotes: `{}`", quoted(value)))
}

/// `Key: - item`.
fn item_beside_key(context: &Context, at: usize) -> Diagnostic {
    invalid(rest_of_line(context, at), "a list cannot begin on the line of its key").help(
        "write each `- item` on a line of its own below the key; a text that begins with `- ` needs quotes",
    )
}

/// `Key: | text`.
fn block_header(context: &Context, at: usize) -> Diagnostic {
    let span = rest_of_line(context, at);
    let header = context.slice(span).chars().next().unwrap_or('|');
    invalid(span, format!("the text of a `{header}` block begins on the next line"))
        .help(format!("only an indentation (`{header}2`), `-` or `+` may follow the `{header}`"))
}

/// `!Base64 !Sub …`, on one line or two.
pub(super) fn two_tags(context: &Context, at: usize) -> Diagnostic {
    let first = context.before(at).split_whitespace().next_back().unwrap_or("!");
    let length = context.after(at).find(char::is_whitespace).unwrap_or(1);
    let span = context.span(at, at + length);
    let end = context.before(at).trim_end().len();
    let place = context.span(end - first.len(), end);
    let long = long_form(first.trim_start_matches('!'));
    let (first, second) = (excerpt(first), excerpt(context.slice(span)));
    invalid(span, format!("`{second}` cannot directly follow `{first}`: YAML allows one tag for a value"))
        .help(format!(
            "write the outer function in its long form, below the key: `{}: {second} …`",
            excerpt(&long)
        ))
        .related(place, "the first tag")
}

/// A tag or anchor that is spelt wrongly.
fn tag(context: &Context, at: usize) -> Diagnostic {
    let length = context.after(at).find(char::is_whitespace).unwrap_or(context.after(at).len());
    let span = context.span(at, at + length);
    let word = excerpt(context.slice(span));
    invalid(span, format!("`{word}` is not a tag or anchor that YAML can read"))
        .help("put a space after a function (`!Sub \"text\"`), and quotes around a text that begins with `!`")
}

//! Lines that do not fit those around them: wrong indentation, missing colons, tabs.

use super::lines::{Line, split_entry, without_comment};
use super::{Context, excerpt, indicators, invalid, quoted};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A `:` where no key can be. Either the value before it needs quotes, or something is wrong with
/// the line above, so that this line reads as its continuation.
pub(super) fn unexpected_colon(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    if line.tab().is_some() {
        return tab(context, at);
    }
    let is_second = split_entry(line.inner()).is_some_and(|(key, _)| at > end_of(line, key));
    if is_second {
        return second_colon(context, line);
    }
    let Some(above) = line.above(context.text).next() else {
        return stray_colon(context, at);
    };
    if above.entry().is_some_and(|(key, value)| !key.is_empty() && !value.is_empty()) {
        return deeper_than_a_value(context, line, above);
    }
    if above.entry().is_none() {
        return not_a_key(context, above.content_start());
    }
    stray_colon(context, at)
}

fn end_of(line: Line, key: &str) -> usize {
    line.start + line.inner_column() + key.len()
}

fn stray_colon(context: &Context, at: usize) -> Diagnostic {
    invalid(context.character_span(at), "a `:` cannot stand here")
        .help("a text with a `: ` inside, or a `:` at its end, needs quotes")
}

/// `Description: first: second`.
fn second_colon(context: &Context, line: Line) -> Diagnostic {
    let (key, value) = line.entry().unwrap_or(("", ""));
    let value = without_comment(value);
    let end = line.start + line.text.rfind(value).unwrap_or(0) + value.len();
    let span = context.span(end - value.len(), end);
    let tag = value.split_once(' ').map_or("", |(word, _)| word).starts_with('!');
    let (tag, text) = if tag { value.split_once(' ').unwrap_or(("", value)) } else { ("", value) };
    let space = if tag.is_empty() { "" } else { " " };
    let found =
        format!("the value of `{}` has a `: ` inside, which makes it look like another key", excerpt(key));
    let help = if text.starts_with(['"', '\'']) {
        "put the whole value in one pair of quotes".to_owned()
    } else {
        format!("put the text in quotes: `{}: {tag}{space}{}`", excerpt(key), quoted(text.trim()))
    };
    invalid(span, found).help(help)
}

/// A key below a line that has a value already.
fn deeper_than_a_value(context: &Context, line: Line, above: Line) -> Diagnostic {
    let (column, wanted) = (line.indentation(), above.inner_column());
    let (key, owner) = (line.name(), above.name());
    let span = context.span(line.content_start(), line.content_start() + key.len());
    let place = context.span(above.start + wanted, above.start + wanted + owner.len());
    let (key, owner) = (excerpt(key), excerpt(owner));
    let found = if column > wanted {
        format!("`{key}` is indented deeper than `{owner}`, which already has a value")
    } else {
        format!("`{key}` cannot follow the value of `{owner}` here")
    };
    invalid(span, found)
        .label(spaces(column))
        .help(format!("to stand beside `{owner}`, indent it by {}", spaces(wanted)))
        .related(place, format!("{} here", spaces(wanted)))
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no spaces".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}

/// A line that is neither key nor value: its colon, or the space behind it, is missing.
pub(super) fn not_a_key(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    let inner = line.inner();
    let start = line.start + line.inner_column();
    if let Some((key, value)) = inner.split_once(':').filter(|(key, value)| is_word(key) && !value.is_empty())
    {
        let found = format!("a space is missing after the `:` of `{}`", excerpt(key));
        let help = format!("write `{}: {}`", excerpt(key), excerpt(value));
        let colon = start + key.len();
        return invalid(context.span(colon, colon + 1), found).help(help);
    }
    let found = "this line is neither a key with a value nor an item of a list";
    let help = if is_word(inner) {
        format!("write `{0}:` when it is a key, or `- {0}` when it is an item", excerpt(inner))
    } else {
        "write `Key: value`, or indent it deeper when it goes on with the text above".to_owned()
    };
    invalid(context.span(start, start + inner.len()), found).label("no `:` here").help(help)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

/// A line between the columns of those around it, or another thing where a key should be.
pub(super) fn unexpected_line(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    let before = context.text.get(line.start..at).unwrap_or("");
    if line.tab().is_some() {
        return tab(context, at);
    }
    if context.after(at).starts_with('!') && ends_with_tag(context.before(at)) {
        return indicators::two_tags(context, at);
    }
    if before.trim().is_empty() || before.trim() == "-" {
        return misaligned(context, line);
    }
    let span = context.span(at, line.content_end());
    invalid(span, "the value has ended before this").help("put the whole value in quotes when it is one text")
}

fn ends_with_tag(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| word.starts_with('!'))
}

/// A line between the columns of those above it.
fn misaligned(context: &Context, line: Line) -> Diagnostic {
    let column = line.indentation();
    let beside = line.above(context.text).find(|other| other.indentation() <= column);
    if let Some(beside) = beside.filter(|beside| beside.indentation() == column) {
        return kinds_mixed(context, line, beside);
    }
    let deeper = nearest_deeper(context, line);
    let found = format!("this line is indented by {}, which fits none of the lines above it", spaces(column));
    let mut diagnostic = invalid(context.span(line.content_start(), line.content_end()), found);
    let mut fitting = Vec::new();
    for (other, at) in deeper
        .map(|line| (line, line.indentation()))
        .into_iter()
        .chain(beside.map(|line| (line, line.inner_column())))
    {
        let name = other.name_at(at);
        let start = other.start + at;
        diagnostic =
            diagnostic.related(context.span(start, start + name.len()), format!("{} here", spaces(at)));
        fitting.push(format!("by {} to stand beside `{}`", spaces(at), excerpt(name)));
    }
    if fitting.is_empty() {
        diagnostic
    } else {
        diagnostic.help(format!("indent it {}", fitting.join(", or ")))
    }
}

/// The line with the smallest indentation among those just above that are indented deeper.
fn nearest_deeper<'a>(context: &Context<'a>, line: Line<'a>) -> Option<Line<'a>> {
    let lines = line.above(context.text);
    lines.take_while(|other| other.indentation() > line.indentation()).min_by_key(|other| other.indentation())
}

/// Lines of the same indentation, of which some begin with `- ` and others do not.
fn kinds_mixed(context: &Context, line: Line, beside: Line) -> Diagnostic {
    let span = context.span(line.content_start(), line.content_end());
    let place = context.span(beside.content_start(), beside.content_end());
    let (found, seen) = if line.is_item() {
        ("an item of a list stands among the keys of a map", "a key of the same indentation")
    } else if beside.is_item() {
        ("this line stands among the items of a list, but does not begin with `- `", "an item")
    } else {
        return not_a_key(context, line.content_start());
    };
    let help = if line.is_item() {
        "put the list below a key of its own, and indent it deeper than the key"
    } else {
        "begin the line with `- `, or indent it as the key is that it belongs beside"
    };
    invalid(span, found).help(help).related(place, seen)
}

/// Something other than `- ` among the items of a list.
pub(super) fn not_an_item(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    if line.tab().is_some() { tab(context, at) } else { misaligned(context, line) }
}

/// Text behind what already is a whole document.
pub(super) fn after_the_end(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    let span = context.span(at, line.content_end());
    let first = line.above(context.text).last();
    match first {
        Some(first) if first.content().starts_with('%') => {
            invalid(span, "a `%` line at the top needs a line `---` before the template itself")
        }
        Some(first) if line.content_start() == at && !first.content().starts_with(['{', '[']) => {
            let place = context.span(first.content_start(), first.content_end());
            invalid(span, "this line is indented less than the first line of the template")
                .help("let all sections of the template begin in the first column")
                .related(place, spaces(first.indentation()))
        }
        _ => invalid(span, "the template has ended before this").help("remove it, or check the brackets"),
    }
}

/// A tab where YAML wants spaces.
pub(super) fn tab(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    let next = Line::at(context.text, line.start + line.text.len() + 1);
    let in_text = || context.after(line.start).find('\t').map(|tab| line.start + tab);
    let tab = line.tab().or_else(|| next.tab()).or_else(in_text).unwrap_or(at);
    let tabs = context.after(tab).chars().take_while(|c| *c == '\t').count();
    invalid(context.span(tab, tab + tabs), "a tab cannot indent YAML").help("use spaces, two for each level")
}

/// What a merge of version control left behind.
pub(super) fn conflict_marker(context: &Context, at: usize) -> Option<Diagnostic> {
    let is_marker = |line: &Line| {
        ["<<<<<<< ", ">>>>>>> "].iter().any(|marker| line.text.starts_with(marker))
            || line.text.trim_end() == "======="
    };
    let line = Line::at(context.text, at);
    let marker = std::iter::once(line).chain(line.above(context.text)).find(is_marker)?;
    let span = context.span(marker.start, marker.content_end());
    let help = "keep one side of the conflict, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`";
    Some(invalid(span, "a merge conflict is not resolved here").help(help))
}

/// A no-break space or its like in the indentation, as copied from a web page.
pub(super) fn odd_space_near(context: &Context, at: usize) -> Option<Diagnostic> {
    let line = Line::at(context.text, at);
    let odd = |line: &Line| {
        let blank = line.text.len() - line.text.trim_start().len();
        line.text.get(..blank)?.find(|c: char| !" \t".contains(c)).map(|offset| line.start + offset)
    };
    let offset = std::iter::once(line).chain(line.above(context.text).take(1)).find_map(|line| odd(&line))?;
    let span = context.character_span(offset);
    Some(odd_space(span, context.slice(span).chars().next()?))
}

/// What looks like a space and is none.
pub(in crate::syntax) fn odd_space(span: Span, space: char) -> Diagnostic {
    let number = u32::from(space);
    let found = format!("this looks like a space, but it is U+{number:04X}, which cannot indent YAML");
    invalid(span, found).help("write an ordinary space instead")
}

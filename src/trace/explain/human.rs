//! Explanations for people.

use std::fmt::Write;

use super::super::Traced;
use super::super::links::Link;
use super::listing::Groups;
use super::name::{Name, NamePart};
use super::{Coming, Elsewhere, Entry, Explanation, path_text};
use crate::report::human::{Style, sketch};
use crate::report::locate::{Step, locate};
use crate::report::visible;
use crate::source::Span;

/// Lines of a list beyond this number are only counted.
const MOST: usize = 25;

/// One explanation: the lines that made the thing, then what there is to say about it.
pub fn render(explanation: &Explanation, traced: &Traced, style: &Style) -> String {
    let message = headline(explanation);
    let label = if matches!(explanation.coming, Coming::Made(_)) { "because of this" } else { "" };
    let heading = format!("{}:", visible(explanation.id));
    let mut out = sketch(&heading, &message, &[(explanation.place, label)], traced.sources, style);
    if let Some(name) = &explanation.name {
        write_name(&mut out, explanation, name);
    }
    write_section(&mut out, "Values from elsewhere", &elsewhere(&explanation.elsewhere, traced));
    write_section(&mut out, also_makes_title(explanation), &entries(&explanation.also_makes, traced));
    let links = explanation.refers_to.iter().map(|link| row(&[&link.target, &link.path, &link.way.words()]));
    write_section(&mut out, "Refers to", &links.collect::<Vec<_>>());
    let links = explanation.referred_by.iter().map(|link| row(&[&from(link), &link.path, &link.way.words()]));
    write_section(&mut out, "Referred to by", &links.collect::<Vec<_>>());
    out
}

/// A resource by its logical id, anything else with its section.
fn from(link: &Link) -> String {
    match link.section.as_str() {
        "Resources" => link.entry.clone(),
        section => format!("{section}.{}", link.entry),
    }
}

fn headline(explanation: &Explanation) -> String {
    let what = with_article(explanation.what);
    match explanation.coming {
        Coming::Written => format!("{what}, which stays as you wrote it"),
        Coming::AddedTo => format!("{what} of yours, to which SAM adds"),
        Coming::Expanded(kind) => format!("{what} that SAM makes of your {kind}"),
        Coming::Made(Some(owner)) => format!("{what} that SAM makes for `{owner}`"),
        Coming::Made(None) => format!("{what} that SAM makes"),
        Coming::Dissolved => format!("{what}, for which SAM makes other resources"),
    }
}

fn with_article(what: &str) -> String {
    let vowel = what.starts_with(|c: char| "aeiouA".contains(c));
    format!("{} {}", if vowel { "an" } else { "a" }, visible(what))
}

fn also_makes_title(explanation: &Explanation) -> &'static str {
    match explanation.coming {
        Coming::Dissolved => "SAM makes of it",
        _ => "SAM also makes for it",
    }
}

fn write_name(out: &mut String, explanation: &Explanation, name: &Name) {
    let _ = writeln!(out, "\n  Its name");
    let parts: Vec<String> = name.parts.iter().map(part).collect();
    if parts.len() > 1 {
        let _ = writeln!(out, "    {}", visible(&parts.join(" + ")));
    } else if name.recipe.is_none() {
        let _ = writeln!(out, "    SAM always calls it so");
    }
    if let Some(recipe) = name.recipe {
        let digits = explanation.id.get(recipe.prefix.len()..).unwrap_or("");
        let _ = writeln!(out, "    {} is {}", visible(digits), recipe.words());
        let all = recipe.ingredients.iter().filter(|ingredient| !ingredient.text.is_empty());
        for ingredient in all {
            write_ingredient(out, ingredient.name, &ingredient.details());
        }
        let _ = writeln!(out, "    any change of that makes a new {}", visible(explanation.what));
    }
    if let Some(stable) = &name.stable {
        let _ = writeln!(out, "    the template can refer to it as `!Ref {}`", visible(stable));
    }
}

fn part(part: &NamePart) -> String {
    match part.from {
        "" | "digits" => part.text.to_owned(),
        from => format!("{} ({from})", part.text),
    }
}

fn write_ingredient(out: &mut String, name: &str, details: &[(String, String)]) {
    match details {
        [(path, value)] if path.is_empty() => {
            let _ = writeln!(out, "      {name}: {}", visible(value));
        }
        _ => {
            let _ = writeln!(out, "      {name}:");
            let rows: Vec<Row> = details.iter().map(|(path, value)| row(&[path, value])).collect();
            write_rows(out, "        ", &rows);
        }
    }
}

fn elsewhere(all: &[Elsewhere], traced: &Traced) -> Vec<Row> {
    all.iter().map(|found| row(&[&found.path, &traced.short_line(found.span), &found.from])).collect()
}

fn entries(all: &[Entry], traced: &Traced) -> Vec<Row> {
    all.iter().map(|entry| entry_row(entry, traced)).collect()
}

/// The implicit things of a template, by what causes them.
pub fn render_listing(groups: &Groups, traced: &Traced) -> String {
    let mut out = String::new();
    for (owner, entries) in groups {
        let _ = writeln!(out, "{}", group_title(*owner, traced));
        let rows: Vec<Row> = entries.iter().map(|entry| entry_row(entry, traced)).collect();
        write_all_rows(&mut out, "  ", &rows);
        out.push('\n');
    }
    let count: usize = groups.values().map(Vec::len).sum();
    out.push_str(&match count {
        0 => "SAM makes nothing that is not in the template\n".to_owned(),
        1 => "SAM makes 1 thing that is not in the template\n".to_owned(),
        count => format!("SAM makes {count} things that are not in the template\n"),
    });
    out
}

fn group_title(owner: Option<&str>, traced: &Traced) -> String {
    let Some(owner) = owner else { return "For several resources together".to_owned() };
    let kind = traced.written_resource(owner).and_then(super::type_of).unwrap_or("");
    let resources = traced.processed.get("Resources").and_then(|node| node.as_map());
    let line = resources.and_then(|map| map.key_span(owner)).map_or(String::new(), |span| traced.line(span));
    visible(&format!("{owner} ({kind}) {line}"))
}

/// Id, type, line and the setting that causes it.
fn entry_row(entry: &Entry, traced: &Traced) -> Row {
    row(&[entry.id, entry.what, &traced.short_line(entry.place), &cause(traced, entry.place)])
}

/// What stands at the place, as a path below its resource.
fn cause(traced: &Traced, place: Span) -> String {
    match locate(traced.document, place).as_slice() {
        [Step::Key("Resources"), _, Step::Key("Properties"), rest @ ..] => path_text(rest),
        [Step::Key("Resources"), _, rest @ ..] => path_text(rest),
        path => path_text(path),
    }
}

/// The cells of a line.
type Row = Vec<String>;

fn row(cells: &[&str]) -> Row {
    cells.iter().map(|cell| visible(cell)).collect()
}

fn write_section(out: &mut String, title: &str, rows: &[Row]) {
    if !rows.is_empty() {
        let _ = writeln!(out, "\n  {title}");
        write_rows(out, "    ", rows);
    }
}

fn write_rows(out: &mut String, indentation: &str, rows: &[Row]) {
    write_all_rows(out, indentation, rows.get(..MOST).unwrap_or(rows));
    if rows.len() > MOST {
        let _ = writeln!(out, "{indentation}and {} more", rows.len() - MOST);
    }
}

/// Cells below each other; the last of a line is as wide as it likes.
fn write_all_rows(out: &mut String, indentation: &str, rows: &[Row]) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..rows.iter().map(Vec::len).max().unwrap_or(0)).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}", width = *width));
        let line = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(out, "{indentation}{}", line.trim_end());
    }
}

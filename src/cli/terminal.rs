//! What the terminals behind standard output and standard error can show.

use std::env;
use std::io::{self, IsTerminal};

use terminal_size::{Height, Width};

use crate::report::human::Style;

/// The width when there is no terminal that would have one.
const USUAL_WIDTH: usize = 100;
/// Text that is wider than this is tiring to read.
const WIDEST: usize = 140;

/// The style for standard error.
pub fn style() -> Style {
    style_for(io::stderr().is_terminal(), terminal_size::terminal_size_of(io::stderr()))
}

/// The style for standard output.
pub fn style_of_output() -> Style {
    style_for(io::stdout().is_terminal(), terminal_size::terminal_size_of(io::stdout()))
}

fn style_for(is_terminal: bool, size: Option<(Width, Height)>) -> Style {
    let width = size.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).min(WIDEST));
    Style { colour: takes_colour(is_terminal), unicode: takes_unicode(), width }
}

/// See <https://no-color.org> and <https://bixense.com/clicolors>.
fn takes_colour(is_terminal: bool) -> bool {
    if is_set("NO_COLOR") {
        return false;
    }
    let forced = is_set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0");
    forced || (is_terminal && !is("TERM", "dumb") && !is("CLICOLOR", "0"))
}

/// What POSIX has for it: the first of these variables that is set names the encoding.
fn takes_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(|name| is_set(name));
    let locale = locale.and_then(env::var_os).unwrap_or_default().to_string_lossy().to_lowercase();
    cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8")
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn is(name: &str, value: &str) -> bool {
    env::var_os(name).is_some_and(|found| found == value)
}

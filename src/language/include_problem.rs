//! What can be wrong with `AWS::Include`, in words.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, code};
use crate::host::Unreadable;
use crate::source::Span;
use crate::tree::{Key, Node};

pub fn no_location(call: Span) -> Diagnostic {
    let found = "`AWS::Include` needs a `Location`: the file that it brings in";
    let help = "write `Parameters: {Location: part.yaml}` below `Name`";
    Diagnostic::new(code::INVALID_INCLUDE, call, found).help(help)
}

pub fn unknown_location(place: Span) -> Diagnostic {
    let found = "what `AWS::Include` brings in stays out: its `Location` is known only to AWS";
    Diagnostic::new(code::REMOTE_INCLUDE, place, found)
}

pub fn remote(place: Span) -> Diagnostic {
    let found = "what `AWS::Include` brings in from here stays out: samc reads local files only";
    Diagnostic::new(code::REMOTE_INCLUDE, place, found)
}

pub fn unreadable(path: &Path, why: &Unreadable, place: Span) -> Box<Diagnostic> {
    let path = path.display();
    let (found, help) = match why {
        Unreadable::Missing => (
            format!("there is no file `{path}`, so `AWS::Include` stays as it is"),
            "the path is seen from the file that names it",
        ),
        Unreadable::Outside => (
            format!("`{path}` lies outside of the template's folder, so `AWS::Include` stays as it is"),
            "run samc in a folder that holds both the template and the file",
        ),
        Unreadable::Because(why) => (
            format!("`{path}` cannot be read, so `AWS::Include` stays as it is: {why}"),
            "name a YAML or JSON file",
        ),
    };
    Box::new(Diagnostic::new(code::NOT_INCLUDED, place, found).help(help))
}

pub fn cycle(open: &[PathBuf], path: &Path, place: Span) -> Box<Diagnostic> {
    let names = open.iter().map(PathBuf::as_path).skip_while(|open| *open != path).chain([path]);
    let names: Vec<String> = names.map(|name| format!("`{}`", name.display())).collect();
    let found = format!("`{}` brings itself in: {}", path.display(), names.join(", then "));
    Box::new(Diagnostic::new(code::INVALID_INCLUDE, place, found).help("take this `AWS::Include` out"))
}

pub fn too_deep(path: &Path, place: Span) -> Box<Diagnostic> {
    let found = format!("with `{}` the template is nested too deeply", path.display());
    Box::new(Diagnostic::new(code::TOO_LARGE, place, found))
}

pub fn too_large(place: Span) -> Box<Diagnostic> {
    let found = "with this file more is brought in than samc reads";
    let help = "CloudFormation takes templates of up to 1 MB";
    Box::new(Diagnostic::new(code::TOO_LARGE, place, found).help(help))
}

pub fn not_a_map(brought: &Node, call: Span) -> Diagnostic {
    let found = format!(
        "a file that is brought in beside other keys must hold a map, but this is {}",
        brought.kind()
    );
    Diagnostic::new(code::INVALID_INCLUDE, call, found).related(brought.span, "it begins here")
}

pub fn conflict(key: &Key, place: Span, call: Span) -> Diagnostic {
    let found = format!("`{}` is in the file that is brought in, and beside it, too", key.text);
    Diagnostic::new(code::INVALID_INCLUDE, call, found)
        .related(key.span, "it is in the file")
        .related(place, "it is beside the file")
        .help("leave it out in one of the two places")
}

//! What a container of a function sees of this machine: folders that are mounted, and what only an image can hold.

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::put_list;

/// The image with which archives are unpacked.
const UNPACKER: &str = "busybox:stable";

/// The folders and archives of a container.
#[derive(Default)]
pub struct Content {
    mounted: Vec<Value>,
    laid: Vec<Laid>,
}

/// What lies in the image.
struct Laid {
    path: String,
    part: &'static str,
    target: &'static str,
}

impl Content {
    /// Mounts a folder or file, which the container cannot change; what changes in it is seen at once.
    pub fn mount(&mut self, path: &str, target: &str) {
        self.mounted
            .push(json!({ "type": "bind", "source": from_here(path), "target": target, "read_only": true }));
    }

    /// Lays a part of a folder or of an archive into a folder of the image, over what was laid there before; `.` is all
    /// of it.
    pub fn lay(&mut self, path: &str, part: &'static str, target: &'static str) {
        self.laid.push(Laid { path: path.to_owned(), part, target });
    }

    /// Adds all of it to a service. What is laid into its image is a build of its own.
    pub fn put_into(self, made: &mut Map<String, Value>) {
        put_list(made, "volumes", self.mounted);
        if self.laid.is_empty() {
            return;
        }
        let Some(Value::String(image)) = made.shift_remove("image") else { return };
        // It stands where the image stood: people look for that at the top.
        made.shift_insert(0, "build".to_owned(), build(&image, &self.laid));
    }
}

/// How to build an image that has this content.
fn build(image: &str, content: &[Laid]) -> Value {
    let paths: IndexSet<&str> = content.iter().map(|laid| laid.path.as_str()).collect();
    let (mut contexts, mut unpacking) = (Map::new(), String::new());
    for (number, path) in (1..).zip(&paths) {
        let name = format!("content-{number}");
        let folder = match archive(path) {
            Some((folder, file)) => {
                unpacking.push_str(&unpacked(number, &name, file));
                folder
            }
            None => path,
        };
        contexts.insert(name, json!(from_here(folder)));
    }
    let copies: String = content.iter().map(|laid| copy(laid, &paths)).collect();
    let file = format!("{unpacking}FROM {image}\n{copies}");
    json!({ "context": ".", "additional_contexts": contexts, "dockerfile_inline": file })
}

/// The line that lays something into the image.
fn copy(laid: &Laid, paths: &IndexSet<&str>) -> String {
    let Laid { path, part, target } = laid;
    let number = paths.get_index_of(path.as_str()).map_or(0, |at| at + 1);
    match archive(path) {
        Some(_) => format!("COPY --from=unpacked-{number} /content/{part} {target}/\n"),
        None => format!("COPY --from=content-{number} {part} {target}/\n"),
    }
}

/// A stage in which an archive is unpacked.
fn unpacked(number: usize, context: &str, file: &str) -> String {
    format!(
        "FROM {UNPACKER} AS unpacked-{number}\n\
         COPY --from={context} {} /content.zip\n\
         RUN unzip -q /content.zip -d /content\n",
        literal(file)
    )
}

/// The name of a file in the words of a Dockerfile, to which blanks, `$` and the marks of patterns mean something.
fn literal(file: &str) -> String {
    let mark = |c: char| match c {
        // One character, whichever it is: no other file differs in just that.
        _ if c.is_whitespace() || "$*[]\\\"'`#<>,".contains(c) => '?',
        _ => c,
    };
    file.chars().map(mark).collect()
}

/// Whether a path names an archive that Lambda would unpack.
pub fn is_archive(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".zip")
}

/// The folder and the name of an archive.
fn archive(path: &str) -> Option<(&str, &str)> {
    is_archive(path).then(|| path.rsplit_once('/').unwrap_or((".", path)))
}

/// A path that Compose takes for one: others would be names.
pub fn from_here(path: &str) -> String {
    match path {
        "" | "." => ".".to_owned(),
        _ if path.starts_with(['/', '.', '~']) => path.to_owned(),
        _ => format!("./{path}"),
    }
}

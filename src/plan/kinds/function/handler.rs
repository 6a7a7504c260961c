//! Whether a handler names a file of the code.

use std::path::Path;

use super::local_path;
use crate::diagnostic::{Diagnostic, code};
use crate::host::Kind;
use crate::plan::kinds::Planned;
use crate::plan::model::function::Build;
use crate::plan::model::{Code, OriginKind, Setting};

/// Ends of the names of files in which handlers of a language are, by the beginning of the runtime's name. Those of
/// compiled languages name no file.
const FILES: &[(&str, &[&str])] = &[
    ("python", &[".py", "/__init__.py", ".so"]),
    ("nodejs", &[".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx"]),
    ("ruby", &[".rb"]),
];

/// Reports a handler that names no file, where the code is a folder of which nothing else is made first.
pub fn check(
    function: &Planned,
    code: &Code,
    runtime: Option<&Setting<String>>,
    handler: Option<&Setting<String>>,
    build: Option<&Build>,
) {
    let (Some(folder), Some(Setting::Known(handler, origin))) = (local_path(code), handler) else { return };
    let runtime = runtime.and_then(Setting::known).map_or("", String::as_str);
    let Some((_, ends)) = FILES.iter().find(|(language, _)| runtime.starts_with(language)) else { return };
    let host = function.context.host;
    let is_folder = host.look(Path::new(folder)) == Some(Kind::Folder);
    if !is_folder || is_made_first(build) || is_in_layer(handler) {
        return;
    }
    let Some(module) = module_of(handler, runtime) else {
        report(
            function,
            origin,
            format!("the handler `{handler}` has no point between file and function"),
            ends,
        );
        return;
    };
    let folder = if folder == "." { Path::new("") } else { Path::new(folder) };
    let file = |end: &&str| folder.join(format!("{module}{end}"));
    if !ends.iter().map(file).any(|path| host.look(&path) == Some(Kind::File)) {
        let first = ends.first().copied().unwrap_or("");
        let path = file(&first);
        report(
            function,
            origin,
            format!("the handler `{handler}` names no file: `{}` is not there", path.display()),
            ends,
        );
    }
}

/// The path of the file without its end. In Python the last point stands in front of the function, and the others mean
/// folders; elsewhere the first point of the file's name does, and the others lead to what is inside of an object or a
/// class.
fn module_of(handler: &str, runtime: &str) -> Option<String> {
    if runtime.starts_with("python") {
        return handler.rsplit_once('.').map(|(module, _)| module.replace('.', "/"));
    }
    let (folder, name) = handler.rsplit_once('/').map_or(("", handler), |(folder, name)| (folder, name));
    let (file, _) = name.split_once('.')?;
    Some(if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") })
}

fn report(function: &Planned, origin: &crate::plan::model::Origin, found: String, ends: &[&str]) {
    let place = match origin.kind {
        OriginKind::Default => function.node.span,
        _ => origin.place,
    };
    let end = ends.first().copied().unwrap_or("");
    let help = format!("for a function `run` in `app{end}`, write `Handler: app.run`");
    let problem = Diagnostic::new(code::MISSING_HANDLER, place, found).help(help);
    function.context.report(problem.resource(function.identity.id.clone()));
}

/// What a build makes has other files than its source.
fn is_made_first(build: Option<&Build>) -> bool {
    build.is_some_and(|build| build.method.is_some())
}

/// Extensions and wrappers, such as `/opt/nodejs/node_modules/datadog-lambda-js/handler.handler`, bring handlers of
/// their own.
fn is_in_layer(handler: &str) -> bool {
    handler.starts_with('/') || handler.contains("node_modules")
}

#[cfg(test)]
mod tests {
    use super::module_of;

    #[test]
    fn handlers_lead_to_files() {
        let file = |handler: &str, runtime: &str| module_of(handler, runtime);
        assert_eq!(file("app.run", "python3.13").as_deref(), Some("app"));
        assert_eq!(file("package.module.run", "python3.13").as_deref(), Some("package/module"));
        assert_eq!(file("src/app.run", "python3.13").as_deref(), Some("src/app"));
        assert_eq!(file("app.service.run", "nodejs22.x").as_deref(), Some("app"));
        assert_eq!(file("v1.2/app.run", "nodejs22.x").as_deref(), Some("v1.2/app"));
        assert_eq!(file("app.Service.run", "ruby3.3").as_deref(), Some("app"));
        assert_eq!(file("app", "nodejs22.x"), None);
        assert_eq!(file("app", "python3.13"), None);
    }
}

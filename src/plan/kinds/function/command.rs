//! What runs a function: a command on this machine, and a container image.
//!
//! The commands are those of AWS's runtime interface clients, which ask the runtime API for work; the images are those
//! of AWS on its public registry (Lambda Developer Guide, "Creating a container image").

use crate::plan::model::{Code, Setting};

/// The command that runs the function from the folder of its code. None when its language is not known, or what it runs
/// is an image.
pub fn on_host(
    code: &Code,
    runtime: Option<&Setting<String>>,
    handler: Option<&Setting<String>>,
) -> Option<Vec<String>> {
    if matches!(code, Code::Image { .. } | Code::Missing) {
        return None;
    }
    let runtime = runtime?.known()?;
    let (language, version) = split(runtime);
    if language == "provided" {
        return Some(vec!["./bootstrap".to_owned()]);
    }
    let handler = handler?.known()?.clone();
    let words: Vec<String> = match language {
        "python" => vec![format!("python{version}"), "-m".into(), "awslambdaric".into(), handler],
        "nodejs" => vec!["npx".into(), "aws-lambda-ric".into(), handler],
        "ruby" => vec!["aws_lambda_ric".into(), handler],
        "java" => {
            let client = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
            vec!["java".into(), "-cp".into(), "./*:./lib/*".into(), client.into(), handler]
        }
        "dotnet" => {
            let assembly = handler.split("::").next().unwrap_or(&handler);
            vec!["dotnet".into(), "exec".into(), format!("{assembly}.dll"), handler.clone()]
        }
        "go" => vec![format!("./{handler}")],
        _ => return None,
    };
    Some(words)
}

/// The container image that runs the function.
pub fn image(code: &Code, runtime: Option<&Setting<String>>) -> Option<String> {
    if let Code::Image { uri, .. } = code {
        return uri.known().cloned();
    }
    let (language, version) = split(runtime?.known()?);
    let version = match (language, version) {
        ("nodejs", version) => version.trim_end_matches(".x"),
        ("provided", "") => "alami",
        ("go", _) => "1",
        ("dotnet", version) => version.strip_prefix("core").unwrap_or(version),
        (_, version) => version.trim_start_matches('.'),
    };
    let known = ["python", "nodejs", "ruby", "java", "dotnet", "provided", "go"];
    known.contains(&language).then(|| format!("public.ecr.aws/lambda/{language}:{version}"))
}

/// The language of a runtime and the rest of its name: `python`, `3.13`.
fn split(runtime: &str) -> (&str, &str) {
    let end = runtime.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(runtime.len());
    let (language, version) = runtime.split_at_checked(end).unwrap_or((runtime, ""));
    match language.strip_prefix("dotnet") {
        Some(_) => ("dotnet", version),
        None => (language, version),
    }
}

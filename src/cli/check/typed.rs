//! The arguments as settings, which are stronger than those of files.

use super::arguments::{Arguments, Level};
use crate::cli::expand::parameters;
use crate::cli::failure::Failure;
use crate::diagnostic::{Code, Severity};
use crate::settings::{Given, Layer, LevelSetting, Selector};
use crate::source::{Sources, Span};

/// The layer of settings that was typed; `own` is what the rules of the project find.
pub fn layer(arguments: &Arguments, own: &[Code], sources: &mut Sources) -> Result<Layer, Failure> {
    let file = sources.add("--", "");
    let mut layer = Layer::new(file, "");
    if !arguments.regions.is_empty() {
        let span = place("--region", &arguments.regions.join(","), sources);
        layer.regions = Some(Given { value: arguments.regions.clone(), span });
    }
    for (name, given) in parameters::read(&arguments.parameters, &[])? {
        let span = place(&format!("--parameter {name}"), given.value(), sources);
        layer.parameters.push((name, Given { value: given.value().to_owned(), span }));
    }
    layer.min_severity = arguments.min_severity.map(|level| severity("--min-severity", level, sources));
    layer.fail_on = arguments.fail_on.map(|level| severity("--fail-on", level, sources));
    layer.levels = levels("--allow", &arguments.allow, (crate::settings::Level::Off, own), sources)?;
    layer.levels.extend(levels("--deny", &arguments.deny, (crate::settings::Level::Error, own), sources)?);
    Ok(layer)
}

fn place(option: &str, value: &str, sources: &mut Sources) -> Span {
    Span::new(sources.add(option, value), 0, value.len())
}

fn severity(option: &str, level: Level, sources: &mut Sources) -> Given<Severity> {
    let severity = Severity::from(level);
    Given { value: severity, span: place(option, severity.name(), sources) }
}

fn levels(
    option: &str,
    codes: &[String],
    (level, own): (crate::settings::Level, &[Code]),
    sources: &mut Sources,
) -> Result<Vec<LevelSetting>, Failure> {
    let setting = |text: &String| {
        let selector = Selector::parse(text);
        if !selector.is_known(own) {
            let problem = format!("{option}: samc finds nothing called `{text}`");
            return Err(Failure::new(problem).help(selector.instead(own)));
        }
        Ok(LevelSetting { selector, level, files: None, place: place(option, text, sources) })
    };
    codes.iter().map(setting).collect()
}

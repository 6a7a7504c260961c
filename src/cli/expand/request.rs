//! What is meant by the arguments of `samc expand`.

use std::path::Path;

use super::super::disk::Disk;
use super::arguments::{Arguments, Format, MessageFormat};
use super::product::Product;
use super::{Failure, Output, TemplateFile, facts, parameters};
use crate::expand::Options;
use crate::source::{FileId, Sources};

/// What was meant by the arguments.
pub struct Request {
    /// The texts that were read.
    pub sources: Sources,
    /// The template.
    pub template: Input,
    /// What it is compared with.
    pub older: Option<Input>,
    /// What both are expanded with.
    pub options: Options,
    /// What was asked for.
    pub product: Product,
    /// How to show what is no template.
    pub message_format: MessageFormat,
}

/// A template that was read, and the disk for files that it names.
pub struct Input {
    /// Its text.
    pub file: FileId,
    /// The files around it.
    pub disk: Disk,
}

impl Input {
    fn read(template: &TemplateFile, sources: &mut Sources) -> Result<Self, Failure> {
        Ok(Input { disk: Disk::around(template.path()), file: template.read(sources)? })
    }
}

impl Request {
    /// Reads what is to be read, and refuses what cannot be meant.
    pub fn new(arguments: Arguments) -> Result<Self, Failure> {
        let template_file = TemplateFile::choose(arguments.template.clone())?;
        let older_file = arguments.diff.clone().map(|path| TemplateFile::choose(Some(path))).transpose()?;
        check_places(&template_file, older_file.as_ref(), &arguments)?;
        let mut sources = Sources::new();
        let template = Input::read(&template_file, &mut sources)?;
        let given = parameters::read(&arguments.parameters, &arguments.parameter_overrides)?;
        let options = Options {
            region: arguments.region.clone(),
            parameters: parameters::as_nodes(given, &mut sources),
            unpackaged_uri: arguments.unpackaged_uri.clone(),
            as_built: false,
            facts: facts::known(arguments.aws_facts.as_deref())?,
        };
        let older = older_file.map(|file| Input::read(&file, &mut sources)).transpose()?;
        let message_format = arguments.message_format;
        Ok(Request { sources, template, older, options, product: product(arguments), message_format })
    }
}

fn product(arguments: Arguments) -> Product {
    match arguments.explain {
        Some(id) => Product::Explanation(id),
        None if arguments.diff.is_some() => Product::Difference,
        None => Product::Template {
            format: arguments.format.unwrap_or_else(|| format_of(arguments.output.as_deref())),
            output: Output::new(arguments.output),
            source_map: arguments.source_map.map(|path| Output::new(Some(path))),
        },
    }
}

/// The format that the name of the output file asks for.
fn format_of(output: Option<&Path>) -> Format {
    let extension = output.and_then(Path::extension).map(|extension| extension.to_ascii_lowercase());
    match extension {
        Some(extension) if extension == "yaml" || extension == "yml" => Format::Yaml,
        _ => Format::Json,
    }
}

/// Nothing is read twice, or written over another thing.
fn check_places(
    template: &TemplateFile,
    older: Option<&TemplateFile>,
    arguments: &Arguments,
) -> Result<(), Failure> {
    if *template == TemplateFile::StandardInput && older == Some(template) {
        let message = "standard input cannot be both the template and what it is compared with";
        return Err(Failure::new(message).help("put one of them into a file"));
    }
    let (output, source_map) = (arguments.output.as_deref(), arguments.source_map.as_deref());
    refuse_to_overwrite(template, "--output", output)?;
    refuse_to_overwrite(template, "--source-map", source_map)?;
    refuse_the_same_place(output, source_map)
}

/// What comes of a template in the place of the template would be a loss.
pub fn refuse_to_overwrite(
    template: &TemplateFile,
    option: &str,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let (TemplateFile::Path(template), Some(output)) = (template, output) else { return Ok(()) };
    let real = |path: &Path| path.canonicalize().ok();
    if real(template).is_some_and(|template| real(output) == Some(template)) {
        let message = format!("{option} {} would overwrite the template itself", output.display());
        return Err(Failure::new(message).help("choose another file for it"));
    }
    Ok(())
}

/// Template and source map in one place would be of no use to anyone.
fn refuse_the_same_place(output: Option<&Path>, source_map: Option<&Path>) -> Result<(), Failure> {
    let file = |path: Option<&Path>| path.filter(|path| path.as_os_str() != "-").map(Path::to_owned);
    if source_map.is_some() && file(output) == file(source_map) {
        let message = "the expanded template and its source map would go to the same place";
        return Err(Failure::new(message).help("name a file of its own: --source-map expanded.map.json"));
    }
    Ok(())
}

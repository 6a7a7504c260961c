//! Every part of every expansion says where it comes from, and what samc made points into the SAM
//! resource that caused it.

use std::fs;
use std::path::Path;

use samc::compile::{Compiled, compile};
use samc::expand::Options;
use samc::source::{Sources, Span};
use samc::trace::origin::{Part, Written, visit_parts};
use samc::tree::{Map, Node};

use crate::fixtures;

#[test]
fn every_part_of_an_expansion_has_an_origin() {
    let templates = fixtures::templates(&fixtures::folder("expand"));
    let problems: Vec<String> = templates.iter().flat_map(|path| problems(path)).collect();
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

fn problems(path: &Path) -> Vec<String> {
    let mut sources = Sources::new();
    let name = path.strip_prefix(fixtures::folder("expand")).unwrap().display().to_string();
    let file = sources.add(&name, fs::read_to_string(path).unwrap());
    let options = fixtures::options(path, &mut sources);
    let folder = fixtures::Folder(path.parent().unwrap().to_owned());
    let Compiled { document, processed, template, .. } = compile(&mut sources, file, &options, &folder);
    let expansion = template.expect(&name).into_node();
    let documents = [document.unwrap(), processed.unwrap()];
    let found = Inspection::new(&documents, &sources, &options).inspect(&expansion);
    found.into_iter().map(|problem| format!("{name}: {problem}")).collect()
}

/// A named stretch of the template: a resource, one of its events, or a section.
struct Stretch {
    name: String,
    span: Span,
    /// Whether it is something that makes SAM make other things.
    is_cause: bool,
}

struct Inspection<'a> {
    sources: &'a Sources,
    document: Span,
    resources: Vec<Stretch>,
    events: Vec<Stretch>,
    /// Sections from which values come into generated resources.
    sections: Vec<Stretch>,
    /// The logical ids that the user chose for things that SAM makes.
    chosen: Vec<&'a str>,
    written: Written<'a>,
}

impl<'a> Inspection<'a> {
    /// The documents are the template as it was read, and as SAM saw it.
    fn new(documents: &'a [Node; 2], sources: &'a Sources, options: &'a Options) -> Self {
        let [_, document] = documents;
        let resources = document.get("Resources").unwrap().as_map().unwrap();
        let is_sam = |node: &Node| {
            node.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.starts_with("AWS::Serverless::"))
        };
        let events = resources.as_written().flat_map(|(id, _, node)| events(id, node));
        Inspection {
            sources,
            document: document.span,
            events: events.collect(),
            resources: stretches(resources, is_sam),
            sections: stretches(document.as_map().unwrap(), |_| true)
                .into_iter()
                .filter(|section| {
                    ["Globals", "Parameters", "Mappings", "Conditions"].contains(&&*section.name)
                })
                .collect(),
            chosen: all_strings(document),
            written: Written::new(documents.iter().chain(options.parameters.values())),
        }
    }

    fn inspect(&self, expansion: &Node) -> Vec<String> {
        let mut found = Vec::new();
        visit_parts(expansion, &mut |part| {
            let spans = part.key.into_iter().chain([part.value.span]);
            let problem = spans.filter_map(|span| self.problem(part, span)).next();
            found.extend(problem.map(|problem| format!("{}: {problem}", part.pointer)));
        });
        for (id, key, resource) in expansion.get("Resources").unwrap().as_map().unwrap().as_written() {
            found.extend([key, resource.span].into_iter().filter_map(|span| self.wrong_home(id, span)));
        }
        found
    }

    fn problem(&self, part: Part, span: Span) -> Option<String> {
        let Some(source) = self.sources.get(span.file) else { return Some("in no text".to_owned()) };
        if span.end as usize > source.text.len() {
            return Some("beyond the end".to_owned());
        }
        if span.start == span.end && !self.written.has(part.value) {
            return Some("nowhere in particular".to_owned());
        }
        if span == self.document && !part.pointer.is_empty() {
            return Some("in the template, but where?".to_owned());
        }
        let is_generated =
            part.pointer.starts_with("/Resources/") || part.pointer.starts_with("/Conditions/");
        if !is_generated || self.written.has(part.value) {
            return None;
        }
        let mut causes = self.resources.iter().chain(&self.sections);
        let is_parameter = span.file != self.document.file;
        (!is_parameter && !causes.any(|cause| cause.span.contains(span)))
            .then(|| format!("made by something outside all resources: {:?}", self.sources.slice(span)))
    }

    /// A resource whose name says by which resource or event of the template it was made must come
    /// from there.
    fn wrong_home(&self, id: &str, span: Span) -> Option<String> {
        let same = self.resources.iter().find(|resource| resource.name == id);
        let named = longest_name(&self.events, id).or(longest_name(&self.resources, id));
        let home = same.or(named.filter(|_| !self.chosen.contains(&id)));
        let globals = self.sections.iter().filter(|section| section.name == "Globals");
        let Some(home) = home else {
            let resources = self.resources.iter().filter(|resource| resource.is_cause);
            let mut causes = resources.chain(globals);
            let inside = causes.any(|cause| cause.span.contains(span));
            return (!inside).then(|| format!("{id}: not made by any SAM resource"));
        };
        let place = self.sources.slice(span);
        let mut causes = std::iter::once(home).chain(globals);
        let inside = causes.any(|cause| cause.span.contains(span));
        (!inside).then(|| format!("{id}: not from {}, but from {place:?}", home.name))
    }
}

fn all_strings(document: &Node) -> Vec<&str> {
    let below = match (document.as_map(), document.as_list()) {
        (Some(map), _) => map.values().flat_map(all_strings).collect(),
        (_, Some(items)) => items.iter().flat_map(all_strings).collect(),
        _ => Vec::new(),
    };
    document.as_str().into_iter().chain(below).collect()
}

/// The stretch with the longest name that the logical id begins with.
fn longest_name<'a>(stretches: &'a [Stretch], id: &str) -> Option<&'a Stretch> {
    let named = stretches.iter().filter(|stretch| id.starts_with(&stretch.name));
    named.max_by_key(|stretch| stretch.name.len())
}

fn stretches(map: &Map, is_cause: impl Fn(&Node) -> bool) -> Vec<Stretch> {
    let stretch = |(name, key, node): (&samc::tree::Text, Span, &Node)| Stretch {
        name: name.to_string(),
        span: key.to(node.span),
        is_cause: is_cause(node),
    };
    map.as_written().map(stretch).collect()
}

fn events(id: &str, resource: &Node) -> Vec<Stretch> {
    let events = resource.at(&["Properties", "Events"]).and_then(Node::as_map);
    let mut events = stretches(events.unwrap_or(&Map::new()), |_| true);
    events.iter_mut().for_each(|event| event.name.insert_str(0, id));
    events
}

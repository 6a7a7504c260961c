//! The stacks of an application: the outermost, and those nested in it whose templates lie on this machine.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::{Rc, Weak};

use indexmap::{IndexMap, IndexSet};

use super::World;
use super::lookup::is_left_out;
use super::parameter::{Parameter, Source};
use super::reference::View;
use crate::compile::{Compiled, compile};
use crate::diagnostic::{Diagnostic, code};
use crate::expand::recipe::Makings;
use crate::expand::unpackaged::LocalPaths;
use crate::expand::{self};
use crate::host::{Host, Unreadable, beside};
use crate::language::values::{Known, Values, as_text};
use crate::plan::model::OriginKind;
use crate::source::{FileId, Sources, Span};
use crate::template::Template;
use crate::trace::links::{Link, links};
use crate::tree::{Map, Node, Text};

/// The type of nested stacks in an expanded template.
pub const NESTED_STACK: &str = "AWS::CloudFormation::Stack";

/// How many stacks an application may have. AWS takes fewer; templates that nest others twice each would double with
/// every level.
const MOST_STACKS: usize = 200;

/// A stack, expanded.
#[derive(Debug)]
pub struct Stack {
    /// The logical ids that lead to it, with strokes in between: empty for the outermost.
    pub path: String,
    /// Its name on this machine.
    pub name: String,
    /// The text of its template.
    pub file: FileId,
    /// The path of its template.
    pub file_name: String,
    /// Its expanded template.
    pub template: Template,
    /// The local paths for which S3 addresses stand, by their place.
    pub local_paths: LocalPaths,
    /// What the template says under `Metadata` of layers, by the ids that they have in the expansion, where SAM leaves
    /// it out.
    pub layer_metadata: IndexMap<String, Node>,
    /// Its parameters.
    pub parameters: IndexMap<String, Parameter>,
    pub(super) values: RefCell<Values>,
}

impl Stack {
    /// The id of one of its resources: `Child/Table`.
    pub fn id_of(&self, logical_id: &str) -> String {
        if self.path.is_empty() { logical_id.to_owned() } else { format!("{}/{logical_id}", self.path) }
    }

    /// The local path for which the expansion has an address in S3, and where the template has it. The place of the path is
    /// that of the whole location, or, for HTTP APIs and state machines, that of what is in there.
    pub fn local_path(&self, location: &Node) -> Option<(&Text, Span)> {
        let part = |short, long| location.get(short).or_else(|| location.get(long));
        let (bucket, key) = (part("S3Bucket", "Bucket")?, part("S3Key", "Key")?);
        let address = format!("s3://{}/{}", bucket.as_str()?, key.as_str()?);
        [location.span, bucket.span].into_iter().find_map(|place| {
            let path = self.local_paths.get(&(place, address.clone()))?;
            Some((path, place))
        })
    }

    /// The resource of this logical id.
    pub fn resource(&self, logical_id: &str) -> Option<&Node> {
        self.template.section("Resources")?.get(logical_id)
    }
}

/// Loads stacks into a world.
pub struct Loader<'a> {
    /// The world.
    pub world: &'a Rc<World>,
    /// The texts that were read.
    pub sources: &'a mut Sources,
    /// What the outermost template is expanded with.
    pub options: &'a expand::Options,
    /// The files around.
    pub host: &'a dyn Host,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// The trees of all templates.
    pub documents: Vec<Node>,
    /// The files that are being loaded, each because of the one before it.
    open: Vec<PathBuf>,
}

/// A template to load, and what its parent says of it.
struct Wanted<'a> {
    path: String,
    name: String,
    file: FileId,
    options: &'a expand::Options,
    source: Source<'a>,
}

impl<'a> Loader<'a> {
    /// What loads stacks into this world.
    pub fn new(
        world: &'a Rc<World>,
        sources: &'a mut Sources,
        options: &'a expand::Options,
        host: &'a dyn Host,
    ) -> Self {
        Loader {
            world,
            sources,
            options,
            host,
            diagnostics: Vec::new(),
            documents: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Loads the outermost stack and all that are nested in it. Nothing, when it has errors.
    pub fn load(&mut self, file: FileId, name: &str) -> Option<()> {
        let options = self.options;
        let source = Source::User(&options.parameters);
        let stack =
            self.stack(Wanted { path: String::new(), name: name.to_owned(), file, options, source })?;
        let own = Path::new(&stack.file_name);
        self.open.push(beside(own, own.file_name().and_then(|name| name.to_str()).unwrap_or("")));
        self.nested(&stack);
        Some(())
    }

    fn stack(&mut self, wanted: Wanted) -> Option<Rc<Stack>> {
        let Compiled { document, processed, template, makings, local_paths, diagnostics } =
            compile(self.sources, wanted.file, wanted.options, self.host);
        // Here the code itself stands for local paths, not an address.
        self.diagnostics.extend(diagnostics.into_iter().filter(|found| found.code != code::UNPACKAGED_CODE));
        self.documents.extend(document);
        let template = template?;
        let layer_metadata = layer_metadata(&template, processed.as_ref(), &makings);
        let none = Map::new();
        let declared = template.section("Parameters").unwrap_or(&none);
        let parameters = self.world.parameters(declared, &wanted.source);
        let file_name = self.sources.get(wanted.file).map(|source| source.name.clone()).unwrap_or_default();
        let values = Values::of(&template.root, wanted.options);
        let stack = Rc::new_cyclic(|own: &Weak<Stack>| {
            let view = View { world: Rc::downgrade(self.world), stack: own.clone() };
            let values = RefCell::new(values.with(Rc::new(view)));
            let Wanted { path, name, file, .. } = wanted;
            Stack { path, name, file, file_name, template, local_paths, layer_metadata, parameters, values }
        });
        self.world.add_stack(stack.clone());
        Some(stack)
    }

    /// Loads what is nested in a stack. One whose parameters need another's outputs comes after it.
    fn nested(&mut self, parent: &Rc<Stack>) {
        let mut waiting = nested_in(parent);
        if waiting.is_empty() {
            return;
        }
        let needs: IndexMap<String, IndexSet<String>> = {
            let links = links(&parent.template.clone().into_node());
            let targets = targets_by_entry(&links);
            waiting.iter().map(|id| (id.clone(), needs_of(&targets, id))).collect()
        };
        while !waiting.is_empty() {
            let is_ready = |id: &String| {
                !needs.get(id).is_some_and(|needs| waiting.iter().any(|other| needs.contains(other)))
            };
            // Where they wait for each other in a circle, the first one has to do without.
            let next = waiting.iter().position(is_ready).unwrap_or(0);
            let logical_id = waiting.remove(next);
            self.child(parent, &logical_id);
        }
    }

    fn child(&mut self, parent: &Rc<Stack>, logical_id: &str) {
        let Some(resource) = parent.resource(logical_id).filter(|node| !is_left_out(parent, node)) else {
            return;
        };
        let Some(properties) = resource.get("Properties") else { return };
        let Some(location) = properties.get("TemplateURL") else { return };
        let Ok((location, _)) = self.world.value(parent, location) else { return };
        let Some(named) = location.as_str().filter(|named| is_local(named)) else { return };
        let path = beside(Path::new(&parent.file_name), named);
        let Some(text) = self.template_text(&path, named, location.span, &parent.id_of(logical_id)) else {
            return;
        };
        let values = self.given_by_parent(parent, properties);
        let id = parent.id_of(logical_id);
        let options = expand::Options { parameters: for_compiler(&values), ..self.options.clone() };
        let file = self.sources.add(path.display().to_string(), text);
        let source = Source::Parent { values: &values, stack: &id };
        let name = format!("{}-{logical_id}", parent.name);
        let Some(stack) = self.stack(Wanted { path: id.clone(), name, file, options: &options, source })
        else {
            return;
        };
        self.open.push(path);
        self.nested(&stack);
        self.open.pop();
    }

    fn template_text(&mut self, path: &Path, named: &str, place: Span, id: &str) -> Option<String> {
        let problem = if self.open.iter().any(|open| open == path) {
            let found = format!("`{named}` is nested in itself");
            Diagnostic::new(code::NESTED_IN_ITSELF, place, found).help("name the template of another stack")
        } else if self.world.stacks().len() >= MOST_STACKS {
            let found = format!("the application has more than {MOST_STACKS} stacks");
            Diagnostic::new(code::NESTED_IN_ITSELF, place, found).help("nest fewer stacks in each other")
        } else {
            match self.host.read(path) {
                Ok(text) => return Some(text),
                Err(why) => unreadable(path, &why, place),
            }
        };
        self.diagnostics.push(problem.resource(id));
        None
    }

    fn given_by_parent(&self, parent: &Stack, properties: &Node) -> IndexMap<String, (Known, OriginKind)> {
        let given = properties.get("Parameters").and_then(Node::as_map);
        let value = |node| match self.world.value(parent, node) {
            Ok((value, origin)) => (Ok(value), origin.kind),
            Err(unknown) => (Err(unknown), OriginKind::Template),
        };
        given
            .into_iter()
            .flat_map(Map::as_written)
            .map(|(name, _, node)| (name.to_string(), value(node)))
            .collect()
    }
}

/// What the template says under `Metadata` of layers.
fn layer_metadata(template: &Template, written: Option<&Node>, makings: &Makings) -> IndexMap<String, Node> {
    let layers = template.resources().filter(|(_, _, resource)| {
        resource.get("Type").and_then(Node::as_str) == Some("AWS::Lambda::LayerVersion")
    });
    let metadata = |(id, _, _): (&Text, _, _)| {
        let of = makings.get(id)?.of.as_ref()?;
        Some((id.to_string(), written?.at(&["Resources", of.as_str(), "Metadata"])?.clone()))
    };
    layers.filter_map(metadata).collect()
}

fn unreadable(path: &Path, why: &Unreadable, place: Span) -> Diagnostic {
    let path = path.display();
    let (found, help) = match why {
        Unreadable::Missing => (format!("there is no file `{path}`"), "name a template that is there"),
        Unreadable::Outside => (
            format!("`{path}` lies outside of the folder of the template and of the current one"),
            "call samc from a folder above it",
        ),
        Unreadable::Because(why) => {
            (format!("`{path}` cannot be read: {why}"), "name a template that can be read")
        }
    };
    Diagnostic::new(code::NESTED_TEMPLATE_MISSING, place, found).help(help)
}

/// The nested stacks of a template.
fn nested_in(parent: &Stack) -> Vec<String> {
    let is_stack = |resource: &Node| resource.get("Type").and_then(Node::as_str) == Some(NESTED_STACK);
    let nested = parent.template.resources().filter(|(_, _, resource)| is_stack(resource));
    nested.map(|(id, _, _)| id.to_string()).collect()
}

/// What each resource of a template refers to.
fn targets_by_entry(links: &[Link]) -> IndexMap<&str, Vec<&str>> {
    let mut targets: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for link in links.iter().filter(|link| link.section == "Resources") {
        targets.entry(&link.entry).or_default().push(&link.target);
    }
    targets
}

/// The resources of the template that one needs, directly or not.
fn needs_of(targets: &IndexMap<&str, Vec<&str>>, logical_id: &str) -> IndexSet<String> {
    let mut needs = IndexSet::new();
    let mut waiting = vec![logical_id];
    while let Some(id) = waiting.pop() {
        for target in targets.get(id).into_iter().flatten() {
            if *target != logical_id && needs.insert((*target).to_owned()) {
                waiting.push(target);
            }
        }
    }
    needs
}

/// Whether a template is named that lies on this machine.
pub fn is_local(named: &str) -> bool {
    !named.is_empty() && !named.contains("://")
}

/// What the expansion of a nested template can know of its parameters: lists are texts with commas there.
fn for_compiler(values: &IndexMap<String, (Known, OriginKind)>) -> IndexMap<String, Node> {
    let known = |(name, (value, _)): (&String, &(Known, OriginKind))| {
        let value = value.as_ref().ok()?;
        let items = value.as_list().map(|items| {
            items.iter().filter_map(as_text).map(|text| text.to_string()).collect::<Vec<_>>().join(",")
        });
        let value = items.map_or_else(|| value.clone(), |text| Node::made(text, value.span));
        Some((name.clone(), value))
    };
    values.iter().filter_map(known).collect()
}

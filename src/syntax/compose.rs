//! From YAML events to a tree: documents, scalars, lists.
//!
//! Depth and number of nodes are bounded here, so everything behind may recurse over the tree.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, StructureStyle, Tag};

use super::anchor::Anchors;
use super::scalar::{self, Plain};
use super::tag::{self, Meaning};
use super::{MAX_DEPTH, MAX_FINDINGS, MAX_NODES, excerpt, malformed};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, code};
use crate::source::{FileId, Span};
use crate::tree::{Node, Number, Text, Value};

/// The place of an event, as the YAML parser has it.
pub(super) type Place = granit_parser::Span;

/// A node and what it takes up in the text, which for an alias is the alias, while the node's
/// span is that of the anchored value.
pub(super) struct Part {
    pub node: Node,
    pub extent: Span,
}

/// A list or map as a value, and what it takes up in the text.
pub(super) type Contents = (Value, Span);

/// Reads what a list or map contains, at a depth, from where it begins.
type ReadContents<C> = fn(&mut C, usize, Span) -> Result<Contents, Reported>;

/// Reads the only document of `text`. `None` when there is none, or when it could not be read;
/// the diagnostics then say why.
pub(super) fn compose(
    text: &str,
    file: FileId,
    is_json: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut composer = Composer::new(text, file, is_json, diagnostics);
    let root = composer.document().ok()??;
    composer.is_whole.then_some(root)
}

/// The state of reading one text.
pub(super) struct Composer<'text, 'run> {
    parser: Parser<'text, StrInput<'text>>,
    pub(super) text: &'text str,
    pub(super) file: FileId,
    is_json: bool,
    diagnostics: &'run mut Diagnostics,
    findings: usize,
    /// Whether no value had to be left out.
    is_whole: bool,
    pub(super) anchors: Anchors,
    /// The opening brackets around the present place.
    brackets: Vec<Span>,
    nodes: usize,
    /// Where the last event ended that was read.
    reached: usize,
}

impl<'text, 'run> Composer<'text, 'run> {
    fn new(text: &'text str, file: FileId, is_json: bool, diagnostics: &'run mut Diagnostics) -> Self {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
        };
        Composer {
            parser: Parser::new_from_str_with_options(text, options),
            text,
            file,
            is_json,
            diagnostics,
            findings: 0,
            is_whole: true,
            anchors: Anchors::default(),
            brackets: Vec::new(),
            nodes: 0,
            reached: 0,
        }
    }

    fn document(&mut self) -> Result<Option<Node>, Reported> {
        let mut root = None;
        loop {
            let (event, place) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(..) if root.is_some() => return Err(self.second_document(&place)),
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.node(event, &place, 1)?.node),
            }
        }
    }

    fn second_document(&mut self, place: &Place) -> Reported {
        let found = "a second document begins here, but a template is a single one";
        let help = "keep one template per file, and remove the `---` line with all that follows it";
        let diagnostic = Diagnostic::new(code::INVALID_SYNTAX, self.span(place), found).help(help);
        self.diagnostics.error(diagnostic)
    }

    /// The next event that is part of the document. Names of anchors are noted on the way.
    pub(super) fn next(&mut self) -> Result<(Event<'text>, Place), Reported> {
        loop {
            match self.parser.next_event() {
                None => return Ok((Event::StreamEnd, Place::default())),
                Some(Ok((Event::Anchor(_, name), _))) => self.anchors.add_name(name.into_owned()),
                Some(Ok((event, place))) => {
                    self.reached = self.span(&place).end as usize;
                    return Ok((event, place));
                }
                Some(Err(error)) => {
                    let context = malformed::Context {
                        text: self.text,
                        file: self.file,
                        bracket: self.brackets.last().copied(),
                        reached: self.reached,
                    };
                    return Err(self.diagnostics.error(malformed::explain(&error, &context)));
                }
            }
        }
    }

    pub(super) fn span(&self, place: &Place) -> Span {
        let range = place.byte_range().unwrap_or_default();
        Span::new(self.file, range.start, range.end)
    }

    /// Reports what does not stop the reading. Very many findings help nobody, so those behind the
    /// first are not even made.
    pub(super) fn report(&mut self, finding: impl FnOnce(&Self) -> Diagnostic) {
        self.findings += 1;
        if self.findings <= MAX_FINDINGS {
            let finding = finding(self);
            self.diagnostics.push(finding);
        }
    }

    /// Reports a value that cannot stand in a tree, and returns what stands in for it until the
    /// reading is done; the tree is then not handed out.
    pub(super) fn left_out(&mut self, extent: Span, finding: impl FnOnce(&Self) -> Diagnostic) -> Part {
        self.report(finding);
        self.is_whole = false;
        Part { node: Node::new(Value::Null, extent), extent }
    }

    /// The value that begins with `event`. `depth` is its own depth in the tree.
    pub(super) fn node(&mut self, event: Event<'_>, place: &Place, depth: usize) -> Result<Part, Reported> {
        self.admit(1, depth, self.span(place))?;
        let (part, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                (self.scalar(text, style, tag.as_deref(), place), anchor)
            }
            Event::SequenceStart(style, anchor, tag) => {
                (self.collection(style, tag.as_deref(), place, depth, Self::list)?, anchor)
            }
            Event::MappingStart(style, anchor, tag) => {
                (self.collection(style, tag.as_deref(), place, depth, Self::map)?, anchor)
            }
            Event::Alias(anchor) => (self.alias(anchor, self.span(place), depth)?, 0),
            Event::UnresolvedAlias(name) => (self.unresolved_alias(&name, self.span(place)), 0),
            _ => (Part { node: Node::new(Value::Null, self.span(place)), extent: self.span(place) }, 0),
        };
        if anchor != 0 {
            self.keep(anchor, &part, depth)?;
        }
        Ok(part)
    }

    /// Makes sure that the tree stays within bounds when `nodes` are added that reach down to
    /// `depth`.
    pub(super) fn admit(&mut self, nodes: usize, depth: usize, span: Span) -> Result<(), Reported> {
        if depth > MAX_DEPTH {
            let found = format!("this is nested more than {MAX_DEPTH} levels deep");
            return Err(self.diagnostics.error(Diagnostic::new(code::TOO_LARGE, span, found)));
        }
        self.nodes += nodes;
        if self.nodes > MAX_NODES {
            let found = format!("the template has more than {MAX_NODES} keys and values");
            let help = "aliases (`*name`) count as all the values that they stand for";
            return Err(self.diagnostics.error(Diagnostic::new(code::TOO_LARGE, span, found).help(help)));
        }
        Ok(())
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>, place: &Place) -> Part {
        let span = self.scalar_span(style, tag.is_some(), place);
        let text = self.scalar_text(&text, style, place);
        let meaning = match tag {
            None if style == ScalarStyle::Plain => Meaning::AsPlain,
            None => Meaning::Yaml("str".to_owned()),
            Some(tag) => tag::meaning(tag),
        };
        let tag_span = place.tag_span().map_or(span, |tag| self.span(&tag));
        let node = match meaning {
            Meaning::AsPlain => Node::new(self.plain_value(text, span), span),
            Meaning::Yaml(name) => Node::new(self.yaml_value(&name, text, tag_span, span), tag_span.to(span)),
            Meaning::Function(name) => {
                self.check_function(&name, tag_span);
                let source = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
                tag::call(&name, tag_span, tag::scalar_argument(&name, text, source, span))
            }
        };
        Part { extent: node.span, node }
    }

    /// The place of a scalar. An empty one stands behind the `:` of its key, where the YAML parser
    /// has it before; a block scalar ends with its last visible character.
    fn scalar_span(&self, style: ScalarStyle, is_tagged: bool, place: &Place) -> Span {
        let span = self.span(place);
        let (start, end) = (span.start as usize, span.end as usize);
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            let visible = self.text.get(start..end).unwrap_or("").trim_end().len();
            return Span::new(self.file, start, start + visible);
        }
        let is_before_colon = self.text.get(end..).is_some_and(|rest| rest.starts_with(':'));
        if start == end && !is_tagged && is_before_colon {
            return Span::new(self.file, start + 1, end + 1);
        }
        span
    }

    /// The text of a scalar as PyYAML has it: nothing where the YAML parser puts `~` for a missing
    /// value, and no newline after a block scalar that ends with the file instead of a newline.
    fn scalar_text<'a>(&self, text: &'a str, style: ScalarStyle, place: &Place) -> &'a str {
        match style {
            ScalarStyle::Plain if place.is_empty() => "",
            ScalarStyle::Literal | ScalarStyle::Folded if self.ends_without_newline(place) => {
                text.strip_suffix('\n').unwrap_or(text)
            }
            _ => text,
        }
    }

    /// Whether the last line of the text belongs to the block scalar at `place` and is cut short.
    fn ends_without_newline(&self, place: &Place) -> bool {
        let last_line = self.text.rsplit(['\n', '\r']).next().unwrap_or("");
        let is_content = !last_line.trim().is_empty() || last_line.len() > place.start.col();
        self.span(place).end as usize == self.text.len() && is_content
    }

    fn plain_value(&mut self, text: &str, span: Span) -> Value {
        match scalar::resolve(text) {
            Plain::Null => Value::Null,
            Plain::Bool(value) => Value::Bool(value),
            Plain::Number(value) => Value::Number(value),
            Plain::String if self.is_json => json_number(text),
            Plain::String | Plain::KeptAsText => Value::String(Text::written(text)),
            Plain::MergeKey | Plain::DefaultKey => {
                self.report(|_| {
                    let found = format!("`{text}` alone has a meaning of its own in YAML, and none here");
                    let help = format!("put it in quotes: `\"{text}\"`");
                    Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help)
                });
                Value::String(Text::written(text))
            }
        }
    }

    fn yaml_value(&mut self, name: &str, text: &str, tag: Span, span: Span) -> Value {
        self.check_yaml_tag(name, tag);
        match tag::yaml_scalar(name, text) {
            Ok(value) => value,
            Err(wanted) => {
                if tag::is_representable(name) {
                    self.report(|_| {
                        let found = format!("`!!{name}` asks for {wanted}, and this is not one");
                        Diagnostic::new(code::INVALID_SYNTAX, tag.to(span), found)
                    });
                }
                Value::String(Text::written(text))
            }
        }
    }

    /// A list or map, and its tag.
    fn collection(
        &mut self,
        style: StructureStyle,
        tag: Option<&Tag>,
        place: &Place,
        depth: usize,
        read: ReadContents<Self>,
    ) -> Result<Part, Reported> {
        let start = self.span(place);
        let meaning = tag.map(tag::meaning);
        let is_call = matches!(meaning, Some(Meaning::Function(_)));
        if style == StructureStyle::Flow {
            self.brackets.push(start);
        }
        let (value, extent) = read(self, depth + usize::from(is_call), start)?;
        if style == StructureStyle::Flow {
            self.brackets.pop();
        }
        let tag_span = place.tag_span().map_or(start, |tag| self.span(&tag));
        Ok(self.tagged(meaning, tag_span, Part { node: Node::new(value, extent), extent }))
    }

    fn tagged(&mut self, meaning: Option<Meaning>, tag: Span, part: Part) -> Part {
        match meaning {
            None | Some(Meaning::AsPlain) => part,
            Some(Meaning::Function(name)) => {
                self.check_function(&name, tag);
                let extent = tag.to(part.extent);
                Part { node: Node { span: extent, ..tag::call(&name, tag, part.node) }, extent }
            }
            Some(Meaning::Yaml(name)) => {
                self.check_yaml_tag(&name, tag);
                let wanted = if part.node.as_list().is_some() { "seq" } else { "map" };
                if tag::is_representable(&name) && name != wanted {
                    self.report(|_| {
                        let found = format!("`!!{name}` cannot stand before {}", part.node.kind());
                        Diagnostic::new(code::INVALID_SYNTAX, tag, found).help("remove it")
                    });
                }
                part
            }
        }
    }

    fn list(&mut self, depth: usize, start: Span) -> Result<Contents, Reported> {
        let mut items = Vec::new();
        let mut extent: Option<Span> = None;
        loop {
            let (event, place) = self.next()?;
            if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                let extent = self.whole_extent(start, extent, &place);
                return Ok((Value::List(items), extent));
            }
            let part = self.node(event, &place, depth + 1)?;
            extent = Some(extent.map_or(part.extent, |extent| extent.to(part.extent)));
            items.push(part.node);
        }
    }

    /// The place of a collection: from bracket to bracket, or else from its first character to the
    /// end of its last child, because without brackets the YAML parser lets it run on to whatever
    /// comes next.
    pub(super) fn whole_extent(&self, start: Span, children: Option<Span>, end: &Place) -> Span {
        match children {
            Some(children) if start.start == start.end => start.to(children),
            _ => start.to(self.span(end)),
        }
    }

    fn check_function(&mut self, name: &str, span: Span) {
        if !tag::is_known(name) {
            self.report(|_| unknown_function(name, span));
        }
    }

    /// YAML has types that JSON has not, and CloudFormation works with JSON.
    fn check_yaml_tag(&mut self, name: &str, span: Span) {
        if tag::is_representable(name) {
            return;
        }
        self.report(|_| {
            let found = format!("a template cannot hold a YAML `{}`", excerpt(name));
            let help = "remove the tag, and write a list, a map or a text";
            Diagnostic::new(code::UNKNOWN_TAG, span, found).help(help)
        });
    }
}

/// What is neither in quotes nor known to YAML 1.1 can only be a number in JSON, like `1e5`.
fn json_number(text: &str) -> Value {
    let number = text.parse().map(|number| Value::Number(Number::Float(number)));
    number.unwrap_or_else(|_| Value::String(Text::written(text)))
}

fn unknown_function(name: &str, span: Span) -> Diagnostic {
    let found = format!("CloudFormation has no function `!{}`", excerpt(name));
    let near = tag::suggestion(name);
    let help = match near.map(|near| near.word) {
        Some(known) if name.starts_with("Fn::") => {
            format!("the short form goes without `Fn::`: write `!{known}`")
        }
        Some(known) => format!("did you mean `!{known}`?"),
        None => "to write a text that begins with `!`, put it in quotes".to_owned(),
    };
    Diagnostic::new(code::UNKNOWN_TAG, span, found).help(help).fix(near.and_then(|near| near.fix(name)))
}

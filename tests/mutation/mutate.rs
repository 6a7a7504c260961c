//! The ways in which a template can be damaged: bytes, lines, and values of its tree.

use std::fs;
use std::path::PathBuf;

use samc::diagnostic::Diagnostics;
use samc::emit;
use samc::source::Sources;
use samc::syntax;
use samc::tree::{Key, Map, Node, Value};

use super::random::Random;

/// What may stand in the place of any value.
const VALUES: &[&str] = &[
    "",
    "null",
    "~",
    "[]",
    "{}",
    "''",
    "7",
    "-1",
    "1.5",
    ".inf",
    "1e400",
    "0x1F",
    "12:30",
    "08",
    "true",
    "no",
    "text",
    "2010-09-09",
    "[null]",
    "[[1, {a: []}], null]",
    "{a: b}",
    "{Type: null}",
    "{Properties: []}",
    "{Ref: Fn}",
    "{Ref: [1]}",
    "{Ref: AWS::NoValue}",
    "!Ref Stage",
    "!Ref AWS::Region",
    "!GetAtt Fn.Arn",
    "!GetAtt [Fn, !Ref Stage]",
    "!GetAtt x",
    "!Sub '${A}-${!B}-${C.Arn}-${'",
    "!Sub [1, 2, 3]",
    "!If [Cond, a, !Ref AWS::NoValue]",
    "!If []",
    "!FindInMap [A, B]",
    "!Join ['', 7]",
    "!Select [9, [a]]",
    "!Unknown x",
    "{Fn::If: {}}",
    "{'Fn::Sub': null}",
    "{Fn::Transform: {Name: AWS::Include}}",
    "&x [*x]",
    "*x",
    "{<<: {a: 1}}",
    "|",
    "AWS::Serverless::Function",
    "AWS::Serverless::Api",
    "AWS::Serverless::HttpApi",
    "/{proxy+}",
    "s3://bucket/key",
    "arn:aws:sns:eu-central-1:123456789012:topic",
    "ä\u{feff}\u{202e}😀",
];

/// What may stand in the place of any key.
const KEYS: &[&str] = &[
    "Resources",
    "Globals",
    "Parameters",
    "Conditions",
    "Mappings",
    "Outputs",
    "Transform",
    "Type",
    "Properties",
    "Events",
    "Policies",
    "Auth",
    "Cors",
    "DefinitionBody",
    "DefinitionUri",
    "CodeUri",
    "Path",
    "Method",
    "Ref",
    "Fn::If",
    "Fn::Sub",
    "Fn::GetAtt",
    "<<",
    "Default",
    "Condition",
    "DependsOn",
    "Tags",
    "Function",
    "Domain",
    "",
    "paths",
    "x-amazon-apigateway-integration",
    "1",
    "null",
    "a b",
    "é",
];

/// The texts that are damaged.
pub struct Corpus {
    texts: Vec<(String, String)>,
}

impl Corpus {
    pub fn read(paths: &[PathBuf]) -> Self {
        let read = |path: &PathBuf| Some((path.display().to_string(), fs::read_to_string(path).ok()?));
        let texts: Vec<_> = paths.iter().filter_map(read).collect();
        assert!(!texts.is_empty(), "there are no fixtures");
        Corpus { texts }
    }

    /// The damaged text of this number, and the name of the fixture that it was.
    pub fn mutation(&self, number: u64) -> (&str, String) {
        let mut random = Random::new(number);
        let (name, text) = &self.texts[random.below(self.texts.len())];
        let mut text = text.clone();
        for _ in 0..=random.below(3) {
            text = self.damage(&text, &mut random);
        }
        (name, text)
    }

    fn damage(&self, text: &str, random: &mut Random) -> String {
        match random.below(8) {
            0 => damage_bytes(text, random),
            1..=3 => self.damage_lines(text, random),
            _ => self.damage_tree(text, random).unwrap_or_else(|| self.damage_lines(text, random)),
        }
    }

    fn other(&self, random: &mut Random) -> &str {
        &self.texts[random.below(self.texts.len())].1
    }

    fn damage_lines(&self, text: &str, random: &mut Random) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if lines.is_empty() {
            return random.pick(VALUES).to_owned();
        }
        let at = random.below(lines.len());
        match random.below(8) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => {
                let other = random.below(lines.len());
                lines.swap(at, other);
            }
            3 => lines[at] = format!("{}{}", " ".repeat(random.below(9)), lines[at].trim_start()),
            4 => replace_value(&mut lines[at], random.pick(VALUES)),
            5 => rename_key(&mut lines[at], random.pick(KEYS)),
            6 => lines.truncate(at),
            _ => {
                let other: Vec<&str> = self.other(random).lines().collect();
                let from = random.below(other.len());
                let piece = other.iter().skip(from).take(1 + random.below(12)).map(|line| (*line).to_owned());
                lines.splice(at..at, piece);
            }
        }
        lines.join("\n") + "\n"
    }

    /// Damages one node of the tree. Nothing when the text has no tree any more.
    fn damage_tree(&self, text: &str, random: &mut Random) -> Option<String> {
        let mut tree = parse(text)?;
        let at = random.below(count(&tree));
        let node = nth_mut(&mut tree, &mut { at })?;
        match random.below(4) {
            0 => rename_in_map(node, random),
            1 => {
                let other = parse(self.other(random))?;
                let from = random.below(count(&other));
                *node = nth(&other, &mut { from })?.clone();
            }
            _ => *node = parse(random.pick(VALUES)).unwrap_or_else(|| Node::new(Value::Null, node.span)),
        }
        Some(emit::json::to_json(&tree))
    }
}

fn damage_bytes(text: &str, random: &mut Random) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = random.below(bytes.len());
    let length = random.below(5).min(bytes.len() - at);
    let with = random.pick(&[
        ":", "- ", "{", "}", "[", "]", "\"", "'", "\n", "\t", "#", "&a ", "*a", "!", "|", "%", "\0", "é",
    ]);
    bytes.splice(at..at + length, with.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

fn replace_value(line: &mut String, value: &str) {
    if let Some(colon) = line.find(": ") {
        line.truncate(colon + 2);
        line.push_str(value);
    }
}

fn rename_key(line: &mut String, key: &str) {
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    if let Some(colon) = line.find(':').filter(|colon| *colon >= indent) {
        line.replace_range(indent..colon, key);
    }
}

fn parse(text: &str) -> Option<Node> {
    let mut sources = Sources::new();
    let file = sources.add("fixture", text);
    syntax::parse(&sources, file, &mut Diagnostics::new())
}

fn rename_in_map(node: &mut Node, random: &mut Random) {
    let Value::Map(map) = &node.value else { return };
    let renamed = random.below(map.len());
    let mut changed = Map::new();
    for (index, (key, span, value)) in map.as_written().enumerate() {
        let text = if index == renamed { random.pick(KEYS).into() } else { key.clone() };
        changed.insert_key(Key { text, span }, value.clone());
    }
    node.value = Value::Map(changed);
}

fn children(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) => items.iter().collect(),
        Value::Map(map) => map.as_written().map(|(_, _, node)| node).collect(),
        _ => Vec::new(),
    }
}

fn count(node: &Node) -> usize {
    1 + children(node).into_iter().map(count).sum::<usize>()
}

fn nth<'a>(node: &'a Node, index: &mut usize) -> Option<&'a Node> {
    if *index == 0 {
        return Some(node);
    }
    *index -= 1;
    children(node).into_iter().find_map(|child| nth(child, index))
}

fn nth_mut<'a>(node: &'a mut Node, index: &mut usize) -> Option<&'a mut Node> {
    if *index == 0 {
        return Some(node);
    }
    *index -= 1;
    match &mut node.value {
        Value::List(items) => items.iter_mut().find_map(|child| nth_mut(child, index)),
        Value::Map(map) => map.values_mut().find_map(|child| nth_mut(child, index)),
        _ => None,
    }
}

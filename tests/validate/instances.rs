//! Values that a schema takes, more or less, and damage done to them.

use samc::schema::Pattern;
use serde_json::{Map, Value as Json, json};

use crate::mutation::random::Random;

type Keywords = Map<String, Json>;

const DEPTH: usize = 8;
/// Texts that fit many patterns.
const TEXTS: &[&str] = &[
    "abc",
    "Abc1",
    "a-name",
    "12345678",
    "123456789012",
    "0123456789abcdef0123456789abcdef",
    "eu-central-1",
    "10.0.0.0/16",
    "someone@example.com",
    "https://example.com/a",
    "s3://bucket/key",
    "2026-01-31T12:00:00Z",
    "arn:aws:iam::123456789012:role/name",
    "arn:aws:s3:::bucket",
    "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "1234abcd-12ab-34cd-56ef-1234567890ab",
    "subnet-0123456789abcdef0",
    "/a/b",
    "true",
    "*",
];

/// Makes values for the schemas of a document.
pub struct Maker<'a> {
    document: &'a Json,
    random: &'a mut Random,
    /// One in how many properties is there that need not be.
    rarity: usize,
}

impl<'a> Maker<'a> {
    /// For a document.
    pub fn of(document: &'a Json, random: &'a mut Random) -> Maker<'a> {
        let rarity = 1 + random.below(6);
        Maker { document, random, rarity }
    }

    /// A value for the document's own schema.
    pub fn instance(&mut self) -> Json {
        self.value(self.document, DEPTH)
    }

    fn value(&mut self, schema: &'a Json, depth: usize) -> Json {
        let mut parts = Vec::new();
        self.parts(schema, &mut parts, DEPTH);
        for part in &parts {
            for keyword in ["enum", "enumCaseInsensitive"] {
                if let Some(Json::Array(values)) = part.get(keyword) {
                    return values[self.random.below(values.len())].clone();
                }
            }
            if let Some(value) = part.get("const") {
                return value.clone();
            }
        }
        match self.kind(&parts) {
            "object" => self.object(&parts, depth),
            "array" => self.array(&parts, depth),
            "integer" | "number" => self.number(&parts),
            "boolean" => Json::Bool(self.random.below(2) == 0),
            _ => self.text(&parts),
        }
    }

    /// The schemas that a value must keep to, one of each choice.
    fn parts(&mut self, schema: &'a Json, parts: &mut Vec<&'a Keywords>, depth: usize) {
        let (Json::Object(keywords), 1..) = (schema, depth) else { return };
        parts.push(keywords);
        if let Some(pointer) = keywords.get("$ref").and_then(Json::as_str) {
            let target = self.document.pointer(pointer.trim_start_matches('#')).unwrap();
            self.parts(target, parts, depth - 1);
        }
        for part in list(keywords, "allOf") {
            self.parts(part, parts, depth - 1);
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches = list(keywords, keyword);
            if let Some(branch) = branches.get(self.random.below(branches.len())) {
                self.parts(branch, parts, depth - 1);
            }
        }
    }

    fn kind(&mut self, parts: &[&'a Keywords]) -> &'a str {
        let given = parts.iter().find_map(|part| part.get("type"));
        match given {
            Some(Json::Array(types)) => types[self.random.below(types.len())].as_str().unwrap(),
            Some(one) => one.as_str().unwrap(),
            None if parts.iter().any(|part| part.contains_key("properties")) => "object",
            None if parts.iter().any(|part| part.contains_key("items")) => "array",
            None => "string",
        }
    }

    fn object(&mut self, parts: &[&'a Keywords], depth: usize) -> Json {
        let mut map = Map::new();
        for part in parts {
            let required = list(part, "required").iter().filter_map(Json::as_str);
            for name in
                required.chain(self.one_of(part, "requiredXor")).chain(self.one_of(part, "requiredOr"))
            {
                let value = self.property(parts, name, depth);
                map.insert(name.to_owned(), value);
            }
        }
        for name in parts.iter().flat_map(|part| names(part, "properties")) {
            if depth > 2 && map.len() < 16 && self.random.below(self.rarity * (DEPTH + 1 - depth)) == 0 {
                let value = self.property(parts, name, depth);
                map.insert(name.to_owned(), value);
            }
        }
        if parts.iter().any(|part| part.contains_key("patternProperties")) {
            let key = TEXTS[self.random.below(TEXTS.len())];
            map.insert(key.to_owned(), self.property(parts, key, depth));
        }
        Json::Object(map)
    }

    fn one_of(&mut self, part: &'a Keywords, keyword: &str) -> Option<&'a str> {
        let names = list(part, keyword);
        names.get(self.random.below(names.len()))?.as_str()
    }

    fn property(&mut self, parts: &[&'a Keywords], name: &str, depth: usize) -> Json {
        let own = parts.iter().find_map(|part| part.get("properties")?.get(name));
        let pattern =
            || parts.iter().find_map(|part| part.get("patternProperties")?.as_object()?.values().next());
        match own.or_else(pattern) {
            Some(schema) if depth > 0 => self.value(schema, depth - 1),
            _ => json!("abc"),
        }
    }

    fn array(&mut self, parts: &[&'a Keywords], depth: usize) -> Json {
        let least = limit(parts, "minItems").unwrap_or(0.0) as usize;
        let most = limit(parts, "maxItems").map_or(least + 2, |most| (most as usize).min(least + 2));
        let count = (least + self.random.below(most.saturating_sub(least) + 1)).min(64);
        let first = parts.iter().map(|part| list(part, "prefixItems")).find(|all| !all.is_empty());
        let rest = parts.iter().find_map(|part| part.get("items"));
        let mut items = Vec::new();
        for at in 0..if depth > 0 { count } else { least } {
            let schema = first.and_then(|first| first.get(at)).or(rest);
            items.push(schema.map_or(json!("abc"), |schema| self.value(schema, depth.saturating_sub(1))));
        }
        Json::Array(items)
    }

    fn number(&mut self, parts: &[&'a Keywords]) -> Json {
        let least = limit(parts, "minimum").unwrap_or(0.0) as i64;
        let most = limit(parts, "maximum").map_or(least.saturating_add(100), |most| most as i64);
        let range = most.saturating_sub(least).clamp(0, 1_000_000) as usize;
        least.saturating_add(self.random.below(range + 1) as i64).into()
    }

    fn text(&mut self, parts: &[&'a Keywords]) -> Json {
        let least = limit(parts, "minLength").unwrap_or(0.0) as usize;
        let most = limit(parts, "maxLength").unwrap_or(f64::MAX);
        let pattern = parts.iter().find_map(|part| part.get("pattern")?.as_str()).map(Pattern::new);
        let fits = |text: &&str| {
            text.len() >= least
                && text.len() as f64 <= most
                && pattern.as_ref().is_none_or(|pattern| pattern.matches(text))
        };
        let start = self.random.below(TEXTS.len());
        let mut texts = TEXTS[start..].iter().chain(&TEXTS[..start]).copied();
        texts.find(fits).map_or_else(|| "a".repeat(least.clamp(1, 5_000)).into(), Json::from)
    }
}

fn list<'a>(keywords: &'a Keywords, keyword: &str) -> &'a [Json] {
    keywords.get(keyword).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn names<'a>(keywords: &'a Keywords, keyword: &str) -> impl Iterator<Item = &'a str> {
    keywords.get(keyword).and_then(Json::as_object).into_iter().flat_map(|map| map.keys()).map(String::as_str)
}

fn limit(parts: &[&Keywords], keyword: &str) -> Option<f64> {
    parts.iter().find_map(|part| part.get(keyword)?.as_f64())
}

/// The value with something changed in one to three places.
pub fn damaged(instance: &Json, random: &mut Random) -> Json {
    let mut instance = instance.clone();
    for _ in 0..1 + random.below(3) / 2 {
        damage(&mut instance, random);
    }
    instance
}

fn damage(value: &mut Json, random: &mut Random) {
    let goes_on = random.below(4) > 0;
    match value {
        Json::Object(map) if goes_on && !map.is_empty() => {
            let at = random.below(map.len());
            damage(map.values_mut().nth(at).unwrap(), random);
        }
        Json::Array(items) if goes_on && !items.is_empty() => {
            let at = random.below(items.len());
            damage(&mut items[at], random);
        }
        _ if random.below(4) == 0 => *value = other_kind(random),
        Json::Object(map) => damage_object(map, random),
        Json::Array(items) => damage_list(items, random),
        Json::String(text) => damage_text(text, random),
        Json::Number(number) => *value = other_number(number.as_f64().unwrap_or(0.0), random),
        _ => *value = other_kind(random),
    }
}

fn other_kind(random: &mut Random) -> Json {
    let kinds = json!(["abc", "", "5", "-1.5", " 7 ", "true", "False", 7, 0, -1, 2.5, true, false, [], {}, ["a"], {"A": "b"}]);
    kinds[random.below(17)].clone()
}

fn damage_object(map: &mut Keywords, random: &mut Random) {
    let at = random.below(map.len());
    match (random.below(3), map.keys().nth(at).cloned()) {
        (0 | 1, Some(key)) => drop(map.shift_remove(&key)),
        (2, Some(key)) => {
            let value = map[&key].clone();
            map.insert(format!("{key}s"), value);
        }
        _ => drop(map.insert("Unheard".to_owned(), other_kind(random))),
    }
}

fn damage_list(items: &mut Vec<Json>, random: &mut Random) {
    let first = items.first().cloned();
    match (random.below(5), first) {
        (0, _) => items.clear(),
        (1, _) => drop(items.pop()),
        (2, Some(first)) => items.push(first),
        (3, Some(first)) => items.extend(std::iter::repeat_n(first, 60)),
        _ => items.push(other_kind(random)),
    }
}

fn damage_text(text: &mut String, random: &mut Random) {
    match random.below(7) {
        0 => text.clear(),
        1 => text.push_str(&"x".repeat(3_000)),
        2 => text.push('x'),
        3 => *text = text.to_uppercase(),
        4 => *text = text.to_lowercase(),
        5 => text.insert_str(0, "- "),
        _ => *text = TEXTS[random.below(TEXTS.len())].to_owned(),
    }
}

fn other_number(number: f64, random: &mut Random) -> Json {
    match random.below(6) {
        0 => json!(number as i64 + 1),
        1 => json!(number as i64 - 1),
        2 => json!(number + 0.5),
        3 => json!(format!("{number}")),
        4 => json!(-1_000_000_000_000_i64),
        _ => json!(1_000_000_000_000_i64),
    }
}

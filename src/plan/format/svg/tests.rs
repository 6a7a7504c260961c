//! What an SVG file must be, whatever is in the picture.

use super::to_svg;
use crate::plan::model::RunPlan;
use crate::plan::picture::samples;

/// Reads XML as far as it is needed here: tags that match, attributes in quotes, entities that are known. Gives all text and
/// the values of attributes.
fn read(xml: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some((text, tagged)) = rest.split_once('<') {
        found.push(plain(text));
        let (tag, behind) = tagged.split_once('>').expect("a tag that does not end");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "a tag that ends another");
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic()), "{name:?} is no tag");
        let mut parts: Vec<&str> = attributes.split('"').collect();
        assert_eq!(parts.pop().unwrap().trim(), "", "{attributes}");
        for attribute in parts.chunks(2) {
            let name = attribute[0].trim().strip_suffix('=').expect("an attribute without value");
            assert!(name.chars().all(|c| c.is_ascii_alphabetic() || c == ':'), "{name:?} is no attribute");
            found.push(plain(attribute[1]));
        }
        if !is_empty {
            open.push(name);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    found
}

fn plain(text: &str) -> String {
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    let mut out = String::new();
    for (number, part) in text.split('&').enumerate() {
        let entities = [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"')];
        let entity = entities.iter().find_map(|(name, c)| Some((c, part.strip_prefix(name)?)));
        match (number, entity) {
            (0, _) => out.push_str(part),
            (_, Some((character, rest))) => {
                out.push(*character);
                out.push_str(rest);
            }
            (_, None) => panic!("an unknown entity in {text:?}"),
        }
    }
    out
}

#[test]
fn pictures_are_xml_that_needs_nothing_else() {
    for plan in samples::all() {
        let svg = to_svg(&plan);
        read(&svg);
        for refused in ["<script", "href", "url(", "<foreignObject", "@import", " on"] {
            let markup = svg.split_once("</desc>").unwrap().1.replace("&lt;", "");
            let is_text = |tag: &&str| !tag.starts_with("text") && !tag.starts_with("title");
            let markup: Vec<&str> = markup.split('<').filter(is_text).collect();
            assert!(!format!("<{}", markup.join("<")).contains(refused), "{refused} in {}", plan.stack);
        }
        assert!(svg.contains("role=\"img\"") && svg.contains("<title>") && svg.contains("<desc>"));
    }
}

#[test]
fn full_names_are_told_where_they_are_cut() {
    let plan = samples::hostile();
    let found = read(&to_svg(&plan));
    let long = "VeryLongName".repeat(40);
    assert!(found.iter().any(|text| text.contains(&long)));
    assert!(found.iter().any(|text| text.starts_with("VeryLongName") && text.ends_with('…')));
    assert!(found.iter().any(|text| text == "<script>alert(1)</script>" || text.contains("<script>")));
}

#[test]
fn what_cannot_be_seen_is_told_in_words() {
    let found = read(&to_svg(&samples::shop()));
    let words = &found[found.iter().position(|text| text.contains(" triggers ")).unwrap()];
    for sentence in [
        "Api triggers OrdersApi: GET /orders, POST /orders, GET /orders/{id}",
        "Api asks CheckToken who may pass: authorizer Tokens",
        "Orders hands what failed to LostOrders: after 3 attempts",
        "ProcessOrder uses OrderTable",
        "on their own: function Forgotten (python3.13)",
    ] {
        assert!(words.contains(sentence), "{sentence} is not in {words}");
    }
}

#[test]
fn an_empty_application_has_a_picture_too() {
    let found = read(&to_svg(&RunPlan::default()));
    assert!(found.iter().any(|text| text == "Nothing is started here."));
}

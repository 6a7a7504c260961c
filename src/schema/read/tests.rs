use crate::schema::Json;
use crate::schema::{Additional, Document, Types};
use serde_json::{Value, json};

fn document(json: Value) -> Document {
    Document::read(&Json::from(&json), &|_| None).unwrap()
}

fn problem(json: Value) -> String {
    Document::read(&Json::from(&json), &|_| None).unwrap_err().to_string()
}

#[test]
fn references_may_go_in_circles() {
    let document = document(json!({
        "properties": {"A": {"$ref": "#/definitions/Tree"}, "B": {"$ref": "#/properties/A"}, "Self": {"$ref": "#"}},
        "definitions": {
            "Tree": {"type": "object", "properties": {"Left": {"$ref": "#/definitions/Tree"}}},
            "Unused": {"$ref": "#/definitions/Nowhere"},
        },
    }));
    let tree = document.at(["A"]).unwrap();
    assert_eq!(document.at(["B"]), Some(tree));
    assert_eq!(document.at(["A", "Left", "Left", "Left"]), Some(tree));
    assert_eq!(document.at(["Self", "Self", "A"]), Some(tree));
    assert_eq!(document.get(tree).types, Types::OBJECT);
}

#[test]
fn references_that_only_refer_to_one_another_lead_nowhere() {
    let circle =
        document(json!({"$ref": "#/definitions/A", "definitions": {"A": {"$ref": "#/definitions/A"}}}));
    let found = circle.resolve(circle.root());
    assert!(circle.get(found).is_plain_reference());
    assert_eq!(circle.at(["A", "B"]), None);
}

#[test]
fn references_to_other_documents() {
    let other = json!({
        "properties": {"Vpc": {"$ref": "#/definitions/Vpc"}, "Subnets": {"type": "array", "items": {"type": "string"}}},
        "definitions": {"Vpc": {"type": "object", "properties": {"Id": {"$ref": "#/definitions/Id"}}}, "Id": {"type": "string"}},
    });
    let json = json!({"properties": {
        "Vpc": {"$ref": "Other::Type#/properties/Vpc", "description": "ours"},
        "Id": {"$ref": "Other::Type#/properties/Vpc/Id"},
        "Subnet": {"$ref": "Other::Type#/properties/Subnets/*"},
    }});
    let document =
        Document::read(&Json::from(&json), &|name| (name == "Other::Type").then(|| Json::from(&other)))
            .unwrap();
    for path in [["Vpc", "Id"].as_slice(), &["Id"], &["Subnet"]] {
        let id = document.at(path.iter().copied()).unwrap();
        assert_eq!(document.get(id).types, Types::STRING, "{path:?}");
    }
    assert!(Document::read(&Json::from(&json), &|_| None).unwrap_err().to_string().contains("Other::Type"));
}

#[test]
fn keywords_are_read() {
    let document = document(json!({
        "type": ["object", "null"], "required": ["A"], "additionalProperties": {"type": "boolean"},
        "patternProperties": {"^x": true},
        "dependencies": {"A": ["B"], "C": {"required": ["D"]}},
        "properties": {
            "A": {"type": "string", "minLength": 1, "pattern": "^a", "enum": ["a", "ab"], "const": "a"},
            "B": {"minimum": 0.5, "enumCaseInsensitive": ["X"]},
            "C": {"items": [{"type": "string"}, false], "uniqueItems": true},
        },
    }));
    let root = document.get(document.root());
    let object = root.object.as_ref().unwrap();
    assert_eq!(root.types.names().collect::<Vec<_>>(), ["object", "null"]);
    assert!(matches!(object.additional, Additional::Schema(_)));
    assert_eq!(object.dependent_required, [("A".into(), vec!["B".into()])]);
    let dependent = document.get(root.combined.as_ref().unwrap().all_of[0]).combined.as_ref().unwrap();
    let then = document.get(dependent.then.unwrap());
    assert_eq!(then.object.as_ref().unwrap().required, ["D".into()]);
    let at = |name| document.get(document.at([name]).unwrap());
    assert_eq!(at("A").allowed.as_ref().unwrap().values, ["a"]);
    assert_eq!(at("A").text.as_ref().unwrap().min_length, Some(1));
    assert!(at("B").allowed.as_ref().unwrap().ignore_case);
    assert_eq!(at("B").number.as_ref().unwrap().minimum, Some(0.5));
    let list = at("C").list.as_ref().unwrap();
    assert!(list.items.is_none() && list.unique && document.get(list.prefix[1]).never);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    assert_eq!(problem(json!([])), "a schema must be an object, `true` or `false` (at `#`)");
    let wrong =
        json!({"definitions": {"A": {"properties": {"a/b": {"maxItems": "3"}}}}, "$ref": "#/definitions/A"});
    assert_eq!(problem(wrong), "`maxItems` must be a count (at `#/definitions/A/properties/a~1b/maxItems`)");
    assert_eq!(problem(json!({"$ref": "#/definitions/A"})), "`#/definitions/A` leads nowhere (at `#`)");
    assert_eq!(
        problem(json!({"items": {"type": "text"}})),
        "a type must be one of JSON's (at `#/items/type`)"
    );
}

//! Readable YAML that cannot be a template: tags, keys, aliases, documents.

use super::assert_findings;

#[test]
fn unknown_functions_are_all_reported() {
    assert_findings(
        "A: !GetAttr x.y\nB: !sub z\nC: !Fn::Sub z\nD: !Banana z\nE: !Reff {a: b}\n",
        &[
            "error unknown-tag at 1:4 \"!GetAttr\": CloudFormation has no function `!GetAttr`",
            "  help: did you mean `!GetAtt`?",
            "error unknown-tag at 2:4 \"!sub\": CloudFormation has no function `!sub`",
            "  help: did you mean `!Sub`?",
            "error unknown-tag at 3:4 \"!Fn::Sub\": CloudFormation has no function `!Fn::Sub`",
            "  help: the short form goes without `Fn::`: write `!Sub`",
            "error unknown-tag at 4:4 \"!Banana\": CloudFormation has no function `!Banana`",
            "  help: to write a text that begins with `!`, put it in quotes",
            "error unknown-tag at 5:4 \"!Reff\": CloudFormation has no function `!Reff`",
            "  help: did you mean `!Ref`?",
        ],
    );
}

#[test]
fn two_tags_on_one_line() {
    assert_findings(
        "Value: !Base64 !Sub x\n",
        &[
            "error invalid-syntax at 1:16 \"!Sub\": `!Sub` cannot directly follow `!Base64`: YAML allows one tag for a value",
            "  help: write the outer function in its long form, below the key: `Fn::Base64: !Sub …`",
            "  at 1:8 \"!Base64\": the first tag",
        ],
    );
}

#[test]
fn two_tags_on_two_lines() {
    assert_findings(
        "Value: !Base64\n  !Sub x\n",
        &[
            "error invalid-syntax at 2:3 \"!Sub\": `!Sub` cannot directly follow `!Base64`: YAML allows one tag for a value",
            "  help: write the outer function in its long form, below the key: `Fn::Base64: !Sub …`",
            "  at 1:8 \"!Base64\": the first tag",
        ],
    );
}

#[test]
fn a_tag_without_a_space() {
    assert_findings(
        "Value: !Sub\"x\"\n",
        &[
            "error invalid-syntax at 1:8 \"!Sub\\\"x\\\"\": `!Sub\"x\"` is not a tag or anchor that YAML can read",
            "  help: put a space after a function (`!Sub \"text\"`), and quotes around a text that begins with `!`",
        ],
    );
}

#[test]
fn types_that_json_has_not() {
    assert_findings(
        "A: !!set {a, b}\nB: !!python/name x\n",
        &[
            "error unknown-tag at 1:4 \"!!set\": a template cannot hold a YAML `set`",
            "  help: remove the tag, and write a list, a map or a text",
            "error unknown-tag at 2:4 \"!!python/name\": a template cannot hold a YAML `python/name`",
            "  help: remove the tag, and write a list, a map or a text",
        ],
    );
}

#[test]
fn yaml_tags_that_do_not_fit() {
    assert_findings(
        "A: !!int x\nB: !!map [a]\nC: !!seq x\n",
        &[
            "error invalid-syntax at 1:4 \"!!int x\": `!!int` asks for a whole number, and this is not one",
            "error invalid-syntax at 2:4 \"!!map\": `!!map` cannot stand before a list",
            "  help: remove it",
            "error invalid-syntax at 3:4 \"!!seq x\": `!!seq` asks for a list, and this is not one",
        ],
    );
}

#[test]
fn repeated_keys_are_all_reported() {
    assert_findings(
        "A: 1\nB: 2\nA: 3\nA: 4\n\"1\": x\n1: y\n",
        &[
            "warning duplicate-key at 3:1 \"A\": the key `A` stands twice in this map",
            "  here: again here",
            "  help: rename or remove one; as it is, the last counts and the others are lost",
            "  at 1:1 \"A\": first here",
            "warning duplicate-key at 4:1 \"A\": the key `A` stands twice in this map",
            "  here: again here",
            "  help: rename or remove one; as it is, the last counts and the others are lost",
            "  at 1:1 \"A\": first here",
            "warning duplicate-key at 6:1 \"1\": the key `1` stands twice in this map",
            "  here: again here",
            "  help: rename or remove one; as it is, the last counts and the others are lost",
            "  at 5:1 \"\\\"1\\\"\": first here",
        ],
    );
}

#[test]
fn keys_that_are_no_texts() {
    assert_findings(
        "? [a, b]\n: c\n!Ref x: y\n",
        &[
            "error invalid-syntax at 1:3 \"[a, b]\": a key must be a text, but this is a list",
            "  help: a text that begins with `[` needs quotes",
            "error invalid-syntax at 3:1 \"!Ref x\": a key must be a text, but this is a map",
            "  help: intrinsic functions, lists and maps can only be values",
        ],
    );
}

#[test]
fn undefined_aliases_are_all_reported() {
    assert_findings(
        "A: &defaults {a: b}\nB: *default\nC: *other\n",
        &[
            "error invalid-syntax at 2:4 \"*default\": `*default` refers to an anchor `&default`, which is nowhere above",
            "  help: did you mean `*defaults`?",
            "error invalid-syntax at 3:4 \"*other\": `*other` refers to an anchor `&other`, which is nowhere above",
            "  help: to write the text itself, put it in quotes: `\"*other\"`",
        ],
    );
}

#[test]
fn an_alias_of_what_it_stands_in() {
    assert_findings(
        "A: &a [*a]\n",
        &[
            "error invalid-syntax at 1:8 \"*a\": this alias stands inside the very value that it names",
            "  help: a value cannot contain itself; write the inner part out",
        ],
    );
}

#[test]
fn merging_what_is_no_map() {
    assert_findings(
        "A: &a [1]\n<<: *a\nB:\n  <<: x\n",
        &[
            "error invalid-syntax at 2:5 \"*a\": `<<` merges maps, but this list has other things in it",
            "  help: write an alias of a map (`<<: *name`), or a list of such aliases",
            "error invalid-syntax at 4:7 \"x\": `<<` merges maps, but this is a string",
            "  help: write an alias of a map (`<<: *name`), or a list of such aliases",
        ],
    );
}

#[test]
fn a_second_document() {
    assert_findings(
        "A: b\n---\nC: d\n",
        &[
            "error invalid-syntax at 2:1 \"---\": a second document begins here, but a template is a single one",
            "  help: keep one template per file, and remove the `---` line with all that follows it",
        ],
    );
}

#[test]
fn a_text_behind_the_template() {
    assert_findings(
        "{\"A\": \"b\"} c\n",
        &[
            "error invalid-syntax at 1:12 \"c\": the template has ended before this",
            "  help: remove it, or check the brackets",
        ],
    );
}

#[test]
fn an_empty_file() {
    assert_findings(
        "",
        &[
            "error invalid-syntax at 1:1 \"\": the file is empty",
            "  help: a template begins with `Resources:`, and the resources below it, indented",
        ],
    );
}

#[test]
fn only_comments() {
    assert_findings(
        "# nothing\n---\n# here\n",
        &[
            "error invalid-syntax at 1:1 \"\": the file has only comments",
            "  help: a template begins with `Resources:`, and the resources below it, indented",
        ],
    );
}

#[test]
fn a_merge_conflict() {
    assert_findings(
        "A: b\n<<<<<<< HEAD\nC: d\n=======\nC: e\n>>>>>>> branch\n",
        &[
            "error invalid-syntax at 2:1 \"<<<<<<< HEAD\": a merge conflict is not resolved here",
            "  help: keep one side of the conflict, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
        ],
    );
}

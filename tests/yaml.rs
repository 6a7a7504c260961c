//! YAML that samc prints means the same to a reader that is not samc's own.

use std::fs;

use samc::compile::compile;
use samc::emit;
use samc::source::Sources;
use serde_json::Value as Json;

use crate::fixtures::{self, Folder};

#[test]
fn another_reader_reads_the_same_from_yaml_as_from_json() {
    let mut seen = 0;
    for path in fixtures::templates(&fixtures::folder("expand")) {
        let mut sources = Sources::new();
        let file = sources.add(path.display().to_string(), fs::read_to_string(&path).unwrap());
        let options = fixtures::options(&path, &mut sources);
        let folder = Folder(path.parent().unwrap().to_owned());
        let Some(template) = compile(&mut sources, file, &options, &folder).template else { continue };
        let node = template.into_node();
        let from_yaml: Json = serde_yaml::from_str(&emit::yaml::to_yaml(&node)).unwrap();
        let from_json: Json = serde_json::from_str(&emit::json::to_json(&node)).unwrap();
        assert_eq!(from_yaml, from_json, "{}", path.display());
        seen += 1;
    }
    assert!(seen > 20, "only {seen} templates were printed");
}

//! Where an expansion comes from and what has changed in it, as a user of the command line sees it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value as Json;
use sha1::Digest;

use crate::cli::{Ran, folder, run, run_with_input};
use crate::fixtures;
use crate::schemas::schema;

/// A template with a bit of everything that gets implicit resources.
const SHOP: &str = "\
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, Default: test}
Globals:
  Function: {Runtime: python3.13, MemorySize: 256}
Resources:
  Tools:
    Type: AWS::Serverless::LayerVersion
    Properties: {ContentUri: s3://artifacts/tools.zip, Description: Tools, LicenseInfo: !Ref Stage}
  Order:
    Type: AWS::Serverless::Function
    Properties:
      Handler: order.handler
      CodeUri: s3://artifacts/order.zip
      AutoPublishAlias: live
      Layers: [!Ref Tools]
      Environment: {Variables: {TABLE: !Ref Orders}}
      Events:
        Place:
          Type: Api
          Properties: {Path: /orders, Method: post}
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub orders-${Stage}
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
Outputs:
  Function: {Value: !Ref Order.Version}
";

/// A folder with the shop's template in it, and a later edition of it as `new.yaml`.
fn shop(test: &str) -> PathBuf {
    let folder = folder(&format!("trace-{test}"));
    fs::write(folder.join("template.yaml"), SHOP).unwrap();
    let mut new = SHOP.to_owned();
    for (before, after) in [
        ("order.zip", "order-2.zip"),
        ("Description: Tools", "Description: Better tools"),
        ("Path: /orders", "Path: /shop/orders"),
        ("orders-${Stage}", "shop-orders-${Stage}"),
        ("AttributeName: id, KeyType", "AttributeName: key, KeyType"),
        ("Default: test", "Default: prod"),
        ("Outputs:", "  Paid: {Type: AWS::SNS::Topic}\nOutputs:"),
    ] {
        assert!(new.contains(before), "{before}");
        new = new.replace(before, after);
    }
    fs::write(folder.join("new.yaml"), new).unwrap();
    folder
}

fn expand(folder: &std::path::Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["expand", "--region", "eu-central-1"], arguments].concat())
}

#[test]
fn all_that_is_implicit() {
    let ran = expand(&shop("implicit"), &["--explain"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn nothing_is_implicit() {
    let folder = folder("trace-nothing-implicit");
    fs::write(folder.join("template.yaml"), "Resources: {Topic: {Type: AWS::SNS::Topic}}\n").unwrap();
    let ran = expand(&folder, &["--explain"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "SAM makes nothing that is not in the template\n"));
}

#[test]
fn a_generated_resource_is_explained() {
    let folder = shop("explain-generated");
    let listing = expand(&folder, &["--explain"]).stdout;
    let full = |start: &str| {
        listing.split_whitespace().find(|word| word.starts_with(start) && *word != start).unwrap().to_owned()
    };
    insta::assert_snapshot!("explain_version", expand(&folder, &["--explain", &full("OrderVersion")]).stdout);
    insta::assert_snapshot!("explain_layer", expand(&folder, &["--explain", &full("Tools")]).stdout);
    let deployment = full("ServerlessRestApiDeployment");
    insta::assert_snapshot!("explain_deployment", expand(&folder, &["--explain", &deployment]).stdout);
    insta::assert_snapshot!("explain_role", expand(&folder, &["--explain", "OrderRole"]).stdout);
}

#[test]
fn what_the_user_wrote_is_explained() {
    let folder = shop("explain-written");
    insta::assert_snapshot!("explain_function", expand(&folder, &["--explain", "Order"]).stdout);
    insta::assert_snapshot!("explain_table", expand(&folder, &["--explain", "Orders"]).stdout);
    insta::assert_snapshot!("explain_parameter", expand(&folder, &["--explain", "Stage"]).stdout);
}

#[test]
fn a_layer_is_not_under_its_own_name() {
    let ran = expand(&shop("explain-layer"), &["--explain", "Tools"]);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn what_a_hash_was_taken_of_can_be_computed() {
    let folder = shop("explain-json");
    let listing = expand(&folder, &["--explain"]).stdout;
    let id = listing.split_whitespace().find(|word| word.starts_with("OrderVersion")).unwrap();
    let ran = expand(&folder, &["--explain", id, "--message-format", "json"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, "[]\n"));
    let json: Json = serde_json::from_str(&ran.stdout).unwrap();
    let text = json["name"]["made_of"][0]["text"].as_str().unwrap();
    let digest: String = sha1::Sha1::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(id, format!("OrderVersion{}", digest.chars().take(10).collect::<String>()));
    assert_eq!(json["span"]["start"]["line"], 15);
}

#[test]
fn an_unknown_id_is_status_1() {
    let folder = shop("explain-unknown");
    let ran = expand(&folder, &["--explain", "OderRole"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    insta::assert_snapshot!(ran.stderr, @r"
    error: neither the template nor its expansion has anything called `OderRole`
      help: did you mean `OrderRole`?
    ");
    let ran = expand(&folder, &["--explain", "template.yaml"]);
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.stderr, @r"
    error: neither the template nor its expansion has anything called `template.yaml`
      help: name the template before --explain, which takes what follows for a logical id
    ");
}

#[test]
fn differences_as_cloudformation_sees_them() {
    let folder = shop("diff");
    let ran = expand(&folder, &["new.yaml", "--diff", "template.yaml"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn what_is_expanded_already_can_be_compared() {
    let folder = shop("diff-expanded");
    assert_eq!(expand(&folder, &["--output", "old.json"]).status, 0);
    let ran = expand(&folder, &["--diff", "old.json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "no differences\n"));
    let old = fs::read(folder.join("old.json")).unwrap();
    let ran =
        run_with_input(&folder, &["expand", "new.yaml", "--region", "eu-central-1", "--diff", "-"], &old);
    assert_eq!(ran.status, 1);
    let because: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("because")).collect();
    insta::assert_snapshot!(because.join("\n"));
}

#[test]
fn differences_as_json() {
    let folder = shop("diff-json");
    let ran = expand(&folder, &["new.yaml", "--diff", "template.yaml", "--message-format", "json"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, "[]\n"));
    let found: Json = serde_json::from_str(&ran.stdout).unwrap();
    schema("difference.schema.json").validate(&found).unwrap();
    let table = found.as_array().unwrap().iter().find(|entry| entry["id"] == "Orders").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(table).unwrap());
}

#[test]
fn a_template_that_cannot_be_expanded_cannot_be_compared() {
    let folder = shop("diff-broken");
    fs::write(folder.join("broken.yaml"), "Resources: {Topic: []}\n").unwrap();
    let ran = expand(&folder, &["--diff", "broken.yaml", "--message-format", "json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    let found: Json = serde_json::from_str(&ran.stderr).unwrap();
    assert_eq!(found[0]["file"], "broken.yaml");
    let ran = expand(&folder, &["--diff", "missing.yaml"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    let ran = run_with_input(&folder, &["expand", "-", "--diff", "-"], SHOP.as_bytes());
    assert_eq!(ran.status, 2);
}

#[test]
fn a_source_map_tells_written_from_made() {
    let folder = shop("source-map");
    let ran = expand(&folder, &["--source-map", "map.json", "--parameter", "Stage=prod"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let text = fs::read_to_string(folder.join("map.json")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("/Body")).collect();
    insta::assert_snapshot!(lines.join("\n"));
    let map: Json = serde_json::from_str(&text).unwrap();
    schema("source-map.schema.json").validate(&map).unwrap();
    let expansion: Json = serde_json::from_str(&ran.stdout).unwrap();
    let paths = map["paths"].as_object().unwrap();
    assert_eq!(paths.len(), count(&expansion));
    assert!(paths.keys().all(|path| expansion.pointer(path).is_some()));
}

fn count(json: &Json) -> usize {
    let below: usize = match json {
        Json::Object(object) => object.values().map(count).sum(),
        Json::Array(items) => items.iter().map(count).sum(),
        _ => 0,
    };
    below + 1
}

#[test]
fn source_map_and_template_go_to_different_places() {
    let folder = shop("source-map-place");
    for arguments in [&["--source-map", "-"][..], &["--source-map", "x.json", "-o", "x.json"]] {
        let ran = expand(&folder, arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
        assert!(ran.stderr.contains("would go to the same place"), "{}", ran.stderr);
    }
    let ran = expand(&folder, &["--source-map", "./template.yaml"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("--source-map ./template.yaml would overwrite the template"),
        "{}",
        ran.stderr
    );
    assert_eq!(fs::read_to_string(folder.join("template.yaml")).unwrap(), SHOP);
    let ran = expand(&folder, &["--source-map", "-", "-o", "x.json"]);
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.starts_with("{\n  \"version\": 1,"));
}

/// Whatever a template is, it can be explained and compared.
#[test]
fn all_fixtures_can_be_explained_and_are_the_same_as_themselves() {
    use samc::compile::compile;
    use samc::trace::{Traced, diff, explain};
    for path in fixtures::templates(&fixtures::folder("expand")) {
        let mut sources = samc::source::Sources::new();
        let file = sources.add(path.display().to_string(), fs::read_to_string(&path).unwrap());
        let options = fixtures::options(&path, &mut sources);
        let folder = fixtures::Folder(path.parent().unwrap().to_owned());
        let mut compiled = compile(&mut sources, file, &options, &folder);
        let expansion = compiled.template.take().unwrap().into_node();
        let (document, processed) =
            (compiled.document.as_ref().unwrap(), compiled.processed.as_ref().unwrap());
        let (sources, makings) = (&sources, &compiled.makings);
        let traced = Traced { sources, document, processed, expansion: &expansion, makings };
        assert!(diff::compare(&traced, &traced).is_empty());
        for id in expansion.get("Resources").unwrap().as_map().unwrap().keys() {
            let explanation = explain::explain(&traced, id).unwrap();
            let style = samc::report::human::Style { colour: false, unicode: true, width: 80 };
            assert!(explain::human::render(&explanation, &traced, &style).contains(id.as_str()));
            let name: String =
                explanation.name.iter().flat_map(|name| &name.parts).map(|part| part.text).collect();
            assert!(name.is_empty() || name == id.as_str(), "{name}");
        }
    }
}

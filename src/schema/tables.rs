//! What is known beyond single types: values by region, conditions between properties, runtimes, actions of IAM.

use super::document::Document;
use super::json::Json;
use super::pack::Pack;
use serde_json::{Map, Value};
use std::sync::OnceLock;

/// All tables; `schemas/pack.py` makes it.
static PACK: &[u8] = include_bytes!("../../schemas/tables.pack");

/// The tables, each read on first use; shared between threads.
#[derive(Debug)]
pub struct Tables {
    pack: Pack,
    /// By number in the pack.
    values: Vec<OnceLock<Option<Value>>>,
    /// The same as schemas.
    documents: Vec<OnceLock<Option<Document>>>,
}

/// How long a runtime of Lambda can be used. Dates are written `2026-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LambdaRuntime<'a> {
    /// Its name, such as `python3.12`.
    pub name: &'a str,
    /// From when on it gets no updates.
    pub deprecated: &'a str,
    /// From when on no function can be made with it; none when AWS gives no date.
    pub create_block: Option<&'a str>,
    /// From when on no function with it can be changed; none when AWS gives no date.
    pub update_block: Option<&'a str>,
    /// The runtime to use instead; none for the newest.
    pub successor: Option<&'a str>,
}

impl Default for Tables {
    fn default() -> Tables {
        Tables::new()
    }
}

impl Tables {
    /// All tables.
    pub fn new() -> Tables {
        let pack = Pack::new(PACK);
        let values = std::iter::repeat_with(OnceLock::new).take(pack.len()).collect();
        let documents = std::iter::repeat_with(OnceLock::new).take(pack.len()).collect();
        Tables { pack, values, documents }
    }

    /// The names of all tables, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let mut before = "";
        self.pack.names().filter(move |name| std::mem::replace(&mut before, name) != *name)
    }

    /// A table that is the same in all regions, such as `aws_lambda_function/zipfile_runtime_enum`.
    pub fn table(&self, name: &str) -> Option<&Value> {
        self.value(self.pack.find(name)?)
    }

    /// A table as it is in a region, such as `aws_ec2_instance/instancetype_enum`; none when it says nothing
    /// about the region.
    pub fn table_in(&self, name: &str, region: &str) -> Option<&Value> {
        self.value(self.pack.find_in(name, region)?)
    }

    /// A table that is a schema, such as `aws_ecs_service/fargate`, as it is in a region; none when it says nothing
    /// about the region.
    pub fn document(&self, name: &str, region: &str) -> Option<&Document> {
        let number = self.pack.find_in(name, region)?;
        self.documents.get(number)?.get_or_init(|| self.read_document(number)).as_ref()
    }

    fn read_document(&self, number: usize) -> Option<Document> {
        let json = Json::parse(&self.pack.text(number)?)?;
        Document::read(&json, &|_| None).ok()
    }

    /// What IAM knows of a service: `Actions` with the names of their `Resources`, and `Resources` with
    /// `ARNFormats` and `ConditionKeys`. Names of services, actions and resources are in lower case.
    pub fn iam_service(&self, prefix: &str) -> Option<&Value> {
        self.table(&format!("iam/{prefix}"))
    }

    /// The runtimes of Lambda that have an end, by name.
    pub fn lambda_runtimes(&self) -> impl Iterator<Item = LambdaRuntime<'_>> {
        self.map("lambda-runtimes").filter_map(|(name, dates)| LambdaRuntime::read(name, dates))
    }

    /// The runtime of Lambda with this name, if it has an end.
    pub fn lambda_runtime(&self, name: &str) -> Option<LambdaRuntime<'_>> {
        let (name, dates) = self.table("lambda-runtimes")?.as_object()?.get_key_value(name)?;
        LambdaRuntime::read(name, dates)
    }

    /// The types whose resources hold what is lost with them; and whether they must be empty to be deleted.
    pub fn stateful(&self) -> impl Iterator<Item = (&str, bool)> {
        let empty = |facts: &Value| facts.get("DeleteRequiresEmptyResource") == Some(&Value::Bool(true));
        self.map("stateful").map(move |(name, facts)| (name.as_str(), empty(facts)))
    }

    /// The availability zones of a region.
    pub fn availability_zones(&self, region: &str) -> impl Iterator<Item = &str> {
        let zones = self.table("availability-zones").and_then(|zones| zones.get(region)?.as_array());
        zones.into_iter().flatten().filter_map(Value::as_str)
    }

    fn map(&self, name: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.table(name).and_then(Value::as_object).into_iter().flat_map(Map::iter)
    }

    fn value(&self, number: usize) -> Option<&Value> {
        self.values.get(number)?.get_or_init(|| self.pack.read(number)).as_ref()
    }
}

impl<'a> LambdaRuntime<'a> {
    fn read(name: &'a str, dates: &'a Value) -> Option<LambdaRuntime<'a>> {
        let text = |key| dates.get(key).and_then(Value::as_str);
        Some(LambdaRuntime {
            name,
            deprecated: text("deprecated")?,
            create_block: text("create-block"),
            update_block: text("update-block"),
            successor: text("successor"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read() {
        let tables = Tables::new();
        assert!(tables.names().count() > 500);
        for name in tables.names() {
            let anywhere =
                || ["us-east-1", "eu-central-1"].iter().any(|region| tables.table_in(name, region).is_some());
            assert!(tables.table(name).is_some() && anywhere(), "{name}");
        }
    }

    /// From "Amazon EC2 instance types by Region", the Lambda runtimes page and the user guides.
    #[test]
    fn tables_by_region() {
        let tables = Tables::new();
        let has = |region, value| {
            let table = tables.table_in("aws_ec2_instance/instancetype_enum", region).unwrap();
            table.get("enum").and_then(Value::as_array).unwrap().contains(&Value::from(value))
        };
        assert!(has("us-east-1", "t3.micro") && has("eu-central-1", "t3.micro"));
        assert!(has("us-east-1", "t1.micro") && !has("eu-central-1", "t1.micro"));
        assert_eq!(tables.table_in("aws_dax_cluster/nodetype_enum", "us-isof-east-1"), None);
        assert!(tables.availability_zones("eu-central-1").eq([
            "eu-central-1a",
            "eu-central-1b",
            "eu-central-1c"
        ]));
    }

    #[test]
    fn runtimes_and_stateful_types() {
        let tables = Tables::new();
        let runtime = tables.lambda_runtime("dotnet6").unwrap();
        assert_eq!((runtime.deprecated, runtime.create_block), ("2024-12-20", Some("2027-02-01")));
        assert_eq!((runtime.update_block, runtime.successor), (Some("2027-03-03"), Some("dotnet10")));
        assert!(tables.lambda_runtimes().any(|runtime| runtime.name == "nodejs12.x"));
        assert!(tables.stateful().any(|one| one == ("AWS::S3::Bucket", true)));
        assert!(tables.stateful().any(|one| one == ("AWS::DynamoDB::Table", false)));
    }

    #[test]
    fn actions_of_iam() {
        let tables = Tables::new();
        let sqs = tables.iam_service("sqs").unwrap();
        assert!(sqs.pointer("/Actions/sendmessage").is_some() && sqs.pointer("/Actions/sendmail").is_none());
        let formats = sqs.pointer("/Resources/queue/ARNFormats").unwrap();
        assert_eq!(formats[0], "arn:${Partition}:sqs:${Region}:${Account}:.*");
        assert!(tables.iam_service("unheard").is_none());
    }
}

//! The regions to which an endpoint is replicated.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::SamResource;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node};

/// Names that stand for several regions (reference data: `Region` in `region_utils`).
const GROUPS: &[(&str, &[&str])] = &[
    ("US", &["us-east-1", "us-east-2", "us-west-1", "us-west-2"]),
    (
        "AP",
        &[
            "ap-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-southeast-1",
            "ap-southeast-2",
        ],
    ),
    ("CA", &["ca-central-1"]),
    ("EU", &["eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-north-1"]),
    ("SA", &["sa-east-1"]),
    (
        "SPARSE_GLOBAL",
        &[
            "us-east-1",
            "eu-west-1",
            "eu-central-1",
            "ap-northeast-1",
            "ap-southeast-2",
            "sa-east-1",
            "ap-southeast-1",
        ],
    ),
];

/// The name that stands for the regions of all groups.
const ALL: &str = "ALL_STANDARD";

/// The regions under `ReplicaRegions`: groups resolved, without doubles and sorted, then those that
/// only CloudFormation will know. An intrinsic function in place of all of them stays as it is.
pub fn list(context: &mut Context, resource: &SamResource) -> Expanded<Option<Node>> {
    let Some(regions) = resource.get("ReplicaRegions") else { return Ok(None) };
    if intrinsic::is_intrinsic(regions) {
        return Ok(Some(regions.clone()));
    }
    match regions.as_map() {
        None => {
            let (known, unknown) = read(context, regions)?;
            Ok(Some(joined(known, unknown, regions)))
        }
        Some(map) => included_but_excluded(context, map, regions).map(Some),
    }
}

type Regions = (BTreeSet<String>, Vec<Node>);

fn joined(known: BTreeSet<String>, unknown: Vec<Node>, cause: &Node) -> Node {
    let known = known.into_iter().map(|region| region.into_node(cause.span));
    known.chain(unknown).collect::<Vec<_>>().into_node(cause.span)
}

fn included_but_excluded(context: &mut Context, map: &Map, regions: &Node) -> Expanded<Node> {
    check_keys(context, map)?;
    let (include, exclude) = (map.truthy("IncludeRegions"), map.truthy("ExcludeRegions"));
    if let (Some(exclude), None) = (exclude, include) {
        let found = "`ExcludeRegions` works only together with `IncludeRegions`";
        let help = "add `IncludeRegions:` with the regions to exclude from, such as `[ALL_STANDARD]`";
        let problem = Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, exclude.span, found);
        return Err(context.error(problem.help(help)));
    }
    let (mut included, unknown) = include.map_or(Ok(Regions::default()), |node| read(context, node))?;
    let excluded = exclude.map_or(Ok(Regions::default()), |node| read_excluded(context, node, &unknown))?;
    included.retain(|region| !excluded.0.contains(region));
    Ok(joined(included, unknown, regions))
}

fn check_keys(context: &mut Context, map: &Map) -> Expanded<()> {
    let mut result = Ok(());
    for (key, span, _) in map.as_written() {
        if !matches!(key.as_str(), "IncludeRegions" | "ExcludeRegions") {
            let found = format!("`ReplicaRegions` has no property `{key}`");
            let help = "it takes `IncludeRegions` and `ExcludeRegions`, or is a list of regions";
            result = Err(context.error(Diagnostic::new(code::UNKNOWN_PROPERTY, span, found).help(help)));
        }
    }
    result
}

/// What cannot be known while expanding cannot be taken away from the rest.
fn read_excluded(context: &mut Context, node: &Node, included: &[Node]) -> Expanded<Regions> {
    let excluded = read(context, node)?;
    let unknown = excluded.1.first().or(included.first().filter(|_| !excluded.0.is_empty()));
    if let Some(unknown) = unknown {
        let found = "SAM must know all regions to exclude some, but this one is an intrinsic function";
        let help = "write the regions out, or do without `ExcludeRegions`";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, unknown.span, found).help(help)));
    }
    Ok(excluded)
}

/// Regions that are known now, and intrinsic functions that make others.
fn read(context: &mut Context, node: &Node) -> Expanded<Regions> {
    let Some(items) = node.as_list() else {
        let found = format!("the regions must be written as a list, but this is {}", node.kind());
        let code = if intrinsic::is_intrinsic(node) { code::NEEDS_LITERAL } else { code::WRONG_TYPE };
        return Err(context.error(Diagnostic::new(code, node.span, found).help("write `[eu-west-1, US]`")));
    };
    let mut regions = Regions::default();
    let mut result = Ok(());
    for item in items {
        match item.as_str().map(resolve) {
            None => regions.1.push(item.clone()),
            Some(Some(known)) => regions.0.extend(known.into_iter().map(str::to_owned)),
            Some(None) => result = Err(context.error(unknown_region(item))),
        }
    }
    result.map(|()| regions)
}

/// The regions that a name stands for.
fn resolve(name: &str) -> Option<Vec<&str>> {
    let upper = name.to_uppercase();
    if upper == ALL {
        return Some(GROUPS.iter().flat_map(|(_, regions)| regions.iter().copied()).collect());
    }
    match GROUPS.iter().find(|(group, _)| *group == upper) {
        Some((_, regions)) => Some(regions.to_vec()),
        None => name.contains('-').then(|| vec![name]),
    }
}

fn unknown_region(item: &Node) -> Diagnostic {
    let found = format!("`{}` is neither a region nor a group of regions", item.as_str().unwrap_or(""));
    let groups: Vec<&str> = GROUPS.iter().map(|(name, _)| *name).chain([ALL]).collect();
    let help = format!("write a region such as `eu-west-1`, or one of the groups {}", groups.join(", "));
    Diagnostic::new(code::INVALID_VALUE, item.span, found).help(help)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn groups_stand_for_their_regions() {
        assert_eq!(resolve("ca"), Some(vec!["ca-central-1"]));
        assert_eq!(resolve("mx-central-1"), Some(vec!["mx-central-1"]));
        assert_eq!(resolve("Europe"), None);
        // 4 in US, 6 in AP, 1 in CA, 5 in EU, 1 in SA, and 7 of them once more.
        assert_eq!(resolve("All_Standard").map(|regions| regions.len()), Some(24));
    }
}

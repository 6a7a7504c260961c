//! Every rule is documented, and its documentation is true.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use samc::check::{Date, Knowledge, check};
use samc::diagnostic::Code;
use samc::expand::{AwsFacts, Options};
use samc::host::MemoryHost;
use samc::plan;
use samc::rules::{self, Rule, elsewhere, explain};
use samc::settings::{Layers, known_codes};
use samc::source::Sources;

/// Rules that show no template with the mistake yet. The number may only shrink.
const WITHOUT_BAD: usize = 21;
/// Kinds of findings that have no rule, and so no page, yet. The number may only shrink.
const WITHOUT_RULE: usize = 42;

/// How to write the pages anew.
const UPDATE: &str = "SAMC_UPDATE_DOCS=1 cargo test docs_of_rules";

fn options() -> Options {
    Options {
        region: "us-east-1".to_owned(),
        parameters: Default::default(),
        unpackaged_uri: None,
        as_built: true,
        facts: AwsFacts::default(),
    }
}

/// The files beside the templates.
fn host() -> MemoryHost {
    let mut host = MemoryHost::new();
    // The child of a nested stack, for rules that look into one.
    host.add("network.yaml", "Parameters:\n  Name:\n    Type: String\nResources: {}\n");
    // A definition that rules about APIs look into.
    host.add("openapi.yaml", "openapi: 3.0.1\ninfo: {title: !Ref Name, version: '1'}\npaths: {}\n");
    // The code of functions, for what plans find.
    host.add("src/worker.py", "def run(event, context): pass\n");
    host.add("tools/python/tools.py", "");
    host.add("orders.asl.json", r#"{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}"#);
    host
}

/// What a plan of the template tells, and what is missing for it.
fn codes_of_plan(template: &str) -> Vec<Code> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    let file_of_values = sources.add("env.json", r#"{"Worker": {"STAGE": "dev"}}"#);
    let environment = plan::given::environment_file::read(&sources, file_of_values).unwrap();
    let given = plan::given::Given { environment, ..Default::default() };
    let options = plan::Options { expand: options(), stack: "app".to_owned(), given };
    let planned = plan::plan(&mut sources, file, &options, &host());
    let missing = planned
        .plan
        .iter()
        .flat_map(|plan| plan::findings::unknown_values(plan, &plan::document::document(plan, &sources)));
    planned.diagnostics.iter().map(|found| found.code).chain(missing.map(|found| found.code)).collect()
}

/// What a check of the template tells.
fn codes(template: &str, knowledge: &Knowledge) -> Vec<Code> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    let checked = check(&mut sources, file, &options(), knowledge, &host());
    let settings = Layers::default().settings(Path::new("/template.yaml"));
    let found = settings.apply(checked.diagnostics, checked.document.as_ref(), &sources, file);
    found.into_iter().map(|found| found.code).collect()
}

fn tells(rule: &Rule, template: &str, knowledge: &Knowledge) -> bool {
    let is_of_plan = rules::plan::RULES.iter().any(|other| other.code == rule.code);
    let codes = if is_of_plan { codes_of_plan(template) } else { codes(template, knowledge) };
    codes.iter().any(|code| (code.id, code.name) == (rule.code.id, rule.code.name))
}

#[test]
fn rules_find_what_they_show_and_only_that() {
    let knowledge = Knowledge { today: Date::read("2026-11-21"), ..Knowledge::default() };
    let wrong: Vec<String> = rules::all().filter_map(|rule| what_is_wrong(rule, &knowledge)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn what_is_wrong(rule: &Rule, knowledge: &Knowledge) -> Option<String> {
    let (told, code) = (rule.documentation, rule.code);
    if !told.bad.is_empty() && !tells(rule, told.bad, knowledge) {
        let found: Vec<&str> = codes(told.bad, knowledge).iter().map(|code| code.id).collect();
        return Some(format!("{} {} is not found in its bad template, but {found:?}", code.id, code.name));
    }
    let is_found = !told.good.is_empty() && tells(rule, told.good, knowledge);
    is_found.then(|| format!("{} {} is found in its good template", code.id, code.name))
}

#[test]
fn rules_show_what_they_find() {
    let without: Vec<&str> =
        rules::all().filter(|rule| rule.documentation.bad.is_empty()).map(|rule| rule.code.id).collect();
    let count = without.len();
    assert!(count <= WITHOUT_BAD, "{count} rules show no template with the mistake: {without:?}");
    for rule in rules::all() {
        let (told, code) = (rule.documentation, rule.code);
        assert_eq!(told.bad.is_empty(), told.good.is_empty(), "{}: either both or none", code.id);
        assert!(told.finds.ends_with('.') && told.matters.ends_with('.'), "{}: sentences", code.id);
    }
}

#[test]
fn every_kind_of_finding_has_a_name_of_its_own_and_a_rule() {
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for code in known_codes() {
        let id = ids.entry(code.name).or_insert(code.id);
        assert_eq!(*id, code.id, "`{}` is the name of two codes", code.name);
    }
    let mut named: Vec<(&str, &str)> = rules::all().map(|rule| (rule.code.id, rule.code.name)).collect();
    let count = named.len();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named.len(), count, "a rule is listed twice");
    let without: Vec<String> = explain::all_codes()
        .into_iter()
        .filter(|code| explain::rule_of(*code).is_none())
        .map(|code| format!("{} {}", code.id, code.name))
        .collect();
    assert!(without.len() <= WITHOUT_RULE, "{} have no rule: {without:#?}", without.len());
}

/// All codes of cfn-lint 1.58.0.
const OF_CFN_LINT: &str = "
E0000 E0001 E0002 E0003 E0100 E0200 E1001 E1002 E1003 E1004 E1005 E1010 E1011 E1015 E1016 E1017 E1018 E1019
E1020 E1021 E1022 E1024 E1027 E1028 E1029 E1030 E1031 E1032 E1033 E1040 E1041 E1050 E1051 E1052 E1101 E1103
E1150 E1151 E1152 E1153 E1154 E1155 E1156 E1157 E1158 E1159 E1160 E1161 E1162 E1164 E1700 E1701 E1702 E2001
E2002 E2003 E2010 E2011 E2015 E2529 E2530 E2531 E2533 E2900 E3001 E3002 E3003 E3004 E3005 E3006 E3007 E3008
E3009 E3010 E3011 E3012 E3013 E3014 E3015 E3016 E3017 E3018 E3019 E3020 E3021 E3022 E3023 E3024 E3025 E3026
E3027 E3028 E3029 E3030 E3031 E3032 E3033 E3034 E3035 E3036 E3037 E3038 E3039 E3040 E3041 E3042 E3043 E3044
E3045 E3046 E3047 E3048 E3049 E3050 E3051 E3052 E3053 E3054 E3055 E3056 E3057 E3058 E3059 E3060 E3061 E3062
E3063 E3064 E3065 E3066 E3501 E3502 E3503 E3504 E3505 E3510 E3511 E3512 E3513 E3514 E3530 E3601 E3615 E3617
E3620 E3621 E3628 E3633 E3634 E3635 E3636 E3638 E3639 E3640 E3641 E3642 E3643 E3644 E3647 E3652 E3653 E3660
E3661 E3663 E3667 E3670 E3671 E3672 E3673 E3674 E3675 E3676 E3677 E3678 E3679 E3680 E3681 E3682 E3683 E3684
E3685 E3686 E3687 E3688 E3689 E3690 E3691 E3692 E3693 E3694 E3695 E3696 E3697 E3698 E3699 E3700 E3701 E3702
E3703 E3704 E3705 E3706 E3707 E3708 E3709 E3710 E3711 E3712 E3713 E3714 E3715 E3716 E3717 E3718 E3719 E3720
E3721 E3722 E3723 E3724 E3725 E4001 E4002 E5001 E6001 E6002 E6003 E6004 E6005 E6010 E6011 E6101 E6102 E7001
E7002 E7010 E8001 E8002 E8003 E8004 E8005 E8006 E8007 I1002 I1003 I1022 I2003 I2010 I2011 I2530 I3010 I3011
I3012 I3013 I3037 I3042 I3100 I3510 I4010 I6010 I6011 I7002 I7010 W1001 W1011 W1019 W1020 W1028 W1030 W1031
W1032 W1033 W1034 W1035 W1036 W1040 W1051 W1053 W1054 W1100 W1101 W2001 W2002 W2010 W2030 W2031 W2501 W2506
W2511 W2530 W2531 W2533 W3001 W3002 W3005 W3010 W3011 W3034 W3037 W3045 W3660 W3663 W3664 W3671 W3687 W3688
W3689 W3690 W3691 W3693 W3694 W3696 W3697 W3698 W3699 W3700 W3701 W3702 W3703 W3704 W3705 W4001 W4005 W4011
W4012 W6001 W7001 W8001 W8003
";

/// Whoever comes from cfn-lint finds each of its codes: as a rule with a page, or with the reason why there is none.
#[test]
fn every_code_of_cfn_lint_is_there_or_has_a_reason() {
    let has_page = |id: &str| rules::all().any(|rule| rule.code.id == id);
    let wrong: Vec<&str> =
        OF_CFN_LINT.split_whitespace().filter(|id| has_page(id) == elsewhere::of(id).is_some()).collect();
    assert_eq!(wrong, Vec::<&str>::new(), "neither a rule nor a reason, or both");
    assert_eq!(OF_CFN_LINT.split_whitespace().count(), 329);
}

#[test]
fn docs_of_rules_are_those_of_the_registry() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages = pages();
    if std::env::var_os("SAMC_UPDATE_DOCS").is_some() {
        write(&folder, &pages);
    }
    let written = files_in(&folder);
    let names: Vec<String> = pages.keys().cloned().collect();
    assert_eq!(written, names, "docs/rules has other pages than the registry: {UPDATE}");
    for (name, text) in &pages {
        let found = fs::read_to_string(folder.join(name)).unwrap();
        assert!(found == *text, "docs/rules/{name} is not what its rule says: {UPDATE}");
    }
}

fn pages() -> BTreeMap<String, String> {
    let pages = rules::all().map(|rule| (explain::page_name(rule.code), explain::page(rule)));
    pages.chain([("README.md".to_owned(), explain::index())]).collect()
}

fn write(folder: &Path, pages: &BTreeMap<String, String>) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    for (name, text) in pages {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A check makes no plan, and so tells nothing of what only a plan finds; that it is allowed is no mistake then.
#[test]
fn what_plans_find_is_of_no_business_of_the_check() {
    let knowledge = Knowledge::default();
    for rule in rules::plan::RULES.iter().filter(|rule| !rule.documentation.bad.is_empty()) {
        let allowed =
            format!("Metadata: {{samc: {{allow: [{}]}}}}\n{}", rule.code.id, rule.documentation.bad);
        for template in [rule.documentation.bad, &allowed] {
            let codes = codes(template, &knowledge);
            let is_told = |code: &Code| ["S4", "S2091"].iter().any(|start| code.id.starts_with(start));
            assert!(!codes.iter().any(is_told), "{}: {codes:?}", rule.code.id);
        }
    }
}

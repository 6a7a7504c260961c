use super::*;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::syntax;

fn conditions(text: &str) -> Conditions {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let document = syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap();
    let section = |name: &str| document.get(name).and_then(Node::as_map).cloned().unwrap_or_default();
    Conditions::of(&section("Conditions"), &section("Parameters"), &IndexMap::new())
}

fn scope(conditions: &Conditions, assumptions: &[(&str, bool)]) -> Scope {
    assumptions.iter().fold(Scope::new(), |scope, (name, holds)| {
        scope.with(conditions.find(name).unwrap(), *holds).unwrap()
    })
}

fn answer(text: &str, assumptions: &[(&str, bool)]) -> Answer {
    let conditions = conditions(text);
    conditions.answer(&scope(&conditions, assumptions))
}

const STAGES: &str = "
Parameters:
  Stage: {Type: String, AllowedValues: [dev, test, prod]}
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsTest: !Equals [!Ref Stage, test]
  IsProd: !Equals [prod, !Ref Stage]
  IsNothing: !Equals [!Ref Stage, stage]
  IsLive: !Or [!Condition IsTest, !Condition IsProd]
  IsQuiet: !Not [!Condition IsLive]
";

#[test]
fn one_parameter_has_one_value() {
    assert_eq!(answer(STAGES, &[("IsDev", true)]), Answer::Possible);
    assert_eq!(answer(STAGES, &[("IsDev", true), ("IsProd", true)]), Answer::Impossible);
    assert_eq!(answer(STAGES, &[("IsDev", true), ("IsProd", false)]), Answer::Possible);
}

#[test]
fn only_allowed_values_count() {
    assert_eq!(answer(STAGES, &[("IsDev", false), ("IsTest", false), ("IsProd", false)]), Answer::Impossible);
    assert_eq!(answer(STAGES, &[("IsNothing", true)]), Answer::Impossible);
}

#[test]
fn conditions_of_conditions_are_followed() {
    assert_eq!(answer(STAGES, &[("IsQuiet", true), ("IsProd", true)]), Answer::Impossible);
    assert_eq!(answer(STAGES, &[("IsQuiet", true), ("IsDev", true)]), Answer::Possible);
    assert_eq!(answer(STAGES, &[("IsQuiet", true), ("IsDev", false)]), Answer::Impossible);
}

#[test]
fn an_open_parameter_can_have_other_values() {
    let text = "Conditions:\n  A: !Equals [!Ref P, a]\n  B: !Equals [!Ref P, b]\n";
    assert_eq!(answer(text, &[("A", false), ("B", false)]), Answer::Possible);
}

#[test]
fn conditions_in_a_circle_end() {
    let text = "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n";
    assert_eq!(answer(text, &[("A", true), ("B", true)]), Answer::Possible);
}

/// 74 parameters, each condition naming the one before: minutes in other tools.
#[test]
fn a_long_chain_is_no_trouble() {
    let mut text = "Conditions:\n  C0: !Equals [!Ref P0, 'yes']\n".to_owned();
    for at in 1..74 {
        text += &format!("  C{at}: !And [!Condition C{}, !Equals [!Ref P{at}, 'yes']]\n", at - 1);
    }
    assert_eq!(answer(&text, &[("C73", true)]), Answer::Possible);
    assert_eq!(answer(&text, &[("C73", true), ("C0", false)]), Answer::Impossible);
}

/// Assumptions that only trying out could decide: 2 to the 40th combinations.
#[test]
fn what_would_take_too_long_is_left_unproven() {
    let mut text = "Conditions:\n".to_owned();
    for at in 0..40 {
        let next = (at + 1) % 40;
        text += &format!("  X{at}: !Equals [!Ref P{at}, a]\n");
        text += &format!(
            "  D{at}: !Or [!And [!Condition X{at}, !Not [!Condition X{next}]], !And [!Not [!Condition X{at}], !Condition X{next}]]\n"
        );
    }
    // Around a circle, an odd number of neighbours cannot all differ.
    text += "  Odd: !And [!Condition X0, !Condition X39, !Equals [!Ref Q, a]]\n";
    let all: Vec<(String, bool)> = (0..39).map(|at| (format!("D{at}"), true)).collect();
    let mut assumptions: Vec<(&str, bool)> =
        all.iter().map(|(name, holds)| (name.as_str(), *holds)).collect();
    assumptions.push(("Odd", true));
    assert_ne!(answer(&text, &assumptions), Answer::Possible);
}

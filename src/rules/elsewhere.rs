//! Codes of cfn-lint that samc does not have, and why, for people who look one up.

/// A code of cfn-lint, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// The code.
    pub id: &'static str,
    /// Why samc does not have it, as a sentence.
    pub why: &'static str,
}

const fn elsewhere(id: &'static str, why: &'static str) -> Elsewhere {
    Elsewhere { id, why }
}

const OF_REFERENCE: &str = "Wrong values of parameters are told as `W1030`, at the parameter or where it is used. cfn-lint 1.58 does the same: it replaces this code when the value comes from a `Ref`.";
const CONTEXT: &str =
    "It belongs to an experiment of cfn-lint with a `Context` block, which is off there, too.";

/// All of them; `tests/rules.rs` holds them and the rules to the codes of cfn-lint 1.58.
pub const ALL: &[Elsewhere] = &[
    elsewhere(
        "E0001",
        "What SAM's transform refuses is told as what it is, at its place, under `E` and `S1` codes.",
    ),
    elsewhere("E0002", "A rule that crashes is a defect of samc: it says so, and ends with status 2."),
    elsewhere(
        "E0003",
        "A mistake in a file of settings is told with its place, and ends samc with status 2.",
    ),
    elsewhere(
        "E0100",
        "samc reads no deployment files; parameters come from the command line and from `samconfig.toml`.",
    ),
    elsewhere(
        "E0200",
        "samc reads no parameter files; parameters come from the command line and from `samconfig.toml`.",
    ),
    elsewhere(
        "E2003",
        "A name of a parameter that is not alphanumeric is told as `E2001`, by cfn-lint 1.58 as well.",
    ),
    elsewhere(
        "E2900",
        "samc reads no deployment files. A value for a parameter that is not there is `S2004`.",
    ),
    elsewhere(
        "E6004",
        "A name of an output that is not alphanumeric is told as `E6001`; what an output refers to and is not there as `E1020`.",
    ),
    elsewhere(
        "E8002",
        "A condition that is not there is told at its use: `E1028`, `E3015`, `E6005`, `E8001`.",
    ),
    elsewhere("E8007", "A `Condition` that names nothing is told as `E8001`, by cfn-lint 1.58 as well."),
    elsewhere("I4010", CONTEXT),
    elsewhere("W2030", OF_REFERENCE),
    elsewhere("W2031", OF_REFERENCE),
    elsewhere("W3034", OF_REFERENCE),
    elsewhere("W4011", CONTEXT),
    elsewhere("W4012", CONTEXT),
];

/// Why samc does not have a code of cfn-lint.
pub fn of(word: &str) -> Option<&'static Elsewhere> {
    ALL.iter().find(|one| one.id.eq_ignore_ascii_case(word))
}

//! The fields of states, from the Amazon States Language specification (states-language.net) and the developer
//! guide of Step Functions.

/// The language of the paths and expressions in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Paths such as `$.order.id`; the one that is used when none is named.
    JsonPath,
    /// Expressions such as `{% $states.input.order.id %}`.
    Jsonata,
}

impl Language {
    /// Its name, as `QueryLanguage` has it.
    pub fn name(self) -> &'static str {
        match self {
            Language::JsonPath => "JSONPath",
            Language::Jsonata => "JSONata",
        }
    }

    /// The language with this name.
    pub fn named(name: &str) -> Option<Language> {
        [Language::JsonPath, Language::Jsonata].into_iter().find(|language| language.name() == name)
    }
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any value, or it is looked at elsewhere.
    Anything,
    /// Text.
    Text,
    /// A path, or null.
    Path,
    /// A path without null.
    GivenPath,
    /// A path to one place, or null.
    Place,
    /// Values with paths or expressions in them.
    Payload,
    /// A map.
    Map,
    /// A list.
    List,
    /// `true` and nothing else.
    True,
    /// A number between two.
    Number(i128, i128),
    /// A whole number between two.
    Whole(i128, i128),
    /// A moment, such as `2026-01-31T12:00:00Z`.
    Moment,
}

/// A field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// The language in which it is known, when it is not known in both.
    pub only: Option<Language>,
}

const fn field(name: &'static str, takes: Takes) -> Field {
    Field { name, takes, only: None }
}

const fn path_field(name: &'static str, takes: Takes) -> Field {
    Field { name, takes, only: Some(Language::JsonPath) }
}

const fn expression_field(name: &'static str, takes: Takes) -> Field {
    Field { name, takes, only: Some(Language::Jsonata) }
}

/// A type of state.
#[derive(Debug)]
pub struct Kind {
    /// The value of `Type`.
    pub name: &'static str,
    /// Its fields, in groups.
    pub fields: &'static [&'static [Field]],
    /// Those that it needs.
    pub required: &'static [&'static str],
    /// Those of which it needs exactly one.
    pub one_of: &'static [&'static [&'static str]],
}

impl Kind {
    /// The type with this name.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Its fields.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().copied().flatten()
    }
}

/// The longest time, and the most attempts, that Step Functions takes.
pub const MOST_SECONDS: i128 = 99_999_999;

/// The most that a number can be where nothing is said.
const ANY: i128 = i128::MAX;

const SECONDS: Takes = Takes::Whole(1, MOST_SECONDS);

const COMMON: &[Field] =
    &[field("Type", Takes::Text), field("Comment", Takes::Text), field("QueryLanguage", Takes::Anything)];

const INPUT_AND_OUTPUT: &[Field] = &[
    path_field("InputPath", Takes::Path),
    path_field("OutputPath", Takes::Path),
    expression_field("Output", Takes::Payload),
];

const ASSIGN: &[Field] = &[field("Assign", Takes::Payload)];

const ON: &[Field] = &[field("Next", Takes::Text), field("End", Takes::True)];

const WORK: &[Field] = &[
    path_field("Parameters", Takes::Payload),
    path_field("ResultSelector", Takes::Payload),
    path_field("ResultPath", Takes::Place),
    field("Retry", Takes::List),
    field("Catch", Takes::List),
];

const ARGUMENTS: &[Field] = &[expression_field("Arguments", Takes::Payload)];

const NEXT_OR_END: &[&str] = &["Next", "End"];

/// The types of states.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "Task",
        fields: &[
            COMMON,
            INPUT_AND_OUTPUT,
            ASSIGN,
            ON,
            WORK,
            ARGUMENTS,
            &[
                field("Resource", Takes::Text),
                field("TimeoutSeconds", SECONDS),
                path_field("TimeoutSecondsPath", Takes::GivenPath),
                field("HeartbeatSeconds", SECONDS),
                path_field("HeartbeatSecondsPath", Takes::GivenPath),
                field("Credentials", Takes::Payload),
            ],
        ],
        required: &["Resource"],
        one_of: &[NEXT_OR_END],
    },
    Kind {
        name: "Pass",
        fields: &[
            COMMON,
            INPUT_AND_OUTPUT,
            ASSIGN,
            ON,
            &[
                path_field("Parameters", Takes::Payload),
                path_field("ResultPath", Takes::Place),
                path_field("Result", Takes::Anything),
            ],
        ],
        required: &[],
        one_of: &[NEXT_OR_END],
    },
    Kind {
        name: "Choice",
        fields: &[
            COMMON,
            INPUT_AND_OUTPUT,
            ASSIGN,
            &[field("Choices", Takes::List), field("Default", Takes::Text)],
        ],
        required: &["Choices"],
        one_of: &[],
    },
    Kind {
        name: "Wait",
        fields: &[
            COMMON,
            INPUT_AND_OUTPUT,
            ASSIGN,
            ON,
            &[
                field("Seconds", Takes::Whole(0, MOST_SECONDS)),
                path_field("SecondsPath", Takes::GivenPath),
                field("Timestamp", Takes::Moment),
                path_field("TimestampPath", Takes::GivenPath),
            ],
        ],
        required: &[],
        one_of: &[NEXT_OR_END, &["Seconds", "SecondsPath", "Timestamp", "TimestampPath"]],
    },
    Kind { name: "Succeed", fields: &[COMMON, INPUT_AND_OUTPUT], required: &[], one_of: &[] },
    Kind {
        name: "Fail",
        fields: &[
            COMMON,
            &[
                field("Error", Takes::Text),
                path_field("ErrorPath", Takes::GivenPath),
                field("Cause", Takes::Text),
                path_field("CausePath", Takes::GivenPath),
            ],
        ],
        required: &[],
        one_of: &[],
    },
    Kind {
        name: "Parallel",
        fields: &[COMMON, INPUT_AND_OUTPUT, ASSIGN, ON, WORK, ARGUMENTS, &[field("Branches", Takes::List)]],
        required: &["Branches"],
        one_of: &[NEXT_OR_END],
    },
    Kind {
        name: "Map",
        fields: &[
            COMMON,
            INPUT_AND_OUTPUT,
            ASSIGN,
            ON,
            WORK,
            &[
                field("ItemProcessor", Takes::Map),
                field("Iterator", Takes::Map),
                field("ItemReader", Takes::Map),
                field("ItemSelector", Takes::Payload),
                field("ItemBatcher", Takes::Map),
                field("ResultWriter", Takes::Map),
                expression_field("Items", Takes::Anything),
                path_field("ItemsPath", Takes::Path),
                field("MaxConcurrency", Takes::Whole(0, ANY)),
                path_field("MaxConcurrencyPath", Takes::GivenPath),
                field("ToleratedFailureCount", Takes::Whole(0, ANY)),
                path_field("ToleratedFailureCountPath", Takes::GivenPath),
                field("ToleratedFailurePercentage", Takes::Number(0, 100)),
                path_field("ToleratedFailurePercentagePath", Takes::GivenPath),
                field("Label", Takes::Text),
            ],
        ],
        required: &[],
        one_of: &[NEXT_OR_END, &["ItemProcessor", "Iterator"]],
    },
];

/// The fields of a machine; branches and processors of items have the same.
pub const MACHINE: &[Field] = &[
    field("Comment", Takes::Text),
    field("QueryLanguage", Takes::Anything),
    field("StartAt", Takes::Text),
    field("States", Takes::Map),
    field("TimeoutSeconds", Takes::Whole(0, MOST_SECONDS)),
    field("Version", Takes::Text),
];

/// What the processor of items has besides.
pub const PROCESSOR: &[Field] = &[field("ProcessorConfig", Takes::Map)];

/// The fields of `ProcessorConfig`.
pub const PROCESSOR_CONFIG: &[Field] = &[field("Mode", Takes::Text), field("ExecutionType", Takes::Text)];

/// The fields of `ItemReader`.
pub const ITEM_READER: &[Field] = &[
    field("Resource", Takes::Text),
    path_field("Parameters", Takes::Payload),
    expression_field("Arguments", Takes::Payload),
    field("ReaderConfig", Takes::Map),
];

/// The fields of `ItemBatcher`.
pub const ITEM_BATCHER: &[Field] = &[
    field("BatchInput", Takes::Payload),
    field("MaxItemsPerBatch", Takes::Whole(1, ANY)),
    path_field("MaxItemsPerBatchPath", Takes::GivenPath),
    field("MaxInputBytesPerBatch", Takes::Whole(1, 262_144)),
    path_field("MaxInputBytesPerBatchPath", Takes::GivenPath),
];

/// The fields of `ResultWriter`.
pub const RESULT_WRITER: &[Field] = &[
    field("Resource", Takes::Text),
    path_field("Parameters", Takes::Payload),
    expression_field("Arguments", Takes::Payload),
    field("WriterConfig", Takes::Map),
];

/// The fields of an item of `Retry`.
pub const RETRIER: &[Field] = &[
    field("ErrorEquals", Takes::Anything),
    field("IntervalSeconds", SECONDS),
    field("MaxAttempts", Takes::Whole(0, MOST_SECONDS)),
    field("BackoffRate", Takes::Number(1, ANY)),
    field("MaxDelaySeconds", Takes::Whole(1, 31_622_400)),
    field("JitterStrategy", Takes::Text),
    field("Comment", Takes::Text),
];

/// The fields of an item of `Catch`.
pub const CATCHER: &[Field] = &[
    field("ErrorEquals", Takes::Anything),
    field("Next", Takes::Text),
    path_field("ResultPath", Takes::Place),
    field("Assign", Takes::Payload),
    expression_field("Output", Takes::Payload),
    field("Comment", Takes::Text),
];

//! The application as a picture: who triggers whom, and who uses what.
//!
//! | step | does |
//! |---|---|
//! | [`graph`] | from a plan to nodes, edges and groups |
//! | [`arrange`] | where each of them goes when they are drawn, with [`layout`] |
//!
//! [`format::mermaid`](super::format::mermaid) writes the first down and leaves the rest to Mermaid;
//! [`format::svg`](super::format::svg) draws what the second gives.

pub mod arrange;
mod elsewhere;
pub mod graph;
mod labels;
pub mod layout;
mod nodes;
pub mod text;

#[cfg(test)]
pub mod samples;
#[cfg(test)]
mod tests;

/// Nodes, edges between them, and the nested stacks that they are in. All in the order of the plan.
#[derive(Debug, Default)]
pub struct Picture {
    /// The name of the stack.
    pub title: String,
    /// What triggers, is triggered, or is used.
    pub nodes: Vec<Node>,
    /// Who triggers or uses whom; one for each pair of nodes and kind.
    pub edges: Vec<Edge>,
    /// The nested stacks, each behind the one that it is in.
    pub groups: Vec<Group>,
}

/// Something that triggers, is triggered, or is used.
#[derive(Debug)]
pub struct Node {
    /// What kind of thing it is.
    pub kind: NodeKind,
    /// The kind in words, such as `REST API`.
    pub word: String,
    /// Its logical id, without those of the stacks; for what is elsewhere, the last part of its address.
    pub name: String,
    /// What it is called in full: the id with those of the stacks, or the whole address.
    pub full_name: String,
    /// What else is good to know, such as its runtime.
    pub detail: String,
    /// The position of the nested stack that it is in.
    pub group: Option<usize>,
}

/// What kind of thing a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    /// A REST, HTTP or WebSocket API.
    Api,
    /// The URL of a function.
    FunctionUrl,
    /// A load balancer.
    LoadBalancer,
    /// A schedule.
    Schedule,
    /// A function.
    Function,
    /// A state machine.
    StateMachine,
    /// An ECS service, or a task that no service runs.
    Service,
    /// A queue.
    Queue,
    /// A topic.
    Topic,
    /// An event bus.
    Bus,
    /// A stream.
    Stream,
    /// A table.
    Table,
    /// A bucket.
    Bucket,
    /// Another resource of the template, such as a user pool.
    Resource,
    /// Something outside of the template.
    Elsewhere,
    /// Something that is not known.
    Unknown,
}

/// What kinds of nodes have in common: they have one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// What takes requests.
    Entry,
    /// What fires at a time.
    Time,
    /// What runs code.
    Compute,
    /// What passes messages on.
    Message,
    /// What keeps data.
    Store,
    /// What is not of the plan.
    Outside,
}

/// That one node has to do with another.
#[derive(Debug)]
pub struct Edge {
    /// The position of the node that triggers or uses.
    pub from: usize,
    /// The position of the node that is triggered or used.
    pub to: usize,
    /// What it has to do with it.
    pub kind: EdgeKind,
    /// What is written at it, such as `GET /orders`: one for each route or trigger that it stands for.
    pub labels: Vec<String>,
}

/// What one node has to do with another, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EdgeKind {
    /// A request or an event of the one starts the other.
    Triggers,
    /// The one gets what failed in the other.
    DeadLetter,
    /// The one asks the other who may pass.
    Authorizes,
    /// The one knows the other by an environment variable.
    Uses,
}

/// A nested stack.
#[derive(Debug)]
pub struct Group {
    /// Its id: the logical ids that lead to it.
    pub id: String,
    /// The last one of them.
    pub name: String,
    /// The position of the stack that it is nested in; none for the application itself.
    pub parent: Option<usize>,
}

/// How many labels an edge has at most; how many others there are stands below them.
const MOST_LABELS: usize = 3;

impl NodeKind {
    /// The family of the kind.
    pub fn family(self) -> Family {
        match self {
            NodeKind::Api | NodeKind::FunctionUrl | NodeKind::LoadBalancer => Family::Entry,
            NodeKind::Schedule => Family::Time,
            NodeKind::Function | NodeKind::StateMachine | NodeKind::Service => Family::Compute,
            NodeKind::Queue | NodeKind::Topic | NodeKind::Bus | NodeKind::Stream => Family::Message,
            NodeKind::Table | NodeKind::Bucket => Family::Store,
            NodeKind::Resource | NodeKind::Elsewhere | NodeKind::Unknown => Family::Outside,
        }
    }
}

impl Family {
    /// All of them.
    pub const ALL: [Family; 6] =
        [Family::Entry, Family::Time, Family::Compute, Family::Message, Family::Store, Family::Outside];

    /// The name of its class in pictures.
    pub fn name(self) -> &'static str {
        match self {
            Family::Entry => "entry",
            Family::Time => "time",
            Family::Compute => "compute",
            Family::Message => "message",
            Family::Store => "store",
            Family::Outside => "outside",
        }
    }
}

impl EdgeKind {
    /// All of them.
    pub const ALL: [EdgeKind; 4] =
        [EdgeKind::Triggers, EdgeKind::DeadLetter, EdgeKind::Authorizes, EdgeKind::Uses];

    /// The name of its class in pictures.
    pub fn name(self) -> &'static str {
        match self {
            EdgeKind::Triggers => "triggers",
            EdgeKind::DeadLetter => "dead-letter",
            EdgeKind::Authorizes => "authorizes",
            EdgeKind::Uses => "uses",
        }
    }

    /// What it means, in words.
    pub fn words(self) -> &'static str {
        match self {
            EdgeKind::Triggers => "triggers",
            EdgeKind::DeadLetter => "hands on what failed",
            EdgeKind::Authorizes => "asks who may pass",
            EdgeKind::Uses => "uses",
        }
    }
}

impl Edge {
    /// The labels that are shown, and how many others there are.
    pub fn shown_labels(&self) -> Vec<String> {
        // One label more takes no more room than the line that would say so.
        if self.labels.len() <= MOST_LABELS + 1 {
            return self.labels.clone();
        }
        let mut shown: Vec<String> = self.labels.iter().take(MOST_LABELS).cloned().collect();
        shown.push(format!("+{} more", self.labels.len() - MOST_LABELS));
        shown
    }
}

//! Load balancers in front of services and functions.

use serde::Serialize;

use super::{Head, Setting, Target, Tree};
use crate::source::Span;

/// A load balancer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LoadBalancer {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// `application`, `network` or `gateway`.
    #[serde(rename = "type")]
    pub kind: Setting<String>,
    /// The name under which others reach it.
    pub dns_name: Option<Setting<String>>,
    /// Its listeners.
    pub listeners: Vec<Listener>,
}

/// A port on which a load balancer listens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Listener {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// The port.
    pub port: Option<Setting<i64>>,
    /// `HTTP`, `HTTPS`, `TCP` and others.
    pub protocol: Option<Setting<String>>,
    /// The rules, in the order in which they are tried; the default actions are the last one.
    pub rules: Vec<ListenerRule>,
}

/// A rule of a listener: for requests that meet all of its conditions.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListenerRule {
    /// The id of the resource: for default actions, that of the listener.
    pub id: String,
    /// Its priority; none for default actions.
    pub priority: Option<Setting<i64>>,
    /// The paths that it is for, such as `/api/*`; all of them when there are none.
    pub paths: Vec<Setting<String>>,
    /// The host names that it is for.
    pub hosts: Vec<Setting<String>>,
    /// The methods that it is for.
    pub methods: Vec<Setting<String>>,
    /// Headers that a request must have.
    pub headers: Vec<HeaderCondition>,
    /// Lists of parameters, of each of which a request must have one.
    pub queries: Vec<Vec<QueryCondition>>,
    /// Other conditions, by the names of CloudFormation.
    pub other_conditions: Vec<Tree>,
    /// What it does.
    pub action: Action,
    /// Where the template declares it.
    pub place: Span,
}

/// A header that a request must have.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeaderCondition {
    /// Its name.
    pub name: Setting<String>,
    /// The values of which it has one; `*` and `?` stand for others.
    pub values: Vec<Setting<String>>,
}

/// A parameter behind the `?` of a URL.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QueryCondition {
    /// Its name; any when there is none.
    pub name: Option<Setting<String>>,
    /// Its value; `*` and `?` stand for others.
    pub value: Setting<String>,
}

/// What a rule does with a request.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// It goes on to one of these.
    Forward {
        /// The target groups, with their shares.
        target_groups: Vec<WeightedGroup>,
    },
    /// It is sent elsewhere. What is not set stays as it was asked for.
    Redirect {
        /// `HTTP_301` or `HTTP_302`.
        status: Setting<String>,
        /// `HTTP` or `HTTPS`.
        protocol: Option<Setting<String>>,
        /// The host.
        host: Option<Setting<String>>,
        /// The port.
        port: Option<Setting<String>>,
        /// The path, with its `/`.
        path: Option<Setting<String>>,
        /// What stands behind the `?`.
        query: Option<Setting<String>>,
    },
    /// It is answered.
    FixedResponse {
        /// The status, such as `404`.
        status: Setting<String>,
        /// The media type.
        content_type: Option<Setting<String>>,
        /// The text.
        body: Option<Setting<String>>,
    },
    /// The template says nothing that samc knows.
    Unknown,
}

/// A target group with its share of the requests.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WeightedGroup {
    /// The target group.
    pub target_group: Setting<Target>,
    /// Its share: as many of the requests as the sum of all shares says.
    pub weight: Setting<i64>,
}

/// What a load balancer leads to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TargetGroup {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// `instance`, `ip`, `lambda` or `alb`.
    #[serde(rename = "type")]
    pub kind: Setting<String>,
    /// The port, when a target says no other.
    pub port: Option<Setting<i64>>,
    /// `HTTP`, `HTTPS`, `TCP` and others.
    pub protocol: Option<Setting<String>>,
    /// `HTTP1`, `HTTP2` or `GRPC`.
    pub protocol_version: Option<Setting<String>>,
    /// How to find out whether a target is well.
    pub health_check: Option<TargetCheck>,
    /// Targets beside those that services bring.
    pub targets: Vec<GroupTarget>,
    /// Whether functions get headers and parameters as lists (`lambda.multi_value_headers.enabled`).
    pub value_lists: Option<Setting<bool>>,
}

/// How to find out whether a target is well. Times are in seconds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TargetCheck {
    /// Whether it is done.
    pub enabled: Option<Setting<bool>>,
    /// The protocol.
    pub protocol: Option<Setting<String>>,
    /// The path that is asked for.
    pub path: Option<Setting<String>>,
    /// The port; `traffic-port` is that of the requests.
    pub port: Option<Setting<String>>,
    /// The time between two checks.
    pub interval: Option<Setting<i64>>,
    /// The time that a check may take.
    pub timeout: Option<Setting<i64>>,
    /// The statuses or gRPC codes that count as well, such as `200-299`.
    pub codes: Option<Setting<String>>,
}

/// A target that the template names itself.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupTarget {
    /// A function, a load balancer, an instance or an address.
    pub target: Setting<Target>,
    /// Its port.
    pub port: Option<Setting<i64>>,
}

/// What was read before what it belongs to.
#[derive(Debug, Clone, Default)]
pub struct Loose {
    /// Listeners, with the load balancers that they belong to.
    pub listeners: Vec<(Option<Setting<Target>>, Listener)>,
    /// Rules, with the listeners that they belong to.
    pub rules: Vec<(Option<Setting<Target>>, ListenerRule)>,
}

//! Containers of ECS: task definitions, services, and the names by which services find each other.

pub mod cluster;
mod definition;
mod discovery;
mod environment;
pub mod namespace;
pub mod service;
pub mod task_definition;
mod volume;

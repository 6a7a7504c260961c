//! Policies of execution roles.

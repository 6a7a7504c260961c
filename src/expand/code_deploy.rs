//! Gradual deployments: what `DeploymentPreference` asks for.

use super::Output;
use super::context::Context;

/// The deployment preferences of all functions.
#[derive(Debug, Default)]
pub struct DeploymentPreferences {}

/// Adds the CodeDeploy application, its role and a deployment group per function.
pub fn add_resources(_context: &mut Context, _output: &mut Output) {}

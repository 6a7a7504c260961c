//! `AWS::Lambda::LayerVersion`, and which function uses which.

use std::collections::HashSet;

use super::function::{build, code, local_path};
use super::{Kind, Planned};
use crate::diagnostic::{Diagnostic, code as codes};
use crate::plan::context::Context;
use crate::plan::model::{Code, Layer, LayerUse, RunPlan, Setting};
use crate::source::Span;

/// Versions of layers.
pub const KIND: Kind = Kind { name: "AWS::Lambda::LayerVersion", section: "layers", add };

fn add(layer: &Planned, plan: &mut RunPlan) {
    let properties = &layer.properties;
    properties.ignore(&["Description", "LayerName", "LicenseInfo"]);
    let content = properties.node("Content").cloned();
    plan.layers.push(Layer {
        head: layer.head(),
        code: content.map_or(Code::Missing, |content| code::of_node(layer, &content, "Content")),
        runtimes: properties.texts("CompatibleRuntimes"),
        architectures: properties.texts("CompatibleArchitectures"),
        build: build(layer),
    });
}

/// Gives the layers of functions their folders, and reports those that are not on this machine.
pub fn connect(context: &Context, plan: &mut RunPlan) {
    let mut told: HashSet<(Span, String)> = HashSet::new();
    let RunPlan { functions, layers, .. } = plan;
    for function in functions {
        for LayerUse { layer, path } in &mut function.layers {
            let Setting::Known(target, origin) = layer else { continue };
            let found = layers.iter().find(|layer| Some(&layer.head.id) == target.resource.as_ref());
            *path = found.and_then(|layer| local_path(&layer.code)).map(str::to_owned);
            // Layers of `Globals` are used by many functions.
            if path.is_none() && told.insert((origin.place, target.address.clone())) {
                let problem = remote(&target.address, found, origin.place);
                context.report(problem.resource(function.head.id.clone()));
            }
        }
    }
}

fn remote(address: &str, layer: Option<&Layer>, place: Span) -> Diagnostic {
    let (found, help) = match layer {
        Some(layer) => (
            format!("the content of layer `{}` is not on this machine", layer.head.id),
            "give it a folder: `ContentUri: layers/name/`".to_owned(),
        ),
        None => (
            format!("the layer `{address}` is not on this machine, so the function runs without it"),
            format!(
                "download what `aws lambda get-layer-version-by-arn --arn {address}` names as `Content.Location`, \
                 unpack it, and name the folder as `ContentUri` of an `AWS::Serverless::LayerVersion`"
            ),
        ),
    };
    Diagnostic::new(codes::REMOTE_LAYER, place, found).help(help)
}

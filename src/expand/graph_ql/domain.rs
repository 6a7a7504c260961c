//! The custom domain.

use super::GraphQl;
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;
use crate::tree::Node;

/// What stands under `DomainName`.
pub const DOMAIN_NAME: &[Property] = &[
    Property::required("CertificateArn", Shape::Any),
    Property::required("DomainName", Shape::Any),
    Property::optional("Description", Shape::Any),
];

/// Makes the domain name and ties the API to it, when it has one.
pub fn make(context: &mut Context, graph: &GraphQl) -> Expanded<Vec<Resource>> {
    let Some(settings) = graph.resource.get("DomainName").and_then(Node::as_map) else {
        return Ok(Vec::new());
    };
    let cause = graph.resource.key_span("DomainName");
    let mut domain = graph.part(context, "DomainName", "AWS::AppSync::DomainName", cause)?;
    domain.copy_from(settings, &["CertificateArn", "DomainName", "Description"]);
    let kind = "AWS::AppSync::DomainNameApiAssociation";
    let mut association = graph.part_of_api(context, "DomainNameApiAssociation", kind, cause)?;
    association.set("DomainName", domain.reference());
    Ok(vec![domain, association])
}

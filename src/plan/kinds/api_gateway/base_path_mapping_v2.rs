//! `AWS::ApiGateway::BasePathMappingV2`: a path of a private domain that leads to a stage.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Paths of private domains.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::BasePathMappingV2", section: "apis", add };

fn add(mapping: &Planned, _: &mut RunPlan) {
    let Some(domain) = mapping.properties.text("DomainNameArn") else { return };
    super::base_path_mapping::add_path(mapping, domain.map(|arn| name_in(&arn).to_owned()));
}

/// The domain of an ARN such as `arn:aws:apigateway:region:account:/domainnames/api.example.com+id`. Clients ask for its name; the
/// id behind it tells private domains of the same name apart.
fn name_in(arn: &str) -> &str {
    let Some((_, domain)) = arn.split_once(":/domainnames/") else { return arn };
    domain.split_once('+').map_or(domain, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn domains_are_found_in_their_arns() {
        let arn = "arn:aws:apigateway:us-east-1:123456789012:/domainnames/api.example.com+abcd1234";
        assert_eq!(name_in(arn), "api.example.com");
        assert_eq!(name_in("api.example.com"), "api.example.com");
    }
}

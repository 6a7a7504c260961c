//! Who may do what: roles, users, keys, secrets, certificates.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    made("AWS::ACMPCA::CertificateAuthority")
        .by_arn("acm-pca:{here}:certificate-authority/{name;uuid}")
        .gives(&[("Arn", "{arn}")]),
    made("AWS::CertificateManager::Certificate").by_arn("acm:{here}:certificate/{name;uuid}"),
    made("AWS::Cognito::IdentityPool").titled("IdentityPoolName")
        .reference("{region}:{name;uuid}")
        .arn("cognito-identity:{here}:identitypool/{ref}")
        .gives(&[("Id", "{ref}"), ("Name", "{IdentityPoolName}")]),
    made("AWS::Cognito::IdentityPoolRoleAttachment"),
    // The ids of pools and clients have letters and digits only.
    made("AWS::Cognito::UserPool").titled("UserPoolName")
        .reference("{region}_{name;alphanumeric}")
        .arn("cognito-idp:{here}:userpool/{ref}")
        .gives(&[
            ("ProviderName", "cognito-idp.{region}.{suffix}/{ref}"),
            ("ProviderURL", "https://cognito-idp.{region}.{suffix}/{ref}"),
            ("UserPoolId", "{ref}"),
        ]),
    made("AWS::Cognito::UserPoolClient").titled("ClientName")
        .reference("{name;alphanumeric}")
        .gives(&[("ClientId", "{ref}"), ("Name", "{ClientName}")]),
    named("AWS::Cognito::UserPoolDomain", "Domain"),
    named("AWS::Cognito::UserPoolGroup", "GroupName"),
    named("AWS::Cognito::UserPoolIdentityProvider", "ProviderName"),
    named("AWS::Cognito::UserPoolResourceServer", "Identifier"),
    named("AWS::Cognito::UserPoolUser", "Username"),
    made("AWS::Cognito::UserPoolUserToGroupAttachment"),
    made("AWS::IAM::AccessKey"),
    named("AWS::IAM::Group", "GroupName").arn("iam::{account}:group{Path;else /}{name}"),
    named("AWS::IAM::InstanceProfile", "InstanceProfileName")
        .arn("iam::{account}:instance-profile{Path;else /}{name}"),
    named("AWS::IAM::ManagedPolicy", "ManagedPolicyName")
        .by_arn("iam::{account}:policy{Path;else /}{name}")
        .gives(&[("PolicyArn", "{arn}")]),
    made("AWS::IAM::OIDCProvider").by_arn("iam::{account}:oidc-provider/{Url;behind ://}"),
    made("AWS::IAM::Policy").titled("PolicyName").gives(&[("Id", "{name}")]),
    named("AWS::IAM::Role", "RoleName").arn("iam::{account}:role{Path;else /}{name}"),
    named("AWS::IAM::RolePolicy", "PolicyName"),
    named("AWS::IAM::SAMLProvider", "Name").by_arn("iam::{account}:saml-provider/{name}"),
    named("AWS::IAM::ServerCertificate", "ServerCertificateName")
        .arn("iam::{account}:server-certificate{Path;else /}{name}"),
    made("AWS::IAM::ServiceLinkedRole")
        .arn("iam::{account}:role/aws-service-role/{AWSServiceName}/{name}")
        .gives(&[("RoleName", "{name}")]),
    named("AWS::IAM::User", "UserName").arn("iam::{account}:user{Path;else /}{name}"),
    named("AWS::IAM::UserPolicy", "PolicyName"),
    made("AWS::IAM::UserToGroupAddition"),
    // The name of an alias begins with `alias/`.
    named("AWS::KMS::Alias", "AliasName").arn("kms:{here}:{name}"),
    made("AWS::KMS::Key").arn("kms:{here}:key/{name}").gives(&[("KeyId", "{name}")]),
    made("AWS::KMS::ReplicaKey").arn("kms:{here}:key/{name}").gives(&[("KeyId", "{name}")]),
    made("AWS::SecretsManager::ResourcePolicy").reference("{SecretId}").part(),
    made("AWS::SecretsManager::RotationSchedule").reference("{SecretId}").part(),
    // AWS adds six characters of its own; without them, the ARN means the same secret.
    named("AWS::SecretsManager::Secret", "Name")
        .by_arn("secretsmanager:{here}:secret:{name}")
        .gives(&[("Id", "{arn}")]),
    made("AWS::SecretsManager::SecretTargetAttachment").reference("{SecretId}").part(),
    made("AWS::VerifiedPermissions::PolicyStore")
        .arn("verifiedpermissions::{account}:policy-store/{name}")
        .gives(&[("PolicyStoreId", "{name}")]),
    named("AWS::WAFv2::IPSet", "Name")
        .reference("{name}|{name;uuid}|{Scope}")
        .arn("wafv2:{here}:{Scope;is CLOUDFRONT global;is REGIONAL regional}/ipset/{name}/{name;uuid}")
        .gives(&[("Id", "{name;uuid}")]),
    named("AWS::WAFv2::RegexPatternSet", "Name")
        .reference("{name}|{name;uuid}|{Scope}")
        .arn("wafv2:{here}:{Scope;is CLOUDFRONT global;is REGIONAL regional}/regexpatternset/{name}/{name;uuid}")
        .gives(&[("Id", "{name;uuid}")]),
    named("AWS::WAFv2::RuleGroup", "Name")
        .reference("{name}|{name;uuid}|{Scope}")
        .arn("wafv2:{here}:{Scope;is CLOUDFRONT global;is REGIONAL regional}/rulegroup/{name}/{name;uuid}")
        .gives(&[("Id", "{name;uuid}"), ("LabelNamespace", "awswaf:{account}:rulegroup:{name}:")]),
    named("AWS::WAFv2::WebACL", "Name")
        .reference("{name}|{name;uuid}|{Scope}")
        .arn("wafv2:{here}:{Scope;is CLOUDFRONT global;is REGIONAL regional}/webacl/{name}/{name;uuid}")
        .gives(&[("Id", "{name;uuid}"), ("LabelNamespace", "awswaf:{account}:webacl:{name}:")]),
    made("AWS::WAFv2::WebACLAssociation"),
];

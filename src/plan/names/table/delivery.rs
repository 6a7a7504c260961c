//! What builds and deploys.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] =
    &[
        made("AWS::Amplify::App").titled("Name").by_arn("amplify:{here}:apps/{name}").gives(&[
            ("AppId", "{name}"),
            ("AppName", "{Name}"),
            ("Arn", "{arn}"),
            ("DefaultDomain", "{name;lower}.amplifyapp.com"),
        ]),
        named("AWS::Amplify::Branch", "BranchName")
            .by_arn("amplify:{here}:apps/{AppId}/branches/{name}")
            .gives(&[("Arn", "{arn}"), ("BranchName", "{name}")]),
        named("AWS::Amplify::Domain", "DomainName")
            .by_arn("amplify:{here}:apps/{AppId}/domains/{name}")
            .gives(&[("Arn", "{arn}"), ("DomainName", "{name}")]),
        named("AWS::CodeArtifact::Domain", "DomainName")
            .by_arn("codeartifact:{here}:domain/{name}")
            .gives(&[("Arn", "{arn}"), ("Name", "{name}"), ("Owner", "{account}")]),
        named("AWS::CodeArtifact::Repository", "RepositoryName")
            .by_arn("codeartifact:{here}:repository/{DomainName}/{name}")
            .gives(&[("Arn", "{arn}"), ("DomainName", "{DomainName}"), ("Name", "{name}")]),
        named("AWS::CodeBuild::Project", "Name").arn("codebuild:{here}:project/{name}"),
        named("AWS::CodeBuild::ReportGroup", "Name").by_arn("codebuild:{here}:report-group/{name}"),
        made("AWS::CodeBuild::SourceCredential").by_arn("codebuild:{here}:token/{name}"),
        // `Ref` gives an id, not the name.
        named("AWS::CodeCommit::Repository", "RepositoryName")
            .reference("{name;uuid}")
            .arn("codecommit:{here}:{name}")
            .gives(&[
                ("CloneUrlHttp", "https://git-codecommit.{region}.{suffix}/v1/repos/{name}"),
                ("CloneUrlSsh", "ssh://git-codecommit.{region}.{suffix}/v1/repos/{name}"),
                ("Name", "{name}"),
            ]),
        made("AWS::CodeConnections::Connection")
            .titled("ConnectionName")
            .by_arn("codeconnections:{here}:connection/{name;uuid}")
            .gives(&[("ConnectionArn", "{arn}"), ("OwnerAccountId", "{account}")]),
        named("AWS::CodeDeploy::Application", "ApplicationName").arn("codedeploy:{here}:application:{name}"),
        named("AWS::CodeDeploy::DeploymentConfig", "DeploymentConfigName")
            .arn("codedeploy:{here}:deploymentconfig:{name}"),
        named("AWS::CodeDeploy::DeploymentGroup", "DeploymentGroupName")
            .arn("codedeploy:{here}:deploymentgroup:{ApplicationName}/{name}"),
        named("AWS::CodePipeline::Pipeline", "Name").arn("codepipeline:{here}:{name}"),
        named("AWS::CodePipeline::Webhook", "Name").arn("codepipeline:{here}:webhook:{name}"),
        made("AWS::CodeStarConnections::Connection")
            .titled("ConnectionName")
            .by_arn("codestar-connections:{here}:connection/{name;uuid}")
            .gives(&[("ConnectionArn", "{arn}"), ("OwnerAccountId", "{account}")]),
    ];

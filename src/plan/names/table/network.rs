//! Networks, load balancers, names and what delivers content.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    made("AWS::CloudFront::CachePolicy")
        .arn("cloudfront::{account}:cache-policy/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::CloudFront::CloudFrontOriginAccessIdentity")
        .arn("cloudfront::{account}:origin-access-identity/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::CloudFront::Distribution")
        .arn("cloudfront::{account}:distribution/{name}")
        .gives(&[("DomainName", "{name;lower}.cloudfront.net"), ("Id", "{name}")]),
    named("AWS::CloudFront::Function", "Name")
        .by_arn("cloudfront::{account}:function/{name}")
        .gives(&[("FunctionARN", "{arn}"), ("FunctionMetadata.FunctionARN", "{arn}")]),
    made("AWS::CloudFront::KeyGroup").gives(&[("Id", "{name}")]),
    named("AWS::CloudFront::KeyValueStore", "Name").arn("cloudfront::{account}:key-value-store/{name;uuid}"),
    made("AWS::CloudFront::MonitoringSubscription").reference("{DistributionId}").part(),
    made("AWS::CloudFront::OriginAccessControl")
        .arn("cloudfront::{account}:origin-access-control/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::CloudFront::OriginRequestPolicy")
        .arn("cloudfront::{account}:origin-request-policy/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::CloudFront::PublicKey").gives(&[("Id", "{name}")]),
    made("AWS::CloudFront::ResponseHeadersPolicy")
        .arn("cloudfront::{account}:response-headers-policy/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::EC2::DHCPOptions")
        .arn("ec2:{here}:dhcp-options/{name}")
        .gives(&[("DhcpOptionsId", "{name}")]),
    made("AWS::EC2::EIP").gives(&[("AllocationId", "{name}-allocation")]),
    made("AWS::EC2::FlowLog").arn("ec2:{here}:vpc-flow-log/{name}").gives(&[("Id", "{name}")]),
    made("AWS::EC2::Instance").arn("ec2:{here}:instance/{name}").gives(&[("InstanceId", "{name}")]),
    made("AWS::EC2::InternetGateway")
        .arn("ec2:{here}:internet-gateway/{name}")
        .gives(&[("InternetGatewayId", "{name}")]),
    named("AWS::EC2::KeyPair", "KeyName").arn("ec2:{here}:key-pair/{name}"),
    made("AWS::EC2::LaunchTemplate").titled("LaunchTemplateName").arn("ec2:{here}:launch-template/{name}").gives(&[
        ("DefaultVersionNumber", "1"),
        ("LatestVersionNumber", "1"),
        ("LaunchTemplateId", "{name}"),
    ]),
    made("AWS::EC2::NatGateway").arn("ec2:{here}:natgateway/{name}").gives(&[("NatGatewayId", "{name}")]),
    made("AWS::EC2::NetworkAcl").arn("ec2:{here}:network-acl/{name}").gives(&[("Id", "{name}")]),
    made("AWS::EC2::NetworkInterface").arn("ec2:{here}:network-interface/{name}").gives(&[("Id", "{name}")]),
    made("AWS::EC2::PrefixList").titled("PrefixListName").arn("ec2:{here}:prefix-list/{name}").gives(&[("PrefixListId", "{name}")]),
    made("AWS::EC2::Route"),
    made("AWS::EC2::RouteTable").arn("ec2:{here}:route-table/{name}").gives(&[("RouteTableId", "{name}")]),
    made("AWS::EC2::SecurityGroup").titled("GroupName")
        .arn("ec2:{here}:security-group/{name}")
        .gives(&[("GroupId", "{name}"), ("Id", "{name}"), ("VpcId", "{VpcId}")]),
    made("AWS::EC2::SecurityGroupEgress").gives(&[("Id", "{name}")]),
    made("AWS::EC2::SecurityGroupIngress").gives(&[("Id", "{name}")]),
    made("AWS::EC2::Subnet").arn("ec2:{here}:subnet/{name}").gives(&[
        ("AvailabilityZone", "{AvailabilityZone}"),
        ("CidrBlock", "{CidrBlock}"),
        ("OutpostArn", "{OutpostArn}"),
        ("SubnetId", "{name}"),
        ("VpcId", "{VpcId}"),
    ]),
    made("AWS::EC2::SubnetRouteTableAssociation").gives(&[("Id", "{name}")]),
    made("AWS::EC2::TransitGateway").arn("ec2:{here}:transit-gateway/{name}").gives(&[("Id", "{name}")]),
    made("AWS::EC2::VPC")
        .arn("ec2:{here}:vpc/{name}")
        .gives(&[("CidrBlock", "{CidrBlock}"), ("VpcId", "{name}")]),
    made("AWS::EC2::VPCCidrBlock"),
    made("AWS::EC2::VPCEndpoint").arn("ec2:{here}:vpc-endpoint/{name}").gives(&[("Id", "{name}")]),
    made("AWS::EC2::VPCGatewayAttachment"),
    made("AWS::EC2::Volume").arn("ec2:{here}:volume/{name}").gives(&[("VolumeId", "{name}")]),
    named("AWS::ElasticLoadBalancing::LoadBalancer", "LoadBalancerName")
        .arn("elasticloadbalancing:{here}:loadbalancer/{name}")
        .gives(&[("DNSName", "{name}.{region}.elb.{suffix}")]),
    made("AWS::ElasticLoadBalancingV2::Listener")
        .by_arn("elasticloadbalancing:{here}:listener/{name}")
        .gives(&[("ListenerArn", "{arn}")]),
    made("AWS::ElasticLoadBalancingV2::ListenerCertificate"),
    made("AWS::ElasticLoadBalancingV2::ListenerRule")
        .by_arn("elasticloadbalancing:{here}:listener-rule/{name}")
        .gives(&[("RuleArn", "{arn}")]),
    // Where AWS has numbers of its own in these ARNs, the name stands once more.
    named("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name")
        .by_arn(
            "elasticloadbalancing:{here}:loadbalancer/{Type;else application;is application app;is network net;is gateway gwy}/{name}/{name}",
        )
        .gives(&[
            ("DNSName", "{name}.{region}.elb.{suffix}"),
            ("LoadBalancerArn", "{arn}"),
            ("LoadBalancerFullName", "{Type;else application;is application app;is network net;is gateway gwy}/{name}/{name}"),
            ("LoadBalancerName", "{name}"),
        ]),
    named("AWS::ElasticLoadBalancingV2::TargetGroup", "Name")
        .by_arn("elasticloadbalancing:{here}:targetgroup/{name}/{name}")
        .gives(&[
            ("TargetGroupArn", "{arn}"),
            ("TargetGroupFullName", "targetgroup/{name}/{name}"),
            ("TargetGroupName", "{name}"),
        ]),
    made("AWS::Route53::HealthCheck").arn("route53:::healthcheck/{name}").gives(&[("HealthCheckId", "{name}")]),
    made("AWS::Route53::HostedZone").titled("Name").arn("route53:::hostedzone/{name}").gives(&[("Id", "{name}")]),
    // Only the name of a record set, its domain, is known outside.
    made("AWS::Route53::RecordSet").reference("{Name}").part(),
    made("AWS::Route53::RecordSetGroup"),
    made("AWS::ServiceDiscovery::HttpNamespace").titled("Name")
        .arn("servicediscovery:{here}:namespace/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::ServiceDiscovery::Instance"),
    made("AWS::ServiceDiscovery::PrivateDnsNamespace").titled("Name")
        .arn("servicediscovery:{here}:namespace/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::ServiceDiscovery::PublicDnsNamespace").titled("Name")
        .arn("servicediscovery:{here}:namespace/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::ServiceDiscovery::Service").titled("Name")
        .arn("servicediscovery:{here}:service/{name}")
        .gives(&[("Id", "{name}"), ("Name", "{Name}")]),
    made("AWS::VpcLattice::Service").titled("Name").by_arn("vpc-lattice:{here}:service/{name}").gives(&[("Id", "{name}")]),
    made("AWS::VpcLattice::ServiceNetwork").titled("Name")
        .by_arn("vpc-lattice:{here}:servicenetwork/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::VpcLattice::TargetGroup").titled("Name")
        .by_arn("vpc-lattice:{here}:targetgroup/{name}")
        .gives(&[("Id", "{name}")]),
];

//! The names by which others find a service: those of Service Connect and of Cloud Map.

use crate::language::values::Unknown;
use crate::plan::context::Context;
use crate::plan::model::Setting;
use crate::plan::model::container::{AliasSource, ServiceAlias};
use crate::plan::properties::Properties;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// What a namespace can be.
const NAMESPACES: &[&str] = &[
    "AWS::ServiceDiscovery::HttpNamespace",
    "AWS::ServiceDiscovery::PrivateDnsNamespace",
    "AWS::ServiceDiscovery::PublicDnsNamespace",
];

const DISCOVERY_SERVICE: &str = "AWS::ServiceDiscovery::Service";

/// All names of a service.
pub fn aliases(service: &Properties) -> Vec<ServiceAlias> {
    let mut aliases = connected(service);
    aliases.extend(service.children("ServiceRegistries").iter().filter_map(registered));
    aliases
}

/// The names of Service Connect. How they are made where the template does not say is from the pages
/// "ServiceConnectService" and "ServiceConnectClientAlias" of the ECS API reference.
fn connected(service: &Properties) -> Vec<ServiceAlias> {
    let Some(connect) = service.child("ServiceConnectConfiguration") else { return Vec::new() };
    connect.ignore(&["LogConfiguration", "AccessLogConfiguration"]);
    let is_off = connect.flag("Enabled").is_some_and(|on| on.known() == Some(&false));
    let namespace = connect.text("Namespace").or_else(|| default_namespace(service));
    let mut aliases = Vec::new();
    for exposed in connect.children("Services") {
        exposed.ignore(&["Timeout", "Tls"]);
        exposed.not_emulated("IngressPortOverride", "there is no proxy in front of the container");
        let Some(port_name) = exposed.text("PortName").filter(|_| !is_off) else { continue };
        let discovered = exposed.text("DiscoveryName").unwrap_or_else(|| port_name.clone());
        for client in exposed.children("ClientAliases") {
            client.not_emulated("TestTrafficRules", "there is no second version of the service");
            let dns_name = client.text("DnsName").unwrap_or_else(|| {
                in_namespace(exposed.context, discovered.clone(), namespace.clone(), exposed.place)
            });
            let port = client.number("Port");
            let source = AliasSource::ServiceConnect;
            aliases.push(ServiceAlias { source, port_name: Some(port_name.clone()), dns_name, port });
        }
    }
    aliases
}

/// The namespace that the cluster of a service has for all.
fn default_namespace(service: &Properties) -> Option<Setting<String>> {
    let cluster = service.target_of("Cluster", "AWS::ECS::Cluster")?;
    let id = cluster.known()?.resource.as_ref()?;
    property(service.context, id, &["ServiceConnectDefaults", "Namespace"])
}

/// The name of Cloud Map: that of the service in its namespace.
fn registered(registry: &Properties) -> Option<ServiceAlias> {
    registry.ignore(&["ContainerName", "ContainerPort", "Port"]);
    let context = registry.context;
    let id = discovery_service(registry)?;
    let name = property(context, &id, &["Name"])?;
    let namespace = property(context, &id, &["NamespaceId"])
        .or_else(|| property(context, &id, &["DnsConfig", "NamespaceId"]));
    let dns_name = in_namespace(context, name, namespace, registry.place);
    Some(ServiceAlias { source: AliasSource::ServiceDiscovery, port_name: None, dns_name, port: None })
}

/// The id of the service of Cloud Map. Its ARN has a part that only AWS knows, so the reference itself is looked at first.
fn discovery_service(registry: &Properties) -> Option<String> {
    let node = registry.node("RegistryArn")?;
    if let Some(logical_id) = intrinsic::referenced_id(node) {
        let kind = registry.stack.resource(logical_id).and_then(|resource| resource.get("Type")?.as_str());
        if kind == Some(DISCOVERY_SERVICE) {
            return Some(registry.stack.id_of(logical_id));
        }
    }
    registry.target("RegistryArn")?.known()?.resource.clone()
}

/// `name.namespace`.
fn in_namespace(
    context: &Context,
    name: Setting<String>,
    namespace: Option<Setting<String>>,
    place: Span,
) -> Setting<String> {
    let namespace = namespace.map(|namespace| namespace_name(context, namespace, place));
    match (name, namespace) {
        (Setting::Known(name, origin), Some(Setting::Known(namespace, _))) => {
            Setting::Known(format!("{name}.{namespace}"), origin)
        }
        (Setting::Unknown(id), _) | (_, Some(Setting::Unknown(id))) => Setting::Unknown(id),
        (_, None) => {
            let why = "the name of the service ends in that of a namespace, which the template does not name";
            let help = "write a `Namespace` for `ServiceConnectConfiguration`, or a `DnsName`".to_owned();
            Setting::Unknown(context.unknown(Unknown { help: Some(help), ..Unknown::new(place, why) }))
        }
    }
}

/// The name of a namespace that is named by its id, its ARN, or itself.
fn namespace_name(context: &Context, named: Setting<String>, place: Span) -> Setting<String> {
    let (address, origin) = match named {
        Setting::Known(address, origin) => (address, origin),
        unknown => return unknown,
    };
    let of_kind = |kind: &&str| context.index.named(&address, kind).resource;
    let resource = NAMESPACES.iter().find_map(of_kind);
    if let Some(name) = resource.and_then(|id| property(context, &id, &["Name"])) {
        return name;
    }
    if address.starts_with("arn:") || address.starts_with("ns-") {
        let why = format!("only AWS knows the name of the namespace `{address}`");
        let help = "write the name of the namespace, or a `DnsName` for the service".to_owned();
        return Setting::Unknown(context.unknown(Unknown { help: Some(help), ..Unknown::new(place, why) }));
    }
    Setting::Known(address, origin)
}

/// A property of another resource.
fn property(context: &Context, id: &str, path: &[&str]) -> Option<Setting<String>> {
    let (stack, logical_id) = id.rsplit_once('/').unwrap_or(("", id));
    let stack = context.world.stack(stack)?;
    let properties: &Node = stack.resource(logical_id)?.get("Properties")?;
    context.text(&stack, properties.at(path)?)
}

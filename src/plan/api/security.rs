//! Who may ask, as a definition says it: `securityDefinitions`, `components.securitySchemes`, and `security`.

use super::authorizer;
use crate::plan::model::{Api, Origin, Setting};
use crate::plan::properties::Properties;
use crate::source::Span;

/// The authorizer of requests that are signed.
pub const SIGNED: &str = "AWS_IAM";

/// A security scheme of a definition.
struct Scheme {
    name: String,
    means: Means,
}

/// What a scheme asks of a request.
#[derive(PartialEq)]
enum Means {
    /// What an authorizer of the same name asks.
    Authorizer,
    /// A signature.
    Signature,
    /// The key of a usage plan.
    Key,
}

/// The security schemes of a definition, and what it asks where an operation says nothing.
pub struct Security {
    schemes: Vec<Scheme>,
    default: Demand,
}

/// What is asked of a request.
#[derive(Debug, Clone)]
pub struct Demand {
    /// The authorizer.
    pub authorizer: Option<Setting<String>>,
    /// The scopes of which a token must have one.
    pub scopes: Vec<Setting<String>>,
    /// Whether it needs the key of a usage plan.
    pub api_key: Setting<bool>,
}

impl Demand {
    /// Nothing is asked of requests to what is declared there.
    pub fn nothing(place: Span) -> Self {
        let api_key = Setting::Known(false, Origin::default_at(place));
        Demand { authorizer: None, scopes: Vec::new(), api_key }
    }
}

/// What a method or route that is a resource asks, whose authorizer is of this type.
pub fn declared(properties: &Properties, authorizer: &str) -> Demand {
    let named = properties.target_of("AuthorizerId", authorizer);
    let kind = properties.text("AuthorizationType");
    let authorizer = match kind {
        Some(Setting::Known(kind, origin)) => match kind.to_ascii_uppercase().as_str() {
            "NONE" => None,
            SIGNED => Some(Setting::Known(SIGNED.to_owned(), origin)),
            _ => Some(named.map_or(Setting::Known(kind, origin), |named| {
                named.map(|target| target.resource.unwrap_or(target.address))
            })),
        },
        unknown => unknown,
    };
    Demand {
        authorizer,
        scopes: properties.texts("AuthorizationScopes"),
        api_key: properties.flag_or("ApiKeyRequired", false),
    }
}

impl Security {
    /// Reads the schemes of a definition; authorizers among them are added to the API.
    pub fn of(root: &Properties, api: &mut Api) -> Self {
        let components = root.child("components");
        let schemes = root.child("securityDefinitions");
        let schemes = schemes.or_else(|| components.as_ref()?.child("securitySchemes"));
        let mut security = Security { schemes: Vec::new(), default: Demand::nothing(root.place) };
        for name in schemes.iter().flat_map(Properties::names) {
            let place = schemes.as_ref().and_then(|schemes| schemes.name_place(&name)).unwrap_or(root.place);
            if let Some(scheme) = schemes.as_ref().and_then(|schemes| schemes.child(&name)) {
                let means = means(&scheme, &name, place, api);
                security.schemes.extend(means.map(|means| Scheme { name, means }));
            }
        }
        if root.has("security") {
            security.default = security.demand(root);
        }
        security
    }

    /// What an operation asks: its own `security`, else that of the whole definition.
    pub fn asked_by(&self, operation: &Properties) -> Demand {
        let mut demand = match operation.has("security") {
            true => self.demand(operation),
            false => self.default.clone(),
        };
        let auth = operation.child("x-amazon-apigateway-auth");
        let kind = auth.and_then(|auth| auth.text("type"));
        match kind.as_ref().and_then(Setting::known).map(|kind| kind.to_ascii_uppercase()).as_deref() {
            Some(SIGNED) => demand.authorizer = kind,
            Some("NONE") => demand.authorizer = None,
            _ => {}
        }
        demand
    }

    /// Of several requirements each adds what it asks; schemes that API Gateway does not know ask nothing.
    fn demand(&self, properties: &Properties) -> Demand {
        let mut demand = Demand::nothing(properties.place);
        for requirement in properties.children("security") {
            for name in requirement.names() {
                let place = requirement.name_place(&name).unwrap_or(requirement.place);
                let scopes = requirement.texts(&name);
                let Some(scheme) = self.schemes.iter().find(|scheme| scheme.name == name) else { continue };
                let origin = Origin::template(place);
                match scheme.means {
                    Means::Key => demand.api_key = Setting::Known(true, origin),
                    Means::Signature => demand.authorizer = Some(Setting::Known(SIGNED.to_owned(), origin)),
                    Means::Authorizer => {
                        demand.authorizer = Some(Setting::Known(name, origin));
                        demand.scopes = scopes;
                    }
                }
            }
        }
        demand
    }
}

/// What a scheme asks. Nothing, when API Gateway does not know it.
fn means(scheme: &Properties, name: &str, place: Span, api: &mut Api) -> Option<Means> {
    for name in scheme.names().iter().filter(|name| !name.starts_with("x-amazon-apigateway-")) {
        scheme.ignore(&[name]);
    }
    let kind = scheme.text("x-amazon-apigateway-authtype");
    let is = |word: &str| {
        kind.as_ref().and_then(Setting::known).is_some_and(|kind| kind.eq_ignore_ascii_case(word))
    };
    if let Some(own) = scheme.child("x-amazon-apigateway-authorizer") {
        let mut authorizer = authorizer::of(&own, name.to_owned(), place, api.kind, header(scheme));
        authorizer.issuer = authorizer.issuer.or_else(|| issuer(scheme));
        api.authorizers.push(authorizer);
        return Some(Means::Authorizer);
    }
    if is("awsSigv4") {
        return Some(Means::Signature);
    }
    let text = |name: &str| scheme.text(name).and_then(|text| text.known().cloned());
    let is_key = text("name").is_some_and(|name| name.eq_ignore_ascii_case("x-api-key"));
    is_key.then_some(Means::Key)
}

/// The header in which a token comes.
fn header(scheme: &Properties) -> Option<Setting<String>> {
    let is_header = scheme.text("in")?.known().is_some_and(|place| place == "header");
    let name = scheme.text("name").filter(|_| is_header)?;
    Some(name.map(|name| format!("method.request.header.{name}")))
}

/// The issuer of tokens of an `openIdConnect` scheme.
fn issuer(scheme: &Properties) -> Option<Setting<String>> {
    let address = scheme.text("openIdConnectUrl")?;
    Some(address.map(|address| {
        address.strip_suffix("/.well-known/openid-configuration").unwrap_or(&address).to_owned()
    }))
}

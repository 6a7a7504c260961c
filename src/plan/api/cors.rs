//! What an API answers to requests from other origins by itself.

use crate::plan::model::{Api, Cors, Origin, Route, Setting};
use crate::plan::properties::Properties;

/// From `CorsConfiguration`, `Cors` of a function URL, or `x-amazon-apigateway-cors`, whose names begin with small letters.
pub fn of(cors: &Properties) -> Cors {
    let texts = |name: &str| cors.texts(&spelled(cors, name));
    Cors {
        origins: texts("AllowOrigins"),
        methods: texts("AllowMethods"),
        headers: texts("AllowHeaders"),
        exposed_headers: texts("ExposeHeaders"),
        credentials: cors.flag(&spelled(cors, "AllowCredentials")),
        maximum_age: cors.number(&spelled(cors, "MaxAge")),
    }
}

/// The name as the map has it.
fn spelled(cors: &Properties, name: &str) -> String {
    let mut letters = name.chars();
    let small = letters.next().map(|first| first.to_ascii_lowercase().to_string() + letters.as_str());
    small.filter(|small| cors.has(small)).unwrap_or_else(|| name.to_owned())
}

/// From the `OPTIONS` mocks of a REST API, when all of them give the same answer in texts that are written out. Methods
/// may differ: each path has its own.
pub fn of_mocks(api: &Api) -> Option<Cors> {
    let mocks = api.routes.iter().filter(|route| is_mock(route));
    let mut answers = mocks.filter_map(answer);
    let mut cors = answers.next()?;
    for other in answers {
        let same = |one: &[Setting<String>], other: &[Setting<String>]| known(one) == known(other);
        let agree = same(&cors.origins, &other.origins)
            && same(&cors.headers, &other.headers)
            && cors.credentials.as_ref().map(Setting::known)
                == other.credentials.as_ref().map(Setting::known)
            && cors.maximum_age.as_ref().map(Setting::known)
                == other.maximum_age.as_ref().map(Setting::known);
        if !agree {
            return None;
        }
        let has = |method: &Setting<String>| known(&cors.methods).contains(&method.known());
        let more: Vec<_> = other.methods.into_iter().filter(|method| !has(method)).collect();
        cors.methods.extend(more);
    }
    Some(cors)
}

fn known(texts: &[Setting<String>]) -> Vec<Option<&String>> {
    texts.iter().map(Setting::known).collect()
}

fn is_mock(route: &Route) -> bool {
    let is_mock = route.integration.kind.known().is_some_and(|kind| kind == "mock");
    is_mock && route.method.as_deref() == Some("OPTIONS")
}

/// The headers that a mock answers with. None when there are none of these, or one is worked out from the request.
fn answer(route: &Route) -> Option<Cors> {
    let settings = route.integration.settings.as_ref()?;
    let responses = settings.value.get("responses")?.as_object()?;
    let headers = responses.values().find_map(|response| response.get("responseParameters")?.as_object())?;
    let origin = Origin { kind: settings.origin.kind, place: route.place };
    let mut cors = Cors {
        origins: Vec::new(),
        methods: Vec::new(),
        headers: Vec::new(),
        exposed_headers: Vec::new(),
        credentials: None,
        maximum_age: None,
    };
    for (name, value) in headers {
        let name = name.strip_prefix("method.response.header.").unwrap_or(name).to_ascii_lowercase();
        let Some(name) = name.strip_prefix("access-control-") else { continue };
        // Texts stand in quotes; anything else is taken from the request or the context.
        let text = value.as_str()?.strip_prefix('\'')?.strip_suffix('\'')?;
        let list = || {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            items.map(|item| Setting::Known(item.to_owned(), origin)).collect()
        };
        match name {
            "allow-origin" => cors.origins = list(),
            "allow-methods" => cors.methods = list(),
            "allow-headers" => cors.headers = list(),
            "expose-headers" => cors.exposed_headers = list(),
            "allow-credentials" => cors.credentials = Some(Setting::Known(text == "true", origin)),
            "max-age" => cors.maximum_age = text.parse().ok().map(|age| Setting::Known(age, origin)),
            _ => {}
        }
    }
    (!cors.origins.is_empty()).then_some(cors)
}

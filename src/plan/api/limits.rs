//! Settings of a stage for all of its routes or for one: limits and caches are told, logs and figures have no effect.

use crate::plan::properties::Properties;

const LOGS: &[&str] = &[
    "DataTraceEnabled",
    "DetailedMetricsEnabled",
    "HttpMethod",
    "LoggingLevel",
    "MetricsEnabled",
    "ResourcePath",
];

const THROTTLING: &[&str] = &["ThrottlingBurstLimit", "ThrottlingRateLimit"];

const CACHING: &[&str] = &[
    "CacheDataEncrypted",
    "CacheTtlInSeconds",
    "CachingEnabled",
    "RequireAuthorizationForCacheControl",
    "UnauthorizedCacheControlHeaderStrategy",
];

/// Tells what the settings of a stage would change.
pub fn tell(settings: &Properties) {
    settings.ignore(LOGS);
    for name in THROTTLING {
        settings.not_emulated(name, "requests are not limited");
    }
    for name in CACHING {
        settings.not_emulated(name, "answers are not cached");
    }
}

//! Why one resource needs another, in the words of a template.

/// The reason that the keys to a reference give.
pub fn of(path: &[String]) -> String {
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    match keys.as_slice() {
        ["DependsOn", ..] => "DependsOn".to_owned(),
        ["Environment", "Variables", name, ..] => format!("environment variable {name}"),
        ["Body", "paths", path, method, ..] => format!("route {} {path}", capitals(method)),
        ["Body", "securityDefinitions", name, ..] | ["Body", "components", "securitySchemes", name, ..] => {
            format!("authorizer {name}")
        }
        ["ContainerDefinitions", _, "Environment", ..] => "environment variables of a container".to_owned(),
        ["ContainerDefinitions", _, "Secrets", ..] => "secrets of a container".to_owned(),
        [] => "a reference".to_owned(),
        keys => keys.iter().filter(|key| !is_position(key)).copied().collect::<Vec<_>>().join("."),
    }
}

fn capitals(method: &str) -> String {
    method
        .strip_prefix("x-amazon-apigateway-")
        .unwrap_or(method)
        .trim_end_matches("-method")
        .to_ascii_uppercase()
}

fn is_position(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn reasons_are_in_the_words_of_a_template() {
        let reason = |path: &str| of(&path.split('>').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(reason("DependsOn"), "DependsOn");
        assert_eq!(reason("Environment>Variables>TABLE"), "environment variable TABLE");
        assert_eq!(reason("Body>paths>/a/{b}>get>x-amazon-apigateway-integration>uri"), "route GET /a/{b}");
        assert_eq!(reason("Body>paths>/>x-amazon-apigateway-any-method>uri"), "route ANY /");
        assert_eq!(
            reason("Body>securityDefinitions>Tokens>x-amazon-apigateway-authorizer"),
            "authorizer Tokens"
        );
        assert_eq!(reason("Targets>0>Arn"), "Targets.Arn");
    }
}

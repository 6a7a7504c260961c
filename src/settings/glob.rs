//! Patterns of paths.

use globset::{GlobBuilder, GlobMatcher};

/// A pattern of paths, as in `.gitignore`: `*` stays within a folder, `**` does not, and a pattern
/// without `/` stands for names in any folder.
#[derive(Debug, Clone)]
pub struct Glob {
    matcher: GlobMatcher,
}

impl Glob {
    /// Reads a pattern. The error says what is wrong with it, in words that end a sentence.
    pub fn parse(pattern: &str) -> Result<Glob, String> {
        let anchored = pattern.strip_prefix("./").or_else(|| pattern.strip_prefix('/'));
        let whole = match anchored {
            Some(rest) => rest.to_owned(),
            None if pattern.trim_end_matches('/').contains('/') => pattern.to_owned(),
            None => format!("**/{pattern}"),
        };
        Glob::parse_whole(&if whole.ends_with('/') { format!("{whole}**") } else { whole })
    }

    /// Reads a pattern of whole paths, where `*.yaml` stays in its folder.
    pub fn parse_whole(whole: &str) -> Result<Glob, String> {
        let glob = GlobBuilder::new(whole).literal_separator(true).build();
        let matcher = glob.map_err(|error| error.kind().to_string())?.compile_matcher();
        Ok(Glob { matcher })
    }

    /// Whether a path, with `/` between its parts, is meant.
    pub fn matches(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn patterns_are_those_of_gitignore() {
        let matches = |pattern: &str, path: &str| Glob::parse(pattern).unwrap().matches(path);
        assert!(matches("legacy/**", "legacy/old/template.yaml"));
        assert!(matches("legacy/", "legacy/old/template.yaml"));
        assert!(matches("*.json", "a/b/template.json"));
        assert!(matches("./*.json", "template.json"));
        assert!(!matches("./*.json", "a/template.json"));
        assert!(!matches("a/*.json", "a/b/template.json"));
        assert!(matches("stacks/**/template.yaml", "stacks/template.yaml"));
        assert!(Glob::parse("a/{b").is_err());
    }
}

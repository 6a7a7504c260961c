//! The name of the stack.

use std::path::{Path, absolute};

/// The name when nothing gives one.
const USUAL: &str = "app";

/// CloudFormation takes no longer ones.
const LONGEST: usize = 128;

/// A name that CloudFormation takes: `CreateStack` wants a letter first, and then letters, digits and dashes.
pub fn checked(name: &str) -> Result<String, String> {
    if legal(name).as_deref() == Some(name) {
        return Ok(name.to_owned());
    }
    Err(format!("a stack has a letter first, then letters, digits and dashes, {LONGEST} at most"))
}

/// The name that the settings give, or that the template's folder has; what no stack can have in its name are dashes.
pub fn of(in_settings: Option<&str>, template: Option<&Path>) -> String {
    let folder = || {
        let template = absolute(template?).ok()?;
        Some(template.parent()?.file_name()?.to_string_lossy().into_owned())
    };
    let name = in_settings.and_then(legal).or_else(|| legal(&folder()?));
    name.unwrap_or_else(|| USUAL.to_owned())
}

fn legal(name: &str) -> Option<String> {
    let dashed: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let begun = dashed.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let short: String = begun.chars().take(LONGEST).collect();
    let is_whole = short == name;
    // Dashes at the end are legal, but not pretty where they are made.
    let ended = if is_whole { short } else { short.trim_end_matches('-').to_owned() };
    Some(ended).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_legal() {
        assert_eq!(legal("my_shop v2.").as_deref(), Some("my-shop-v2"));
        assert_eq!(legal("2-shop").as_deref(), Some("shop"));
        assert_eq!(legal("shop--").as_deref(), Some("shop--"));
        assert_eq!(legal("日本"), None);
        assert_eq!(legal(&"a".repeat(200)).unwrap().len(), LONGEST);
    }

    #[test]
    fn only_legal_names_can_be_given() {
        assert_eq!(checked("shop-2"), Ok("shop-2".to_owned()));
        for wrong in ["", "2shop", "a_b", "ä", &"a".repeat(129)] {
            assert!(checked(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_settings_win_over_the_folder() {
        let template = Path::new("/projects/my_shop/template.yaml");
        assert_eq!(of(Some("prod"), Some(template)), "prod");
        assert_eq!(of(None, Some(template)), "my-shop");
        assert_eq!(of(None, Some(Path::new("/template.yaml"))), "app");
        assert_eq!(of(None, None), "app");
    }
}

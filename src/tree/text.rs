//! Strings of the tree.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A string, cheap to clone, that remembers whether the user wrote it or samc made it.
///
/// The difference is invisible in the output but not in the deployment ids: they hash a text in
/// which strings of the template are printed as `u'…'` and made ones as `'…'`
/// (see `expand::api::deployment`).
#[derive(Clone)]
pub struct Text {
    text: Arc<str>,
    written: bool,
}

impl Text {
    /// A string that stands in the user's template.
    pub fn written(text: impl Into<Arc<str>>) -> Self {
        Text { text: text.into(), written: true }
    }

    /// A string that samc made.
    pub fn made(text: impl Into<Arc<str>>) -> Self {
        Text { text: text.into(), written: false }
    }

    /// Another text that counts as written exactly when this one does.
    pub fn derive(&self, text: impl Into<Arc<str>>) -> Self {
        Text { text: text.into(), written: self.written }
    }

    /// Whether it stands in the user's template.
    pub fn is_written(&self) -> bool {
        self.written
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Text {}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        &*self.text == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        &*self.text == *other
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::made(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::made(text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Text::made(text.as_str())
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, formatter)
    }
}

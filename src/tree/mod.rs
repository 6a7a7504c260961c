//! The one tree that everything works on: YAML and JSON are read into it, the expansion is built
//! of it, and each node knows the place in the user's text that it came from.

#[macro_use]
mod build;
mod hash_order;
mod map;
mod node;
mod number;
mod order;
mod text;

pub use build::{IntoNode, from_json};
pub use map::{Key, Map};
pub use node::{Node, Value};
pub use number::Number;
pub use text::Text;

//! Paths of files that a file names.

use std::path::{Component, Path, PathBuf};

/// The path of `named`, seen from the folder of the file that names it, without `.` and needless `..`.
pub fn beside(file: &Path, named: &str) -> PathBuf {
    let joined = file.parent().unwrap_or(Path::new("")).join(named);
    let mut plain = PathBuf::new();
    for component in joined.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_file() {
        let seen = |file: &str, named| beside(Path::new(file), named).to_str().unwrap().to_owned();
        assert_eq!(seen("template.yaml", "./api.yaml"), "api.yaml");
        assert_eq!(seen("app/template.yaml", "parts/api.yaml"), "app/parts/api.yaml");
        assert_eq!(seen("app/template.yaml", "../shared/./api.yaml"), "shared/api.yaml");
        assert_eq!(seen("template.yaml", "../api.yaml"), "../api.yaml");
        assert_eq!(seen("../a/template.yaml", "../../api.yaml"), "../../api.yaml");
        assert_eq!(seen("app/template.yaml", "/tmp/api.yaml"), "/tmp/api.yaml");
        assert_eq!(seen("<stdin>", "api.yaml"), "api.yaml");
    }
}

//! The start page of a dataset, rendered by the library's own components.

use crate::tools::{self, logged, root};
use crate::{Outcome, page};
use std::path::Path;
use std::process::Command;

/// The start page of a dataset, as the app would show it.
///
/// # Errors
/// If the renderer cannot be built, or the dataset cannot be shown.
pub fn snapshot(dataset: &Path) -> Outcome<String> {
    let mut render = Command::new("cargo");
    render.args(["build", "--quiet", "--locked", "--features", "prerender", "--bin", "prerender"]);
    logged(render.current_dir(root()), &root().join("target/prerender.log"))
        .map_err(|end| format!("The renderer could not be built:\n{end}"))?;
    let renderer =
        tools::target_dir().join(format!("debug/prerender{}", std::env::consts::EXE_SUFFIX));
    let output = Command::new(&renderer)
        .arg(dataset)
        .output()
        .map_err(|error| format!("{} does not run: {error}.", renderer.display()))?;
    if !output.status.success() {
        return Err(format!(
            "The start page could not be rendered:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    page::clean(&String::from_utf8_lossy(&output.stdout))
}

//! Builds the program again when the page was built: what is embedded is found by listing a folder, which the compiler does not watch.

use std::path::Path;

fn main() {
    // A page that is not there yet will appear in its folder.
    let watched = if Path::new("web/dist").is_dir() {
        "web/dist"
    } else {
        "web"
    };
    println!("cargo:rerun-if-changed={watched}");
}

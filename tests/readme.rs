//! The example of the README is what the program answers.

mod common;

use common::run_with;
use serde_json::Value;

#[test]
fn the_example_of_the_readme_is_true() {
    let readme = include_str!("../README.md");
    let between = |begin: &str, end: &str| {
        let (_, rest) = readme.split_once(begin).expect("its beginning");
        rest.split_once(end).expect("its end").0
    };
    let report = between("$ echo \"", "\" |");
    let arguments: Vec<&str> = between("dateline parse", "\n").split_whitespace().collect();
    let expected: Value = serde_json::from_str(between("```json\n", "```")).expect("JSON");
    let directory = tempfile::tempdir().expect("a directory");
    let run = run_with(
        directory.path(),
        &[&["parse"], &arguments[..]].concat(),
        report.as_bytes(),
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let feature = &answer["features"][0];
    for member in ["type", "id", "geometry"] {
        assert_eq!(feature[member], expected[member], "{member}");
    }
    for (name, value) in expected["properties"].as_object().expect("properties") {
        assert_eq!(&feature["properties"][name], value, "{name}");
    }
}

//! Builds the gazetteer index from the tables in `gazetteer/`.

use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use dateline_gazetteer::build::{Table, build};

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let gazetteer = here.join("..");
    // A table may come or go.
    watch(&gazetteer.join("tables"));
    let mut files = tables_in(&gazetteer.join("tables"))?;
    files.extend(tables_in(&gazetteer)?);
    let tables: Vec<Table> = files
        .iter()
        .map(|file| read(file))
        .collect::<Result<_, _>>()?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("gazetteer.idx");
    fs::write(out, build(&tables)?)?;
    Ok(())
}

/// Lists the tables of a folder (not of the folders in it), and has cargo watch it.
fn tables_in(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    let listing = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in listing {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        if name.ends_with(".tsv") || name.ends_with(".tsv.zst") {
            watch(&path);
            files.push(path);
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Table, Box<dyn Error>> {
    let failed = |cause: &dyn std::fmt::Display| format!("{}: {cause}", path.display());
    let bytes = fs::read(path).map_err(|e| failed(&e))?;
    let text = if path.extension().is_some_and(|e| e == "zst") {
        let mut text = String::new();
        ruzstd::decoding::StreamingDecoder::new(bytes.as_slice())
            .map_err(|e| failed(&e))?
            .read_to_string(&mut text)
            .map_err(|e| failed(&e))?;
        text
    } else {
        String::from_utf8(bytes).map_err(|e| failed(&e))?
    };
    let file = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Table { file, text })
}

fn watch(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

//! The map page's own build: npm packages and `web/dist`, made again only when their inputs changed.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{command, has, root, run};

/// What `web/dist` is made from.
const INPUTS: &[&str] = &[
    "src",
    "public",
    "index.html",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
];

/// Builds `web/dist` if an input changed since it was made.
///
/// # Errors
/// When Node.js or npm is missing or a step fails.
pub(crate) fn build() -> Result<()> {
    packages()?;
    let web = root().join("web");
    let stamp = web.join("dist/.inputs");
    let now = fingerprint(&web, INPUTS)?;
    if fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(());
    }
    run(&mut command("npm", &["run", "--silent", "build"], &web))?;
    fs::write(&stamp, now).with_context(|| format!("could not write {}", stamp.display()))
}

/// Installs the packages of `web/package-lock.json` if it changed since they were installed.
///
/// # Errors
/// When Node.js or npm is missing or the installation fails.
pub(crate) fn packages() -> Result<()> {
    for program in ["node", "npm"] {
        if !has(program) {
            bail!(
                "`{program}` was not found; the map page is built with Node.js 20.19 or newer and npm: install them and run this again"
            );
        }
    }
    let web = root().join("web");
    let stamp = web.join("node_modules/.lock");
    let now = fingerprint(&web, &["package-lock.json"])?;
    if fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(());
    }
    run(&mut command(
        "npm",
        &["ci", "--no-audit", "--no-fund"],
        &web,
    ))?;
    fs::write(&stamp, now).with_context(|| format!("could not write {}", stamp.display()))
}

/// Hashes the names and contents of files and folders below `folder`.
fn fingerprint(folder: &Path, names: &[&str]) -> Result<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for name in names {
        gather(&folder.join(name), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let bytes =
            fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        hasher.write(
            file.strip_prefix(folder)
                .unwrap_or(&file)
                .to_string_lossy()
                .as_bytes(),
        );
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in
            fs::read_dir(path).with_context(|| format!("could not read {}", path.display()))?
        {
            gather(&entry?.path(), files)?;
        }
    } else if path.exists() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

//! The browser that the browser tests drive: Chromium, found or installed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{command, has, root, run, say};

const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Returns the path of a Chromium, installing Debian's package where we may.
///
/// # Errors
/// When there is none and it cannot be installed; the message says how to.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(path));
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    if has("apt-get") && is_root() {
        say("xtask: the browser tests need Chromium, installing Debian's package");
        let lock = "DPkg::Lock::Timeout=300";
        run(&mut command(
            "apt-get",
            &["-o", lock, "-qq", "update"],
            &root(),
        ))?;
        let packages = ["chromium", "fonts-noto-core"];
        let mut install = command(
            "apt-get",
            &[
                "-o",
                lock,
                "-qq",
                "install",
                "-y",
                "--no-install-recommends",
            ],
            &root(),
        );
        run(install
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(std::process::Stdio::null()))?;
        if let Some(path) = find() {
            return Ok(path);
        }
    }
    bail!(
        "the browser tests need Chromium: install it (Debian: `sudo apt-get install chromium`) or set CHROMIUM to its path"
    )
}

fn find() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)))
        .find(|path| path.is_file())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

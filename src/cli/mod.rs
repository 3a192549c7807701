//! The command line: what may be typed, and what it runs.
//!
//! Nothing needs to be configured. What is not given as a flag is taken from the environment, then from the default.

mod about;
mod evaluate;
mod export;
mod gazetteer;
mod ingest;
mod output;
mod parse;
mod places;
mod progress;
mod reports;
mod reverse_batch;
mod serve;
mod store;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;

/// Reads news reports, finds the events in them and puts them on a map. Offline.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 110)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    command: Command,

    /// How the log on standard error is written.
    #[arg(long, global = true, value_enum, default_value_t = Log::Human, env = "DATELINE_LOG_FORMAT")]
    log: Log,

    /// Log each step, and each request also for files of the page; without it the server logs other requests only.
    #[arg(long, short, global = true)]
    verbose: bool,

    #[command(flatten)]
    place: Place,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Log {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read reports in, if any are given, and serve the map of all events.
    Serve(serve::Serve),
    /// Read reports into the store; each line on standard output is a report that is safely kept.
    Ingest(ingest::Ingest),
    /// Read a report and write its events as GeoJSON; nothing is kept.
    Parse(parse::Parse),
    /// Write the places that a name may mean, as GeoJSON.
    Geocode(places::Geocode),
    /// Write the places whose names begin with what is typed, as GeoJSON.
    Suggest(places::Suggest),
    /// Write what is at a point, as GeoJSON; with --batch, at every point of a table.
    Reverse(places::Reverse),
    /// Write the events of the store as GeoJSON, GeoJSON text sequence, CSV, or in the columns of ACLED or UCDP.
    Export(export::Export),
    /// Tell how well a gold file is read, or write what was read, to be scored.
    Evaluate(evaluate::Evaluate),
    /// The places that are known: what is loaded, and adding your own.
    Gazetteer(gazetteer::Gazetteer),
    /// List the reports of the store, or take some out.
    Reports(reports::Reports),
    /// Check, copy or compact the store.
    Store(store::Store),
}

/// Where the store and the user's own gazetteer are.
#[derive(Clone, Debug, Args)]
struct Place {
    /// Directory of the store and of an imported gazetteer; `serve` and `ingest` make it where it is missing.
    #[arg(
        long,
        value_name = "DIR",
        env = "DATELINE_DATA",
        default_value = "data",
        global = true
    )]
    data: PathBuf,

    /// Gazetteer to use: an index file, or `built-in` [default: gazetteer.idx in the data directory if it is there,
    /// else the built-in one].
    #[arg(long, value_name = "FILE", env = "DATELINE_GAZETTEER", global = true)]
    gazetteer: Option<PathBuf>,
}

/// The name of an imported gazetteer in the data directory.
const GAZETTEER_FILE: &str = "gazetteer.idx";
/// The word for the gazetteer that is compiled in.
const BUILT_IN: &str = "built-in";

impl Place {
    /// Returns the index file that is to be used; `None` for the built-in one.
    fn gazetteer_file(&self) -> Option<PathBuf> {
        match &self.gazetteer {
            Some(word) if word.as_os_str() == BUILT_IN => None,
            Some(file) => Some(file.clone()),
            None => Some(self.data.join(GAZETTEER_FILE)).filter(|file| file.exists()),
        }
    }

    /// Opens the gazetteer that is to be used.
    fn open_gazetteer(&self, check: Check) -> anyhow::Result<Gazetteer> {
        Ok(match self.gazetteer_file() {
            Some(file) => dateline_gazetteer_mapped::open(&file, check)?,
            None => crate::gazetteer::embedded().clone(),
        })
    }
}

/// Runs what was typed.
///
/// # Errors
/// Where it fails; the chain of causes names the input and the remedy.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    start_log(
        cli.log,
        cli.verbose,
        matches!(cli.command, Command::Serve(_)),
    );
    let place = &cli.place;
    let done = match cli.command {
        Command::Serve(command) => command.run(place),
        Command::Ingest(command) => command.run(place),
        Command::Parse(command) => command.run(place),
        Command::Geocode(command) => command.run(place),
        Command::Suggest(command) => command.run(place),
        Command::Reverse(command) => command.run(place),
        Command::Export(command) => command.run(place),
        Command::Evaluate(command) => command.run(place),
        Command::Gazetteer(command) => command.run(place),
        Command::Reports(command) => command.run(place),
        Command::Store(command) => command.run(place),
    };
    match done {
        // Who closes the pipe has read enough.
        Err(error) if output::is_closed_pipe(&error) => Ok(ExitCode::SUCCESS),
        done => done,
    }
}

/// Returns the words of an error and its causes, each said once: some name their cause themselves.
#[must_use]
pub fn words(error: &anyhow::Error) -> String {
    let mut words = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if words.contains(&cause) {
            continue;
        }
        if !words.is_empty() {
            words.push_str(": ");
        }
        words.push_str(&cause);
    }
    words
}

/// Starts the log on standard error; `RUST_LOG` says more exactly what is logged.
fn start_log(log: Log, is_verbose: bool, is_server: bool) {
    let default = match (is_verbose, is_server) {
        (true, _) => "dateline=debug",
        (false, true) => "dateline=info",
        (false, false) => "dateline=warn",
    };
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(default));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match log {
        Log::Human => builder
            .with_target(false)
            .with_ansi(is_terminal())
            .try_init(),
        Log::Json => builder.json().flatten_event(true).try_init(),
    };
    // A log that runs already, as in a test, goes on.
    drop(started);
}

fn is_terminal() -> bool {
    use std::io::IsTerminal;
    std::io::stderr().is_terminal()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn a_cause_is_told_once() {
        #[derive(Debug, thiserror::Error)]
        #[error("a.txt: cannot be read ({source}); check its permissions")]
        struct Unreadable {
            source: std::io::Error,
        }
        let source = std::io::Error::other("no luck");
        let error = anyhow::Error::from(Unreadable { source }).context("the report");
        assert_eq!(
            super::words(&error),
            "the report: a.txt: cannot be read (no luck); check its permissions"
        );
    }

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}

//! `dateline serve`: reports in, the map out.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::Args;
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;

use super::about::About;
use super::output::{self, remark};
use super::{Place, about, ingest};
use crate::server::{self, State};
use crate::store::{SqliteStore, Store, StoreError, Together};

/// Threads on which the store is asked; each has a connection of its own.
const STORE_THREADS: usize = 16;

/// The port of the map when no other is asked for.
const PORT: u16 = 8080;

/// Arguments of `dateline serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Files and directories of reports that are read in first.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Address to listen on; port 0 takes a free one.
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        env = "DATELINE_LISTEN",
        conflicts_with = "port"
    )]
    listen: Option<SocketAddr>,

    /// Port to listen on, for this machine only [default: 8080].
    #[arg(long)]
    port: Option<u16>,

    #[command(flatten)]
    about: About,
}

impl Serve {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        // A path that is not there is a slip of the pen: better told now than found missing on the map.
        if let Some(error) = about::files(&self.paths).1.into_iter().next() {
            return Err(error.into());
        }
        let address = self.listen.unwrap_or_else(|| {
            SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), self.port.unwrap_or(PORT))
        });
        let gazetteer = place.open_gazetteer(Check::Whole)?;
        let store = self.open(place, &gazetteer)?;
        if !self.paths.is_empty() {
            let tally = ingest::ingest_quietly(&store, &gazetteer, &self.paths, &self.about)?;
            remark(&ingest::summary(tally, &store)?);
            if tally.kept + tally.updated + tally.known == 0 {
                bail!("none of the reports could be read; see above");
            }
        }
        if !server::has_web_page() {
            remark(
                "warning: this program was built without the web page: the list is served, the map is not; \
                 run `npm ci && npm run build` in web/ and build again",
            );
        }
        let state = State {
            store: Arc::new(store) as Arc<dyn Store>,
            gazetteer,
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .max_blocking_threads(STORE_THREADS)
            .build()
            .context("the server's threads cannot be started")?;
        runtime.block_on(server::listen(server::app(state), address, |address| {
            // The address is what a script waits for; a closed pipe does not stop the server.
            let _ = output::write(&format!("dateline serves the map at http://{address}/\n"));
        }))?;
        Ok(ExitCode::SUCCESS)
    }

    /// Opens the store; one that cannot be written is served as it is, unless reports are to be read into it.
    fn open(&self, place: &Place, gazetteer: &Gazetteer) -> Result<SqliteStore> {
        let data = &place.data;
        if !self.paths.is_empty() {
            return ingest::open(data, gazetteer);
        }
        match SqliteStore::open_existing(data, gazetteer.clone(), Box::new(Together)) {
            Err(StoreError::Missing { .. }) => ingest::open(data, gazetteer),
            Ok(store) => {
                if store.is_read_only() {
                    remark(&format!(
                        "{}: read-only; what another program writes into it may be seen only after a restart",
                        store.path().display()
                    ));
                }
                Ok(store)
            }
            Err(error) => Err(error.into()),
        }
    }
}

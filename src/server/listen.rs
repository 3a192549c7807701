//! The accept loop: connections with a time limit for their headers, and an orderly end.
//!
//! `axum::serve` would keep a connection open for ever that never finishes its headers; this loop closes it.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

/// How long a client may take for its headers.
const HEADER_TIMEOUT: Duration = Duration::from_secs(8);

/// How long open requests may take when the server is told to stop.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(10);

/// The most bytes of headers that are read.
const MAX_HEADER_BYTES: usize = 16 * 1024;

/// Why the server does not listen.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Somebody else listens there.
    #[error(
        "{address}: another program listens on this address; stop it, or choose another with --listen"
    )]
    InUse {
        /// The address.
        address: SocketAddr,
    },
    /// The address is not one of this machine, or not allowed.
    #[error("{address}: cannot listen there ({source}); choose another address with --listen")]
    Refused {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Takes the address, tells `ready` which one it got, and serves until SIGTERM or SIGINT.
///
/// # Errors
/// Where the address cannot be had.
pub async fn listen(
    app: Router,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ListenError> {
    let refused = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AddrInUse => ListenError::InUse { address },
        _ => ListenError::Refused { address, source },
    };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    ready(listener.local_addr().unwrap_or(address));
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(MAX_HEADER_BYTES);
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop_signal());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Too many open files, for example: the next try may do.
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(app.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    tracing::info!("stopping: open requests are answered first");
    if tokio::time::timeout(DRAIN_TIMEOUT, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests were still open and were cut off");
    }
    Ok(())
}

/// Waits until the process is told to stop.
async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

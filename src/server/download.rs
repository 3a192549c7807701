//! Downloads of any size: a body written page by page of the store, as fast as the client takes it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::Frame;
use tokio::sync::mpsc::{Receiver, channel};

use super::State;
use super::error::Error;
use super::routes::blocking;
use crate::store::{Cursor, Filter, StoredEvent};

/// Events read from the store at once.
const STEP: usize = 1000;

/// What is downloaded, and how it is written.
pub(super) struct Download {
    /// Which events.
    pub(super) filter: Filter,
    /// After which.
    pub(super) cursor: Option<Cursor>,
    /// How many at most.
    pub(super) limit: usize,
    /// What comes before the first event.
    pub(super) head: String,
    /// Writes an event; nothing for one that the form does not hold.
    pub(super) line: Line,
}

/// Writes an event.
pub(super) type Line = fn(&StoredEvent, &dateline_gazetteer::Gazetteer) -> Option<String>;

impl Download {
    /// Reads the first page and returns a body that reads the others while it is sent.
    ///
    /// No thread waits for a slow client, and no more than two pages are held for it.
    ///
    /// # Errors
    /// Where the store cannot be read at first; later on the body breaks off.
    pub(super) async fn body(self, state: State) -> Result<Body, Error> {
        let (first, rest) = self.step(&state).await?;
        let Some(mut rest) = rest else {
            return Ok(Body::from(first));
        };
        let (pieces, body) = channel(1);
        tokio::spawn(async move {
            let mut piece = first;
            loop {
                // An error is that the client has gone.
                if pieces.send(Ok(Bytes::from(piece))).await.is_err() {
                    return;
                }
                piece = match rest.step(&state).await {
                    Ok((piece, Some(more))) => {
                        rest = more;
                        piece
                    }
                    Ok((piece, None)) => {
                        drop(pieces.send(Ok(Bytes::from(piece))).await);
                        return;
                    }
                    Err(_) => {
                        let broken = io::Error::other("the store could not be read to the end");
                        drop(pieces.send(Err(broken)).await);
                        return;
                    }
                };
            }
        });
        Ok(Body::new(Pieces(body)))
    }

    /// Writes a page; returns it with what is left after it.
    async fn step(mut self, state: &State) -> Result<(String, Option<Self>), Error> {
        let state = state.clone();
        blocking(move || {
            let page = self.limit.min(STEP);
            let found = state.store.find(&self.filter, self.cursor.as_ref(), page)?;
            let mut piece = std::mem::take(&mut self.head);
            for stored in &found.events {
                if let Some(line) = (self.line)(stored, &state.gazetteer) {
                    piece.push_str(&line);
                }
            }
            self.limit -= found.events.len().min(self.limit);
            self.cursor = found.next;
            let is_done = self.limit == 0 || self.cursor.is_none();
            Ok((piece, (!is_done).then_some(self)))
        })
        .await
    }
}

/// A body whose pieces come from elsewhere.
struct Pieces(Receiver<io::Result<Bytes>>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0
            .poll_recv(context)
            .map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

//! The page: complete without a script, and the place where the script begins.
//!
//! Takes what the store found, gives HTML. One function a piece of markup; the ids are those that `web/` looks for.

mod event;
mod filters;
mod map;
mod shell;
mod table;

pub use event::{event, problem, withdrawn};
pub use map::{MapPage, map};

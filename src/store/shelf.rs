//! Where the index in memory is kept: brought up to date by what has changed, and tidied beside the work.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::StoreError;
use super::columns::{Entry, Index};

/// How the index gets from one revision to another.
pub(super) enum News {
    /// Rows that changed; `None` is what is not drawn any more.
    Changes(Vec<(u32, Option<Entry>)>),
    /// Everything that is drawn.
    All(Vec<Entry>),
}

/// The index at a revision of the store.
#[derive(Default)]
pub(super) struct Shelf {
    kept: RwLock<Option<(u64, Arc<Index>)>>,
    is_tidying: AtomicBool,
}

impl Shelf {
    /// Returns the index of a revision or a later one; `news` is asked for what has happened since the kept one.
    pub(super) fn at(
        self: &Arc<Self>,
        revision: u64,
        news: impl FnOnce(Option<u64>) -> Result<(u64, News), StoreError>,
    ) -> Result<Arc<Index>, StoreError> {
        let is_current = |kept: &Option<(u64, Arc<Index>)>| {
            kept.as_ref()
                .filter(|(known, _)| *known == revision)
                .map(|(_, index)| Arc::clone(index))
        };
        if let Some(index) = is_current(&self.kept.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(index);
        }
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = is_current(&kept) {
            return Ok(index);
        }
        let (revision, news) = news(kept.as_ref().map(|(known, _)| *known))?;
        let index = Arc::new(match (news, kept.as_ref()) {
            (News::Changes(changes), Some((_, index))) => index.with(revision, changes),
            (News::Changes(changes), None) => Index::default().with(revision, changes),
            (News::All(entries), _) => Index::build(entries),
        });
        *kept = Some((revision, Arc::clone(&index)));
        drop(kept);
        if index.is_worn() {
            self.tidy(revision, Arc::clone(&index));
        }
        Ok(index)
    }

    /// Works the changes into the columns on a thread of its own, if none is at it; questions go on meanwhile.
    fn tidy(self: &Arc<Self>, revision: u64, worn: Arc<Index>) {
        if self.is_tidying.swap(true, Ordering::AcqRel) {
            return;
        }
        let shelf = Arc::clone(self);
        let work = move || {
            let compacted = worn.compacted();
            let mut kept = shelf.kept.write().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, index)) = kept.as_mut()
                && let Some(tidy) = index.onto(&worn, &compacted, revision)
            {
                *index = Arc::new(tidy);
            }
            drop(kept);
            shelf.is_tidying.store(false, Ordering::Release);
        };
        let thread = std::thread::Builder::new().name("index".to_owned());
        if thread.spawn(work).is_err() {
            // The index is as right as before, only slower.
            self.is_tidying.store(false, Ordering::Release);
        }
    }
}

//! Where places and names came from that were added to the project's own tables.

/// A file that was read in, and under which terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The name of the file, without its folder.
    pub file: String,
    /// What was read from it: "places of GeoNames".
    pub what: String,
    /// The licence of its contents, as the user or the format of the file says.
    pub licence: String,
    /// Places that came from it, new or changed.
    pub places: u64,
    /// Names that came from it.
    pub names: u64,
}

impl Source {
    pub(crate) fn line(&self) -> String {
        let cell = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        format!(
            "{}\t{}\t{}\t{}\t{}\n",
            cell(&self.file),
            cell(&self.what),
            cell(&self.licence),
            self.places,
            self.names
        )
    }

    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        Some(Self {
            file: cells.next()?.to_owned(),
            what: cells.next()?.to_owned(),
            licence: cells.next()?.to_owned(),
            places: cells.next()?.parse().ok()?,
            names: cells.next()?.parse().ok()?,
        })
    }
}

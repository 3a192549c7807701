//! The identity of a report: the same article twice is one report, however its white space and quotes came.

use sha2::{Digest, Sha256};

use super::ReportId;

/// Returns the id for a report's source (host of its address, else outlet's name, else empty) and text.
pub(super) fn report_id(url: Option<&str>, outlet: Option<&str>, text: &str) -> ReportId {
    let mut hash = Sha256::new();
    hash.update(source(url, outlet).as_bytes());
    hash.update([0]);
    let mut is_first = true;
    for word in text.split_whitespace() {
        if !is_first {
            hash.update(b" ");
        }
        is_first = false;
        let plain: String = word
            .chars()
            .map(|c| match c {
                '‘' | '’' | 'ʼ' => '\'',
                '“' | '”' => '"',
                _ => c,
            })
            .collect();
        hash.update(plain.as_bytes());
    }
    let digest = hash.finalize();
    ReportId(
        digest
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    )
}

fn source(url: Option<&str>, outlet: Option<&str>) -> String {
    url.and_then(host)
        .map(str::to_lowercase)
        .or_else(|| outlet.map(|name| name.trim().to_lowercase()))
        .unwrap_or_default()
}

/// Returns the host of an address, without `www.`.
pub(super) fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map(|(_, rest)| rest)?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::report_id;

    #[test]
    fn white_space_and_quotes_do_not_make_another_report() {
        let one = report_id(None, Some("Wire"), "“Two killed”\n in Hama’s north");
        let two = report_id(None, Some(" wire "), "\"Two  killed\" in Hama's north\n");
        assert_eq!(one, two);
        assert_eq!(one.0.len(), 32);
    }

    #[test]
    fn another_source_makes_another_report() {
        let one = report_id(Some("https://www.example.org/a"), None, "Two killed");
        assert_eq!(
            one,
            report_id(Some("http://example.org/b"), Some("x"), "Two killed")
        );
        assert_ne!(
            one,
            report_id(Some("https://example.net/a"), None, "Two killed")
        );
        assert_ne!(one, report_id(None, None, "Two killed"));
    }
}

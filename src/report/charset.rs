//! Bytes to characters: byte order mark, then what the caller or the page declares, then UTF-8, then a guess.
//!
//! A guess that gives no words is an error and not a text full of wrong letters: place names are
//! the first thing that a wrong encoding destroys.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::{ReadError, Remark};

/// Broken sequences for each thousand bytes up to which a text still counts as damaged UTF-8 and not as another encoding.
const DAMAGE_PER_THOUSAND: usize = 2;

/// How many in ten characters beyond ASCII must fit into words for a guess to be believed.
const MIN_WORD_CHARS_IN_TEN: usize = 8;

/// How many bytes of a page are searched for `<meta charset>`; the HTML standard asks for 1024, real pages put it later.
const META_SEARCH_BYTES: usize = 4096;

/// Decodes `bytes`; `declared` is what the caller says, which is then taken at its word.
pub(super) fn decode(
    input: &str,
    bytes: &[u8],
    declared: Option<&str>,
) -> Result<(String, Vec<Remark>), ReadError> {
    if let Some((encoding, mark_length)) = Encoding::for_bom(bytes) {
        return strict(input, &bytes[mark_length..], encoding);
    }
    if let Some(label) = declared {
        let encoding =
            Encoding::for_label(label.as_bytes()).ok_or_else(|| ReadError::UnknownEncoding {
                input: input.to_owned(),
                label: label.to_owned(),
            })?;
        return strict(input, bytes, encoding);
    }
    if let Some(what) = known_kind(bytes) {
        return Err(ReadError::Binary {
            input: input.to_owned(),
            what,
        });
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strict(input, bytes, encoding);
    }
    if has_no_text(bytes) {
        return Err(ReadError::Binary {
            input: input.to_owned(),
            what: "binary data",
        });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Vec::new()));
    }
    if let Some(encoding) = meta_encoding(bytes)
        && encoding != UTF_8
        && let Ok(read) = strict(input, bytes, encoding)
    {
        return Ok(read);
    }
    if let Some(read) = damaged_utf8(bytes) {
        return Ok(read);
    }
    guessed(input, bytes)
}

fn strict(
    input: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<(String, Vec<Remark>), ReadError> {
    let failed = || ReadError::Encoding {
        input: input.to_owned(),
        encoding: encoding.name().to_owned(),
    };
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(failed)?;
    if has_stray_controls(&text) {
        return Err(failed());
    }
    Ok((text.into_owned(), Vec::new()))
}

/// Reads text that is UTF-8 but for a few broken places.
fn damaged_utf8(bytes: &[u8]) -> Option<(String, Vec<Remark>)> {
    let mut broken = 0;
    let mut whole_beyond_ascii = 0;
    for chunk in bytes.utf8_chunks() {
        whole_beyond_ascii += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let is_damaged_utf8 = whole_beyond_ascii > 4 * broken
        && broken * 1000 <= DAMAGE_PER_THOUSAND * bytes.len().max(1000);
    is_damaged_utf8.then(|| {
        (
            String::from_utf8_lossy(bytes).into_owned(),
            vec![Remark::BytesReplaced(broken)],
        )
    })
}

fn guessed(input: &str, bytes: &[u8]) -> Result<(String, Vec<Remark>), ReadError> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let unsure = || ReadError::Encoding {
        input: input.to_owned(),
        encoding: "UTF-8".to_owned(),
    };
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(unsure)?;
    if has_stray_controls(&text) || !reads_as_words(&text) {
        return Err(unsure());
    }
    Ok((
        text.into_owned(),
        vec![Remark::EncodingGuessed(encoding.name())],
    ))
}

/// Tells whether a decoded text holds control characters that no text has: the sign of a wrong encoding.
fn has_stray_controls(text: &str) -> bool {
    let stray = text
        .chars()
        .filter(|&c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}'))
        .count();
    stray > 0 && stray * 200 > text.chars().count()
}

/// Tells whether the characters beyond ASCII are those of words: letters, quotes and dashes.
fn reads_as_words(text: &str) -> bool {
    let beyond: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let fitting = beyond
        .iter()
        .filter(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    '\u{a0}'
                        | '‘'
                        | '’'
                        | '“'
                        | '”'
                        | '„'
                        | '«'
                        | '»'
                        | '–'
                        | '—'
                        | '…'
                        | '•'
                )
                || ('\u{3000}'..='\u{30ff}').contains(*c)
                || ('\u{ff00}'..='\u{ffef}').contains(*c)
        })
        .count();
    fitting * 10 >= beyond.len() * MIN_WORD_CHARS_IN_TEN
}

/// Finds UTF-16 by its zero bytes, which stand at every second place for the space, digits and Latin letters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(2048) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros_at = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if odd * 10 >= pairs && even * 100 < pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs && odd * 100 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Says what a file is by its first bytes, or `None` where they are those of no other kind.
fn known_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 12] = [
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a RIFF picture or sound"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3", "a database"),
        (b"\x28\xb5\x2f\xfd", "Zstandard-compressed"),
        (b"BZh", "bzip2-compressed"),
        (b"{\\rtf", "a rich text document"),
    ];
    KINDS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, what)| *what)
}

/// Tells whether bytes have what no text has: zeros, or many control characters.
fn has_no_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let is_odd = |b: &&u8| **b < 0x20 && !matches!(**b, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b);
    head.contains(&0) || head.iter().filter(is_odd).count() * 50 > head.len()
}

/// Reads the encoding that a page declares in `<meta charset=…>` or `<meta http-equiv … charset=…>`.
fn meta_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes[..bytes.len().min(META_SEARCH_BYTES)]
        .iter()
        .map(|&b| {
            if b.is_ascii() {
                b.to_ascii_lowercase() as char
            } else {
                ' '
            }
        })
        .collect();
    let from_meta = head.find("<meta").map(|at| &head[at..])?;
    let after = from_meta
        .find("charset=")
        .map(|at| &from_meta[at + "charset=".len()..])?;
    let label: String = after
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{ReadError, Remark, decode};

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let (text, _) = decode("test", bytes, None).expect("it is text");
        assert_eq!(text, expected);
    }

    const RUSSIAN: &str = "В субботу обстрел города Краматорск в Донецкой области, по словам местных властей, \
                           унёс жизни трёх человек, ещё восемь получили ранения.";

    #[test]
    fn a_byte_order_mark_wins() {
        check("\u{feff}Бой".as_bytes(), "Бой");
        let utf16: Vec<u8> = [0xfeff_u16]
            .into_iter()
            .chain("Idlib".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        check(&utf16, "Idlib");
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_zeros() {
        let bytes: Vec<u8> = "Two killed in Hama"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        check(&bytes, "Two killed in Hama");
    }

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_declares() {
        let mut page = b"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head>".to_vec();
        page.extend_from_slice(&encoding_rs::WINDOWS_1251.encode(RUSSIAN).0);
        let (text, remarks) = decode("test", &page, None).expect("it is text");
        assert!(text.contains("Краматорск"), "{text}");
        assert!(remarks.is_empty());
    }

    #[test]
    fn a_guessed_encoding_is_remarked() {
        let bytes = encoding_rs::WINDOWS_1251.encode(RUSSIAN).0;
        let (text, remarks) = decode("test", &bytes, None).expect("it is text");
        assert_eq!(text, RUSSIAN);
        assert_eq!(remarks, [Remark::EncodingGuessed("windows-1251")]);
    }

    #[test]
    fn what_the_caller_declares_must_fit() {
        let bytes = encoding_rs::WINDOWS_1251.encode(RUSSIAN).0;
        let error = decode("r.txt", &bytes, Some("utf-8")).expect_err("it is not UTF-8");
        assert!(matches!(error, ReadError::Encoding { .. }), "{error}");
        assert!(error.to_string().contains("r.txt") && error.to_string().contains("--encoding"));
        assert!(decode("r.txt", b"x", Some("klingon")).is_err());
    }

    #[test]
    fn bytes_that_are_words_in_no_encoding_are_refused() {
        let bytes: Vec<u8> = (0..400_u32)
            .map(|i| {
                if i % 3 == 0 {
                    b'a'
                } else {
                    0xa1 + (i * 7 % 30) as u8
                }
            })
            .collect();
        let error = decode("r.txt", &bytes, None).expect_err("no words");
        assert!(matches!(error, ReadError::Encoding { .. }), "{error}");
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = RUSSIAN.repeat(20).into_bytes();
        bytes.push(0xff);
        let (text, remarks) = decode("test", &bytes, None).expect("it is text");
        assert!(text.starts_with("В субботу"));
        assert_eq!(remarks, [Remark::BytesReplaced(1)]);
    }

    #[test]
    fn pictures_and_programs_are_no_text() {
        for bytes in [
            b"\x89PNG\r\n\x1a\n0000".as_slice(),
            b"%PDF-1.7 x",
            b"\x7fELF\x02\x01",
            b"ab\0\0\0\x01\x02cd",
        ] {
            let error = decode("x.bin", bytes, None).expect_err("it is binary");
            assert!(matches!(error, ReadError::Binary { .. }), "{error}");
        }
    }
}

//! Whatever the bytes: no panic, spans on the edges of characters, one referent a name, finite areas.
#![no_main]

use dateline::geoparser::{Context, Geoparser};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let parse = Geoparser::new().parse(&text, &Context::default());
    assert_eq!(parse.names.toponyms.len(), parse.referents.len());
    let mut end = 0;
    for toponym in &parse.names.toponyms {
        assert!(
            toponym.span.start >= end && text.get(toponym.span.start..toponym.span.end).is_some()
        );
        end = toponym.span.end;
    }
    for phrase in &parse.phrases {
        assert!(text.get(phrase.span.start..phrase.span.end).is_some());
        assert!(
            phrase.lat.abs() <= 90.0 && phrase.lon.abs() <= 180.0 && phrase.radius_km.is_finite()
        );
    }
});

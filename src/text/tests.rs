//! Sentences are shown with `|` between them, tokens with a blank.

use super::{Casing, Span, segment, sentence::LONGEST_SENTENCE};

#[track_caller]
fn check_tokens(text: &str, expected: &str) {
    let text = segment(text);
    let words: Vec<&str> = text.words(0..text.tokens.len()).collect();
    assert_eq!(words.join(" "), expected);
}

#[track_caller]
fn check_sentences(text: &str, expected: &[&str]) {
    let text = segment(text);
    let found: Vec<&str> = text.sentences.iter().map(|s| s.span.of(text.raw)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_possessive_is_a_token_of_its_own_and_an_inner_apostrophe_is_not() {
    check_tokens("Syria's army left Sana'a.", "Syria 's army left Sana'a .");
    check_tokens("Yemen’s Sana’a; Shi’ite", "Yemen ’s Sana’a ; Shi’ite");
    check_tokens("They didn't, they'll", "They did n't , they 'll");
    check_tokens("the residents' camp", "the residents ' camp");
}

#[test]
fn hyphens_stay_inside_words_and_dashes_do_not() {
    check_tokens(
        "Iran-backed al-Zor Deir ez-Zor",
        "Iran-backed al-Zor Deir ez-Zor",
    );
    check_tokens(
        "Syria–Turkey -- border—post",
        "Syria – Turkey -- border — post",
    );
    check_tokens("U.S.-led al-'Arab", "U.S.-led al-'Arab");
}

#[test]
fn numbers_keep_their_marks_and_leave_their_units() {
    check_tokens(
        "2,000 3.5 2024-12-03 10:30 11–12.",
        "2,000 3.5 2024-12-03 10:30 11–12 .",
    );
    check_tokens("20km 5th 1990s 5pm 155mm", "20 km 5th 1990s 5 pm 155 mm");
    check_tokens("F-16 T-72 M4 $5m", "F-16 T-72 M4 $ 5 m");
}

#[test]
fn abbreviations_and_initials_keep_their_full_stop() {
    check_tokens(
        "Gen. J. Smith of the U.S. Army",
        "Gen. J. Smith of the U.S. Army",
    );
    check_tokens(
        "GEN. LOPEZ, No. 5. Oct. 7. No.",
        "GEN. LOPEZ , No. 5 . Oct. 7 . No .",
    );
    check_tokens("at 5 a.m. in St. Louis.", "at 5 a.m. in St. Louis .");
}

#[test]
fn web_addresses_are_one_word() {
    check_tokens(
        "See www.example.com, or (https://a.org/b?c=d).",
        "See www.example.com , or ( https://a.org/b?c=d ) .",
    );
    check_tokens(
        "mail me@example.org or example.com.",
        "mail me@example.org or example.com .",
    );
}

#[test]
fn chinese_characters_are_single_words_and_arabic_words_are_whole() {
    check_tokens("在北京。قصف حلب؟ กรุงเทพ", "在 北 京 。 قصف حلب ؟ กรุงเทพ");
}

#[test]
fn a_full_stop_ends_a_sentence_but_not_after_a_title() {
    check_sentences(
        "Gen. Salim left Hama. Fighting went on.",
        &["Gen. Salim left Hama.", "Fighting went on."],
    );
    check_sentences(
        "It lies in the U.S. The army left at 5 a.m. Monday.",
        &["It lies in the U.S.", "The army left at 5 a.m. Monday."],
    );
    check_sentences(
        "He flew to Washington, D.C. on Monday",
        &["He flew to Washington, D.C. on Monday"],
    );
    check_sentences(
        "J. R. Smith of Acme Inc. said so. About 3.5 million left.",
        &[
            "J. R. Smith of Acme Inc. said so.",
            "About 3.5 million left.",
        ],
    );
}

#[test]
fn a_quotation_mark_after_the_full_stop_belongs_to_the_sentence() {
    check_sentences(
        "“We left Hama.” He fled. \"Stop!\" she said. 'Why?'",
        &[
            "“We left Hama.”",
            "He fled.",
            "\"Stop!\" she said.",
            "'Why?'",
        ],
    );
}

#[test]
fn a_missing_space_after_the_full_stop_is_forgiven() {
    check_sentences(
        "The siege ended.The army left.",
        &["The siege ended.", "The army left."],
    );
}

#[test]
fn headings_lists_and_menus_are_sentences_of_their_own() {
    check_sentences(
        "Clashes in Hama\n\nTroops left the town.\nWhat we know:\n- Seven died\n- Two fled",
        &[
            "Clashes in Hama",
            "Troops left the town.",
            "What we know:",
            "- Seven died",
            "- Two fled",
        ],
    );
    check_sentences("Home | World | Sport", &["Home |", "World |", "Sport"]);
    check_sentences(
        "1. Troops left. 2. Rebels came.",
        &["1. Troops left.", "2. Rebels came."],
    );
}

#[test]
fn wrapped_lines_are_joined() {
    let wrapped = "THE ARMY SAID TODAY THAT ITS TROOPS HAD LEFT THE TOWN OF SAN MARTIN\nAND THAT THE GUERRILLAS HAD TAKEN THE BRIDGE ON THE ROAD TO THE COAST\nAFTER TWO DAYS OF FIGHTING. NOBODY WAS KILLED.";
    let text = segment(wrapped);
    assert_eq!(text.sentences.len(), 2);
    assert_eq!(text.casing(&text.sentences[0]), Casing::Upper);
    check_sentences(
        "Keep up with the news in Hama,\nits towns and the world.",
        &["Keep up with the news in Hama,\nits towns and the world."],
    );
}

#[test]
fn a_dateline_stays_with_its_sentence() {
    check_sentences(
        "ALEPPO, Syria (Wire) — Rebels took a base. Troops fled.",
        &["ALEPPO, Syria (Wire) — Rebels took a base.", "Troops fled."],
    );
}

#[test]
fn text_without_capitals_is_still_cut() {
    check_sentences(
        "rebels took hama. troops fled.",
        &["rebels took hama.", "troops fled."],
    );
}

#[test]
fn a_byte_leads_to_its_sentence_and_tokens() {
    let text = segment("Troops left. Rebels took Hama.");
    assert_eq!(text.sentence_at(0), Some(0));
    assert_eq!(text.sentence_at(12), None);
    assert_eq!(text.sentence_at(13), Some(1));
    assert_eq!(text.sentence_at(500), None);
    assert_eq!(text.tokens_in(Span::new(25, 29)), 5..6);
    assert_eq!(text.span(4..6).of(text.raw), "took Hama");
}

#[test]
fn odd_texts_are_covered_without_panic() {
    let long = "x".repeat(300_000);
    let dashes = "a-'".repeat(100_000);
    let names = "Hama, ".repeat(20_000);
    for raw in [
        "",
        " ",
        "\u{feff}",
        ".",
        "...",
        "'",
        "'s",
        "-",
        "a.",
        "n't",
        "\r\n\r\n",
        "\u{200f}حلب\u{200f}",
        "e\u{301}\u{301}",
        "👩‍👩‍👧 Hama",
        "U.S.",
        "&&",
        "@",
        "1.",
        "٣٫٥",
        "\0\u{1}",
        &long,
        &dashes,
        &names,
    ] {
        let text = segment(raw);
        let mut last = 0;
        for token in &text.tokens {
            assert!(last <= token.span.start && token.span.start < token.span.end);
            assert!(raw.is_char_boundary(token.span.start) && raw.is_char_boundary(token.span.end));
            last = token.span.end;
        }
        assert_eq!(
            text.sentences.iter().map(|s| s.tokens.len()).sum::<usize>(),
            text.tokens.len()
        );
        assert!(
            text.sentences
                .iter()
                .all(|s| s.tokens.len() <= LONGEST_SENTENCE)
        );
    }
}

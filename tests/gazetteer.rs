//! The user's own places, from the import to the answer.

mod common;

use std::fs;
use std::path::Path;

use common::run;

const LIST: &str = "name,lat,lon,kind,country,aliases\n\
    Zzyzx Camp,36.35,36.66,camp,SYR,Camp Zed|Zyzzx\n\
    Nowhere,x,36.66,camp,SYR,\n";

#[track_caller]
fn check(directory: &Path, arguments: &[&str], code: i32, expected: &[&str]) {
    let run = run(directory, arguments);
    let words = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.code, Some(code), "{arguments:?}: {words}");
    for expected in expected {
        assert!(
            words.contains(expected),
            "{arguments:?}: `{expected}` is not in: {words}"
        );
    }
    assert!(!words.contains("panicked"), "{words}");
}

#[test]
fn an_imported_list_is_used_by_every_command_until_it_is_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    fs::write(here.join("my.csv"), LIST).expect("written");
    let import = ["gazetteer", "import", "my.csv", "--licence", "CC0"];
    check(
        here,
        &import,
        0,
        &[
            "2 lines read, 1 kept",
            "no point on the globe: line 3",
            "used from now on",
        ],
    );
    let info = [
        "data/gazetteer.idx",
        "imported my.csv",
        "1 places, 3 names; CC0",
        "GeoNames (CC BY 4.0)",
    ];
    check(here, &["gazetteer", "info"], 0, &info);
    check(
        here,
        &["geocode", "Camp Zed"],
        0,
        &["Zzyzx Camp", "csv:my/", "SYR"],
    );
    check(here, &["suggest", "zzyz"], 0, &["Zzyzx Camp"]);
    check(here, &["reverse", "36.66", "36.35"], 0, &["SYR"]);
    check(
        here,
        &["geocode", "Camp Zed", "--gazetteer", "built-in"],
        1,
        &["no place is called"],
    );
    let report = "Two people were killed when shells hit Zzyzx Camp on Monday, residents said.";
    fs::write(here.join("report.txt"), report).expect("written");
    check(
        here,
        &["parse", "report.txt", "--published", "2024-12-04"],
        0,
        &["csv:my/"],
    );

    // A failed import leaves everything as it was.
    fs::write(here.join("empty.csv"), "").expect("written");
    check(
        here,
        &["gazetteer", "import", "empty.csv"],
        1,
        &["empty.csv", "not a table"],
    );
    check(here, &["geocode", "Camp Zed"], 0, &["Zzyzx Camp"]);

    let index = here.join("data/gazetteer.idx");
    let mut bytes = fs::read(&index).expect("there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&index, &bytes).expect("written");
    let remedy = ["gazetteer.idx", "damaged", "gazetteer import"];
    check(here, &["gazetteer", "info"], 1, &remedy);
    check(here, &["serve", "--port", "0"], 1, &remedy);
    check(
        here,
        &["gazetteer", "import", "my.csv"],
        1,
        &["damaged", "--fresh"],
    );
    bytes[8] = 2;
    fs::write(&index, &bytes).expect("written");
    check(
        here,
        &["geocode", "Hama"],
        1,
        &["format 2", "reads format 8", "gazetteer import"],
    );
    check(
        here,
        &["gazetteer", "import", "my.csv", "--fresh"],
        0,
        &["used from now on"],
    );
    check(here, &["geocode", "Camp Zed"], 0, &["Zzyzx Camp"]);
}

#[test]
fn the_points_of_a_table_come_out_with_where_they_lie() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let points =
        "id,Latitude,Longitude,note\n1,36.2,37.16,\"a, b\"\n2,33,35.78\n3,x,1,c\n4,35,20,\n";
    fs::write(here.join("points.csv"), points).expect("written");
    let expected = [
        "id,Latitude,Longitude,note,country,admin1,admin2,sea,nearest,nearest_id,distance_km,status",
        "1,36.2,37.16,\"a, b\",SYR,Aleppo,",
        "gn:170063",
        "2,33,35.78,,ISR,",
        "occupied,Golan Heights,ISR|SYR,ISR",
        "3,x,1,c,,,,,,,,,,,",
        "Mediterranean Sea",
        "1 row has no point on the globe: line 4 (latitude `x` is no number of degrees)",
    ];
    check(here, &["reverse", "--batch", "points.csv"], 0, &expected);
    fs::write(here.join("names.csv"), "name\nHama\n").expect("written");
    let words = ["names.csv", "no columns `lon` and `lat`"];
    check(here, &["reverse", "--batch", "names.csv"], 1, &words);
    check(
        here,
        &["reverse", "--batch", "nowhere.csv"],
        1,
        &["nowhere.csv", "check the path"],
    );
    check(here, &["reverse"], 2, &["<LON>"]);
}

#[test]
fn a_table_of_points_keeps_its_delimiter_and_its_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let points = "\u{feff}Country;lat;lon\nkept;36,2;37,16\n";
    fs::write(here.join("points.csv"), points).expect("written");
    let expected = [
        "Country;lat;lon;dateline_country;admin1;",
        "kept;36,2;37,16;SYR;Aleppo;",
    ];
    check(here, &["reverse", "--batch", "points.csv"], 0, &expected);
    fs::write(here.join("points.tsv"), "lat\tlon\n36.2\t37.16\n").expect("written");
    let expected = ["lat\tlon\tcountry\t", "36.2\t37.16\tSYR\tAleppo\t"];
    check(here, &["reverse", "--batch", "points.tsv"], 0, &expected);
    fs::write(here.join("points.txt"), "lat|lon\n36.2|37.16\n").expect("written");
    let expected = ["`lat|lon`", "commas, semicolons or TABs"];
    check(here, &["reverse", "--batch", "points.txt"], 1, &expected);
}

#[test]
fn a_quote_that_is_not_closed_costs_a_table_of_points_its_own_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let points = "note,lat,lon\n\"a,36.2,37.16\nb,33.5,36.3\n\"c\nd\",33.5,36.3\n";
    fs::write(here.join("points.csv"), points).expect("written");
    let expected = [
        "b,33.5,36.3,SYR,",
        "\"c\nd\",33.5,36.3,SYR,",
        "line 2 (a quote is not closed, left out)",
    ];
    check(here, &["reverse", "--batch", "points.csv"], 0, &expected);
}

#[test]
fn a_table_without_any_point_fails_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    for (table, words) in [
        (
            "lat,lon\n95,20\n,20\n",
            "no row has a point on the globe: line 2 (latitude `95` is not from -90 to 90), line 3 (no latitude)",
        ),
        ("lat,lon\n\"36,20\n", "line 2 (a quote is not closed"),
    ] {
        fs::write(here.join("points.csv"), table).expect("written");
        let run = run(here, &["reverse", "--batch", "points.csv"]);
        assert_eq!((run.code, &*run.stdout), (Some(1), ""));
        let told = run.stderr;
        assert!(
            told.contains("points.csv") && told.contains(words),
            "{told}"
        );
    }
}

#[cfg(unix)]
#[test]
fn who_reads_only_the_beginning_of_an_answer_is_not_told_of_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let rows: String = (0..20_000)
        .map(|row| format!("{},10\n", row % 80))
        .collect();
    fs::write(here.join("points.csv"), format!("lat,lon\n{rows}")).expect("written");
    for arguments in [
        &["reverse", "--batch", "points.csv"][..],
        &["geocode", "Springfield", "--limit", "10000"],
        &["suggest", "a", "--limit", "10000"],
    ] {
        let mut running = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(arguments)
            .current_dir(here)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(running.stdout.take());
        let output = running.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            (output.status.code(), &*told),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_gazetteer_that_is_not_there_is_asked_for_in_vain() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["nowhere.idx", "no such gazetteer file", "gazetteer import"];
    check(
        folder.path(),
        &["--gazetteer", "nowhere.idx", "geocode", "Hama"],
        1,
        &words,
    );
    check(
        folder.path(),
        &["gazetteer", "import", "nowhere.txt"],
        1,
        &["nowhere.txt", "check the path"],
    );
    check(
        folder.path(),
        &["gazetteer", "import", "x", "--features", "town"],
        2,
        &["town", "no kind of place"],
    );
}

#[test]
fn who_asks_for_a_place_is_told_which_word_found_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let narnia = ["no place is called `Narnia`"];
    check(here, &["geocode", "Hama", "--in", "Narnia"], 1, &narnia);
    check(here, &["geocode", "Hama, Narnia"], 1, &narnia);
    check(
        here,
        &["geocode", "Hama", "--country", "ISL"],
        1,
        &["no `Hama` is known there"],
    );
    check(
        here,
        &["geocode", "Hama", "--country", "QQQ"],
        1,
        &["no country has the code `QQQ`", "SYR or SY"],
    );
    check(
        here,
        &["geocode", "Zzxqvkplw"],
        1,
        &["no place is called `Zzxqvkplw`"],
    );
}

#[test]
fn countries_are_asked_for_by_either_code_with_commas_or_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    for countries in [
        &["--country", "SY,TUR"][..],
        &["--country", "SYR", "--country", "tr"],
    ] {
        let arguments = [&["geocode", "Hama"][..], countries].concat();
        check(here, &arguments, 0, &["\"SYR\""]);
    }
}

#[test]
fn a_division_does_not_bear_the_name_of_another_of_its_country() {
    for (name, feature) in [
        ("Hormozgan", "A.ADM1"),
        ("Kerman", "P.PPLA"),
        ("Mazandaran", "A.ADM1"),
        ("Tungurahua", "A.ADM1"),
    ] {
        let gazetteer = dateline::gazetteer::embedded();
        let folded = dateline_gazetteer::fold(name);
        let best = gazetteer
            .lookup_exact(&folded)
            .map(|found| gazetteer.place(found.place))
            .max_by(|a, b| a.importance.total_cmp(&b.importance));
        assert_eq!(best.map(|place| place.name), Some(name));
        assert!(
            gazetteer
                .lookup_exact(&folded)
                .map(|found| gazetteer.place(found.place))
                .any(|place| place.feature == feature && place.name == name)
        );
        let divisions = gazetteer
            .lookup_exact(&folded)
            .map(|found| gazetteer.place(found.place))
            .filter(|place| place.feature == "A.ADM1");
        assert_eq!(
            divisions.map(|place| place.name).collect::<Vec<_>>(),
            [name]
        );
    }
}

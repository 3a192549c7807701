//! Small made-up dumps, read on top of the small gazetteer.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Features, Import, ImportError, Imported, Reason, import};
use crate::gazetteer::{Gazetteer, Place, fixture, geocode};

/// A folder with files, and the import of some of them.
struct Case {
    folder: tempfile::TempDir,
    import: Import,
}

/// A line of a dump of places.
fn row(
    id: &str,
    name: &str,
    others: &str,
    lat: &str,
    lon: &str,
    feature: &str,
    codes: &str,
) -> String {
    let (class, code) = feature.split_once('.').expect("a class and a code");
    let mut codes = codes.split('.');
    let mut next = || codes.next().unwrap_or("");
    let (country, a1, a2) = (next(), next(), next());
    format!(
        "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{class}\t{code}\t{country}\t\t{a1}\t{a2}\t\t\t500\t\t100\tAsia/Damascus\t2024-01-01\n"
    )
}

fn dump() -> String {
    [
        row(
            "169387",
            "Idlib Governorate",
            "",
            "35.8",
            "36.7",
            "A.ADM1",
            "SY.12",
        ),
        row(
            "172409",
            "Harim District",
            "",
            "36.1",
            "36.5",
            "A.ADM2",
            "SY.12.34",
        ),
        row(
            "9000001",
            "Atmah",
            "Atmeh,Aṭmah,ATM,a tme,https://example.org/Atmah",
            "36.3061",
            "36.6839",
            "P.PPL",
            "SY.12.34",
        ),
        row(
            "170063", "Aleppo", "Beroea", "36.2", "37.1", "P.PPLA", "SY.99",
        ),
        row(
            "9000002",
            "Old Atmah",
            "",
            "36.31",
            "36.68",
            "P.PPLH",
            "SY.12.34",
        ),
        row(
            "9000003",
            "Church of Atmah",
            "",
            "36.31",
            "36.68",
            "S.CH",
            "SY.12.34",
        ),
    ]
    .concat()
}

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("data/gazetteer.idx");
        Self {
            folder,
            import: Import {
                paths: Vec::new(),
                out,
                features: Features::default(),
                countries: Vec::new(),
                licence: None,
            },
        }
    }

    fn file(mut self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        self.import.paths.push(path);
        self
    }

    fn run(&self) -> Result<Imported, ImportError> {
        import(&self.import, fixture(), &mut |_| {}, &mut |_| {})
    }

    #[track_caller]
    fn imported(&self) -> Imported {
        self.run().expect("imported")
    }

    /// Expects a failure with these words, and no index.
    #[track_caller]
    fn check_refused(&self, words: &[&str]) {
        let error = self.run().expect_err("refused").to_string();
        for words in words {
            assert!(error.contains(words), "`{words}` is not in: {error}");
        }
        assert!(!self.import.out.exists(), "{error}");
        let left = fs::read_dir(self.import.out.parent().expect("a folder"));
        assert_eq!(left.map_or(0, Iterator::count), 0, "nothing is left behind");
    }
}

#[track_caller]
fn place<'g>(gazetteer: &'g Gazetteer, id: &str) -> Place<'g> {
    gazetteer.place(gazetteer.by_source_id(id).expect(id))
}

#[track_caller]
fn names(gazetteer: &Gazetteer, id: &str) -> Vec<String> {
    gazetteer
        .names(place(gazetteer, id).id)
        .map(|name| name.text.to_owned())
        .collect()
}

#[test]
fn a_dump_is_laid_over_the_gazetteer_by_id() {
    let done = Case::new().file("SY.txt", dump()).imported();
    let tally = &done.files[0];
    assert_eq!(
        (tally.read, tally.kept, tally.new, tally.replaced),
        (6, 4, 2, 2)
    );
    assert_eq!(tally.skipped[&Reason::Feature], (2, vec![5, 6]));
    let gazetteer = &done.gazetteer;
    let atmah = place(gazetteer, "gn:9000001");
    assert_eq!(
        (atmah.lon, atmah.lat, atmah.population),
        (36.6839, 36.3061, 500)
    );
    assert_eq!(atmah.admin1, gazetteer.by_source_id("gn:169387"));
    assert_eq!(atmah.admin2, gazetteer.by_source_id("gn:172409"));
    // Codes, links and transliterations by machine are no names.
    assert_eq!(names(gazetteer, "gn:9000001"), ["Atmah", "Atmeh", "Aṭmah"]);
    let found = geocode(gazetteer, "Atmeh, Idlib", 5, None);
    assert!(found.iter().any(|m| m.found.place == atmah.id));
    // What was there keeps its names and its province, where the new code leads nowhere.
    let aleppo = place(gazetteer, "gn:170063");
    assert_eq!((aleppo.lon, aleppo.name), (37.1, "Aleppo"));
    assert_eq!(aleppo.admin1, gazetteer.by_source_id("gn:170062"));
    assert!(names(gazetteer, "gn:170063").contains(&"حلب".to_owned()));
    assert_eq!(gazetteer.verify(), Ok(()));
}

#[test]
fn a_second_import_adds_to_the_first() {
    let first = Case::new().file("SY.txt", dump());
    let gazetteer = first.imported().gazetteer;
    let mut second = Case::new().file("my.csv", "name,lat,lon\nNew Camp,36.4,36.7\n");
    second.import.licence = Some("CC0".to_owned());
    let done = import(&second.import, &gazetteer, &mut |_| {}, &mut |_| {}).expect("imported");
    assert!(done.gazetteer.by_source_id("gn:9000001").is_some());
    let sources: Vec<String> = done
        .gazetteer
        .sources()
        .map(|s| s.file + ": " + &s.licence)
        .collect();
    assert_eq!(sources, ["SY.txt: GeoNames, CC BY 4.0", "my.csv: CC0"]);
}

#[test]
fn names_codes_and_containers_go_to_places_that_are_kept() {
    let dump = row("9000001", "Atmah", "", "36.3", "36.7", "P.PPL", "SY.12.34")
        + &row("9000009", "Qah", "", "36.3", "36.7", "P.PPL", "SY");
    let done = Case::new()
        .file("hierarchy.txt", "172409\t9000009\tADM\n1\t2\n")
        .file("admin1CodesASCII.txt", "SY.12\tIdlib\tIdlib\t169387\nSY.77\tNowhere\tNowhere\t77\n")
        .file("admin2Codes.txt", "SY.12.34\tHarim\tHarim\t172409\n")
        .file(
            "alternateNamesV2.txt",
            "1\t9000001\tar\tأطمة\t1\t\t\t\t\t\n2\t9000001\tlink\thttps://example.org\t\t\t\t\t\t\n\
             3\t9000001\t\tAtme\t\t\t\t1\t\t\n4\t5\ten\tNowhere\t\t\t\t\t\t\n",
        )
        .file(
            "countryInfo.txt",
            "# remark\n#ISO\tISO3\nSY\tSYR\t760\tSY\tSyria\tDamascus\t185180\t16906283\tAS\t.sy\tSYP\tPound\t963\t\t\tar-SY\t163843\tTR,IQ\t\n",
        )
        .file("SY.txt", dump + &row("172409", "Harim District", "", "36.1", "36.5", "A.ADM2", "SY.12.34"))
        .imported();
    let gazetteer = &done.gazetteer;
    let (idlib, harim) = (
        gazetteer.by_source_id("gn:169387"),
        gazetteer.by_source_id("gn:172409"),
    );
    let atmah = place(gazetteer, "gn:9000001");
    assert_eq!((atmah.admin1, atmah.admin2), (idlib, harim));
    let qah = place(gazetteer, "gn:9000009");
    assert_eq!((qah.admin1, qah.admin2), (idlib, harim));
    assert_eq!(names(gazetteer, "gn:9000001"), ["Atmah", "أطمة", "Atme"]);
    let reasons = |file: &str| {
        let tally = done.files.iter().find(|t| t.file == file).expect(file);
        (
            tally.kept,
            tally.skipped.keys().copied().collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        reasons("alternateNamesV2.txt"),
        (2, vec![Reason::NoPlace, Reason::NoName])
    );
    assert_eq!(reasons("admin1CodesASCII.txt"), (1, vec![Reason::NoPlace]));
    assert_eq!(reasons("hierarchy.txt"), (1, vec![Reason::NoPlace]));
    assert_eq!(reasons("countryInfo.txt"), (1, vec![]));
}

#[test]
fn packed_dumps_are_unpacked() {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(dump().as_bytes()).expect("packed");
    let gz = gz.finish().expect("packed");
    let zip = zipped(&[("readme.txt", "Readme"), ("SY.txt", &dump())]);
    for (name, bytes) in [("SY.txt.gz", gz), ("SY.zip", zip)] {
        let done = Case::new().file(name, bytes).imported();
        assert_eq!(done.files[0].kept, 4, "{name}");
        assert_eq!(done.gazetteer.sources().count(), 1);
    }
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        let packing = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, packing).expect("begun");
        archive.write_all(text.as_bytes()).expect("packed");
    }
    archive.finish().expect("packed").into_inner()
}

#[test]
fn a_list_of_places_needs_a_name_and_a_point() {
    let csv = "id,name,lat,lon,kind,country,admin1,aliases,population,radius_km,note\n\
        gn:170063,Haleb,36.21,37.16,,,,Aleppo City,,,\n\
        17,\"Camp, North\",36.35,36.66,camp,SYR,Idlib,Qah camp|مخيم,900,0.8,x\n\
        ,Depot,36.0,36.8,base,Syria,,,,,\n";
    let done = Case::new().file("field list.csv", csv).imported();
    let gazetteer = &done.gazetteer;
    assert_eq!((done.files[0].new, done.files[0].replaced), (2, 1));
    let camp = place(gazetteer, "csv:field list/17");
    assert_eq!((camp.name, camp.feature), ("Camp, North", "S.CMPRF"));
    assert_eq!(
        (camp.population, camp.admin1),
        (900, gazetteer.by_source_id("gn:169387"))
    );
    assert!((camp.radius_km - 0.8).abs() < 1e-6);
    assert!(
        gazetteer
            .lookup("Qah camp")
            .iter()
            .any(|m| m.place == camp.id)
    );
    let depot = gazetteer.lookup("Depot")[0].place;
    assert_eq!(gazetteer.place(depot).feature, "L.MILB");
    // Nobody says where the depot is: the polygon does.
    assert_eq!(
        gazetteer.place(depot).admin1,
        gazetteer.by_source_id("gn:169387")
    );
    assert!(names(gazetteer, "gn:170063").contains(&"Aleppo City".to_owned()));
    let again = Case::new().file("field list.csv", csv).imported().gazetteer;
    assert_eq!(
        again.place(depot).source_id,
        gazetteer.place(depot).source_id
    );
}

#[test]
fn a_bad_line_is_counted_and_passed_over() {
    let long = "x".repeat(10_000);
    let mut bytes = Vec::new();
    for line in [
        row("x1", "No id", "", "1", "1", "P.PPL", "SY"),
        row("0", "No id", "", "1", "1", "P.PPL", "SY"),
        row("11", "", "", "1", "1", "P.PPL", "SY"),
        row("12", &long, "", "1", "1", "P.PPL", "SY"),
        row("13", "Off the globe", "", "91", "1", "P.PPL", "SY"),
        row("14", "Off the globe", "", "1", "NaN", "P.PPL", "SY"),
        row("15", "Lower case", "", "1", "1", "P.PPL", "sy"),
        "16\tToo\tfew\n".to_owned(),
        "17\t".to_owned() + &"y".repeat(1 << 21) + "\n",
    ] {
        bytes.extend_from_slice(line.as_bytes());
    }
    bytes.extend_from_slice(b"18\t\xff\xfe\n\n");
    bytes.extend_from_slice(dump().as_bytes());
    let done = Case::new().file("SY.txt", bytes).imported();
    let tally = &done.files[0];
    let found: Vec<(Reason, &[u64])> = tally
        .skipped
        .iter()
        .map(|(reason, (_, lines))| (*reason, lines.as_slice()))
        .collect();
    assert_eq!(
        found,
        [
            (Reason::Utf8, [10].as_slice()),
            (Reason::LongLine, &[9]),
            (Reason::Columns, &[8]),
            (Reason::Id, &[1, 2]),
            (Reason::Name, &[3, 4]),
            (Reason::Point, &[5, 6]),
            (Reason::Country, &[7]),
            (Reason::Feature, &[16, 17]),
        ]
    );
    assert_eq!((tally.read, tally.kept), (17, 4));
    let words = tally.to_string();
    assert!(
        words.contains("2 × the id is not a number: line 1, 2"),
        "{words}"
    );
    let csv = b"name,lat,lon\nA\xff,1,1\n,1,1\nB,x,1\nC,1,181\nD,1,1,2,3\nE\n".as_slice();
    let done = Case::new().file("my.csv", csv).imported();
    let reasons: Vec<(Reason, u64)> = done.files[0]
        .skipped
        .iter()
        .map(|(reason, (count, _))| (*reason, *count))
        .collect();
    assert_eq!(
        reasons,
        [(Reason::Utf8, 1), (Reason::Name, 1), (Reason::Point, 3)]
    );
    assert_eq!(done.files[0].skipped[&Reason::Point].1, [4, 5, 7]);
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_line() {
    let many = "Camp,36.4,36.7\n".repeat(20_000);
    let csv = format!("name,lat,lon\nA,1,1\n\"B,2,2\n{many}\"C\nD\",3,3\n");
    let done = Case::new().file("my.csv", csv.as_bytes()).imported();
    let tally = &done.files[0];
    assert_eq!((tally.read, tally.kept), (20_003, 20_002));
    assert_eq!(tally.skipped[&Reason::OpenQuote], (1, vec![3]));
    assert!(
        tally
            .to_string()
            .contains("a quote that is not closed: line 3")
    );
}

#[test]
fn what_cannot_be_read_to_its_end_changes_nothing() {
    let case = Case::new();
    let missing = |mut case: Case, path: PathBuf| {
        case.import.paths.push(path);
        case
    };
    missing(case, "nowhere.txt".into()).check_refused(&["nowhere.txt", "check the path"]);
    Case::new()
        .file("empty.txt", "")
        .check_refused(&["empty.txt", "not a table"]);
    Case::new()
        .file("report.txt", "Two people were killed.\n")
        .check_refused(&["report.txt", "name`, `lat` and `lon"]);
    let noise: String = (0..20_000)
        .map(|n| {
            row(
                &(n * 7919 % 99_991 + 1).to_string(),
                "Name",
                "",
                "1",
                "1",
                "P.PPL",
                "SY",
            )
        })
        .collect();
    let zip = zipped(&[("SY.txt", &noise)]);
    Case::new()
        .file("SY.zip", &zip[..zip.len() / 2])
        .check_refused(&["SY.zip", "zip", "get it again"]);
    let mut damaged = zip;
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0x55;
    Case::new()
        .file("SY.zip", damaged)
        .check_refused(&["SY.zip", "get it again"]);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(noise.as_bytes()).expect("packed");
    let gz = gz.finish().expect("packed");
    Case::new()
        .file("SY.txt.gz", &gz[..gz.len() / 2])
        .check_refused(&["SY.txt.gz", "cut short"]);
    Case::new()
        .file("old.zip", zipped(&[("picture.png", "x")]))
        .check_refused(&["old.zip", "no table"]);
    Case::new()
        .file("SY.txt", row("1", "Church", "", "1", "1", "S.CH", "SY"))
        .check_refused(&["nothing was kept of SY.txt"]);
}

#[test]
fn an_index_that_was_there_stays_when_an_import_fails() {
    let mut case = Case::new().file("SY.txt", dump());
    case.imported();
    let before = fs::read(&case.import.out).expect("there");
    case.import.paths = vec![PathBuf::from("nowhere.txt")];
    assert!(case.run().is_err());
    assert!(fs::read(&case.import.out).expect("there") == before);
}

#[test]
fn only_what_is_asked_for_is_kept() {
    let mut case = Case::new().file("SY.txt", dump());
    case.import.features = "S.CH".parse().expect("a kind");
    let done = case.imported();
    assert_eq!((done.files[0].kept, done.files[0].new), (1, 1));
    let mut case = Case::new().file(
        "SY.txt",
        dump() + &row("5", "Beirut", "", "33.9", "35.5", "P.PPLC", "LB"),
    );
    case.import.countries = vec![crate::gazetteer::CountryCode(*b"LB")];
    assert_eq!(case.imported().files[0].kept, 1);
}

#[test]
fn a_folder_is_all_its_tables() {
    let case = Case::new()
        .file("SY.txt", dump())
        .file("my.csv", "name,lat,lon\nA,1,1\n");
    let mut case = case.file("notes.pdf", "%PDF");
    case.import.paths = vec![case.folder.path().to_owned()];
    let files: Vec<String> = case.imported().files.into_iter().map(|t| t.file).collect();
    assert_eq!(files, ["SY.txt", "my.csv"]);
    assert!(Path::new(&case.import.out).exists());
}

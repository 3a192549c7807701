"""Checks the tables as they are committed; needs no network: `python check_tables.py`. Exits with 1 and says what is wrong.

What it holds: ids once each, containers that exist and are of the right level, points on the globe, known countries, features of
the right form, names for known places, outlines closed and turned as RFC 7946 asks, disputed areas with their status, parties and source, a size that stays in bounds.
"""

import csv
import io
import re
import sys
from pathlib import Path

import zstandard

HERE = Path(__file__).resolve().parent.parent
TABLES = HERE / "tables"
FEATURE = re.compile(r"^[AHLPRSTV]\.[A-Z0-9]{1,5}$")
LARGEST_TOTAL_MB = 30
FEWEST_PLACES, FEWEST_NAMES = 360_000, 1_600_000
FEWEST_IN_SUPPLEMENT = 1_500
STATUSES = set(
    "breakaway buffer_zone disputed divided formerly_disputed leased occupied partly_occupied partly_recognized unclaimed".split()
)
LEVELS = {"country", "admin1", "admin2", "admin3", "region", "sea"}
# Share of towns that must lie in the outline of their own country; borders are simplified, so not all can.
IN_OWN_COUNTRY = 0.99
# Share of the largest towns of a first-level division that must lie in its outline; islands and coasts are simplified.
IN_OWN_DIVISION, LARGEST_TOWNS, FEWEST_TOWNS = 0.2, 20, 15
# Atolls, of which the outline has the largest islands only.
ATOLLS = {"gn:2082282", "gn:2081175", "gn:2110215"}

# Outlines are long.
csv.field_size_limit(10_000_000)

wrong = []


def expect(holds, message):
    if not holds:
        wrong.append(message)


def rows(path):
    if path.suffix == ".zst":
        with open(path, "rb") as packed:
            text = zstandard.ZstdDecompressor().stream_reader(packed).read().decode()
    else:
        text = path.read_text(encoding="utf-8")
    return csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def check_places(countries):
    places = {}
    supplement = list(rows(HERE / "supplement.tsv"))
    expect(len(supplement) >= FEWEST_IN_SUPPLEMENT, f"only {len(supplement)} places in the supplement")
    for row in supplement:
        expect(row["radius_km"] and row["reason"], f"{row['id']}: no radius or no reason")
    expect(supplement == sorted(supplement, key=lambda row: row["id"]), "the supplement is not sorted by id")
    for row in [*rows(TABLES / "places.tsv.zst"), *rows(TABLES / "districts.tsv.zst"), *supplement]:
        expect(row["id"] not in places, f"{row['id']} stands twice")
        places[row["id"]] = row
        expect(row["name"], f"{row['id']} has no name")
        expect(FEATURE.match(row["feature"]), f"{row['id']}: feature {row['feature']}")
        expect(not row["country"] or row["country"] in countries, f"{row['id']}: country {row['country']}")
        expect(abs(float(row["lon"])) <= 180 and abs(float(row["lat"])) <= 90, f"{row['id']}: {row['lon']} {row['lat']}")
        expect(float(row["radius_km"] or 1) > 0, f"{row['id']}: radius {row['radius_km']}")
    for row in places.values():
        for column, level in (("admin1", "A.ADM1"), ("admin2", "A.ADM2")):
            container = row.get(column)
            if container:
                expect(container in places, f"{row['id']}: {column} {container} is not there")
                found = places.get(container, {}).get("feature")
                expect(found == level, f"{row['id']}: {column} {container} is {found}")
    return places


NAMES = ("names.tsv.zst", "translations.tsv.zst", "local_names.tsv.zst", "romanized.tsv.zst")


def check_names(places):
    """Returns how many names there are, a name of a place counted once."""
    seen = set()
    for table in NAMES:
        for row in rows(TABLES / table):
            expect(row["id"] in places, f"{table}: name {row['name']} of {row['id']}, which is not there")
            expect((row["id"], row["name"]) not in seen, f"{table}, {row['id']}: {row['name']} stands twice")
            seen.add((row["id"], row["name"]))
            expect(row["kind"] in "pahbt" and len(row["kind"]) == 1, f"{table}, {row['id']}: kind {row['kind']}")
            expect(re.fullmatch(r"([a-z]{2})?", row["lang"]), f"{table}, {row['id']}: language {row['lang']}")
            expect(row["name"] == row["name"].strip() != "", f"{table}, {row['id']}: name {row['name']!r}")
    for row in rows(HERE / "aliases.tsv"):
        expect(row["id"] in places, f"alias {row['name']} of {row['id']}, which is not there")
        expect(row["kind"] in "pahb" and row["reason"], f"alias {row['name']} of {row['id']}")
        seen.add((row["id"], row["name"]))
    for row in places.values():
        seen.update((row["id"], name) for name in [row["name"], *filter(None, row.get("aliases", "").split("|"))])
    return len(seen)


def check_countries(places):
    for row in rows(TABLES / "countries.tsv"):
        expect(row["id"] in places, f"{row['iso2']}: {row['id']} is not there")
        expect(not row["capital_id"] or row["capital_id"] in places, f"{row['iso2']}: capital {row['capital_id']} is not there")
    codes = {row["iso2"] for row in rows(TABLES / "countries.tsv")}
    expect({"XK", "PS", "TW", "EH"} <= codes, "Kosovo, Palestine, Taiwan or Western Sahara is missing")
    for row in rows(TABLES / "demonyms.tsv"):
        expect(row["iso2_or_id"] in codes or row["iso2_or_id"] in places, f"demonym {row['word']}: {row['iso2_or_id']}")


def signed_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:]))


def polygons(wkt):
    """Returns the polygons of MULTIPOLYGON text as lists of rings."""
    for polygon in wkt.removeprefix("MULTIPOLYGON(((").removesuffix(")))").split(")),(("):
        yield [[tuple(map(float, point.split())) for point in ring.split(",")] for ring in polygon.split("),(")]


def check_areas(places):
    outlines, divisions, seen = {}, {}, set()
    corrected = {row["id"]: row for row in rows(TABLES / "area_corrections.tsv.zst")}
    for row in [*rows(TABLES / "areas.tsv.zst"), *rows(TABLES / "outlines.tsv.zst")]:
        expect(row["id"] not in seen, f"{row['id']} has two outlines")
        seen.add(row["id"])
        row = corrected.pop(row["id"], row)
        expect(row["id"] in places, f"area of {row['id']}, which is not there")
        expect(row["level"] in LEVELS, f"area of {row['id']}: level {row['level']}")
        check_rings(row)
        for rings in polygons(row["geometry"]):
            if row["level"] == "country":
                outlines.setdefault(places[row["id"]]["country"], []).append(rings)
            elif row["level"] == "admin1":
                divisions.setdefault(row["id"], []).append(rings)
    expect(not corrected, f"corrected outlines of what has none: {list(corrected)}")
    return len(seen), outlines, divisions


def check_rings(row):
    for rings in polygons(row["geometry"]):
        for number, ring in enumerate(rings):
            expect(len(ring) >= 4 and ring[0] == ring[-1], f"area of {row['id']}: a ring is open")
            turns_left = signed_area(ring) > 0
            expect(turns_left == (number == 0), f"area of {row['id']}: a ring turns the wrong way")


def check_disputed(places):
    codes = {row["iso3"] for row in rows(TABLES / "countries.tsv")}
    seen = []
    for row in rows(TABLES / "disputed.tsv.zst"):
        seen.append(row["id"])
        expect(row["status"] in STATUSES, f"{row['id']}: status {row['status']}")
        claimants = [code for code in row["claimed_by"].split("|") if code]
        expect(bool(claimants) == (row["status"] != "unclaimed"), f"{row['id']}: claimed by {row['claimed_by']}")
        holders = [word for word in row["administered_by"].split("|") if re.fullmatch("[A-Z]{3}", word)]
        for code in [*claimants, *holders]:
            expect(code in codes, f"{row['id']}: {code} is no country")
        for text in ("name", "note", "source", "administered_by"):
            expect(row[text] == row[text].strip() != "", f"{row['id']}: no {text}")
        named = [place for place in row["places"].split("|") if place]
        for place in named:
            expect(place in places, f"{row['id']}: place {place} is not there")
        expect(row["geometry"] or named, f"{row['id']} is nowhere")
        if row["geometry"]:
            check_rings(row)
    expect(seen == sorted(set(seen)), "the disputed areas are not sorted, or one stands twice")


def inside(ring, x, y):
    within = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def check_towns(places, outlines):
    """Every hundredth town lies in its own country's outline, or in nobody's (a simplified coast)."""
    towns = [p for p in places.values() if p["feature"].startswith("P.") and p["country"] in outlines][::100]
    good = 0
    for town in towns:
        x, y = float(town["lon"]), float(town["lat"])
        for rings in outlines[town["country"]]:
            # A tenth of a degree is granted at coasts, where islets and spits are simplified away.
            west, east = min(p[0] for p in rings[0]) - 0.1, max(p[0] for p in rings[0]) + 0.1
            south, north = min(p[1] for p in rings[0]) - 0.1, max(p[1] for p in rings[0]) + 0.1
            if west <= x <= east and south <= y <= north and (len(rings[0]) < 30 or any(
                inside(rings[0], x + dx, y + dy) for dx, dy in ((0, 0), (0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05))
            )):
                good += 1
                break
    expect(good >= IN_OWN_COUNTRY * len(towns), f"only {good} of {len(towns)} towns lie in the outline of their country")
    return good, len(towns)


def check_divisions(places, outlines):
    """Most of the towns of a first-level division lie in its outline, if it has one and enough of them."""
    towns = {}
    for place in places.values():
        if place["feature"].startswith("P.") and place.get("admin1") in outlines:
            towns.setdefault(place["admin1"], []).append(place)
    for division, its_towns in towns.items():
        largest = sorted(its_towns, key=lambda p: -int(p.get("population") or 0))[:LARGEST_TOWNS]
        if len(largest) < FEWEST_TOWNS or division in ATOLLS:
            continue
        good = sum(any(inside(rings[0], float(t["lon"]), float(t["lat"])) for rings in outlines[division]) for t in largest)
        expect(
            good >= IN_OWN_DIVISION * len(largest),
            f"{places[division]['name']} ({places[division]['country']}, {division}): only {good} of {len(largest)} towns in its outline",
        )


def main():
    countries = {row["iso2"] for row in rows(TABLES / "countries.tsv")}
    places = check_places(countries)
    names = check_names(places)
    check_countries(places)
    areas, outlines, divisions = check_areas(places)
    check_disputed(places)
    check_divisions(places, divisions)
    good, towns = check_towns(places, outlines)
    megabytes = sum(p.stat().st_size for p in TABLES.iterdir()) / 1e6
    expect(megabytes <= LARGEST_TOTAL_MB, f"{megabytes:.1f} MB of tables")
    expect(len(places) >= FEWEST_PLACES, f"only {len(places)} places")
    expect(names >= FEWEST_NAMES, f"only {names} names")
    print(f"{len(places)} places, {names} names, {areas} areas, {megabytes:.1f} MB; {good} of {towns} towns in their country")
    for message in wrong[:50]:
        print(message, file=sys.stderr)
    if wrong:
        sys.exit(f"{len(wrong)} things are wrong")


if __name__ == "__main__":
    main()

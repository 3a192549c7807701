"""Points with names: countries, seas, cities. `labels.tsv` overrules them."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely.geometry import Polygon
from shapely.ops import polylabel

from shapes import Feature, MAX_ZOOM, feature, rows, zoom
from towns import square, towns

LANGUAGES = ("ar", "es", "fa", "fr", "he", "ru", "tr", "uk")

# A city is first drawn at the zoom where this many inhabitants are enough.
CITY_ZOOMS = ((2, 8_000_000), (3, 3_000_000), (4, 1_000_000), (5, 300_000), (6, 0))
# A sea is first drawn at the zoom where its area in square degrees is enough.
SEA_ZOOMS = ((0, 2000.0), (1, 300.0), (2, 90.0), (3, 30.0), (4, 8.0), (5, 2.0), (6, 0.1))


class Overrides:
    """Hand-kept names and classes: `kind key name class why`; the name `-` leaves the label out."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            self.rows = {(row["kind"], row["key"]): row for row in table}
        self.unused = set(self.rows)

    def apply(self, kind: str, key: str, name: str, plain_class: str) -> tuple[str, str] | None:
        row = self.rows.get((kind, key))
        if row is None:
            return name, plain_class
        self.unused.discard((kind, key))
        if row["name"] == "-":
            return None
        return row["name"] or name, row["class"] or plain_class


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}


def first_zoom(table: tuple[tuple[int, float], ...], size: float) -> int | None:
    return next((level for level, least in table if size >= least), None)


def countries(base: Path, overrides: Overrides) -> Iterator[Feature]:
    for record, _ in rows(base / "cultural/ne_10m_admin_0_countries"):
        plain = "country" if record["type"] in ("Sovereign country", "Country", "Sovereignty") else "territory"
        found = overrides.apply("country", record["adm0_a3"], record["name_en"] or record["name"], plain)
        if found is None:
            continue
        name, kind = found
        translated = {f"name_{code}": record[f"name_{code}"] for code in LANGUAGES}
        low = zoom(record["min_label"], lowest=1)
        yield feature("country_label", point(record["label_x"], record["label_y"]), low,
                      **{"class": kind, "name": name, "rank": int(record["labelrank"]), **translated})


def seas(blips: dict[str, Any], overrides: Overrides) -> Iterator[Feature]:
    for name, area, rings in blips["marine"]:
        low = first_zoom(SEA_ZOOMS, area)
        found = overrides.apply("sea", name, name, "sea")
        if low is None or found is None:
            continue
        largest = max((Polygon(ring) for ring in rings), key=lambda ring: ring.area)
        middle = polylabel(largest.buffer(0) if not largest.is_valid else largest, tolerance=0.05)
        yield feature("sea_label", point(middle.x, middle.y), low, name=found[0], rank=low)


def capitals(magics: Path) -> set[tuple[int, int]]:
    """Returns the squares of a fifth of a degree that hold a national capital."""
    found = set()
    for record, shape in rows(magics / "10m/ne_10m_populated_places_simple"):
        if record["adm0cap"]:
            lon, lat = shape["coordinates"]
            found.add((round(lon * 5), round(lat * 5)))
    return found


def cities(blips: dict[str, Any], magics: Path, overrides: Overrides, taken: set[tuple[int, int]]) -> Iterator[Feature]:
    seats = capitals(magics)
    for lon, lat, population, name, translated in blips["cities"]:
        seat = (round(lon * 5), round(lat * 5)) in seats and population > 0
        found = overrides.apply("city", name, name, "capital" if seat else "city")
        if found is None:
            continue
        low = first_zoom(CITY_ZOOMS, population) or MAX_ZOOM
        if found[1] == "capital":
            low = min(low, 4)
        taken.add(square(lon, lat))
        names = {f"name_{code}": translated.get(code) for code in LANGUAGES}
        yield feature("city_label", point(lon, lat), low,
                      **{"class": found[1], "name": found[0], "population": population, **names})


def labels(base: Path, blips_file: Path, magics: Path, table: Path, gazetteer: Path) -> Iterator[Feature]:
    overrides = Overrides(table)
    with gzip.open(blips_file) as packed:
        blips = json.load(packed)
    yield from countries(base, overrides)
    yield from seas(blips, overrides)
    taken: set[tuple[int, int]] = set()
    yield from cities(blips, magics, overrides, taken)
    yield from towns(gazetteer, taken)
    if overrides.unused:
        raise SystemExit(f"labels.tsv names what no source has: {sorted(overrides.unused)}")

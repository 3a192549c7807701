"""Towns and first-level divisions of the project's own gazetteer, to fill in between the cities."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import zstandard

from shapes import MAX_ZOOM, Feature, feature

LEAST_INHABITANTS = 15_000
# A town closer than this to a city that has its label already is that city, or a part of it. Degrees.
APART = 0.12
# GeoNames writes these countries' names in a scholars' transliteration (Şūrān); newspapers and this map do not.
SCHOLARLY = set("AE AF BH DJ DZ EG ER IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SY TN YE".split())


def plain(name: str, country: str) -> str:
    if country not in SCHOLARLY:
        return name
    letters = (letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return "".join(letters).translate({ord(mark): None for mark in "‘’ʼʻ"})


def places(tables: Path) -> Iterator[dict[str, str]]:
    with (tables / "places.tsv.zst").open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8", newline="")
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def square(lon: float, lat: float) -> tuple[int, int]:
    return round(lon / APART), round(lat / APART)


def towns(tables: Path, taken: set[tuple[int, int]]) -> Iterator[Feature]:
    """`taken` holds the squares of the cities; of several towns in one square the largest is kept."""
    found = []
    for row in places(tables):
        lon, lat = float(row["lon"]), float(row["lat"])
        at = {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}
        if row["feature"] == "A.ADM1":
            yield feature("province_label", at, 4, name=plain(row["name"], row["country"]))
        elif row["feature"].startswith("P.PPL") and row["feature"] != "P.PPLX" and int(row["population"] or 0) >= LEAST_INHABITANTS:
            found.append((int(row["population"]), lon, lat, at, plain(row["name"], row["country"])))
    found.sort(key=lambda town: (-town[0], town[1], town[2]))
    for population, lon, lat, at, name in found:
        x, y = square(lon, lat)
        around = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        if taken.isdisjoint(around):
            taken.add((x, y))
            yield feature("city_label", at, MAX_ZOOM, **{"class": "town", "name": name, "population": population})

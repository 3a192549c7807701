"""The places of ../supplement.tsv, read only to keep other sources from adding them again."""

import csv
from pathlib import Path

import keys
from model import Place

PATH = Path(__file__).resolve().parent.parent.parent / "supplement.tsv"


def places():
    with open(PATH, encoding="utf-8") as table:
        return [
            Place(row["id"], row["name"], row["feature"], row["country"], lon=float(row["lon"]), lat=float(row["lat"]))
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def names():
    """Returns id -> the names that the supplement has for it, folded."""
    with open(PATH, encoding="utf-8") as table:
        return {
            row["id"]: {keys.fold(name) for name in [row["name"], *row["aliases"].split("|")] if name}
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        }

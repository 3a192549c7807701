"""Larger and informal regions as unions of countries and divisions: region_members.tsv."""

import csv
from pathlib import Path

import shapely

from areas import shapes

TOLERANCE = 0.02


def members():
    """Yields (id, members): country codes and ids of places."""
    with open(Path(__file__).resolve().parent.parent / "region_members.tsv", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["id"], row["members"].split("|")


def areas(known, by_code):
    """Returns the outlines of regions whose members all have one."""
    found = {}
    for region, parts in members():
        ids = [by_code.get(part, part) for part in parts]
        missing = [part for part in ids if part not in known]
        if missing:
            raise KeyError(f"{region}: {missing} have no area")
        area = shapely.simplify(shapely.union_all([known[part][1] for part in ids]), TOLERANCE)
        found[region] = ("region", shapes.polygons(area))
    return found

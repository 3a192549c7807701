"""First-level divisions newer than Natural Earth's (Kenya's counties, Nepal's provinces): unions of geoBoundaries' smaller units.

Where more than a tenth of a country's inhabitants live in divisions without an outline, its divisions are built again: a unit goes
to the division of the towns in it, else to the division whose outline it lies in if that one still has towns, else to its neighbor's.
"""

import collections

import shapely

from areas import shapes
from sources import geoboundaries

LACKING = 0.1
# Units for each division below which unions would be too coarse.
UNITS_EACH = 3
TOLERANCE = 0.012


def lacking(gazetteer, areas):
    """Returns the countries where too many live in divisions without an outline, and all divisions that have towns."""
    total, without, current = collections.Counter(), collections.Counter(), set()
    for place in gazetteer.places.values():
        if place.feature[0] == "P" and place.lon is not None:
            current.add(place.admin1)
            total[place.country] += place.population + 100
            if place.admin1 not in areas:
                without[place.country] += place.population + 100
    return {code for code in total if without[code] > LACKING * total[code]}, current


def rebuild(gazetteer, areas):
    """Replaces, in place, the outlines of first-level divisions in the countries that need it."""
    countries, current = lacking(gazetteer, areas)
    by_layer = collections.defaultdict(list)
    for row in geoboundaries.units():
        if row[2] in countries:
            by_layer[geoboundaries.layer(row[0])].append(row)
    towns = [p for p in gazetteer.places.values() if p.feature[0] == "P" and p.lon is not None and p.admin1 and p.country in countries]
    tree = shapely.STRtree(shapely.points([(p.lon, p.lat) for p in towns]))
    rebuilt = []
    for rows in by_layer.values():
        code = rows[0][2]
        divisions = {p.admin1 for p in towns if p.country == code}
        if len(rows) < UNITS_EACH * len(divisions):
            continue
        owner = owners(rows, code, towns, tree, {i: a for i, (level, a) in areas.items() if level == "admin1" and i in current})
        if not owner:
            continue
        simple = shapes.simplify_together([row[3] for row in rows], TOLERANCE)
        parts = collections.defaultdict(list)
        for unit, division in owner.items():
            parts[division].append(simple[unit])
        for old in [i for i, (level, _) in areas.items() if level == "admin1" and gazetteer.places[i].country == code]:
            del areas[old]
        for division, each in parts.items():
            areas[division] = ("admin1", shapes.polygons(shapely.union_all(each)))
        rebuilt.append(code)
    return sorted(rebuilt)


def owners(rows, code, towns, tree, outlines):
    """Returns unit number -> division."""
    votes = collections.defaultdict(collections.Counter)
    for unit, town in tree.query([row[3] for row in rows], predicate="contains").T:
        if towns[town].country == code:
            votes[unit][towns[town].admin1] += 1 + towns[town].population
    owner = {unit: found.most_common(1)[0][0] for unit, found in votes.items()}
    points = shapely.point_on_surface([row[3] for row in rows])
    ids = sorted(outlines)
    if ids:
        for unit, area in shapely.STRtree([outlines[i] for i in ids]).query(points, predicate="intersects").T:
            owner.setdefault(unit, ids[area])
    if not owner:
        return {}
    placed = sorted(owner)
    around = shapely.STRtree([points[n] for n in placed])
    for unit in range(len(rows)):
        if unit not in owner:
            owner[unit] = owner[placed[around.query_nearest(points[unit], all_matches=False)[0]]]
    return owner

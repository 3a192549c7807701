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
        # Only divisions of the country itself: at its borders a unit may lie in the outline of a neighbor's.
        own = {i: a for i, (level, a) in areas.items() if level == "admin1" and i in current and gazetteer.places[i].country == code}
        owner = owners(rows, code, towns, tree, own)
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


def owners_by_towns(rows, code, towns, tree):
    """Returns unit number -> division of most of the inhabitants of its towns."""
    votes = collections.defaultdict(collections.Counter)
    for unit, town in tree.query([row[3] for row in rows], predicate="contains").T:
        if towns[town].country == code:
            votes[unit][towns[town].admin1] += 1 + towns[town].population
    return {unit: found.most_common(1)[0][0] for unit, found in votes.items()}


def owners_by_nearness(rows, code, towns, known):
    """Returns unit number -> division of the nearest town of the country, for units that `known` has not and that have one near."""
    own = [p for p in towns if p.country == code]
    rest = [unit for unit in range(len(rows)) if unit not in known]
    points = [shapely.point_on_surface(rows[unit][3]) for unit in rest]
    around = shapely.STRtree(shapely.points([(p.lon, p.lat) for p in own]))
    found = {}
    for unit, point in zip(rest, points):
        town = around.query_nearest(point, max_distance=NEAR, all_matches=False)
        if len(town):
            found[unit] = own[town[0]].admin1
    return found


def owners(rows, code, towns, tree, outlines):
    """Returns unit number -> division, for every unit."""
    owner = owners_by_towns(rows, code, towns, tree)
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


# Divisions of fewer towns may be mistakes of a source.
FEWEST_TOWNS = 5
# How far from a unit its nearest town may be, degrees: about 60 km.
NEAR = 0.55


def add_missing(gazetteer, areas):
    """Gives divisions without an outline the units of the towns in them, in place, and takes those from their neighbors.

    A unit without towns goes with the nearest town, if that is not too far: else its neighbor would swallow a desert.
    """
    towns = [p for p in gazetteer.places.values() if p.feature[0] == "P" and p.lon is not None and p.admin1]
    sizes = collections.Counter(p.admin1 for p in towns)
    missing = {
        i
        for i, size in sizes.items()
        if size >= FEWEST_TOWNS and i not in areas and i in gazetteer.places and gazetteer.places[i].feature == "A.ADM1"
    }
    countries = {gazetteer.places[i].country for i in missing}
    by_layer = collections.defaultdict(list)
    for row in geoboundaries.units():
        if row[2] in countries:
            by_layer[geoboundaries.layer(row[0])].append(row)
    tree = shapely.STRtree(shapely.points([(p.lon, p.lat) for p in towns]))
    found = {}
    # The coarser layer first: its units hold towns enough to tell whose they are.
    for rows in sorted(by_layer.values(), key=len):
        code = rows[0][2]
        owner = owners_by_towns(rows, code, towns, tree)
        owner |= owners_by_nearness(rows, code, towns, owner)
        parts = collections.defaultdict(list)
        for unit, division in owner.items():
            if division in missing and division not in found:
                parts[division].append(rows[unit][3])
        for division, each in parts.items():
            area = shapes.polygons(shapely.union_all(each).simplify(TOLERANCE))
            if not area.is_empty and len(rows) >= UNITS_EACH * len({p.admin1 for p in towns if p.country == code}):
                found[division] = area
    for division, area in found.items():
        country = gazetteer.places[division].country
        for other, (level, outline) in list(areas.items()):
            if level == "admin1" and gazetteer.places[other].country == country and outline.intersects(area):
                areas[other] = (level, shapes.polygons(outline.difference(area)))
        areas[division] = ("admin1", area)
    return sorted(found)

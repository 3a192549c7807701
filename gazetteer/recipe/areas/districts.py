"""Second-level divisions: geoBoundaries' units joined to GeoNames' divisions, and units that GeoNames lacks as places of their own.

A join needs the same country, the same first-level division where both are known, and the same name after words like "district" are
taken off; the name must be the only one of its kind there. How fine a layer is comes from its count beside GeoNames' divisions, so that
a sub-district named for the seat of its district never passes for the district. A layer finer than the second level gives outlines by
union, where enough of its units are placed by their own name or by the towns inside them.
"""

import collections

import shapely

import keys
from areas import shapes
from model import Place
from sources import geoboundaries

# A layer counts as one level with GeoNames' divisions when it has between these many units for each of them.
FEWEST, MOST = 0.5, 1.6
# Share of a finer layer's units that must be placed directly before their unions are used; less is enough where many are, so that
# only units along the borders of a division can be wrong.
SURE = 0.5
SURE_OF_MANY, MANY = 0.3, 8
# Countries whose layer adds no usable names: adjectives or genitives of village names (UA, BY, LT, LV), letters lost in the
# package (CZ, SK, HU, PT, SE).
NO_NEW_NAMES = frozenset("UA BY LT LV CZ SK HU PT SE".split())
TOLERANCE = 0.012
NEAR = 0.05


class Units:
    """The units of one layer, with the first-level division each lies in."""

    def __init__(self, rows, first_level):
        self.rows = rows
        self.code = rows[0][2]
        self.points = shapely.point_on_surface([row[3] for row in rows])
        ids = sorted(first_level)
        self.admin1 = [""] * len(rows)
        if ids:
            tree = shapely.STRtree([first_level[i] for i in ids])
            for unit, area in tree.query(self.points, predicate="intersects").T:
                self.admin1[unit] = ids[area]
            for unit, found in enumerate(self.admin1):
                if not found:
                    near = tree.query_nearest(self.points[unit], max_distance=0.3, all_matches=False)
                    self.admin1[unit] = ids[near[0]] if len(near) else ""


def layers(gazetteer, first_level):
    """Yields the units of each layer."""
    by_layer = collections.defaultdict(list)
    for row in geoboundaries.units():
        by_layer[geoboundaries.layer(row[0])].append(row)
    for each in sorted(by_layer):
        code = by_layer[each][0][2]
        inside = {i: area for i, (level, area) in first_level.items() if gazetteer.places[i].country == code and level == "admin1"}
        yield Units(by_layer[each], inside)


def by_name(gazetteer, level):
    """Returns (country, rough key) -> divisions of a level."""
    found = collections.defaultdict(set)
    for place in gazetteer.places.values():
        if place.feature == level:
            for name in {place.name, *gazetteer.names.get(place.id, ())}:
                key = keys.rough(name)
                if len(key) > 1:
                    found[place.country, key].add(place.id)
    return found


def joined(gazetteer, units, divisions):
    """Returns unit number -> division id, only where either is the other's one match."""
    matches = collections.defaultdict(set)
    for number, (_, name, code, geometry) in enumerate(units.rows):
        if not name:
            continue
        for division in divisions.get((code, keys.rough(name)), ()):
            place = gazetteer.places[division]
            own = place.id if place.feature == "A.ADM1" else place.admin1
            if place.lon is not None:
                away = geometry.distance(shapely.Point(place.lon, place.lat))
                # A point of the division's middle, as GeoNames rounds it, can fall just outside.
                if away > 0.25 or (own and units.admin1[number] and own != units.admin1[number] and away > NEAR):
                    continue
            elif own and units.admin1[number] and own != units.admin1[number]:
                continue
            matches[number].add(division)
    taken = collections.Counter(division for found in matches.values() for division in found)
    return {n: min(found) for n, found in matches.items() if len(found) == 1 and taken[min(found)] == 1}


def by_point(gazetteer, units, match, divisions):
    """Returns unit -> division for those left over, where a unit holds the exact point of one division and no other's."""
    taken = set(match.values())
    left = sorted(
        i
        for i in divisions - taken
        if gazetteer.places[i].country == units.code and gazetteer.places[i].source == "geonames" and gazetteer.places[i].lon is not None
    )
    if not left:
        return {}
    tree = shapely.STRtree(shapely.points([(gazetteer.places[i].lon, gazetteer.places[i].lat) for i in left]))
    inside = collections.defaultdict(list)
    for unit, division in tree.query([row[3] for row in units.rows], predicate="contains").T:
        inside[unit].append(left[division])
    return {unit: found[0] for unit, found in inside.items() if len(found) == 1 and unit not in match}


def unions(gazetteer, units, match, members, tree):
    """Returns division -> numbers of its units, for a layer finer than the divisions; empty where too little is sure."""
    owner = dict(match)
    votes = collections.defaultdict(collections.Counter)
    for unit, member in tree.query([row[3] for row in units.rows], predicate="contains").T:
        town = members[member]
        if town.admin2 and town.country == units.code:
            votes[unit][town.admin2] += 1 + town.population
    for unit, found in votes.items():
        owner.setdefault(unit, found.most_common(1)[0][0])
    share, each = len(owner) / len(units.rows), len(owner) / max(1, len(set(owner.values())))
    if share < SURE and not (share >= SURE_OF_MANY and each >= MANY):
        return {}
    placed = sorted(owner)
    around = shapely.STRtree([units.points[n] for n in placed])
    for unit in range(len(units.rows)):
        if unit not in owner:
            near = around.query_nearest(units.points[unit], all_matches=False)
            owner[unit] = owner[placed[near[0]]]
    found = collections.defaultdict(list)
    for unit, division in owner.items():
        found[division].append(unit)
    return found


def add(gazetteer, first_level):
    """Joins all layers; adds points and places to the gazetteer and returns the areas."""
    members = [p for p in gazetteer.places.values() if p.feature[0] == "P" and p.lon is not None]
    tree = shapely.STRtree(shapely.points([(p.lon, p.lat) for p in members]))
    first, second = by_name(gazetteer, "A.ADM1"), by_name(gazetteer, "A.ADM2")
    count = collections.Counter((p.country, p.feature) for p in gazetteer.places.values())
    names_near = NamesNear(gazetteer)
    areas = {}
    for units in layers(gazetteer, first_level):
        code, size = units.code, len(units.rows)
        simple = shapes.simplify_together([row[3] for row in units.rows], TOLERANCE)
        match1 = joined(gazetteer, units, first)
        match1 |= by_point(gazetteer, units, match1, {i for found in first.values() for i in found})
        if len(match1) >= 0.6 * size and size <= MOST * count[code, "A.ADM1"]:
            for number, division in match1.items():
                give_point(gazetteer.places[division], units, number)
                if division not in first_level:
                    areas[division] = ("admin1", simple[number])
            continue
        match = joined(gazetteer, units, second)
        second_count = count[code, "A.ADM2"]
        same_level = second_count == 0 or FEWEST * second_count <= size <= MOST * second_count
        if same_level:
            match |= by_point(gazetteer, units, match, {i for found in second.values() for i in found})
        for number, division in match.items():
            give_point(gazetteer.places[division], units, number, exact=same_level)
            if same_level:
                areas[division] = ("admin2", simple[number])
        if not same_level and size > second_count:
            for division, numbers in unions(gazetteer, units, match, members, tree).items():
                areas[division] = ("admin2", shapes.polygons(shapely.union_all([simple[n] for n in numbers])))
        if code not in NO_NEW_NAMES:
            new_places(gazetteer, units, {*match, *match1}, names_near, simple, areas, "A.ADM2" if same_level else "A.ADM3")
    return areas


def give_point(place, units, number, exact=True):
    if place.lon is None or place.source.endswith("+members"):
        place.lon, place.lat = units.points[number].x, units.points[number].y
        # A finer unit of the same name is only the district's seat: its point is uncertain by more than its own size.
        place.radius_km = None if exact else max(25.0, 2 * shapes.radius_km(units.rows[number][3]))
        place.source = "geonames+geoboundaries"


def new_places(gazetteer, units, matched, names_near, simple, areas, feature):
    """Adds units that no place of the same name lies in."""
    for number, (shape_id, name, code, geometry) in enumerate(units.rows):
        if not name or number in matched or names_near.has(code, name, geometry):
            continue
        point = units.points[number]
        place = gazetteer.add(
            Place(
                id=f"gb:{shape_id}",
                name=name,
                feature=feature,
                country=code,
                admin1=units.admin1[number],
                admin2=f"gb:{shape_id}" if feature == "A.ADM2" else "",
                lon=point.x,
                lat=point.y,
                radius_km=max(1.0, shapes.radius_km(geometry)),
                source="geoboundaries",
            )
        )
        gazetteer.add_name(place.id, name, "", "p")
        if feature == "A.ADM2":
            areas[place.id] = ("admin2", simple[number])


class NamesNear:
    """Tells whether a place of a name already lies in or beside an outline."""

    def __init__(self, gazetteer):
        self.by_key = collections.defaultdict(list)
        for place in gazetteer.places.values():
            if place.lon is None or not place.country:
                continue
            for key in {keys.rough(name) for name in gazetteer.names.get(place.id, ())}:
                self.by_key[place.country, key].append((place.lon, place.lat))

    def has(self, code, name, geometry):
        points = self.by_key.get((code, keys.rough(name)))
        return bool(points) and geometry.distance(shapely.MultiPoint(points)) < NEAR

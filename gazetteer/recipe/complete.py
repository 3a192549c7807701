"""Fills what no source says outright: containers by code, points of divisions by their members, population of divisions."""

import shapely

from areas import shapes
from model import distance_km


def containers_by_code(gazetteer):
    """Cities without a division get the one their GeoNames code names."""
    by_code = {p.code: p.id for p in gazetteer.places.values() if p.feature == "A.ADM1" and p.code}
    for place in gazetteer.places.values():
        if not place.admin1 and place.feature[0] in "PA" and place.code in by_code and not place.feature.startswith("A.PC"):
            place.admin1 = by_code[place.code]
        elif place.feature == "A.ADM2" and not place.admin1:
            place.admin1 = by_code.get(place.code.rpartition(".")[0], "")
    for place in gazetteer.places.values():
        if place.admin2 and not place.admin1:
            place.admin1 = gazetteer.places[place.admin2].admin1


def members(gazetteer):
    """Returns id of division -> its populated places."""
    found = {}
    for place in gazetteer.places.values():
        if place.feature[0] == "P" and place.lon is not None:
            for division in (place.admin1, place.admin2):
                if division:
                    found.setdefault(division, []).append(place)
    return found


def divisions_by_members(gazetteer):
    """Divisions without a point get the middle of their members, weighted by inhabitants, and a radius that holds most.

    Populations too are summed where none is known: a lower bound, good enough to rank one district above another.
    """
    for place_id, inside in members(gazetteer).items():
        place = gazetteer.places.get(place_id)
        if place is None:
            continue
        if not place.population:
            place.population = sum(p.population for p in inside)
        if place.lon is None:
            weights = [max(p.population, 100) for p in inside]
            near = inside[max(range(len(inside)), key=weights.__getitem__)].lon
            # Longitudes are taken relative to the largest member, so that the mean holds across the antimeridian.
            lon = near + sum(((p.lon - near + 180) % 360 - 180) * w for p, w in zip(inside, weights)) / sum(weights)
            place.lon = (lon + 180) % 360 - 180
            place.lat = sum(p.lat * w for p, w in zip(inside, weights)) / sum(weights)
            spread = sorted(distance_km(place.lon, place.lat, p.lon, p.lat) for p in inside)
            place.radius_km = round(max(10.0, spread[int(len(spread) * 0.9)] * 1.2), 1)
            place.source += "+members"


def drop_placeless(gazetteer):
    """Takes out what still has no point: it could be named but not drawn. Returns the ids."""
    gone = {p.id for p in gazetteer.places.values() if p.lon is None}
    for place_id in gone:
        del gazetteer.places[place_id]
        gazetteer.names.pop(place_id, None)
    for place in gazetteer.places.values():
        if place.admin1 in gone:
            place.admin1 = ""
        if place.admin2 in gone:
            place.admin2 = ""
    return gone


def radii(gazetteer, areas):
    """Gives places with an area the radius that goes with it."""
    for place_id, (_, area) in areas.items():
        gazetteer.places[place_id].radius_km = max(1.0, shapes.radius_km(area))


def containers_by_area(gazetteer, areas):
    """Airports and other points without a division get the one they lie in, if it is of their country."""
    lost = [p for p in gazetteer.places.values() if not p.admin1 and p.country and p.lon is not None and p.feature[0] in "PS"]
    ids = sorted(i for i, (level, _) in areas.items() if level == "admin1")
    tree = shapely.STRtree([areas[i][1] for i in ids])
    for number, area in tree.query(shapely.points([(p.lon, p.lat) for p in lost]), predicate="intersects").T:
        if gazetteer.places[ids[area]].country == lost[number].country:
            lost[number].admin1 = ids[area]

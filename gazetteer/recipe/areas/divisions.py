"""First-level divisions: Natural Earth's polygons by GeoNames id.

In some countries (France, Italy, Spain, Britain) Natural Earth draws the second level; its polygons are joined to the first by the
containers of the places table, and one whose place is no more (the old districts of Northern Ireland) by the towns in it.
"""

import collections

import shapely
from shapely.geometry import shape

from areas import shapes
from sources import natural_earth

TOLERANCE = 0.012


def areas(gazetteer):
    features = [f for f in natural_earth.divisions() if f.get("geometry")]
    simple = shapes.simplify_together([shapes.polygons(shape(f["geometry"])) for f in features], TOLERANCE)
    parts, second, regions = {}, {}, {}
    direct, homeless = set(), []
    for feature, area in zip(features, simple):
        place = gazetteer.places.get(f"gn:{feature['properties'].get('gn_id')}")
        if area.is_empty:
            continue
        if place is None or place.feature not in ("A.ADM1", "A.ADM2", "L.RGN"):
            homeless.append(area)
            continue
        if place.feature == "A.ADM2":
            second.setdefault(place.id, []).append(area)
            if place.admin1:
                parts.setdefault(place.admin1, []).append(area)
            else:
                homeless.append(area)
        elif place.feature == "A.ADM1":
            parts.setdefault(place.id, []).append(area)
            direct.add(place.id)
        elif place.feature == "L.RGN":
            regions.setdefault(place.id, []).append(area)
    for area, division in zip(homeless, divisions_of_towns(gazetteer, homeless)):
        if division in parts and division not in direct:
            parts[division].append(area)
    found = {key: ("admin1", shapes.polygons(shapely.union_all(each))) for key, each in parts.items() if key}
    found.update({key: ("admin2", shapes.polygons(shapely.union_all(each))) for key, each in second.items()})
    found.update({key: ("region", shapes.polygons(shapely.union_all(each))) for key, each in regions.items()})
    return found


def divisions_of_towns(gazetteer, areas):
    """Returns for each area the first-level division of most inhabitants of the towns in it, or None."""
    towns = [p for p in gazetteer.places.values() if p.feature[0] == "P" and p.lon is not None and p.admin1]
    tree = shapely.STRtree(shapely.points([(p.lon, p.lat) for p in towns]))
    votes = collections.defaultdict(collections.Counter)
    for area, town in tree.query(areas, predicate="contains").T:
        votes[area][towns[town].admin1] += 1 + towns[town].population
    return [votes[number].most_common(1)[0][0] if number in votes else None for number in range(len(areas))]

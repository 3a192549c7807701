"""First-level divisions: Natural Earth's polygons by GeoNames id.

In some countries (France, Italy, Spain, Britain) Natural Earth draws the second level; its polygons are joined to the first by the
containers of the places table.
"""

import shapely
from shapely.geometry import shape

from areas import shapes
from sources import natural_earth

TOLERANCE = 0.012


def areas(gazetteer):
    features = [f for f in natural_earth.divisions() if f.get("geometry")]
    simple = shapes.simplify_together([shapes.polygons(shape(f["geometry"])) for f in features], TOLERANCE)
    parts, second, regions = {}, {}, {}
    for feature, area in zip(features, simple):
        place = gazetteer.places.get(f"gn:{feature['properties'].get('gn_id')}")
        if place is None or area.is_empty:
            continue
        if place.feature == "A.ADM2":
            second.setdefault(place.id, []).append(area)
            parts.setdefault(place.admin1, []).append(area)
        elif place.feature == "A.ADM1":
            parts.setdefault(place.id, []).append(area)
        elif place.feature == "L.RGN":
            regions.setdefault(place.id, []).append(area)
    found = {key: ("admin1", shapes.polygons(shapely.union_all(each))) for key, each in parts.items() if key}
    found.update({key: ("admin2", shapes.polygons(shapely.union_all(each))) for key, each in second.items()})
    found.update({key: ("region", shapes.polygons(shapely.union_all(each))) for key, each in regions.items()})
    return found

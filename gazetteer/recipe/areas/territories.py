"""Territories that Natural Earth draws as part of their state, cut out by nearness to the territory's own point."""

import shapely

from areas import shapes
from model import distance_km

# Territory -> (state whose polygons hold it, distance from its point within which a polygon is its own, km).
PART_OF = {
    "GF": ("FR", 400),
    "GP": ("FR", 90),
    "MQ": ("FR", 60),
    "RE": ("FR", 80),
    "YT": ("FR", 60),
    "SJ": ("NO", 800),
    "BV": ("NO", 100),
    "BQ": ("NL", 120),
    "TK": ("NZ", 250),
    "CX": ("AU", 150),
    "CC": ("AU", 150),
}


def cut_out(outlines, gazetteer, by_code):
    """Moves the polygons of territories out of their states' outlines, in place."""
    for code, (state, reach) in PART_OF.items():
        if code in outlines:
            continue
        place = gazetteer.places[by_code[code]]
        near, rest = [], []
        for part in outlines[state].geoms:
            middle = part.representative_point()
            close = distance_km(place.lon, place.lat, middle.x, middle.y) <= reach
            (near if close else rest).append(part)
        if near:
            outlines[code] = shapes.polygons(shapely.MultiPolygon(near))
            outlines[state] = shapes.polygons(shapely.MultiPolygon(rest))

"""Countries: Natural Earth's polygons by ISO code, de facto borders but for Crimea.

Natural Earth draws Crimea as Russia's. The General Assembly's resolution 68/262, GeoNames and ISO 3166-2 have it as Ukraine's,
and so has this table: a place's country and the country of its point must be the same one.
"""

import shapely
from shapely.geometry import shape

from areas import shapes, territories
from sources import natural_earth

# A point in Crimea's part of Natural Earth's Russia (Simferopol).
IN_CRIMEA = shapely.Point(34.1, 44.95)
TOLERANCE = 0.025


def raw():
    """Returns {code: geometry}, and under the three-letter code what is nobody's."""
    found = {}
    for attributes, outline in natural_earth.countries():
        code = natural_earth.iso_of(attributes) or attributes["ADM0_A3"]
        found.setdefault(code, []).append(shapes.polygons(shape(outline.__geo_interface__)))
    found = {code: shapes.polygons(shapely.union_all(parts)) for code, parts in found.items()}
    crimea = [part for part in found["RU"].geoms if part.contains(IN_CRIMEA)]
    if not crimea:
        raise ValueError("Natural Earth's Russia no longer holds Crimea: look at the borders again")
    found["RU"] = shapes.polygons(found["RU"].difference(crimea[0]))
    found["UA"] = shapes.polygons(shapely.union_all([found["UA"], crimea[0]]))
    return found


def areas(gazetteer, by_code):
    outlines = raw()
    territories.cut_out(outlines, gazetteer, by_code)
    codes = sorted(outlines)
    simple = shapes.simplify_together([outlines[code] for code in codes], TOLERANCE)
    return {by_code[code]: ("country", area) for code, area in zip(codes, simple) if code in by_code}

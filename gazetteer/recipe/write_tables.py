"""Writes the tables: TSV, one header line, no quoting, sorted by id, the same bytes for the same input."""

from pathlib import Path

import zstandard

from areas import shapes
from sources import country_info, demonyms as demonym_lists

TABLES = Path(__file__).resolve().parent.parent / "tables"


def sort_key(place_id):
    """Orders ids by source, then by number where there is one, so that neighbours in the table resemble each other."""
    prefix, _, rest = place_id.partition(":")
    return (prefix, int(rest), "") if rest.isdigit() else (prefix, 0, rest)


def write(name, header, rows, compress=True):
    """Writes rows (of texts) to a table; returns (rows, bytes written)."""
    lines = ["\t".join(header)]
    for row in rows:
        assert len(row) == len(header) and not any("\t" in cell or "\n" in cell for cell in row), row
        lines.append("\t".join(row))
    text = ("\n".join(lines) + "\n").encode()
    if compress:
        # Level 19 with a long window: read back fast, a fifth smaller than the default.
        parameters = zstandard.ZstdCompressionParameters.from_level(
            19, source_size=len(text), window_log=27, enable_ldm=True
        )
        text = zstandard.ZstdCompressor(compression_params=parameters).compress(text)
        name += ".zst"
    TABLES.mkdir(exist_ok=True)
    (TABLES / name).write_bytes(text)
    return len(lines) - 1, len(text)


def number(value, digits):
    """Returns a number without needless zeros, empty for None."""
    if value is None:
        return ""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def places(gazetteer, table="places.tsv"):
    header = "id name feature country admin1 admin2 lon lat population radius_km source".split()
    rows = (
        (
            p.id,
            p.name,
            p.feature,
            p.country,
            p.admin1,
            p.admin2,
            number(p.lon, 5),
            number(p.lat, 5),
            str(p.population),
            number(p.radius_km, 1),
            p.source,
        )
        for p in sorted(gazetteer.places.values(), key=lambda p: sort_key(p.id))
    )
    return write(table, header, rows)


def names(gazetteer, table="names.tsv"):
    rows = (
        (place_id, name, lang, kind)
        for place_id in sorted(gazetteer.names, key=sort_key)
        for name, (kind, lang) in sorted(gazetteer.names[place_id].items(), key=lambda n: ("pahbt".index(n[1][0]), n[0]))
    )
    return write(table, "id name lang kind".split(), rows)


# Codes of countryInfo.txt that ISO 3166 does not have, or that the file leaves at 0.
NUMERIC = {"XK": "383"}
# Seats of government that carry no code of a capital: Jerusalem as in countryInfo.txt, La Paz beside Sucre, Ramallah, Laayoune.
CAPITALS = {"IL": "gn:281184", "PS": "gn:282239", "EH": "gn:2462881", "BO": "gn:3911925"}


def countries(gazetteer):
    by_code = country_info.country_ids(gazetteer)
    capitals = {}
    for p in gazetteer.places.values():
        if p.feature == "P.PPLC" and p.population >= getattr(capitals.get(p.country), "population", -1):
            capitals[p.country] = p
    for code, place_id in CAPITALS.items():
        capitals[code] = gazetteer.places[place_id]
    rows = []
    for row in country_info.rows():
        code = row["ISO"]
        if code in by_code:
            place = gazetteer.places[by_code[code]]
            capital = capitals[code].id if code in capitals else ""
            numeric = NUMERIC.get(code, row["ISO-Numeric"].zfill(3))
            rows.append((code, row["ISO3"], numeric, place.id, place.name, capital, row["Continent"]))
    header = "iso2 iso3 numeric id name capital_id continent".split()
    return write("countries.tsv", header, sorted(rows), compress=False)


def demonyms(gazetteer):
    known = set(country_info.country_ids(gazetteer)) | set(gazetteer.places)
    rows = list(demonym_lists.rows())
    for word, place, _ in rows:
        assert place in known, (word, place)
    return write("demonyms.tsv", "word iso2_or_id kind".split(), sorted(rows), compress=False)


def areas(found, table="areas.tsv"):
    rows = []
    for place_id in sorted(found, key=sort_key):
        level, geometry = found[place_id]
        text = shapes.wkt(geometry)
        if text:
            rows.append((place_id, level, text))
    return write(table, "id level geometry".split(), rows)

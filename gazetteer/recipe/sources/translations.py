"""Names of countries, of first-level divisions and of larger towns in more languages: CLDR and iso-codes.

CLDR (npm, JSON) names countries, and a town for each time zone, in 250 locales; Unicode licence. iso-codes, as pycountry ships it,
names countries and divisions by ISO 3166 code in 160 languages; LGPL 2.1. Time zones come to places by tzdata's table of points.
"""

import gettext
import json
import re

import fetch
import keys
from model import distance_km
from sources import demonyms

# In the Latin alphabet only languages with newspapers are taken: the spellings of others ("Kamỹrãj") only sound like other names.
LATIN_PRESS = frozenset(
    """af az bs ca ceb cs cy da de en es et eu fi fil fr ga gl ha hr ht hu id ig is it ku lt lv mg ms mt nb nl nn no ny om pl ps pt ro
    rw sk sl sn so sq sr st sv sw tk tl tr uz vi wo xh yo zu""".split()
)
# Letters that such a name needs; shorter ones are words of some language.
FEWEST_LETTERS = 4
# Divisions that are named by a plain word are called by a plain word in every language.
PLAIN = frozenset("north south east west northern southern eastern western central centre center capital upper lower littoral".split())
# The Irish catalogue of divisions has dictionary words where names should be ("Traein" for Uri).
NOT_NAMES = {("3166-2", "ga")}
# A zone's town lies this near the point that tzdata gives for it, km.
NEAR = 40.0
POINT = re.compile(r"([+-])(\d{2,3})(\d{2})(\d{2})?")


def add(further, by_code):
    names = Names(further)
    for code, name, lang in territories():
        if code in by_code:
            names.add(by_code[code], name, lang)
    for place_id, name, lang in towns(further.gazetteer):
        names.add(place_id, name, lang)
    by_iso = {p.iso: p.id for p in further.gazetteer.places.values() if p.iso and p.feature == "A.ADM1"}
    for code, name, lang in iso_codes():
        place_id = by_code.get(code) or by_iso.get(code)
        if place_id:
            names.add(place_id, name, lang)


class Names:
    """Adds a name unless it is, in an alphabet that most reports are written in, another place's."""

    def __init__(self, further):
        self.further = further
        self.demonyms = demonyms.words()
        self.owners = {}
        for place_id, names in further.gazetteer.names.items():
            for name in names:
                self.owners.setdefault(keys.fold(name), set()).add(place_id)

    def add(self, place_id, name, lang):
        # "Moldova, Republic of" is for sorted lists; a word for a people stands in demonyms.tsv.
        if "," in name or name.casefold() in self.demonyms:
            return
        folded = keys.fold(name)
        taken = self.owners.get(folded, {place_id}) != {place_id}
        if folded.isascii() and (lang not in LATIN_PRESS or len(folded) < FEWEST_LETTERS or taken):
            return
        self.further.add_name(place_id, name, lang)


def language(locale):
    code = re.split("[-_@]", locale)[0]
    return code if len(code) == 2 else ""


def locales(package, file):
    """Yields (locale, content) of a package's files of one kind."""
    folder = fetch.unpacked(package) / "package/main"
    for path in sorted(folder.glob(f"*/{file}")):
        with open(path, encoding="utf-8") as table:
            yield path.parent.name, json.load(table)["main"][path.parent.name]


def territories():
    """Yields (ISO code, name, language)."""
    for locale, content in locales("cldr-localenames-full", "territories.json"):
        for code, name in content["localeDisplayNames"]["territories"].items():
            # "US-alt-short" and the like are abbreviations.
            if "alt-short" not in code and name != code:
                yield code.split("-")[0], name, language(locale)


def towns(gazetteer):
    """Yields (place id, name, language) of the towns that stand for time zones."""
    points, by_key, places = zone_points(), populated_places(gazetteer), {}
    contents = dict(locales("cldr-dates-full", "timeZoneNames.json"))
    for zone, name in zones(contents["en"]):
        at = points.get((zone.split("/")[0], keys.key(name)))
        near = [] if at is None else [
            (-place.population, place.id)
            for place in by_key.get((at[0], keys.key(name)), ())
            if distance_km(at[1], at[2], place.lon, place.lat) < NEAR
        ]  # fmt: skip
        if near:
            places[zone] = min(near)[1]
    for locale, content in contents.items():
        for zone, name in zones(content):
            if zone in places:
                yield places[zone], name, language(locale)


def zones(content):
    """Returns (zone, town) of a locale."""
    found = []

    def walk(path, node):
        if isinstance(node, dict):
            if "exemplarCity" in node:
                found.append(("/".join(path), node["exemplarCity"]))
            for key, each in node.items():
                if key not in ("long", "short"):
                    walk((*path, key), each)

    walk((), content["dates"]["timeZoneNames"].get("zone", {}))
    return found


def zone_points():
    """Returns (continent, key of the town) -> (country, longitude, latitude)."""
    found = {}
    path = fetch.unpacked("tzdata") / "tzdata/zoneinfo/zone.tab"
    with open(path, encoding="utf-8") as table:
        for line in table:
            if line.startswith("#"):
                continue
            country, point, zone = line.rstrip("\n").split("\t")[:3]
            lat, lon = (degrees(part) for part in POINT.finditer(point))
            continent, _, name = zone.partition("/")
            found[continent, keys.key(name.rpartition("/")[2].replace("_", " "))] = (country, lon, lat)
    return found


def degrees(match):
    sign, whole, minutes, seconds = match.groups()
    value = int(whole) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -value if sign == "-" else value


def populated_places(gazetteer):
    """Returns (country, key of a name) -> populated places."""
    found = {}
    for place in gazetteer.places.values():
        if place.feature[0] == "P":
            for key in {keys.key(name) for name in (place.name, *gazetteer.names.get(place.id, ()))}:
                found.setdefault((place.country, key), []).append(place)
    return found


def iso_codes():
    """Yields (ISO 3166 code, name, language)."""
    folder = fetch.unpacked("pycountry") / "pycountry"
    for part in ("3166-1", "3166-2"):
        with open(folder / f"databases/iso{part}.json", encoding="utf-8") as table:
            entries = json.load(table)[part]
        for path in sorted(folder.glob(f"locales/*/LC_MESSAGES/iso{part}.mo")):
            if (part, path.parts[-3]) in NOT_NAMES:
                continue
            with open(path, "rb") as catalogue:
                names = gettext.GNUTranslations(catalogue)._catalog
            for entry in entries:
                for column in ("name", "common_name", "official_name"):
                    name = names.get(entry.get(column))
                    plain = PLAIN.issuperset(keys.fold(entry.get(column, "")).split())
                    if name and name != entry[column] and not plain:
                        # "Bozen, Südtirol [Alto Adige]": what stands in brackets is another language's.
                        name = re.sub(r"\s*[\[(].*?[\])]", "", name).rstrip("*").strip()
                        yield entry.get("alpha_2") or entry["code"], name, language(path.parts[-3])

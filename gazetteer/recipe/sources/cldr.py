"""Names of first-level divisions in 90 languages by ISO 3166-2 code: unicode-cldr-core. Unicode licence.

Codes were given anew in some countries (Iran, Eritrea, Guyana), and another source may still have the old ones: a code's English name tells
which division it is, where a division of the country bears it.
"""

import xml.etree.ElementTree as xml

import fetch
import keys

# From this many divisions on whose codes mean others, no code of the country is believed without its name.
FEW = 3


def subdivisions():
    """Yields (language, or "" where it has no code of two letters; code; name), English first."""
    folder = fetch.unpacked("unicode-cldr-core") / "usr/share/unicode/cldr/common/subdivisions"
    for path in sorted(folder.glob("*.xml"), key=lambda p: (p.stem != "en", p.stem)):
        lang = path.stem.split("_")[0]
        lang = lang if len(lang) == 2 else ""
        for element in xml.parse(path).getroot().iter("subdivision"):
            if element.text and element.text != "↑↑↑":
                yield lang, element.get("type"), element.text


def by_code(places, names):
    """Returns CLDR's code -> place. Takes the places with their ISO codes and place id -> names."""
    found = {p.iso.replace("-", "").lower(): p for p in places if p.iso}
    named = {}
    for p in places:
        if p.feature == "A.ADM1":
            named.setdefault((p.country, keys.key(p.name)), p)
    english = {code: name for lang, code, name in subdivisions() if lang == "en"}
    moved, unsure = {}, {}
    for code, place in found.items():
        key = keys.key(english.get(code, place.name))
        own = {keys.key(name) for name in (place.name, *names.get(place.id, ()))}
        # "Bujumbura" for Bujumbura Mairie
        if place.feature != "A.ADM1" or any(key in each or each in key for each in own):
            continue
        other = named.get((place.country, key))
        (moved if other else unsure).setdefault(place.country, {})[code] = other
    for country, codes in moved.items():
        found |= codes
        if len(codes) >= FEW:
            for code in unsure.get(country, {}):
                del found[code]
    return found


def add(gazetteer):
    places = by_code(list(gazetteer.places.values()), gazetteer.names)
    for lang, code, name in subdivisions():
        place = places.get(code)
        if place is None:
            continue
        known = gazetteer.names.get(place.id, {})
        has = any(kind == "p" and lang == known_lang for kind, known_lang in known.values())
        if lang == "en" and not has and place.feature == "A.ADM1":
            gazetteer.rename(place, name)
        else:
            gazetteer.add_name(place.id, name, lang, "a" if has or not lang else "p")

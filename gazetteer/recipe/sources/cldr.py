"""Names of first-level divisions in 90 languages by ISO 3166-2 code: unicode-cldr-core. Unicode licence."""

import xml.etree.ElementTree as xml

import fetch


def add(gazetteer):
    by_iso = {p.iso.replace("-", "").lower(): p for p in gazetteer.places.values() if p.iso}
    folder = fetch.unpacked("unicode-cldr-core") / "usr/share/unicode/cldr/common/subdivisions"
    for path in sorted(folder.glob("*.xml"), key=lambda p: (p.stem != "en", p.stem)):
        lang = path.stem.split("_")[0]
        lang = lang if len(lang) == 2 else ""
        for element in xml.parse(path).getroot().iter("subdivision"):
            place = by_iso.get(element.get("type"))
            if place is None or not element.text or element.text == "↑↑↑":
                continue
            known = gazetteer.names.get(place.id, {})
            has = any(kind == "p" and lang == known_lang for kind, known_lang in known.values())
            if lang == "en" and not has and place.feature == "A.ADM1":
                gazetteer.rename(place, element.text)
            else:
                gazetteer.add_name(place.id, element.text, lang, "a" if has or not lang else "p")

"""Country names in all languages: countrynames. MIT.

The package is made to recognize whatever a form may say, so it counts capitals and other towns as names of their country ("Paris").
A string that a town or a division has too is left out, unless another source calls the country so.
"""

import yaml

import fetch
import keys


def add(gazetteer, by_code, demonyms):
    """Adds each name that is no demonym (those stand in demonyms.tsv) and no other place's."""
    path = fetch.unpacked("countrynames") / "countrynames/data.yaml"
    with open(path, encoding="utf-8") as table:
        names = yaml.load(table, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    others = {
        keys.key(name)
        for place in gazetteer.places.values()
        if place.feature.startswith(("P.", "A.ADM", "L."))
        for name in (place.name, *gazetteer.names.get(place.id, ()))
    }
    for code, each in names.items():
        if code in by_code:
            for name in map(str, each):
                if name.casefold() not in demonyms and keys.key(name) not in others:
                    gazetteer.add_name(by_code[code], name)

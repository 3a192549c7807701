"""Country names in all languages: countrynames. MIT."""

import yaml

import fetch


def add(gazetteer, by_code, demonyms):
    """Adds each name that is no demonym (those stand in demonyms.tsv)."""
    path = fetch.unpacked("countrynames") / "countrynames/data.yaml"
    with open(path, encoding="utf-8") as table:
        names = yaml.load(table, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for code, each in names.items():
        if code in by_code:
            for name in each:
                if str(name).casefold() not in demonyms:
                    gazetteer.add_name(by_code[code], str(name))

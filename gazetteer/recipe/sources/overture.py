"""Names of settlements and divisions as their own country writes them: wkls (Overture Maps' divisions, from OpenStreetMap). ODbL.

The package has a local name, often an English one, and the chain of divisions above, but no point. A row joins the one place of its
country and first-level division that has the English name, or the local one, if no other row there has it too.
"""

import collections
import functools
import itertools
import unicodedata

import pyarrow.parquet

import fetch
import keys

SETTLEMENTS = {"locality"}
DIVISIONS = {"county", "localadmin"}


@functools.cache
def rows():
    """Returns id -> row: id, country, region (ISO 3166-2), subtype, name_primary, parent_id, name_en."""
    path = next((fetch.unpacked("wkls") / "wkls/data").glob("*.parquet"))
    table = pyarrow.parquet.read_table(path).to_pylist()
    return {row["id"]: row for row in table}


def add(further):
    places = further.gazetteer.places
    by_iso = {p.iso: p.id for p in places.values() if p.iso and p.feature == "A.ADM1"}
    for kinds, features in ((SETTLEMENTS, ("P.",)), (DIVISIONS, ("A.ADM2", "A.ADM3"))):
        owners = places_by_name(further.gazetteer, features)
        for found, row in joined(kinds, owners, by_iso):
            for name in (row["name_primary"], row["name_en"]):
                if name and keys.fold(name) != keys.fold(places[found].name):
                    for part in parts(name):
                        further.add_name(found, part)


def parts(name):
    """Returns the names of a cell; "Zeylac زيلع" is two."""
    if any(c.isdigit() or c in "/;,()" for c in name):
        return []
    by_script = itertools.groupby(name.split(), key=lambda word: unicodedata.name(word[0], "").split()[0])
    return [" ".join(words) for _, words in by_script]


def places_by_name(gazetteer, features):
    """Returns (first-level division, rough key) -> places of these kinds."""
    found = collections.defaultdict(set)
    for place in gazetteer.places.values():
        if place.feature.startswith(features) and place.admin1:
            for name in (place.name, *gazetteer.names.get(place.id, ())):
                found[place.admin1, keys.rough(name)].add(place.id)
    return found


def joined(kinds, owners, by_iso):
    """Yields (place id, row), each place and row once."""
    matches = {}
    for row_id, row in rows().items():
        division = by_iso.get(row["region"])
        if row["subtype"] not in kinds or not division:
            continue
        found = set()
        for name in filter(None, (row["name_en"], row["name_primary"])):
            found |= owners.get((division, keys.rough(name)), set())
        if len(found) == 1:
            matches[row_id] = found.pop()
    taken = collections.Counter(matches.values())
    for row_id, found in sorted(matches.items()):
        if taken[found] == 1:
            yield found, rows()[row_id]

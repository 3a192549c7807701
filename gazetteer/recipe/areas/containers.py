"""First-level divisions of places for which no source tells one, by the outlines that hold their points."""

import shapely

import finished
import write_tables

# Settlements, sites and divisions below the first level; what is larger lies in several.
WITHIN_ONE = ("P.", "S.", "A.ADM2", "A.ADM3", "A.ADM4")


def rows(gazetteer):
    """Returns (place, first-level division), where the division is of the place's country."""
    outlines = finished.outlines("admin1")
    ids = sorted(outlines)
    tree = shapely.STRtree([outlines[each] for each in ids])
    left = [p for p in gazetteer.places.values() if p.country and not p.admin1 and p.feature.startswith(WITHIN_ONE)]
    left = sorted((p for p in left if p.lon is not None), key=lambda p: write_tables.sort_key(p.id))
    points = shapely.points([(p.lon, p.lat) for p in left])
    found = {}
    for number, division in tree.query(points, predicate="intersects").T:
        if gazetteer.places[ids[division]].country == left[number].country:
            found.setdefault(left[number].id, ids[division])
    return list(found.items())

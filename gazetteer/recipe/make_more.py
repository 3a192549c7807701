"""Makes the tables that stand on the others: `python make_more.py` after make_tables.py (see ../README.md)."""

import finished
import write_tables
from areas import containers, finer
from sources import country_info, overture, romanized, translations


def main():
    gazetteer = finished.gazetteer()
    translated, local, press = (finished.Further(gazetteer) for _ in range(3))
    translations.add(translated, country_info.country_ids(gazetteer))
    overture.add(local)
    romanized.add(press)
    local.leave_out(translated)
    press.leave_out(local)
    areas = finer.add(local, finished.outlines("admin1"))
    tell("containers.tsv", write_tables.write("containers.tsv", ["id", "within"], containers.rows(gazetteer)))
    tell("districts.tsv", write_tables.places(local, "districts.tsv"))
    tell("outlines.tsv", write_tables.areas(areas, "outlines.tsv"))
    tell("translations.tsv", write_tables.names(translated.names, "translations.tsv"), translated.names)
    tell("local_names.tsv", write_tables.names(local.names, "local_names.tsv"), local.names)
    tell("romanized.tsv", write_tables.names(press.names, "romanized.tsv"), press.names)


def tell(table, written, names=None):
    print(f"{table}: {written[0]} rows, {written[1]} bytes", flush=True)
    for reason, count in sorted(names.dropped.items() if names else (), key=lambda n: -n[1]):
        print(f"  {count:7} names dropped: {reason}")


if __name__ == "__main__":
    main()

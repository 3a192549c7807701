"""More names of larger towns: Natural Earth's populated places (libmagics++-data) by GeoNames id. Public domain."""

import shapefile

import fetch


def add(gazetteer):
    base = fetch.unpacked("libmagics++-data") / "usr/share/magics/10m/ne_10m_populated_places_simple"
    with shapefile.Reader(str(base), encoding="utf-8", encodingErrors="replace") as reader:
        for record in reader.iterRecords():
            row = record.as_dict()
            place = gazetteer.places.get(f"gn:{int(row['geonameid'] or 0)}")
            if place is None or place.country != row["iso_a2"] or place.feature[0] != "P":
                continue
            if abs(place.lat - row["latitude"]) > 0.3:
                continue
            for key in ("name", "nameascii", "namepar", "meganame", "ls_name"):
                if row[key] and "\ufffd" not in row[key]:
                    gazetteer.add_name(place.id, row[key].rstrip("0123456789"))
            for name in (row["namealt"] or "").split("|"):
                if name and "\ufffd" not in name:
                    gazetteer.add_name(place.id, name)

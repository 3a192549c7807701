"""Airports and air bases: airportsdata. MIT.
"""

import csv
import re

import fetch
import keys
from model import Place, distance_km
from sources import supplement

MILITARY = re.compile(
    r"\b(air ?base|air force|afb|ab|raf|air station|military|naval|navy|army|aaf|nas|mcas|airfield .*base)\b", re.IGNORECASE
)
# A base of the supplement takes the place of the one here that has its name, km; under another name both are kept, or that name were lost.
SAME = 4.0


def rows():
    with open(fetch.unpacked("airportsdata") / "airportsdata/airports.csv", encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def add(gazetteer, own):
    """Adds airports; `own` are the supplement's places, which are not added twice."""
    names = supplement.names()
    bases = [p for p in own if p.feature in ("S.AIRP", "S.AIRB")]
    for row in rows():
        code, country, name = row["icao"], row["country"], row["name"].strip()
        if not name:
            continue
        lon, lat = float(row["lon"]), float(row["lat"])
        near = [p for p in bases if abs(p.lat - lat) < 0.1 and distance_km(lon, lat, p.lon, p.lat) < SAME]
        if any(keys.fold(name) in names[p.id] for p in near):
            continue
        place = gazetteer.add(
            Place(
                id=f"icao:{code}",
                name=name,
                feature="S.AIRB" if MILITARY.search(name) else "S.AIRP",
                country=country,
                lon=lon,
                lat=lat,
                radius_km=2.0,
                source="airportsdata",
            )
        )
        gazetteer.add_name(place.id, name, "en", "p")
        # Passengers' airports are also named for their town alone.
        if row["iata"] and row["city"] and place.feature == "S.AIRP":
            gazetteer.add_name(place.id, f"{row['city']} Airport", "en")

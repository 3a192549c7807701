"""The places and names that the sources fill and the tables are written from."""

import math
from dataclasses import dataclass, field

import name_rules

# Kinds of name, best first: preferred, alternate, historic or colloquial, abbreviation; of further tables: translated or made.
KINDS = "pahbt"


@dataclass(slots=True)
class Place:
    """One place; the columns of places.tsv, and the codes that later sources join by."""

    id: str
    name: str
    feature: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    lon: float | None = None
    lat: float | None = None
    population: int = 0
    radius_km: float | None = None
    source: str = ""
    iso: str = ""
    code: str = ""


@dataclass
class Gazetteer:
    """All places by id, and for each its names with (kind, language)."""

    places: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    dropped: dict = field(default_factory=dict)

    def add(self, place):
        """Adds a place; the first source that knows an id wins, later ones only fill what is empty."""
        known = self.places.get(place.id)
        if known is None:
            self.places[place.id] = place
            return place
        for column in ("country", "admin1", "admin2", "iso", "code"):
            if not getattr(known, column):
                setattr(known, column, getattr(place, column))
        if known.lon is None:
            known.lon, known.lat = place.lon, place.lat
        if not known.population:
            known.population = place.population
        return known

    def add_name(self, place_id, name, lang="", kind="a", checked=False):
        """Adds a name if the rules keep it; a better kind replaces a worse one, a language fills a missing one."""
        name = name_rules.tidy(name)
        if not checked:
            reason = name_rules.reason_to_drop(name, self.places[place_id])
            if reason:
                self.dropped[reason] = self.dropped.get(reason, 0) + 1
                return
        names = self.names.setdefault(place_id, {})
        old = names.get(name)
        if old is None:
            names[name] = (kind, lang)
            return
        old_kind, old_lang = old
        best = min(kind, old_kind, key=KINDS.index)
        # A string that is the name in several languages is kept once; English is told, else the first that was given.
        names[name] = (best, "en" if "en" in (lang, old_lang) else old_lang or lang)

    def rename(self, place, name, lang="en"):
        """Makes a name the display name; the old one stays as an alternate."""
        old = place.name
        place.name = name_rules.tidy(name)
        names = self.names.setdefault(place.id, {})
        if old in names and names[old][0] == "p" and names[old][1] in ("", lang):
            names[old] = ("a", names[old][1])
        self.add_name(place.id, name, lang, "p", checked=True)

    def remove(self, place_id):
        """Takes a place and its names out; nothing may point to it any more."""
        del self.places[place_id]
        self.names.pop(place_id, None)
        for place in self.places.values():
            place.admin1 = "" if place.admin1 == place_id else place.admin1
            place.admin2 = "" if place.admin2 == place_id else place.admin2


def distance_km(lon1, lat1, lon2, lat2):
    """Great-circle distance on a sphere of 6371 km."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    h = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 6371.0 * 2 * math.asin(min(1.0, math.sqrt(h)))

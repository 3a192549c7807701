"""Asks a dateline server through geopy's Photon geocoder, as it is published: `photon.py 127.0.0.1:8080`."""

import sys

from geopy.geocoders import Photon

photon = Photon(domain=sys.argv[1], scheme="http", user_agent="dateline-test", timeout=20)

aleppo = photon.geocode("Aleppo")
assert aleppo.address.startswith("Aleppo"), aleppo
assert aleppo.address.endswith("Syria"), aleppo
assert abs(aleppo.latitude - 36.2) < 0.1 and abs(aleppo.longitude - 37.16) < 0.1, aleppo

assert photon.geocode("Aleppo", language="ar").address.startswith("حلب")
assert len(photon.geocode("San Juan", exactly_one=False, limit=5)) == 5
assert photon.geocode("Xqzzyvw") is None
near = photon.geocode("Tripoli", location_bias=(34.4, 35.8))
assert near.raw["properties"]["countrycode"] == "LB", near
boxed = photon.geocode("Tripoli", bbox=[(34, 35), (35, 36.5)])
assert boxed.raw["properties"]["countrycode"] == "LB", boxed
state = photon.geocode("Aleppo", osm_tag="place:state")
assert state.raw["properties"]["type"] == "state", state

here = photon.reverse((36.2, 37.16))
assert "Syria" in here.address, here
assert len(photon.reverse("36.2, 37.16", exactly_one=False, limit=3)) == 3
print("geopy is content")

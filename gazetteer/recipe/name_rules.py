"""Which alternate names are kept, and why others are not.

GeoNames' alternate names hold airport codes, links, postal codes and machine transliterations (`hlb`, `a lei po`)
beside real names. A wrong alias is a wrong pin, so each rule below drops a kind of string that no report writes for the place.
Names that are well formed but wrong stand in dropped_names.tsv with their reason.
"""

import csv
import re
import unicodedata
from pathlib import Path

SPACES = re.compile(r"\s+")
LINK = re.compile(r"https?:|www\.|/wiki/|\.(com|org|gov|net)\b", re.IGNORECASE)
CODE = re.compile(r"^[A-Z]{1,4}$|^[A-Z]{2} ?[A-Z0-9]{3}$|^[A-Z]*[0-9]+[A-Z0-9]*$")
MARKUP = re.compile(r"[|;{}<>\[\]=\\_#@*\"]")
LONGEST = 90


def tidy(name):
    """Returns the name in NFC, without control marks, odd quotes around it and double spaces."""
    name = unicodedata.normalize("NFC", name)
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf") or c == "\u200c")
    return SPACES.sub(" ", name).strip(' ,"')


def scripts(name):
    """Returns which of the alphabets that junk mixes are in a name."""
    found = set()
    for c in name:
        if c.isalpha():
            if c < "\u0250" or "\u1e00" <= c < "\u1f00":
                found.add("latin")
            elif "\u02b0" <= c < "\u0370":
                pass  # modifier letters: ayn, hamza and the like belong to any romanization
            elif "\u0400" <= c < "\u0530":
                found.add("cyrillic")
            else:
                found.add("other")
    return found


def reason_to_drop(name, place):
    """Returns the name of the rule that drops an alternate name, or None."""
    if not name:
        return "empty"
    if (place.id, name) in DROPPED:
        return "dropped by hand"
    if name == place.name and not (len(name) == 1 and name.isascii()):
        return None
    letters = sum(c.isalpha() for c in name)
    if len(name) == 1 and not ("\u3400" <= name < "\ua000" or "\uac00" <= name < "\ud7b0"):
        return "single letter"
    if letters == 0:
        return "no letter"
    if LINK.search(name):
        return "link"
    if MARKUP.search(name):
        return "markup"
    if len(name) > LONGEST:
        return "too long"
    if sum(c.isdigit() for c in name) > letters:
        return "mostly digits"
    if CODE.match(name):
        return "code (airport, postal, trade)"
    found = scripts(name)
    if len(found) > 1:
        return "mixed scripts"
    if found == {"latin"} and not any(c.isupper() for c in name):
        return "machine transliteration (no capital)"
    return None


def read_dropped():
    with open(Path(__file__).resolve().parent / "dropped_names.tsv", encoding="utf-8") as table:
        return {(row["id"], row["name"]) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


DROPPED = read_dropped()

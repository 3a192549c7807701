"""Demonyms: own lists, demonyms_by_country.tsv and demonyms_by_region.tsv. They name a people or a state, never a point."""

import csv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def rows():
    """Yields (word, country code or place id, kind) in the order of the lists."""
    for name, column in (("demonyms_by_country.tsv", "country"), ("demonyms_by_region.tsv", "id")):
        with open(HERE / name, encoding="utf-8") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                for word in filter(None, row["adjectives"].split("|")):
                    yield word, row[column], "adj"
                for word in filter(None, row["people"].split("|")):
                    yield word, row[column], "people"


def words():
    """Returns all demonyms, case-folded."""
    return {word.casefold() for word, _, _ in rows()}

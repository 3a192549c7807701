#!/usr/bin/env python3
"""Scores what `dateline evaluate events GOLD --predictions PRED --all --explain` writes for three gold sets (Python stdlib only).

  score_small_sets.py GOLD.jsonl PRED.jsonl        the form is found from GOLD

"label" (CASE 2021 task 2): the first event's sub-type, or the first mention's where no event is plotted; weighted F1 over the
labels that ACLED has. "governorate" (FA-KES): the first-level division of the first event with a place in the country, and of any
event; the date of the event that agrees, within two days of the article's. "locations" (event-location): the place of the mention
at the verb, or of the nearest one where there is none, beside the gold spans; right where they overlap.
"""
import collections
import datetime
import json
import re
import sys

# The labels of CASE 2021, by ACLED's sub-types; the set's other five are not ACLED's.
LABELS = {
    "Abduction/forced disappearance": "ABDUCT_DISSAP", "Agreement": "AGREEMENT", "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH", "Arrests": "ARREST", "Attack": "ATTACK", "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP", "Disrupted weapons use": "DISR_WEAP", "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT", "Grenade": "GRENADE", "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT", "Mob violence": "MOB_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER", "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER", "Peaceful protest": "PEACE_PROTEST", "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS", "Sexual violence": "SEX_VIOL", "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB", "Violent demonstration": "VIOL_DEMONSTR",
}
# Beginnings of today's names of the governorates, by the names in the set.
GOVERNORATES = {
    "aleppo": ["aleppo"], "damascus": ["damascus", "rif dimashq"], "idlib": ["idlib"], "deir ezzor": ["deir"], "homs": ["homs"],
    "hasakeh": ["hasak"], "raqqa": ["raqqa"], "hama": ["hama"], "daraa": ["dara"], "lattakia": ["latakia"],
    "quneitra": ["quneitra"], "tartous": ["tart"],
}
DAYS = 2


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def labels(gold, pred):
    told = {}
    for line in pred:
        kinds = [x["sub_event_type"] for x in line["events"] or line["mentions"]]
        told[line["id"]] = LABELS.get(kinds[0]) if kinds else None
    gold = [g for g in gold if g["label"] in LABELS.values()]
    sums = 0.0
    for label, number in collections.Counter(g["label"] for g in gold).items():
        right = sum(g["label"] == label == told[g["id"]] for g in gold)
        said = sum(told[g["id"]] == label for g in gold)
        sums += number * 2 * right / (said + number)
    print(f"documents {len(gold)}  weighted F1 {sums / len(gold):.3f}")


def governorates(gold, pred):
    pred = {line["id"]: line["events"] for line in pred}
    first = some = dated = 0
    for g in gold:
        def agrees(event):
            place = event.get("place") or {}
            words = f"{place.get('admin1') or ''}|{place.get('name') or ''}".lower()
            return any(re.search(r"(^|\|| )" + name, words) for name in GOVERNORATES[g["governorate"]])
        events = pred[g["id"]]
        placed = [e for e in events if (e.get("place") or {}).get("country") == "SYR"]
        placed.sort(key=lambda e: min(x["start"] for x in e["evidence"]))
        first += bool(placed) and agrees(placed[0])
        some += any(map(agrees, events))
        event = next(filter(agrees, events), next(iter(placed or events), None))
        if event and event.get("date"):
            day = datetime.date.fromisoformat(g["document_time"])
            start, end = (datetime.date.fromisoformat(event["date"][x]) for x in ("start", "end"))
            dated += max((start - day).days, (day - end).days, 0) <= DAYS
    n = len(gold)
    print(f"articles {n}  governorate of the first event {first / n:.3f}  of any event {some / n:.3f}  date within {DAYS} days {dated / n:.3f}")


def locations(gold, pred):
    pred = {line["id"]: line["mentions"] for line in pred}
    right = said = asked = 0
    for g in gold:
        for event in g["events"]:
            verb = event["verb"]
            mentions = sorted(pred[g["id"]], key=lambda m: abs(m["trigger_span"][0] - verb["start"]))
            spans = [m["place"]["span"] for m in mentions[:1] if m["place"] and m["place"]["span"]]
            places = [(x["start"], x["end"]) for x in event["locations"] if x["start"] < x["end"]]
            asked, said = asked + len(places), said + len(spans)
            right += sum(any(a < end and start < b for a, b in places) for start, end in spans)
    print(f"places {asked}  told {said}  span precision {right / said:.3f}  recall {right / asked:.3f}  F1 {2 * right / (said + asked):.3f}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    gold, pred = lines(sys.argv[1]), lines(sys.argv[2])
    form = labels if "label" in gold[0] else governorates if "governorate" in gold[0] else locations
    form(gold, pred)


if __name__ == "__main__":
    main()

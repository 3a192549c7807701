"""Labels openly licensed news text with spaCy's `en_core_web_md` (MIT), as additional training text for the tagger of names.

Usage: python silver.py MODEL_DIRECTORY TEXTS.jsonl… > silver.jsonl

Each line in: {"text": …}; each line out: {"text": …, "spans": [[start, end, class], …]}, offsets in code points,
class P (place), H (person) or O (organization). Peoples and adjectives (NORP) are no names here.
"""

import json
import sys

import spacy

CLASSES = {"GPE": "P", "LOC": "P", "FAC": "P", "PERSON": "H", "ORG": "O"}


def main():
    model = spacy.load(sys.argv[1], disable=["parser", "lemmatizer", "tagger", "attribute_ruler"])
    for path in sys.argv[2:]:
        with open(path, encoding="utf8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        for text, doc in zip(texts, model.pipe(texts)):
            spans = []
            for name in doc.ents:
                if name.label_ not in CLASSES:
                    continue
                start, end = name.start_char, name.end_char
                # "the Euphrates" and "Syria's" are cut to the name.
                for article in ("the ", "The "):
                    if text.startswith(article, start):
                        start += len(article)
                for possessive in ("'s", "’s"):
                    if text.endswith(possessive, start, end):
                        end -= len(possessive)
                if start < end:
                    spans.append([start, end, CLASSES[name.label_]])
            print(json.dumps({"text": text, "spans": spans}, ensure_ascii=False))


main()

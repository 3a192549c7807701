"""Reads articles with spaCy's names alone, beside `cargo bench --bench geoparser`.

Usage: spacy_peer.py MODEL_DIRECTORY < articles, one JSON string a line; prints the seconds of processor time, load left out.
"""

import json
import sys
import time

import spacy


def main():
    model = spacy.load(sys.argv[1], disable=["parser", "lemmatizer", "tagger", "attribute_ruler"])
    articles = [json.loads(line) for line in sys.stdin if line.strip()]
    list(model.pipe(articles[:2]))
    start = time.process_time()
    for _ in model.pipe(articles):
        pass
    print(time.process_time() - start)


main()

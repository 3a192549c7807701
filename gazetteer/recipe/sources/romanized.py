"""Cyrillic names of Ukraine, Belarus and Russia in the Latin letters of the press: own rules, no source.

Ukrainian follows the national system of 2010, Belarusian the one of 2007 without its marks, Russian the usage of English-language
agencies ("Krasnoye", "Yelets", -y for -ий and -ый). A name that Ukrainian and Russian share in writing is romanized in the language
of its country. One that the place has already, but for marks and capitals, is not taken again.
"""

import keys

UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia - -".replace("-", "\0").split(" "),
    )
)
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "\0").split(" "),
    )
)
BELARUSIAN = dict(
    zip(
        "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’",
        "a b v h d e yo zh z i y k l m n o p r s t u u f kh ts ch sh y - e yu ya - -".replace("-", "\0").split(" "),
    )
)
# Languages whose names of the country's settlements are taken; most names do not tell their language.
LANGUAGES = {"UA": ("", "uk", "ru"), "BY": ("", "be", "ru"), "RU": ("", "ru")}
VOWELS = "аеёиоуыэюяіїєў"


def add(further):
    places, known = further.gazetteer.places, further.gazetteer.names
    for place_id, names in known.items():
        place = places[place_id]
        if place.country not in LANGUAGES or place.feature[0] != "P":
            continue
        have = {keys.fold(name) for name in (place.name, *names)}
        for name, (_, lang) in names.items():
            latin = romanize(name, lang, place.country) if lang in LANGUAGES[place.country] else None
            if latin and keys.fold(latin) not in have:
                have.add(keys.fold(latin))
                further.add_name(place_id, latin, "")


def romanize(name, lang, country):
    """Returns a Cyrillic name in Latin letters; None where it has letters of none of the three languages."""
    lower = name.lower()
    if not any("\u0400" <= c < "\u0530" for c in lower):
        return None
    language = language_of(lower, lang, country)
    letters = {"uk": UKRAINIAN, "ru": RUSSIAN, "be": BELARUSIAN}[language]
    words = []
    for word in lower.replace("-", " - ").split():
        if any(c not in letters and c != "-" for c in word):
            return None
        words.append(word if word == "-" else romanize_word(word, language, letters).capitalize())
    return " ".join(words).replace(" - ", "-")


def language_of(lower, lang, country):
    if country == "RU":
        return "ru"
    if any(c in lower for c in "їєґ"):
        return "uk"
    if "ў" in lower:
        return "be"
    if any(c in lower for c in "ёъ") or ("ы" in lower or "э" in lower) and "і" not in lower:
        return "ru"
    if "і" in lower:
        return "be" if country == "BY" else "uk"
    return lang if lang in ("uk", "ru", "be") else {"UA": "uk", "BY": "be"}.get(country, "ru")


def romanize_word(word, language, letters):
    if language == "ru":
        for ending, latin in (("ий", "y"), ("ый", "y")):
            if word.endswith(ending) and len(word) > 4:
                return romanize_word(word.removesuffix(ending), language, letters) + latin
    out = []
    for at, c in enumerate(word):
        before = word[at - 1] if at else ""
        if language == "uk":
            latin = "gh" if c == "г" and before == "з" else letters[c] if at else UKRAINIAN_FIRST.get(c, letters[c])
        elif c == "е" and (not before or before in VOWELS or before in "ьъ"):
            latin = "ye"
        else:
            latin = letters[c]
        out.append(latin.replace("\0", ""))
    return "".join(out)

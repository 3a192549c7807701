"""Keys that two sources' spellings of one name share: case, diacritics, punctuation and words of administration removed."""

import re
import unicodedata

# Words that say what kind of division it is, in the languages of the sources' division names.
ADMIN_WORDS = frozenset(
    """district districts county counties province governorate region regional municipality municipal commune department
    departement prefecture subdistrict sub subprefecture division zone woreda wereda local government area city town township
    rural urban ward of the de la le el al da do dos del des di du an ad ash as ar az at adh muhafazat mintaqat qada qadaa caza
    nahiyat nahiya markaz municipio municipi gmina powiat obec okres kreis landkreis stadt gemeinde raion rayon raionul rayonu
    oblast obshtina opcina opstina grad grada judetul comuna concelho freguesia distrito canton cercle arrondissement
    bakhsh shahrestan ostan ilce ilcesi merkez kabupaten kota kecamatan amphoe khet changwat huyen quan thi xa tp thanh pho
    xian shi qu diqu gun si ku""".split()
)
LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"})
WORD = re.compile(r"[^\W\d_]+")


def fold(name):
    """Returns the name in lower case without diacritics and apostrophes."""
    name = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    return "".join(c for c in name if not unicodedata.combining(c) and c not in "'’‘ʻʼʿʾ`´‛ʹ")


def key(name):
    """Returns the words that name, run together; all of them if none is left without words of administration."""
    words = WORD.findall(fold(name))
    kept = [w for w in words if w not in ADMIN_WORDS]
    return "".join(kept or words)


def rough(name):
    """Returns a key that also levels the common romanizations: doubled letters, q/k, ou/oo/u, ee/i, final h."""
    text = key(name)
    for old, new in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ai", "a"), ("ay", "a"), ("q", "k"), ("gh", "g"),
                     ("kh", "k"), ("dj", "j"), ("ch", "sh"), ("y", "i"), ("w", "u"), ("e", "a"), ("o", "u")):  # fmt: skip
        text = text.replace(old, new)
    text = re.sub(r"(.)\1+", r"\1", text)
    return text.rstrip("h") or text

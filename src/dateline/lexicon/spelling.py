"""One spelling for the many in which a transliterated name is written: "Hizbullah", "Hezbollah"; "Hashid", "Hashd".

Two forms of a word are compared. ``sound`` evens out what transliteration leaves open (doubled letters, ou/u/oo, e/i,
q/k/g before a vowel, kh/h, the endings -iya, -iyya and -iyah) and keeps the vowels; ``frame`` keeps the consonants only
and serves names of several words.
"""

from __future__ import annotations

import re
from typing import Final

#: Articles that a name may have or lack.
ARTICLES: Final = frozenset("al el ul il as ash an ar ad at az e i".split())

_ENDING: Final = re.compile(r"(?:iyya|iyyah|iyah|iya|ieh|iyyeh|iyeh|ia|eya|eyya)$")
_FINAL_H: Final = re.compile(r"[ae]h$")
_PAIRS: Final = (
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "c"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ow", "aw"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ey", "ai"),
    ("ay", "ai"),
    ("ae", "ai"),
)
_SINGLE: Final = str.maketrans({"o": "u", "e": "i", "q": "k", "w": "w", "y": "i", "v": "w"})
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = str.maketrans("", "", "aiu")


def sound(key: str) -> str:
    """A word's key with what transliteration leaves open evened out."""
    word = _ENDING.sub("ia", key)
    word = _FINAL_H.sub("a", word)
    for one, other in _PAIRS:
        if one in word:
            word = word.replace(one, other)
    return _DOUBLED.sub(r"\1", word.translate(_SINGLE))


def frame(key: str) -> str:
    """The consonants of ``sound``, behind an "a" where the word begins with a vowel; q, k and g are one."""
    heard = sound(key).replace("g", "k")
    bare = _DOUBLED.sub(r"\1", heard.translate(_VOWELS))
    if bare.endswith("h"):
        bare = bare[:-1]
    return "a" + bare if heard[:1] in "aiu" else bare

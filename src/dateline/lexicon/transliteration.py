"""Names that differ only in how another script was spelt in Latin letters: "Baqouba" and "Baqubah", "Deir Ezzor" and
"Dayr az Zawr", "Shaykh Miskin" and "Sheikh Miskeen".

`sound_key` gives both spellings one key, made of their consonants; `likeness` then says how close two spellings of one
key are. Both read comparable forms as `gazetteer.norm_name` makes them.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# Countries whose names reach English through transliteration, and so in many spellings. India's are written in Latin
# letters at home, China's and Korea's by one system each.
_COUNTRIES = (
    "AFG ARE ARM AZE BGD BHR BLR DJI DZA EGY ERI ESH ETH GEO IRN IRQ ISR JOR KAZ KGZ KWT LBN LBY MAR MLI MMR MRT"
    " NER NPL OMN PAK PSE QAT RUS SAU SDN SOM SSD SYR TCD TJK TKM TUN UKR UZB YEM"
)
TRANSLITERATED = frozenset(_COUNTRIES.split())
_ARTICLE = re.compile(r"\b(?:a[dlnrstz]|ash|e[ldrsz]|il|ul|the|wa|e|i)\b ?")
_SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"kh", "x"),
        (r"tch|tsh|sch|sh|ch", "c"),
        (r"gh|q|ck|g", "k"),
        (r"dj|zh|dzh", "j"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"v", "w"),
    )
)
_VOWELS = (
    (re.compile(r"ou|oo|uw|ow|au"), "u"),
    (re.compile(r"ee|iy|yi|ie|ij|y"), "i"),
    (re.compile(r"ei|ai|ay|ey|ae"), "e"),
    (re.compile(r"o"), "u"),
    (re.compile(r"a"), "e"),
    (re.compile(r"eh?$|h$"), ""),
)
_DOUBLED = re.compile(r"(.)\1+")
_NOT_CONSONANT = re.compile(r"(?<=.)[aeiouyhw]+")
_ENOUGH = 3  # consonants that tell one name from another


def _plain(norm: str) -> str:
    text = _ARTICLE.sub("", norm).replace(" ", "") or norm.replace(" ", "")
    for pattern, to in _SPELLINGS:
        text = pattern.sub(to, text)
    return text


def sound_key(norm: str) -> str:
    """The consonants of a name, without article; "" where too few are left to tell it from others."""
    key = _DOUBLED.sub(r"\1", _NOT_CONSONANT.sub("", _DOUBLED.sub(r"\1", _plain(norm))))
    if key[:1] in "aeiouyhw":
        key = "a" + key[1:]
    return key if len(key) >= _ENOUGH else ""


def likeness(a: str, b: str) -> float:
    """How alike two comparable forms are once their vowels are spelt one way, 0 to 1."""
    left, right = _reduced(a), _reduced(b)
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _reduced(norm: str) -> str:
    text = _plain(norm)
    for pattern, to in _VOWELS:
        text = pattern.sub(to, text)
    return _DOUBLED.sub(r"\1", text)

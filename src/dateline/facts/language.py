"""Which language a text is in, as far as it takes to tell English from what is not."""

from __future__ import annotations

import re
from typing import Final

from dateline.lexicon.words import word_lists

_SAMPLE: Final = 6_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
# Scripts by range, with the language that most newspapers in it are written in.
_SCRIPTS: Final = (
    (re.compile(r"[\u0400-\u04ff]"), "ru"),
    (re.compile(r"[\u0600-\u06ff\u0750-\u077f]"), "ar"),
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u0900-\u097f]"), "hi"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
    (re.compile(r"[\u0980-\u09ff]"), "bn"),
    (re.compile(r"[\u1200-\u137f]"), "am"),
)
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_PERSIAN = re.compile(r"[پچژگ]")
_FEW = 8


def find_language(text: str) -> str | None:
    """An ISO 639-1 code, `en` above all; None where too little speaks for any language.

    Scripts other than Latin are told by letter ranges; languages in Latin script by their commonest words.
    """
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    counts = [(len(pattern.findall(sample)), code) for pattern, code in _SCRIPTS]
    most, code = max(counts, key=lambda pair: pair[0])
    if most > latin:
        if code == "zh" and counts[2][0] > 0.1 * most:
            return "ja"
        if code == "ru" and len(_UKRAINIAN.findall(sample)) > 0.02 * most:
            return "uk"
        return "fa" if code == "ar" and len(_PERSIAN.findall(sample)) > 0.02 * most else code
    return _by_words([word.lower() for word in _WORD.findall(sample)])


def _by_words(words: list[str]) -> str | None:
    if not words:
        return None
    shares = {
        code: sum(word in common for word in words) / len(words)
        for code, common in word_lists("function_words").items()
    }
    best = max(shares, key=lambda code: shares[code])
    # Headlines have few function words; a foreign language must beat English clearly.
    if shares["en"] >= 0.12 and shares["en"] >= 0.7 * shares[best]:
        return "en"
    if len(words) < _FEW:
        return "en" if shares["en"] > 0 and best == "en" else None
    if best != "en" and shares[best] >= 0.12:
        return best
    return "en" if shares["en"] >= 0.05 and best == "en" else None

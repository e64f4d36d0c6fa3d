"""Whether an event happened, goes on, is planned, threatened, only thought of, denied or did not happen.

The tense of the trigger's verb group, its modals and negation, and the words that govern it are read, in that order of
outwardness; the lexicon's `status_words.tsv` holds the words. "Happened" is what nothing speaks against.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.status_nouns import NounReading
from dateline.coding.status_verbs import VerbReading
from dateline.records.claim import Status, Tense
from dateline.records.syntax import Sentence, Token

_DEEPEST: Final = 6  # how many governors are asked
_HISTORICAL: Final = re.compile(
    r"\b(?:previously|formerly|historically|in the past|long ago|at the time|in those days|back (?:in|then)|used to|"
    r"(?:years?|decades?|centur(?:y|ies)|generations?) (?:ago|earlier|before)|once|former|in earlier (?:years|decades)|"
    r"in the (?:early |late |mid-?)?(?:1\d|20)\d0s|during the (?:cold war|(?:first|second) world war))\b",
    re.IGNORECASE,
)


def status_of(sentence: Sentence, i: int, text: str, denied: bool = False) -> Status:
    """The status of the event whose trigger is token ``i``; ``denied`` says that its source denies it."""
    ruling = _Reading(sentence).of(i, 0)
    if denied and ruling in {"happened", "ongoing", "negated"}:
        return "denied"
    return ruling


def tense_cue(sentence: Sentence, i: int, text: str | None = None) -> Tense | None:
    """`historical` where a word such as "previously" stands in the clause of token ``i``; None without such a word."""
    tokens = sentence.tokens
    left, right = i, i
    while left > 0 and i - left < 14 and not _parts(tokens[left - 1]):
        left -= 1
    while right + 1 < len(tokens) and right - i < 14 and not _parts(tokens[right + 1]):
        right += 1
    if (
        left > 0
        and tokens[left - 1].text == ","
        and left <= 6
        and not any(t.tag in {"VBD", "VBZ", "VBP"} for t in tokens[:left])
    ):
        left = 0  # "Years ago, ..." opens the clause
    clause = (
        " ".join(token.lower for token in tokens[left : right + 1])
        if text is None
        else (text[tokens[left].start : tokens[right].end])
    )
    found = _HISTORICAL.search(clause)
    if found is None:
        return None
    if found.group().lower() in {"former", "once"}:
        verbal = tokens[i].tag.startswith("VB")
        near = {token.lower for token in tokens[max(0, i - 2) : i] if verbal or token.lower != "once"}
        near -= {"former"} if verbal else set()
        return "historical" if found.group().lower() in near else None
    return "historical"


def _parts(token: Token) -> bool:
    return token.text in {",", ";", ":", "—", "–", "“", "”"} or token.lower in {"but", "while"}


class _Reading:
    """The questions asked of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.asked = sentence.tokens[-1].text == "?" if sentence.tokens else False
        self.verbs = VerbReading(sentence, self.of)
        self.nouns = NounReading(sentence, self.verbs, self.of)

    def of(self, i: int, depth: int) -> Status:
        token = self.tokens[i]
        if depth > _DEEPEST:
            return "happened"
        found = self.verbs.verb(i, depth) if self._verbal(i) else self.nouns.noun(i, depth)
        if found == "happened" and self.asked and depth == 0 and not token.tag.startswith("NN"):
            return "hypothetical"
        return found

    def _verbal(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.tag.startswith("VB") and token.tag != "MD":
            return False
        nominal = token.tag == "VBG" and (
            token.dep in {"compound", "dobj", "pobj", "nsubj", "nsubjpass", "attr", "amod"}
            and (i == 0 or self.tokens[i - 1].tag in {"DT", "JJ", "PRP$", "POS", "NN", "NNP", "CD"})
        )
        attribute = token.tag in {"VBN", "VBG"} and token.dep == "amod" and token.head > i
        return not nominal and not (attribute and token.tag == "VBG")

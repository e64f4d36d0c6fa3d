"""Runs of tokens of a sentence that may name the place of one of its acts.

A candidate begins and ends with a name and runs over what stands inside names ("Deir ez-Zor", "Palais de l'Europe");
a place noun in lower case may close it ("Imam Ali hospital"). A part of a longer name is a candidate of its own, as
writers of names run places together ("Chibok Borno State"); which one is meant is for `place_link` to say.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.records.syntax import Sentence, Token

# Tokens of the longest candidate.
LONGEST = 8
#: Nouns that follow or close a place's name.
PLACE_NOUNS = frozenset(
    """academy airbase airport area axis base border bridge camp capital checkpoint church city coast coastline commune
    complex compound countryside county crossing crossroads department desert district factory farm farms forest
    governorate gulf harbor harbour highway hill hilltop hospital hotel island lake market mosque mountain mountains
    municipality neighborhood neighbourhood outskirts palace peninsula plain plains plant port prison province quarter
    refugee region river road school sea settlement shrine square stadium state station street strip suburb town
    university valley village waters""".split()
)
_INSIDE = frozenset(
    """of al el la le las les los de del der des di do dos du da das san et and the von y e i bin ibn bint ul ud & - – —
    ' ’ ‘ ` / . ( ) , 's ’s""".split()
)
_OPENING = frozenset("al el as ad ar an ul ‘".split())
_CLOSING = frozenset(") ’ '".split())


class Candidate(NamedTuple):
    """Tokens ``start`` to ``end`` (half-open) with the last of those that hang from outside, and how many these are."""

    start: int
    end: int
    head: int
    heads: int


def candidates(sentence: Sentence) -> list[Candidate]:
    """The candidates of a sentence, by start and then by end."""
    tokens = sentence.tokens
    named = [namelike(token) for token in tokens]
    found: list[Candidate] = []
    for start, first in enumerate(tokens):
        if not named[start] and first.lower not in _OPENING:
            continue
        for last in range(start, min(len(tokens), start + LONGEST)):
            lower = tokens[last].lower
            if named[last] or lower in _INSIDE:
                if named[last] or lower in _CLOSING:
                    found.append(_candidate(tokens, start, last + 1))
                continue
            if lower in PLACE_NOUNS and last > start:
                found.append(_candidate(tokens, start, last + 1))
            break
    return found


def namelike(token: Token) -> bool:
    """May the token be part of a name: a capital or a digit in it, or tagged as a name?"""
    text = token.text
    return token.tag in ("NNP", "NNPS") or any(letter.isupper() or letter.isdigit() for letter in text)


def _candidate(tokens: tuple[Token, ...], start: int, end: int) -> Candidate:
    heads = [k for k in range(start, end) if not (start <= tokens[k].head < end and tokens[k].head != k)]
    return Candidate(start, end, heads[-1], len(heads))

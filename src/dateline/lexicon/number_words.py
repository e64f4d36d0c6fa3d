"""Number words, hedges and the nouns that reports count: `data/number_words.tsv` and `data/counted_nouns.tsv`.

Kinds of number words, as the table's second column names them:

- values: ``unit`` and ``ten`` ("seven", "forty"), ``scale`` ("hundred", "dozen"), ``letter-scale`` (directly after
  digits: "10k"), ``vague`` ("dozens"), ``several`` (makes a scale vague: "several hundred"), ``set`` ("a trio"),
  ``twin`` and ``both``.
- hedges: ``hedge`` (before the number), ``after`` (behind it), ``sign`` ("~"), ``transparent`` (stands before a number
  and changes nothing: "a total of").
- what tells that a number is no count: ``measure`` (a unit of time, length, money ... follows), ``between`` (may stand
  between number and unit), ``designator`` and ``capital-designator`` (a name's word precedes: "Flight 655"), ``month``,
  ``weekday``, ``sport`` (a score or vote is near), ``street``, ``currency``, ``relative`` (an age follows:
  "her son, 5").
- others: ``collective`` ("a group of" is not one), ``no-one`` ("one day"), ``before-one`` ("this one"), ``negator``,
  ``no-person`` ("nobody"), ``verb-like`` (no name, though capitalised in a headline), ``group-suffix`` ("300-strong").
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, cast, get_args

import msgspec

from dateline.errors import AssetError
from dateline.records.reference import Hedge, QuantityOf

#: Digits with their separators; a word with its apostrophes and inner full stops; one sign.
TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*|[^\w\s]|_")

Phrase = tuple[str, ...]


class Vague(msgspec.Struct, frozen=True):
    """What a word such as "dozens" stands for."""

    low: int
    high: int
    hedge: Hedge


class NumberWords(msgspec.Struct, frozen=True):
    """The table of number words, by kind. All words are in lower case."""

    values: dict[str, int]  # units and tens
    tens: frozenset[str]
    scales: dict[str, int]
    letter_scales: dict[str, int]
    vague: dict[str, Vague]
    sets: dict[str, Vague]
    hedges_before: dict[str, tuple[tuple[Phrase, Hedge | None], ...]]  # by last word; None: changes nothing
    hedges_after: dict[str, tuple[tuple[Phrase, Hedge], ...]]  # by first word
    words: dict[str, frozenset[str]]  # the other kinds: their words

    @staticmethod
    @cache
    def load() -> NumberWords:
        """The packaged table. Raises AssetError where a row does not fit."""
        values: dict[str, int] = {}
        scales: dict[str, int] = {}
        letters: dict[str, int] = {}
        vague: dict[str, Vague] = {}
        sets: dict[str, Vague] = {}
        tens: set[str] = set()
        before: dict[str, list[tuple[Phrase, Hedge | None]]] = {}
        after: dict[str, list[tuple[Phrase, Hedge]]] = {}
        words: dict[str, set[str]] = {}
        for phrase, kind, low, high, hedge in _rows("number_words.tsv", 5):
            tokens = tuple(TOKEN.findall(phrase))
            if kind in ("unit", "ten"):
                values[phrase] = int(low)
                if kind == "ten":
                    tens.add(phrase)
            elif kind == "scale":
                scales[phrase] = int(low)
            elif kind == "letter-scale":
                letters[phrase] = int(low)
            elif kind in ("vague", "set"):
                (vague if kind == "vague" else sets)[phrase] = Vague(int(low), int(high), _hedge(hedge, phrase))
            elif kind in ("hedge", "sign", "transparent"):
                before.setdefault(tokens[-1], []).append((tokens, None if hedge == "-" else _hedge(hedge, phrase)))
            elif kind == "after":
                after.setdefault(tokens[0], []).append((tokens, _hedge(hedge, phrase)))
            else:
                words.setdefault(kind, set()).add(phrase)
        return NumberWords(
            values=values,
            tens=frozenset(tens),
            scales=scales,
            letter_scales=letters,
            vague=vague,
            sets=sets,
            hedges_before={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in before.items()},
            hedges_after={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in after.items()},
            words={k: frozenset(v) for k, v in words.items()},
        )


class CountedNouns(msgspec.Struct, frozen=True):
    """Nouns that reports count. ``of`` maps each form, in lower case, to its class; None where it tells none."""

    of: dict[str, QuantityOf | None]
    plurals: frozenset[str]  # forms that are plural, or may be ("police", "wounded")
    longest: int  # words of the longest form

    @staticmethod
    @cache
    def load() -> CountedNouns:
        """The packaged table. Raises AssetError where a row does not fit."""
        of: dict[str, QuantityOf | None] = {}
        plurals: set[str] = set()
        known = get_args(QuantityOf)
        for noun, plural, cls in _rows("counted_nouns.tsv", 3):
            if cls != "-" and cls not in known:
                raise AssetError(f"counted_nouns.tsv: {noun!r} has class {cls!r}, expected one of {', '.join(known)}")
            value = None if cls == "-" else cast(QuantityOf, cls)
            of[noun.lower()] = value
            other = noun if plural == "-" else plural
            of[other.lower()] = value
            plurals.add(other.lower())
        return CountedNouns(of=of, plurals=frozenset(plurals), longest=max(len(form.split()) for form in of))

    def class_of(self, words: list[str]) -> QuantityOf | None:
        """What the longest known ending of ``words`` (in lower case) tells; None where it is unknown or tells none."""
        for size in range(min(self.longest, len(words)), 0, -1):
            form = " ".join(words[-size:])
            if form in self.of:
                return self.of[form]
        return None


def _hedge(value: str, phrase: str) -> Hedge:
    known = get_args(Hedge)
    if value not in known:
        raise AssetError(f"number_words.tsv: {phrase!r} has hedge {value!r}, expected one of {', '.join(known)}")
    return cast(Hedge, value)


def _rows(name: str, columns: int) -> list[list[str]]:
    """The rows of a packaged table, comments and empty lines left out."""
    text = files("dateline.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for row in rows:
        if len(row) != columns:
            raise AssetError(f"{name}: {len(row)} columns in {row!r}, expected {columns}: install the package again")
    return rows

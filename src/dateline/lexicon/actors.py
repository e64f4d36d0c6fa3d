"""The shipped list of organisations, armed groups and other collective actors, with their relations.

The tables are `data/actors.tsv` and `data/actor_relations.tsv`; `docs/actors.md` describes them. Names are compared
word by word without diacritics, apostrophes and hyphens. A word that the list writes with a capital must have one in
the text, an alias in capitals alone must stand so; in a text all in capitals, abbreviations that are also everyday
words ("IS", "WHO", "UP") are not taken for names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, cast, get_args

from dateline.errors import AssetError
from dateline.lexicon.rows import listed, rows
from dateline.records.mention import ActorEntry, ActorEntryRelation
from dateline.records.reference import ActorKind, RelationType

_COLUMNS: Final = ("id", "canonical", "kind", "country", "aliases", "from", "until")
_RELATION_COLUMNS: Final = ("from", "type", "to", "since", "until", "source")
_KINDS: Final = frozenset(get_args(ActorKind))
_TYPES: Final = frozenset(get_args(RelationType))
_SYMMETRIC: Final = frozenset(("allied-with", "opposes", "also-known-as"))

#: Words as names are made of: dotted abbreviations whole, apostrophes inside a word, hyphens between words.
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+(?:['’‘ʿʾʻʼ`][^\W_]+)*\+?")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘ʿʾʻʼ`.")
#: Abbreviations that are everyday words when a whole text is in capitals.
_EVERYDAY: Final = frozenset(
    "aim arena au bra das fact gam has ice inc is it jam kia map mas mend mir model mud nam pa pad pan pap pri rai raw "
    "tap tip up who ec oas fis con car isi its ago rt an ap tt mk ans".split()
)

#: Small words of names that reports write with or without a capital.
_PARTICLES: Final = frozenset("al el as an ar ash the de del la los las of for and in e i ul".split())

Shape = Literal["lower", "capital", "mixed", "upper"]


class NameWord(NamedTuple):
    """A word of text as names are compared: its range without a possessive ending, and how it is written."""

    start: int
    end: int
    key: str
    shape: Shape
    possessive: bool


def _shape(word: str) -> Shape:
    if word.isupper() and (len(word) > 1 or not word.isalpha()):
        return "upper"
    if not word[:1].isupper():
        return "lower"
    return "mixed" if len(word) <= 3 and not word[1:].islower() and len(word) > 1 else "capital"


def _key(word: str) -> str:
    if word.isascii():
        return word.translate(_APOSTROPHES).lower()
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def name_words(text: str, start: int = 0, end: int | None = None) -> list[NameWord]:
    """The words of ``text[start:end]`` in the form in which names are compared."""
    found: list[NameWord] = []
    forms: dict[str, tuple[str, Shape, bool]] = {}  # most words of a report come again
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        form = forms.get(word)
        if form is None:
            form = forms[word] = _form(word)
        key, shape, possessive = form
        low, high = match.span()
        found.append(NameWord(low, high - 2 if possessive else high, key, shape, possessive))
    return found


def _form(word: str) -> tuple[str, Shape, bool]:
    possessive = len(word) > 2 and word[-1] in "sS" and word[-2] in "'’`"
    if possessive:
        word = word[:-2]
    return _key(word), _shape(word.replace(".", "")), possessive


class _Alias(NamedTuple):
    entry: str
    shapes: tuple[Shape, ...]
    everyday: bool


class ActorList:
    """The rows by id, and a look-up of their names that always finds the longest.

    Where two rows share a name, the one that stands first in the table has it.
    """

    def __init__(self, table: Sequence[tuple[str, ...]], relations: Sequence[tuple[str, ...]]) -> None:
        self._years: dict[str, tuple[int | None, int | None]] = {}
        self._names: dict[tuple[str, ...], _Alias] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        related = _relations_by_entry(relations, frozenset(row[0] for row in table))
        self._entries: dict[str, ActorEntry] = {}
        for ident, canonical, kind, country, aliases, since, until in table:
            if ident in self._entries or kind not in _KINDS:
                raise AssetError(f"actors.tsv: {ident!r} stands twice or has an unknown kind {kind!r}")
            names = listed(aliases)
            self._entries[ident] = ActorEntry(
                ident, canonical, cast(ActorKind, kind), country or None, names, tuple(related.get(ident, ()))
            )
            self._years[ident] = (int(since) if since else None, int(until) if until else None)
            for name in (canonical, *names):
                self._add(name, ident)

    def _add(self, name: str, ident: str) -> None:
        words = name_words(name)
        keys = tuple(word.key for word in words)
        shapes: tuple[Shape, ...] = tuple("lower" if word.key in _PARTICLES else word.shape for word in words)
        if keys and keys not in self._names:
            self._names[keys] = _Alias(ident, shapes, len(keys) == 1 and shapes[0] == "upper" and keys[0] in _EVERYDAY)
            self._lengths[keys[0]] = tuple(sorted({len(keys), *self._lengths.get(keys[0], ())}, reverse=True))

    @classmethod
    def load(cls) -> ActorList:
        return cls(list(rows("actors.tsv", _COLUMNS)), list(rows("actor_relations.tsv", _RELATION_COLUMNS)))

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, ident: str) -> ActorEntry | None:
        return self._entries.get(ident)

    def years(self, ident: str) -> tuple[int | None, int | None]:
        """First and last year in which the actor bore its name; None where open or not known."""
        return self._years.get(ident, (None, None))

    def longest_at(self, words: Sequence[NameWord], i: int) -> tuple[str, int] | None:
        """The id of the longest name that begins with word ``i``, and how many words it takes."""
        for size in self._lengths.get(words[i].key, ()):
            if i + size > len(words):
                continue
            alias = self._names.get(tuple(word.key for word in words[i : i + size]))
            if alias is not None and all(map(_written_so, words[i : i + size], alias.shapes)):
                if alias.everyday and _in_capitals(words, i):
                    continue
                if size == 2 and words[i].key == "the" and _goes_on(words, i + 1):
                    continue
                return alias.entry, size
        return None

    def find(self, name: str) -> ActorEntry | None:
        """The row that the whole of ``name`` names, or None."""
        words = name_words(name)
        if len(words) > 1 and words[0].key == "the":
            words = words[1:] if self.longest_at(words, 0) is None else words
        hit = self.longest_at(words, 0) if words else None
        return self._entries[hit[0]] if hit is not None and hit[1] == len(words) else None


def _written_so(word: NameWord, shape: Shape) -> bool:
    """Whether a word of text is written as the name's word demands. In headlines capitals may replace small letters."""
    if shape in ("upper", "mixed"):
        return word.shape == shape
    return shape == "lower" or word.shape != "lower"


def _goes_on(words: Sequence[NameWord], i: int) -> bool:
    """Whether a capitalised word follows word ``i`` directly: "the Guardian Council" is not The Guardian."""
    following = words[i + 1] if i + 1 < len(words) and not words[i].possessive else None
    return following is not None and following.shape == "capital" and following.start == words[i].end + 1


def _in_capitals(words: Sequence[NameWord], i: int) -> bool:
    """Whether the words beside word ``i`` are all in capitals, so that capitals tell nothing."""
    around = (*words[max(0, i - 1) : i], *words[i + 1 : i + 2])
    return bool(around) and all(w.shape == "upper" for w in around)


def _relations_by_entry(table: Sequence[tuple[str, ...]], known: frozenset[str]) -> dict[str, list[ActorEntryRelation]]:
    """Each row's relations; a symmetric one is kept on both sides."""
    found: dict[str, list[ActorEntryRelation]] = {}
    for one, kind, other, since, until, _source in table:
        if one not in known or other not in known or kind not in _TYPES:
            raise AssetError(f"actor_relations.tsv: {one} {kind} {other} names a row or type that does not exist")
        sides = ((one, other), (other, one)) if kind in _SYMMETRIC else ((one, other),)
        for side, to in sides:
            relation = ActorEntryRelation(cast(RelationType, kind), to, since or None, until or None)
            if relation not in found.setdefault(side, []):
                found[side].append(relation)
    return found


def valid_on(relation: ActorEntryRelation, on: date | None) -> bool:
    """Whether the relation held on a day; without a day, always. A year alone means all of it."""
    if on is None:
        return True
    day = on.isoformat()
    began = relation.since is None or relation.since <= day[: len(relation.since)]
    return began and (relation.until is None or day[: len(relation.until)] <= relation.until)

"""The list of organisations, armed groups and other collective actors, with their relations, and its look-up by name.

`docs/actors.md` describes the tables. A word that the list writes with a capital must have one in the text, an alias in
capitals alone must stand so; in a text all in capitals, abbreviations that are also everyday words ("IS", "WHO", "UP")
are not taken for names. One name may belong to several rows: the look-up gives all of them, in the order of the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, cast, get_args

from dateline.errors import AssetError
from dateline.lexicon.actor_rows import ActorRow, packaged_rows, user_rows
from dateline.lexicon.countries import FORMER_COLUMNS
from dateline.lexicon.name_words import (
    PARTICLES,
    NameWord,
    Shape,
    first_key,
    goes_on,
    in_capitals,
    name_words,
    written_so,
)
from dateline.lexicon.rows import listed, rows
from dateline.lexicon.spelling import ARTICLES, frame, sound
from dateline.records.mention import ActorEntry, ActorEntryRelation
from dateline.records.reference import ActorKind, RelationType

_RELATIONS: Final = ("actor_relations.tsv", "actor_relations_armed.tsv")
_RELATION_COLUMNS: Final = ("from", "type", "to", "since", "until", "source")
_HOMONYM_COLUMNS: Final = ("name", "ids")
_TYPES: Final = frozenset(get_args(RelationType))
_SYMMETRIC: Final = frozenset(("allied-with", "opposes", "also-known-as"))

#: Abbreviations that are everyday words when a whole text is in capitals.
_EVERYDAY: Final = frozenset(
    "aim arena au bra das fact gam has ice inc is it jam kia map mas mend mir model mud nam pa pad pan pap pri rai raw "
    "tap tip up who ec oas fis con car isi its ago rt an ap tt mk ans act aid ran mad sad fan pen pot man men law led "
    "top eta ana asa era far fed gun new old all our out add del den dim for la was aqi agi alp".split()
)
#: A single word has to be this long before another spelling of it is taken for the name.
_LONG: Final = 7
_LONG_WORD: Final = 5
_CONSONANTS: Final = 3
_REMEMBERED: Final = 50_000


class ActorHit(NamedTuple):
    """The rows that a run of ``size`` words names; ``exact`` is false where only the spelling is like theirs."""

    entries: tuple[str, ...]
    size: int
    exact: bool = True


class _Alias(NamedTuple):
    keys: tuple[str, ...]
    shapes: tuple[Shape, ...]
    entry: str
    everyday: bool


class _Bucket(NamedTuple):
    """The names that begin with one word, by their words; ``sizes`` are the numbers of words, longest first."""

    names: dict[tuple[str, ...], list[_Alias]]
    sizes: tuple[int, ...]


class _Spelling(NamedTuple):
    """A name for the second look-up: its words without articles, each as ``sound`` and as ``frame``."""

    sounds: tuple[str, ...]
    frames: tuple[str, ...]
    shapes: tuple[Shape, ...]
    entry: str


class ActorList:
    """The rows by id, and a look-up of their names that always finds the longest.

    Names are cut into words only when a text has their first word: most of the list is never asked for.
    """

    def __init__(
        self,
        table: Iterable[ActorRow],
        relations: Sequence[tuple[str, ...]] = (),
        extra: Iterable[ActorRow] = (),
        homonyms: Iterable[tuple[str, ...]] = (),
    ) -> None:
        own = {row.id: row for row in extra}
        self._rows: dict[str, ActorRow] = dict(own)
        seen: set[tuple[str, str]] = set()
        for row in table:
            if (row.table, row.id) in seen:
                raise AssetError(f"{row.table}: {row.id!r} stands twice")
            seen.add((row.table, row.id))
            self._rows.setdefault(row.id, row)
        self._related = _relations_by_entry(relations, self._rows.keys())
        self._entries: dict[str, ActorEntry] = {}
        self._raw: dict[str, list[tuple[str, str]]] = {}
        for row in self._rows.values():
            for name in (row.canonical, *listed(row.aliases)):
                self._raw.setdefault(first_key(name), []).append((name, row.id))
        for name, ids in homonyms:
            for ident in listed(ids):
                if ident not in self._rows:
                    raise AssetError(f"actor_homonyms.tsv: {name!r} names the row {ident!r}, which does not exist")
                self._raw.setdefault(first_key(name), []).append((name, ident))
        self._raw.pop("", None)
        self._buckets: dict[str, _Bucket] = {}
        self._framed: dict[str, list[str]] | None = None
        self._forms: dict[str, tuple[str, str]] = {}  # the last words' sounds and frames
        self._spellings: dict[str, tuple[_Spelling, ...]] = {}

    @classmethod
    def load(cls, extra: Path | None = None) -> ActorList:
        """The packaged list; rows of the CSV file ``extra`` come first and replace those of the same id.

        Raises SettingError, with line and column, where ``extra`` can't be read.
        """
        relations = [row for table in _RELATIONS for row in rows(table, _RELATION_COLUMNS)]
        own = user_rows(extra) if extra is not None else ()
        former = (
            (name, ident) for _, name, _, ident, _, _ in rows("former_names.tsv", FORMER_COLUMNS) if len(ident) > 3
        )
        shared = [*rows("actor_homonyms.tsv", _HOMONYM_COLUMNS), *former]
        return cls(packaged_rows(), relations, own, shared)

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, ident: str) -> ActorEntry | None:
        entry = self._entries.get(ident)
        if entry is None and (row := self._rows.get(ident)) is not None:
            entry = self._entries[ident] = ActorEntry(
                id=ident,
                name=row.canonical,
                kind=cast(ActorKind, row.kind),
                country=row.country or None,
                aliases=listed(row.aliases),
                relations=tuple(self._related.get(ident, ())),
                sector=row.sector or None,
                since=int(row.since) if row.since else None,
                until=int(row.until) if row.until else None,
            )
        return entry

    def years(self, ident: str) -> tuple[int | None, int | None]:
        """First and last year in which the actor bore its name; None where open or not known."""
        entry = self.get(ident)
        return (entry.since, entry.until) if entry is not None else (None, None)

    def hit_at(self, words: Sequence[NameWord], i: int) -> ActorHit | None:
        """The longest name that begins with word ``i``: exactly written, or else only spelled in another way."""
        exact = self._exact_at(words, i)
        like = self._like_at(words, i, exact.size + 1 if exact is not None else 1)
        return like or exact

    def find_all(self, name: str) -> tuple[str, ...]:
        """The ids of the rows that the whole of ``name`` names."""
        words = name_words(name)
        if len(words) > 1 and words[0].key == "the":
            words = words[1:] if self.hit_at(words, 0) is None else words
        hit = self.hit_at(words, 0) if words else None
        return hit.entries if hit is not None and hit.size == len(words) else ()

    def find(self, name: str) -> ActorEntry | None:
        """The row that the whole of ``name`` names, the first of several, or None."""
        found = self.find_all(name)
        return self.get(found[0]) if found else None

    def _exact_at(self, words: Sequence[NameWord], i: int) -> ActorHit | None:
        key = words[i].key
        if key not in self._raw:
            return None
        bucket = self._bucket(key)
        for size in bucket.sizes:
            if i + size > len(words):
                continue
            named = bucket.names.get(tuple(word.key for word in words[i : i + size]))
            if named is None or (size == 2 and key == "the" and goes_on(words, i + 1)):
                continue
            entries = tuple(
                dict.fromkeys(
                    alias.entry
                    for alias in named
                    if all(map(written_so, words[i : i + size], alias.shapes))
                    and not (alias.everyday and in_capitals(words, i))
                )
            )
            if entries:
                return ActorHit(entries, size)
        return None

    def _bucket(self, key: str) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            names: dict[tuple[str, ...], list[_Alias]] = {}
            for alias in (_alias(name, ident) for name, ident in self._raw[key]):
                names.setdefault(alias.keys, []).append(alias)
            bucket = self._buckets[key] = _Bucket(names, tuple(sorted({len(k) for k in names}, reverse=True)))
        return bucket

    def _like_at(self, words: Sequence[NameWord], i: int, least: int) -> ActorHit | None:
        """The longest name that is spelled like the words from ``i`` on and takes ``least`` words or more."""
        start = i + 1 if i + 1 < len(words) and _is_article(words, i) else i
        word = words[start]
        if word.shape == "lower" or len(word.key) <= _CONSONANTS:
            return None
        likely = self._spelled(self._form(word.key)[1])
        if not likely:
            return None
        told = [(k, w, *self._form(w.key)) for k, w in _told(words, start)]
        best: dict[tuple[int, bool], list[str]] = {}
        for name in likely:
            fit = _fits(name, told)
            if fit is not None and (size := told[len(name.sounds) - 1][0] + 1 - i) >= least:
                best.setdefault((size, fit), []).append(name.entry)
        if not best:
            return None
        size, heard = max(best)
        entries = tuple(dict.fromkeys(best[size, heard]))
        # Names that sound alike are one name; where only the consonants agree, two bodies can't be told apart.
        return ActorHit(entries, size, exact=False) if heard or len(entries) == 1 else None

    def _form(self, key: str) -> tuple[str, str]:
        """``sound`` and ``frame`` of a word, remembered for the next time."""
        form = self._forms.get(key)
        if form is None:
            if len(self._forms) >= _REMEMBERED:
                self._forms.clear()
            form = self._forms[key] = (sound(key), frame(key))
        return form

    def _spelled(self, first: str) -> tuple[_Spelling, ...]:
        """The names whose first word, articles apart, has the consonants ``first``."""
        if len(first) < _CONSONANTS - 1:
            return ()
        if self._framed is None:
            self._framed = {}
            for key in self._raw:
                for lead in _after_article(self._raw[key]) if key in ARTICLES else (frame(key),):
                    self._framed.setdefault(lead, []).append(key)
        keys = self._framed.get(first)
        if keys is None:
            return ()
        if first not in self._spellings:
            made = (
                _spelling(alias) for key in dict.fromkeys(keys) for n in self._bucket(key).names.values() for alias in n
            )
            self._spellings[first] = tuple(s for s in made if s is not None and s.frames[0] == first)
        return self._spellings[first]


def _alias(name: str, ident: str) -> _Alias:
    words = name_words(name)
    keys = tuple(word.key for word in words)
    shapes: tuple[Shape, ...] = tuple("lower" if word.key in PARTICLES else word.shape for word in words)
    return _Alias(keys, shapes, ident, len(keys) == 1 and shapes[0] == "upper" and keys[0] in _EVERYDAY)


def _after_article(names: list[tuple[str, str]]) -> set[str]:
    """The consonants of the words that follow the article in ``names``."""
    words = (name_words(name) for name, _ in names)
    return {frame(w[1].key) for w in words if len(w) > 1}


def _is_article(words: Sequence[NameWord], i: int) -> bool:
    """Whether word ``i`` is an Arabic article of the word behind it: "al-Nusra", "an-Nusra", not English "an"."""
    key, following = words[i].key, words[i + 1]
    if key in ("al", "el", "ul"):
        return following.start - words[i].end <= 1
    assimilated = key in ARTICLES and len(key) > 1 and following.key.startswith(key[1:])
    return assimilated and following.start == words[i].end + 1 and words[i].shape != "lower"


def _spelling(alias: _Alias) -> _Spelling | None:
    """A name as the second look-up needs it; None for abbreviations and for names too short to be told apart."""
    if any(shape in ("upper", "mixed") for shape in alias.shapes):
        return None
    kept = [k for k, key in enumerate(alias.keys) if key not in ARTICLES]
    keys = [alias.keys[k] for k in kept]
    if not keys or (len(keys) == 1 and len(keys[0]) < _LONG - 1) or alias.shapes[kept[0]] == "lower":
        return None
    return _Spelling(
        tuple(map(sound, keys)), tuple(map(frame, keys)), tuple(alias.shapes[k] for k in kept), alias.entry
    )


def _told(words: Sequence[NameWord], start: int) -> list[tuple[int, NameWord]]:
    """The words from ``start`` on that may belong to one name, articles left out, each with its index."""
    told: list[tuple[int, NameWord]] = []
    for k in range(start, min(start + 10, len(words))):
        if k > start and words[k].start - words[k - 1].end > 1:
            break
        if words[k].key not in ARTICLES:
            told.append((k, words[k]))
        if words[k].possessive:
            break
    return told


def _fits(name: _Spelling, told: list[tuple[int, NameWord, str, str]]) -> bool | None:
    """Whether the name's words and the text's sound alike (True) or share their consonants (False), else None."""
    size = len(name.sounds)
    if size > len(told):
        return None
    heard = True
    for (_, word, sounds, bones), said, wanted, shape in zip(told, name.sounds, name.frames, name.shapes, strict=False):
        if not written_so(word, shape):
            return None
        if sounds == said:
            continue
        heard = False
        if bones != wanted or len(word.key) < _LONG_WORD or len(bones) < _CONSONANTS:
            return None
    if size == 1 and not (heard and len(told[0][1].key) >= _LONG):
        return None
    return heard


def _relations_by_entry(table: Sequence[tuple[str, ...]], known: Iterable[str]) -> dict[str, list[ActorEntryRelation]]:
    """Each row's relations; a symmetric one is kept on both sides."""
    found: dict[str, list[ActorEntryRelation]] = {}
    ids = set(known)
    for one, kind, other, since, until, _source in table:
        if one not in ids or other not in ids or kind not in _TYPES:
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

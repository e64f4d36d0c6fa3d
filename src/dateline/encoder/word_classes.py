"""What the packaged tables say of a sentence's words: country, weapon, facility, title, unit of time and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon.nouns import plural_of
from dateline.lexicon.rows import listed, rows
from dateline.lexicon.weapons import WeaponTable

LONGEST = 6
_COUNTRY_COLUMNS = (
    "iso3",
    "name",
    "aliases",
    "adjectives",
    "people",
    "capital",
    "seats",
    "from",
    "until",
    "cow",
    "cow_number",
)
_ACTOR_COLUMNS = ("id", "canonical", "kind", "country", "aliases", "from", "until", "sector")


class WordClasses:
    """Classes of phrases of up to `LONGEST` words, by the words in lower case."""

    def __init__(self, phrases: dict[tuple[str, ...], set[str]]) -> None:
        self._phrases = {words: tuple(sorted(found)) for words, found in phrases.items()}

    @staticmethod
    @cache
    def load() -> WordClasses:
        """From the packaged tables. Raises AssetError where one can't be read."""
        phrases: dict[tuple[str, ...], set[str]] = {}
        for phrase, name in _entries():
            words = tuple(phrase.lower().split())
            if 0 < len(words) <= LONGEST:
                phrases.setdefault(words, set()).add(name)
        return WordClasses(phrases)

    def __call__(self, words: Sequence[str]) -> list[list[str]]:
        """The classes of each word, given in lower case; the first of a longer phrase has the class with "^" too."""
        found: list[set[str]] = [set() for _ in words]
        for start in range(len(words)):
            for size in range(1, min(LONGEST, len(words) - start) + 1):
                for name in self._phrases.get(tuple(words[start : start + size]), ()):
                    for part in found[start : start + size]:
                        part.add(name)
                    if size > 1:
                        found[start].add("^" + name)
        return [sorted(names) for names in found]


def _entries() -> Iterator[tuple[str, str]]:
    for _, name, aliases, adjectives, people, capital, seats, *_ in rows("countries.tsv", _COUNTRY_COLUMNS):
        yield from ((phrase, "country") for phrase in (name, *listed(aliases)))
        yield from ((phrase, "nationality") for phrase in listed(adjectives))
        yield from ((phrase, "people") for phrase in listed(people))
        yield from ((phrase, "seat") for phrase in (capital, *listed(seats)))
    for word, _ in rows("places_demonyms.tsv", ("demonym", "country")):
        yield word, "nationality"
    for noun, kind, actor, _ in rows("nouns.tsv", ("noun", "class", "kind", "flags")):
        for form in (noun, plural_of(noun)):
            yield form, f"noun {kind}"
            if actor:
                yield form, f"kind {actor}"
    for weapons in WeaponTable.load().forms.values():
        yield from ((" ".join(weapon.words), f"weapon {weapon.kind}") for weapon in weapons)
    for noun, kind, _ in rows("facility_nouns.tsv", ("noun", "class", "lone")):
        for form in (noun, plural_of(noun)):
            yield form, "facility"
            yield form, f"facility {kind}"
    for _, name, kind, _, aliases, *_ in rows("actors.tsv", _ACTOR_COLUMNS):
        for phrase in (name, *listed(aliases)):
            yield phrase, "actor"
            yield phrase, f"actor {kind}"
    for word, kind in rows("place_words.tsv", ("word", "class")):
        if kind not in ("common", "plain"):
            yield word, f"name {kind}"
    for word, kind, _ in rows("time_words.tsv", ("word", "class", "value")):
        yield word, f"time {kind}"
    for noun, kind in rows("source_nouns.tsv", ("lemma", "kind")):
        for form in (noun, plural_of(noun)):
            yield form, f"source {kind}"

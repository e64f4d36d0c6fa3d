"""Coding as one stage: what was found in a report → its actors and claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from dateline.coding.assemble import Assembler
from dateline.coding.attribution import Attributor
from dateline.coding.finish import finish
from dateline.coding.insight import Insight
from dateline.coding.merge import merge
from dateline.coding.place_link import PlaceLinker
from dateline.coding.rulings import rule
from dateline.coding.scene import Found, Scene, Tables
from dateline.coding.when import DateOf
from dateline.coding.who import Cast, Names
from dateline.lexicon.speech import SpeechVerbs
from dateline.records.claim import Claim
from dateline.records.reading import WordChances
from dateline.records.reference import Actor, PlaceRef
from dateline.records.syntax import Sentence


class ClaimCoder:
    """Holds the tables and the resolvers' calls; one call codes one report and keeps nothing of it."""

    def __init__(
        self,
        tables: Tables,
        verbs: SpeechVerbs,
        names: Names,
        least: float = 0.0,
        linker: PlaceLinker | None = None,
    ) -> None:
        self._tables, self._verbs, self._names, self._least = tables, verbs, names, least
        self._linker = linker

    def __call__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        found: Found,
        date_of: DateOf,
        published: dt.date | None,
        agency: str | None,
        dateline: PlaceRef | None,
        reading: WordChances | None = None,
    ) -> tuple[tuple[Actor, ...], tuple[Claim, ...]]:
        """The actors and claims of one report. ``sentences`` are the story's, without title and furniture.

        ``reading`` is what the trained reader says of the sentences' tokens, one after another; without it rules decide
        alone, and ``least`` does not count.
        """
        who = self._names.in_report(text, found.actors, tuple(found.resolved.values()), published)
        found = msgspec.structs.replace(found, actors=who.mentions)
        scene = Scene(text, sentences, found, self._tables, published)
        cast = Cast(scene, who.identify)
        attributor = Attributor(sentences, text, self._verbs, agency, self._flags, self._is_media)
        insight = Insight(reading, sentences) if reading is not None else None
        links = None
        if self._linker is not None and reading is not None:
            links = self._linker.of(sentences, found.places, reading)
        drafts = rule(scene, Assembler(scene, cast, attributor, date_of, insight, links).drafts())
        return finish(scene, merge(drafts), dateline, self._least if reading is not None else 0.0)

    def _flags(self, noun: str) -> frozenset[str]:
        entry = self._tables.nouns.get(noun)
        return frozenset(entry.flags) if entry is not None else frozenset()

    def _is_media(self, name: str) -> bool:
        row = self._tables.actors.find(name)
        return row is not None and row.kind == "media"

"""The order of the stages: the one file that knows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.clean.furniture import find_furniture
from dateline.coding.coder import ClaimCoder
from dateline.coding.place_link import PlaceLinker
from dateline.coding.scene import Found, Tables
from dateline.encoder.reader import Reader, Reading
from dateline.errors import InputError
from dateline.facts.agency import find_agency
from dateline.facts.byline import find_byline
from dateline.facts.dateline_line import find_dateline
from dateline.facts.issued import heading_day, issued_by
from dateline.facts.language import find_language
from dateline.facts.published import date_line, published_of
from dateline.facts.title import find_title
from dateline.lexicon.actors import ActorList
from dateline.lexicon.cameo import Cameo
from dateline.lexicon.confidence import load_weights
from dateline.lexicon.contexts import Contexts
from dateline.lexicon.countries import Countries
from dateline.lexicon.domains import Domains
from dateline.lexicon.events import EventLexicon
from dateline.lexicon.gazetteer import Gazetteer
from dateline.lexicon.nouns import Nouns
from dateline.lexicon.number_words import CountedNouns
from dateline.lexicon.office_holders import OfficeHolders
from dateline.lexicon.speech import SpeechVerbs
from dateline.lexicon.weapons import WeaponTable
from dateline.records.claim import Record
from dateline.records.dateline_line import DatelineLine
from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceRef, TimeRef
from dateline.records.report import Furniture, Published, Report, Source
from dateline.records.span import Span
from dateline.records.syntax import Sentence
from dateline.records.times import TimeMention
from dateline.resolve.actors import ActorResolver
from dateline.resolve.places import PlaceResolver
from dateline.resolve.times import TimeAnchor, candidate_dates, resolve_time
from dateline.segment.sentences import split_sentences
from dateline.settings import Settings
from dateline.syntax.parser import Parser
from dateline.tag.names import find_actors
from dateline.tag.places import find_places
from dateline.tag.quantities import find_quantities
from dateline.tag.times import find_times
from dateline.tag.weapons import find_weapons


class Coder:
    """Codes reports. Load once and call `code` for each; a call keeps nothing of its report."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._gazetteer = Gazetteer.load(extra=settings.places)
        self._actors = ActorList.load(settings.actors)
        nouns, countries = Nouns.load(), Countries.load()
        self._places = PlaceResolver(self._gazetteer)
        resolver = ActorResolver(self._actors, nouns, countries, OfficeHolders.load())
        tables = Tables(
            events=EventLexicon.load(),
            nouns=nouns,
            countries=countries,
            actors=self._actors,
            weapons=WeaponTable.load(),
            cameo=Cameo.load(),
            contexts=Contexts.load(),
            domains=Domains.load(),
            counted=CountedNouns.load(),
            weights=load_weights(),
        )
        self._parse = Parser.load()
        self._reader = Reader.load() if settings.reader else None
        linker = PlaceLinker.load() if settings.reader else None
        self._coder = ClaimCoder(tables, SpeechVerbs.load(), resolver, settings.least, linker)

    @classmethod
    def load(cls, settings: Settings | None = None) -> Coder:
        """A coder with the packaged tables. Raises AssetError where one is missing or damaged."""
        return cls(settings or Settings())

    def code(self, source: Source) -> Record:
        """The record of one report. Raises InputError where its text can't be coded."""
        text = source.text
        if len(text) > self._settings.max_chars:
            raise InputError(
                source.source, f"{len(text):,} characters are more than a report has ({self._settings.max_chars:,})"
            )
        language = source.language or find_language(text)
        furniture = find_furniture(text)
        skip = [f.span for f in furniture]
        title = find_title(text, furniture)
        dateline = find_dateline(text, furniture, title)
        day = date_line(text, furniture)
        published = self._published(source, text, skip, day, dateline)
        agency = find_agency(text, furniture, dateline)
        if language not in (None, "en"):
            return Record(self._report(source, published, agency, title, None, language, furniture), (), ())
        lead = [s for s in (title, day, dateline.span if dateline else None) if s is not None]
        blocks = split_sentences(text, sorted([*skip, *lead]))
        if not blocks and title is not None:
            blocks = split_sentences(text, skip)
        sentences = self._parse(text, blocks)
        story = find_places(text, blocks[0].start, blocks[-1].end, self._gazetteer) if blocks else []
        places = [m for m in story if not any(m.span.overlaps(s) for s in skip)]
        filed = list(find_places(text, dateline.place.start, dateline.place.end, self._gazetteer)) if dateline else []
        resolved = self._places.resolve_all(filed + places, text, dateline.place.of(text) if dateline else None)
        found = Found(
            times=[m for b in blocks for m in find_times(text, b.start, b.end)],
            quantities=[m for b in blocks for m in find_quantities(text, b.start, b.end)],
            weapons=[m for b in blocks for m in find_weapons(text, b.start, b.end)],
            places=places,
            actors=[m for b in blocks for m in find_actors(text, b.start, b.end, self._actors)],
            resolved=resolved,
        )
        where = _filed(filed, resolved)

        def date_of(mention: TimeMention, narrated: TimeRef | None, forward: bool) -> TimeRef | None:
            return resolve_time(mention, text, TimeAnchor(published.date, narrated, forward))

        reading = self._read(sentences) if self._reader is not None else None
        actors, claims = self._coder(text, sentences, found, date_of, published.date, agency, where, reading)
        return Record(self._report(source, published, agency, title, where, language, furniture), actors, claims)

    def _read(self, sentences: Sequence[Sentence]) -> Reading:
        """What the reader says of the story's tokens."""
        assert self._reader is not None
        words: list[str] = []
        starts: list[int] = []
        for sentence in sentences:
            starts.append(len(words))
            words += [token.text for token in sentence.tokens]
        return self._reader.read(words, starts)

    def _published(
        self, source: Source, text: str, skip: list[Span], day: Span | None, dateline: DatelineLine | None
    ) -> Published:
        """From what was given, else from the text: its date line, its dateline, or what its own calendar allows."""

        def value(span: Span | None, near: dt.date | None) -> dt.date | None:
            if span is None:
                return None
            for mention in find_times(text, span.start, span.end):
                ref = resolve_time(mention, text, TimeAnchor(near))
                if ref is not None and ref.earliest is not None and ref.earliest == ref.latest:
                    return ref.earliest
            return None

        known = source.published or self._settings.published
        by = known or issued_by(text)  # a dateline without a year is read in the year of the release's number
        headed = value(heading_day(text), by)
        near = by or (headed + dt.timedelta(7) if headed else None)
        line = value(day, near)
        filed = value(dateline.date if dateline else None, near) or headed
        candidates: tuple[dt.date, ...] = ()
        if known is None and line is None and filed is None:
            candidates = candidate_dates(
                [m for m in find_times(text, 0, len(text)) if not any(m.span.overlaps(x) for x in skip)], text
            )
        return published_of(source, self._settings, line, filed, candidates)

    def _report(
        self,
        source: Source,
        published: Published,
        agency: str | None,
        title: Span | None,
        where: PlaceRef | None,
        language: str | None,
        furniture: tuple[Furniture, ...],
    ) -> Report:
        text = source.text
        return Report(
            id=source.id,
            source=source.source,
            url=source.url,
            publisher=source.publisher or self._settings.publisher,
            agency=agency,
            byline=find_byline(text, furniture),
            title=source.title or (title.of(text) if title else None),
            dateline_place=where,
            published=published,
            language=language,
            text=text,
            furniture=furniture,
        )


def _filed(mentions: list[PlaceMention], resolved: dict[Span, PlaceRef]) -> PlaceRef | None:
    return next((resolved[m.span] for m in mentions if m.span in resolved), None)

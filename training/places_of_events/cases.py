"""The rows of the event-location set as the linker sees them: states, features and numbers of every candidate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
import numpy as np

from benchmarks.accuracy.event_location import Act
from benchmarks.accuracy.event_place import trigger_of
from dateline.coding.place_candidates import Candidate, candidates
from dateline.coding.place_link import Numbers, border_rows
from dateline.coding.place_link_features import features_alone, features_between, features_of_trigger
from dateline.encoder.reader import Reader
from dateline.lexicon.gazetteer import Gazetteer
from dateline.lexicon.place_links import Floats
from dateline.records.syntax import Sentence
from dateline.segment.sentences import split_sentences
from dateline.syntax.parser import Parser
from dateline.tag.places import find_places


class Case(msgspec.Struct):
    """An act: for each candidate of its sentence the states, names and numbers, and whether it is its place."""

    text: str
    sentence: Sentence
    trigger: int
    candidates: list[Candidate]
    wanted: list[bool]
    known: list[list[str]]
    known_trigger: list[str]
    numbers: Floats  # (candidates, ALONE + BETWEEN)
    states: Floats  # (candidates, 5, width), half precision
    at: Floats  # (width): the trigger's state
    mean: Floats  # (width): of the sentence
    claim: Floats


def read_cases(acts: Iterable[Act]) -> Iterator[Case]:
    """The cases of the acts whose verb is found among the words; acts of one text are best given together."""
    parser, reader, gazetteer = Parser.load(), Reader.load(), Gazetteer.load()
    for text, group in groupby(acts, key=lambda act: act.text):
        sentences = parser(text, split_sentences(text))
        starts: list[int] = []
        words: list[str] = []
        for s in sentences:
            starts.append(len(words))
            words += [token.text for token in s.tokens]
        reading = reader.read(words, starts)
        numbers = Numbers(reading)
        places = find_places(text, 0, len(text), gazetteer)
        for act in group:
            found = trigger_of(sentences, act.verb)
            if found is None:
                continue
            s, trigger = found
            first, spans = starts[s.index], candidates(s)
            wanted = {*act.places}
            alone = numbers.alone(first, spans, len(s.tokens))
            between = numbers.between(first, first + trigger, spans)
            here = [place for place in places if s.start <= place.span.start < s.end]
            states = reading.states[first : first + len(s.tokens)]
            yield Case(
                text=text,
                sentence=s,
                trigger=trigger,
                candidates=spans,
                wanted=[(s.tokens[c.start].start, s.tokens[c.end - 1].end) in wanted for c in spans],
                known=[[*features_alone(s, c, here), *features_between(s, trigger, c)] for c in spans],
                known_trigger=[*features_of_trigger(s, trigger)],
                numbers=np.concatenate([alone, between], 1),
                states=states[border_rows(spans, len(s.tokens))].astype(np.float16),
                at=states[trigger],
                mean=states.mean(0),
                claim=reading.chances("claim")[first + trigger],
            )

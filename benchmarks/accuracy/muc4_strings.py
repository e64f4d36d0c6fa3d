"""The string slots of MUC-4 by CEAF-RME with φ3 (Chen et al., EACL 2023), as its authors' program counts it.

An entity is the set of its wordings, in small letters without punctuation and articles. Two entities of one slot are as
similar as they have wordings in common: φ3(R, S) = |R ∩ S|. Two templates of one type of incident are as similar as the
best one-to-one assignment of their entities makes them, slot by slot; templates of other types are not similar. The
templates of a text are assigned one to one so that similarity is most. Precision is the similarity reached over the
number of wordings answered, recall over the number of wordings in the key, micro-averaged over texts. The type is thus
no slot of its own: a wrong one costs all entities of its template.

The key is taken as the published figures take it: five slots, the victims being those of HUM TGT: NAME alone; wordings
that the text does not have are dropped; of templates that are alike in all this one is kept; optional templates and
fillers count like the rest. With `lenient`, what is optional and was not found is left out of the key.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence

import msgspec

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_assignment import best_pairs
from benchmarks.accuracy.muc4_keys import Message, Template

SLOTS = (keys.PERP_IND, keys.PERP_ORG, keys.PHYS_ID, keys.HUM_NAME, keys.INSTRUMENT_ID)
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(a|an|the)\b")


class Entity(msgspec.Struct, frozen=True):
    wordings: frozenset[str]
    optional: bool = False


class Incident(msgspec.Struct, frozen=True):
    """One template as this figure sees it: its types (one, or the key's choice) and the entities of each slot."""

    types: frozenset[str]
    slots: tuple[tuple[Entity, ...], ...]
    optional: bool = False


class Overlap(msgspec.Struct, frozen=True):
    """Similarity reached, wordings answered and wordings wanted."""

    similar: int = 0
    answered: int = 0
    wanted: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(self.similar + other.similar, self.answered + other.answered, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.similar / self.answered if self.answered else 0.0

    @property
    def recall(self) -> float:
        return self.similar / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.similar / (self.answered + self.wanted) if self.similar else 0.0


def score_messages(
    answers: Mapping[str, Sequence[Template]],
    key: Mapping[str, Sequence[Template]],
    messages: Mapping[str, Message],
    *,
    lenient: bool = False,
) -> Overlap:
    total = Overlap()
    for message, templates in key.items():
        wanted = incidents(templates, messages[message].text)
        total += score_message(incidents(answers.get(message, ())), wanted, lenient=lenient)
    return total


def score_message(answers: Sequence[Incident], wanted: Sequence[Incident], *, lenient: bool = False) -> Overlap:
    pairs = best_pairs([[similarity(mine, theirs) for theirs in wanted] for mine in answers])
    partner = {theirs: answers[mine] for mine, theirs in pairs}
    return Overlap(
        sum(similarity(answers[mine], wanted[theirs]) for mine, theirs in pairs),
        sum(_size(incident) for incident in answers),
        sum(_due(incident, partner.get(n)) if lenient else _size(incident) for n, incident in enumerate(wanted)),
    )


def similarity(mine: Incident, theirs: Incident) -> int:
    if not mine.types & theirs.types:
        return 0
    return sum(
        len(said[a].wordings & told[b].wordings)
        for said, told in zip(mine.slots, theirs.slots, strict=True)
        for a, b in _assigned(said, told)
    )


def _assigned(said: Sequence[Entity], told: Sequence[Entity]) -> list[tuple[int, int]]:
    return best_pairs([[len(a.wordings & b.wordings) for b in told] for a in said])


def _size(incident: Incident) -> int:
    return sum(len(entity.wordings) for slot in incident.slots for entity in slot)


def _due(wanted: Incident, found: Incident | None) -> int:
    """The wordings of the key's template that must be found, without optional ones that were not."""
    if found is None:
        return 0 if wanted.optional else sum(len(e.wordings) for slot in wanted.slots for e in slot if not e.optional)
    due = 0
    for said, told in zip(found.slots, wanted.slots, strict=True):
        reached = {theirs for _, theirs in _assigned(said, told)}
        due += sum(len(entity.wordings) for n, entity in enumerate(told) if n in reached or not entity.optional)
    return due


def incidents(templates: Sequence[Template], text: str | None = None) -> list[Incident]:
    """The templates as this figure sees them, without those that repeat another; ``text``: the message, for a key."""
    plain = " ".join(text.lower().split()) if text is not None else None
    found: list[Incident] = []
    for template in templates:
        slots = []
        for slot in SLOTS:
            entities = []
            for filler in template.fillers(slot):
                present = [value for value in filler.values if plain is None or value.lower() in plain]
                wordings = frozenset(filter(None, map(normal, present)))
                if wordings:
                    entities.append(Entity(wordings, filler.optional))
            slots.append(tuple(entities))
        incident = Incident(frozenset(template.types), tuple(slots), template.optional)
        if not any((incident.types, incident.slots) == (other.types, other.slots) for other in found):
            found.append(incident)
    return found


def normal(wording: str) -> str:
    """In small letters, without punctuation, articles and spare space."""
    return " ".join(_ARTICLE.sub(" ", wording.lower().translate(_PUNCTUATION)).split())

"""The official figure of MUC-4: slot by slot, all templates.

Answers and key templates of a message are paired one to one so that the points of all pairs are most. A pair is allowed
where the incident's type fits at least in part, and so does one filler of a perpetrator, a physical target or a human
target (`taskdoc/scoring-guidelines.v7`, 3.2.1). Within a slot each filler of the answer is paired with one of the key,
best first; what remains on both sides is incorrect, on one side spurious or missing. A template without a partner is
spurious or missing in all its slots. What the key marks as optional is not missed; where it is answered, it counts like
the rest.

Recall is (correct + partial / 2) / possible, possible being correct + partial + incorrect + missing; precision has what
was answered (correct + partial + incorrect + spurious) below the line; F weighs both alike. The numbers of message and
template are not scored, nor are slots that the key's type of incident does not have.

The systems of 1992 were scored by people who looked at each mismatch of a string, a date or a place; `muc4_fills` has
the rules that stand for them here. A figure of this program is thus near the published ones, not equal in kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_assignment import best_pairs
from benchmarks.accuracy.muc4_fills import verdict
from benchmarks.accuracy.muc4_keys import Filler, Template

SLOT_NAMES = {
    keys.DATE: "date",
    keys.LOCATION: "location",
    keys.TYPE: "type",
    keys.STAGE: "stage",
    keys.INSTRUMENT_ID: "instrument id",
    keys.INSTRUMENT_TYPE: "instrument type",
    keys.CATEGORY: "category",
    keys.PERP_IND: "perp individual",
    keys.PERP_ORG: "perp organization",
    keys.CONFIDENCE: "perp confidence",
    keys.PHYS_ID: "phys target id",
    keys.PHYS_TYPE: "phys target type",
    keys.PHYS_NUMBER: "phys target number",
    keys.PHYS_NATION: "phys target nation",
    keys.PHYS_EFFECT: "phys target effect",
    keys.PHYS_TOTAL: "phys target total",
    keys.HUM_NAME: "hum target name",
    keys.HUM_DESCRIPTION: "hum target description",
    keys.HUM_TYPE: "hum target type",
    keys.HUM_NUMBER: "hum target number",
    keys.HUM_NATION: "hum target nation",
    keys.HUM_EFFECT: "hum target effect",
    keys.HUM_TOTAL: "hum target total",
}
#: A pair of templates must agree in part in one of these.
CONTENT = (
    keys.PERP_IND,
    keys.PERP_ORG,
    keys.PHYS_ID,
    keys.PHYS_TYPE,
    keys.HUM_NAME,
    keys.HUM_DESCRIPTION,
    keys.HUM_TYPE,
)


class Tally(msgspec.Struct, frozen=True):
    """Fillers by what they turned out to be."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.spurious + other.spurious,
            self.missing + other.missing,
        )

    @property
    def points(self) -> float:
        return self.correct + self.partial / 2

    @property
    def possible(self) -> int:
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> float:
        return self.points / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        return self.points / self.actual if self.actual else 0.0

    @property
    def f(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.points else 0.0


Tallies = dict[int, Tally]


def score_messages(answers: Mapping[str, Sequence[Template]], key: Mapping[str, Sequence[Template]]) -> Tallies:
    """The tallies of each slot over all messages of the key; a message without an answer has no templates."""
    total = dict.fromkeys(SLOT_NAMES, Tally())
    for message, wanted in key.items():
        found = score_message(answers.get(message, ()), wanted)
        total = {slot: total[slot] + found[slot] for slot in SLOT_NAMES}
    return total


def all_slots(tallies: Tallies) -> Tally:
    return sum(tallies.values(), Tally())


def score_message(answers: Sequence[Template], wanted: Sequence[Template]) -> Tallies:
    """The tallies of each slot for one message's templates."""
    total = dict.fromkeys(SLOT_NAMES, Tally())
    pairs = pair_templates(answers, wanted)
    lone_answers = set(range(len(answers))) - {a for a, _ in pairs}
    lone_keys = [n for n in range(len(wanted)) if n not in {k for _, k in pairs} and not wanted[n].optional]
    scored = [score_pair(answers[a], wanted[k]) for a, k in pairs]
    scored += [score_pair(answers[a], None) for a in lone_answers]
    scored += [score_pair(None, wanted[k]) for k in lone_keys]
    for tallies in scored:
        total = {slot: total[slot] + tallies[slot] for slot in SLOT_NAMES}
    return total


def pair_templates(answers: Sequence[Template], wanted: Sequence[Template]) -> list[tuple[int, int]]:
    """The pairs (answer, key) of most points among those allowed."""
    scores = [
        [all_slots(score_pair(answer, key)).points if may_pair(answer, key) else 0.0 for key in wanted]
        for answer in answers
    ]
    return best_pairs(scores)


def may_pair(answer: Template, key: Template) -> bool:
    return _agree(keys.TYPE, answer, key) and any(_agree(slot, answer, key) for slot in CONTENT)


def _agree(slot: int, answer: Template, key: Template) -> bool:
    return any(verdict(slot, said, wanted) for said in answer.fillers(slot) for wanted in key.fillers(slot))


def score_pair(answer: Template | None, key: Template | None) -> Tallies:
    """The tallies of each slot of a pair; None for the side that has no template."""
    found = {}
    for slot in SLOT_NAMES:
        said = answer.fillers(slot) if answer else ()
        wanted = key.fillers(slot) if key else ()
        skip = key is not None and slot in key.inapplicable
        found[slot] = Tally() if skip else score_slot(slot, said, wanted)
    return found


def score_slot(slot: int, said: Sequence[Filler], wanted: Sequence[Filler]) -> Tally:
    # An obligatory filler goes before an optional one that fits as well: what is then left over is no fault.
    small = 1e-6
    worth = [[verdict(slot, mine, theirs) for theirs in wanted] for mine in said]
    ranked = [
        [value and value - small * theirs.optional for value, theirs in zip(row, wanted, strict=True)] for row in worth
    ]
    pairs = best_pairs(ranked)
    correct = sum(worth[mine][theirs] == 1 for mine, theirs in pairs)
    taken = {theirs for _, theirs in pairs}
    left = len(said) - len(pairs)
    unfilled = sum(not filler.optional for n, filler in enumerate(wanted) if n not in taken)
    incorrect = min(left, unfilled)
    return Tally(correct, len(pairs) - correct, incorrect, left - incorrect, unfilled - incorrect)

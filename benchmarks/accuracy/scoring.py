"""How a coded report is held against a gold one, claim by claim and slot by slot.

A coded claim may stand for a gold claim where both have the same kind and event type, and its trigger or one of its
pieces of evidence touches the gold quotation. Claims are paired one to one: core ones first, then those that agree in
most slots, then in the order of the text. A gold claim that is not core, and what is paired with it, counts neither
for nor against.

Claim F1 asks whether each claim is there, and nothing else. Slot F1 asks it of every filled slot: the slots of a
claim that was missed are missed, those of a claim too many are too many.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from benchmarks.accuracy.gold_file import GoldClaim, GoldPlace, GoldReport
from dateline.records.claim import Claim, Record
from dateline.records.earth import distance_km
from dateline.records.reference import PlaceRef
from dateline.records.span import Span

SLOTS = (
    "mode",
    "status",
    "tense",
    "actor",
    "recipient",
    "place",
    "from",
    "to",
    "time",
    "weapon",
    "quantities",
    "attribution",
)
_STOP = frozenset({"the", "a", "an", "of", "and", "in", "on", "at", "s"})
_WORD = re.compile(r"[^\W_]+")
_MOVED = {"RETREAT": "from", "CONCEDE": "from", "MOBILIZE": "to"}  # what the one place of a movement means

Left = TypeVar("Left")
Right = TypeVar("Right")
Place = TypeVar("Place")


class Count(msgspec.Struct, frozen=True):
    """How many were right, how many were coded, how many were wanted."""

    right: int = 0
    coded: int = 0
    wanted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.coded + other.coded, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.coded + self.wanted) if self.right else 0.0


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as the gold has it; ``slots`` names what is wrong in a claim that was found."""

    report: str
    kind: Literal["missed", "spurious", "slots"]
    type: str
    quote: str
    slots: tuple[str, ...] = ()


class Score(msgspec.Struct, frozen=True):
    """The counts of one report, or of several added up."""

    claims: Count
    by_slot: dict[str, Count]
    faults: tuple[Fault, ...] = ()

    @property
    def slots(self) -> Count:
        return sum(self.by_slot.values(), Count())

    def __add__(self, other: Score) -> Score:
        by_slot = {slot: self.by_slot[slot] + other.by_slot[slot] for slot in SLOTS}
        return Score(self.claims + other.claims, by_slot, self.faults + other.faults)


NOTHING = Score(Count(), dict.fromkeys(SLOTS, Count()))


def score_report(report_id: str, gold: GoldReport, record: Record | None) -> Score:
    """``record`` against ``gold``; None stands for a report that was not coded."""
    claims = record.claims if record else ()
    text = record.report.text if record else ""
    partner = pair_claims(gold, record) if record else {}
    score = NOTHING
    for j, wanted in enumerate(gold.claims):
        if not wanted.core:
            continue
        found = claims[partner[j]] if j in partner else None
        counts = score_slots(found, wanted, record)
        wrong = tuple(slot for slot, n in counts.items() if n.right < max(n.coded, n.wanted))
        kind = wanted.event_type or wanted.kind
        faults: tuple[Fault, ...] = ()
        if found is None:
            faults = (Fault(report_id, "missed", kind, wanted.evidence),)
        elif wrong:
            faults = (Fault(report_id, "slots", kind, wanted.evidence, wrong),)
        hit = int(found is not None)
        score += Score(Count(hit, hit, 1), counts, faults)
    for i in sorted(set(range(len(claims))) - set(partner.values())):
        claim = claims[i]
        quote = claim.evidence[0].of(text) if claim.evidence else ""
        fault = Fault(report_id, "spurious", claim.event_type or claim.kind, quote)
        score += Score(Count(coded=1), score_slots(claim, None, record), (fault,))
    return score


def pair_claims(gold: GoldReport, record: Record) -> dict[int, int]:
    """For each gold claim that was found, by index, the index of the coded claim that stands for it."""
    allowed = []
    for j, wanted in enumerate(gold.claims):
        quotes = [Span(m.start(), m.end()) for m in re.finditer(re.escape(wanted.evidence), record.report.text)]
        for i, claim in enumerate(record.claims):
            if (claim.kind, claim.event_type) == (wanted.kind, wanted.event_type) and _touches(claim, quotes):
                agreeing = sum(n.right for n in score_slots(claim, wanted, record).values())
                allowed.append((not wanted.core, -agreeing, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(allowed):
        if i not in taken and j not in partner:
            partner[j] = i
            taken.add(i)
    return partner


def _touches(claim: Claim, quotes: Iterable[Span]) -> bool:
    return any(span.overlaps(quote) for quote in quotes for span in (claim.trigger, *claim.evidence))


def score_slots(claim: Claim | None, wanted: GoldClaim | None, record: Record | None) -> dict[str, Count]:
    """The counts of each slot; None for ``claim`` where it was missed, for ``wanted`` where it is one too many."""
    counts = {
        "mode": _mode(claim, wanted),
        "status": _single(claim, wanted, lambda c, g: c.status in g.status),
        "tense": _single(claim, wanted, lambda c, g: c.tense == g.tense),
        "actor": _parties(claim.actor if claim else (), wanted.actor if wanted else (), record),
        "recipient": _parties(claim.recipient if claim else (), wanted.recipient if wanted else (), record),
        "time": _time(claim, wanted),
        "weapon": _matched([w.text for w in claim.weapon] if claim else [], wanted.weapon if wanted else (), same),
        "quantities": _matched(
            [(q.of, q.low, q.high) for q in claim.quantities] if claim else [],
            [(q.of, q.low, q.high) for q in wanted.quantities] if wanted else [],
            lambda a, b: a == b,
        ),
        "attribution": _attribution(claim, wanted),
    }
    said, told = _coded_places(claim), _wanted_places(wanted)
    for role in ("place", "from", "to"):
        mine, theirs = said.get(role), told.get(role)
        right = mine is not None and theirs is not None and place_fits(mine, theirs)
        counts[role] = Count(int(right), int(mine is not None), int(theirs is not None))
    return {slot: counts[slot] for slot in SLOTS}


def _mode(claim: Claim | None, wanted: GoldClaim | None) -> Count:
    mode = claim.mode if claim else None
    modes = wanted.mode if wanted else ()
    return Count(int(bool(mode) and mode in modes), int(bool(mode)), int(bool(modes)))


def _single(claim: Claim | None, wanted: GoldClaim | None, fits: Callable[[Claim, GoldClaim], bool]) -> Count:
    """A slot that every claim fills with one value."""
    right = claim is not None and wanted is not None and fits(claim, wanted)
    return Count(int(right), int(claim is not None), int(wanted is not None))


def _parties(ids: Sequence[str], wanted: Sequence[Sequence[str]], record: Record | None) -> Count:
    """An actor is right if its name, its canonical name or any mention of it is a wording accepted."""
    actors = {actor.id: actor for actor in record.actors} if record else {}
    text = record.report.text if record else ""
    names = []
    for actor_id in ids:
        actor = actors.get(actor_id)
        names.append([actor.name, actor.canonical, *(m.of(text) for m in actor.mentions)] if actor else [actor_id])
    return _matched(names, wanted, lambda said, accept: any(same(name, accept) for name in said))


def _time(claim: Claim | None, wanted: GoldClaim | None) -> Count:
    """Right only if both bounds are."""
    said = (claim.time.earliest, claim.time.latest) if claim else (None, None)
    told = (wanted.time.earliest, wanted.time.latest) if wanted and wanted.time else (None, None)
    return Count(int(any(said) and said == told), int(any(said)), int(any(told)))


def _attribution(claim: Claim | None, wanted: GoldClaim | None) -> Count:
    mine = claim.attribution if claim and claim.attribution.kind != "none" else None
    theirs = wanted.attribution if wanted and wanted.attribution and wanted.attribution.kind != "none" else None
    right = mine and theirs and any(same(s or "", theirs.accept) for s in (mine.name, mine.text, mine.organization))
    return Count(int(bool(right)), int(mine is not None), int(theirs is not None))


def _matched(said: Sequence[Left], wanted: Sequence[Right], fits: Callable[[Left, Right], bool]) -> Count:
    """Pairs the two lists one to one, each value with the first that fits and is still free."""
    free = list(range(len(wanted)))
    for value in said:
        hit = next((n for n in free if fits(value, wanted[n])), None)
        if hit is not None:
            free.remove(hit)
    return Count(len(wanted) - len(free), len(said), len(wanted))


def _coded_places(claim: Claim | None) -> dict[str, PlaceRef]:
    if claim is None:
        return {}
    found: dict[str, PlaceRef] = {}
    for place in (claim.place, *claim.places):
        if place:
            found.setdefault("place" if place.role == "at" else place.role, place)
    return _settled(found, claim.event_type)


def _wanted_places(wanted: GoldClaim | None) -> dict[str, GoldPlace]:
    if wanted is None:
        return {}
    told = {"place": wanted.place, "from": wanted.from_, "to": wanted.to}
    return _settled({role: place for role, place in told.items() if place}, wanted.event_type)


def _settled(places: Mapping[str, Place], event_type: str | None) -> dict[str, Place]:
    """A movement that is told with one place only is read as left there, or as entered there."""
    settled = dict(places)
    if event_type in _MOVED and "place" in settled:
        place = settled.pop("place")
        settled.setdefault(_MOVED[event_type], place)
    return settled


def place_fits(place: PlaceRef, wanted: GoldPlace) -> bool:
    """Near enough if both have coordinates, else by name; never in another country."""
    if place.country and wanted.country and place.country != wanted.country:
        return False
    if place.lat is not None and place.lon is not None and wanted.lat is not None and wanted.lon is not None:
        return distance_km((place.lat, place.lon), (wanted.lat, wanted.lon)) <= (wanted.within_km or 0.0)
    return any(same(name or "", wanted.accept) for name in (place.name, place.text))


def same(said: str, accept: Iterable[str]) -> bool:
    """Whether ``said`` is one of the wordings, or either is a run of whole words of the other and half as long."""
    mine = words(said)
    return any(_alike(mine, words(other)) for other in accept)


def _alike(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    runs = (long[i : i + len(short)] for i in range(len(long) - len(short) + 1))
    return one == other or (short in runs and 2 * len(" ".join(short)) >= len(" ".join(long)))


def words(text: str) -> list[str]:
    """The words of a name, without accents, case, punctuation and small words."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in _WORD.findall(bare) if word not in _STOP]

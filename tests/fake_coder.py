"""A coder without tables, for tests of all that stands around the real one."""

from __future__ import annotations

import datetime as dt

from dateline.errors import InputError
from dateline.records.claim import Attribution, Claim, ClaimRelation, Record
from dateline.records.reference import Actor, PlaceRef, Quantity, TimeRef, Weapon
from dateline.records.report import Furniture, Published, Report, Source
from dateline.records.span import Span

TEXT = (
    "Rockets hit Camp Alpha\n"
    "BAGHDAD: Two officials said on Tuesday that the coalition would leave Qaim for Kuwait.\n"
    "On March 11 a salvo of rockets killed two Americans at Camp Alpha.\n"
    "About 300 coalition troops have been at Qaim since October.\n"
    "Cat wins prize -\n"
    "Dog wins prize -\n"
)


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def place(quote: str, **values: object) -> PlaceRef:
    at = span(quote)
    return PlaceRef(text=quote, start=at.start, end=at.end, **values)  # type: ignore[arg-type]


def quantity(quote: str, of: str, low: int | None, high: int | None, hedge: str, who: str | None = None) -> Quantity:
    at = span(quote)
    return Quantity(of=of, low=low, high=high, hedge=hedge, who=who, actor=None, start=at.start, end=at.end)  # type: ignore[arg-type]


def claim(id: str, trigger: str, evidence: str, **values: object) -> Claim:
    filled: dict[str, object] = {
        "kind": "event",
        "event_type": "ASSAULT",
        "mode": None,
        "context": (),
        "cameo": None,
        "actor": (),
        "recipient": (),
        "facility": None,
        "place": None,
        "places": (),
        "time": TimeRef(),
        "weapon": (),
        "quantities": (),
        "status": "happened",
        "tense": "current",
        "attribution": Attribution(),
        "confidence": 0.5,
        "relations": (),
        "coded_by": "fake/1",
    }
    return Claim(id=id, trigger=span(trigger), evidence=(span(evidence),), **(filled | values))  # type: ignore[arg-type]


def sample(source: str = "qaim.txt", text: str = TEXT) -> Record:
    """A record that has something of everything."""
    furniture = span("Cat wins prize -\nDog wins prize -")
    leave = claim(
        "c1",
        "would leave",
        "Two officials said on Tuesday that the coalition would leave Qaim for Kuwait.",
        event_type="CONCEDE",
        actor=("a1",),
        place=place("Qaim", name="Al Qa'im", lat=34.37, lon=41.09, country="IRQ", precision="settlement", role="from"),
        places=(place("Kuwait", name="Kuwait", lat=29.3, lon=47.6, country="KWT", precision="country", role="to"),),
        time=TimeRef(dt.date(2020, 3, 17), dt.date(2020, 3, 17), "day", "relative"),
        attribution=Attribution("anonymous", "Two officials", *_ends("Two officials"), via="AFP"),
        confidence=0.81,
        relations=(ClaimRelation("follows", "c2"),),
    )
    rockets = span("salvo of rockets")
    attack = claim(
        "c2",
        "killed",
        "On March 11 a salvo of rockets killed two Americans at Camp Alpha.",
        mode="heavy-weapons",
        recipient=("a2",),
        place=place("Camp Alpha", precision="facility"),
        time=TimeRef(dt.date(2020, 3, 11), dt.date(2020, 3, 11), "day", "explicit"),
        weapon=(Weapon("salvo of rockets", rockets.start, rockets.end, "rocket"),),
        quantities=(quantity("two", "killed", 2, 2, "exact", "Americans"),),
        confidence=0.93,
    )
    posture = claim(
        "c3",
        "have been",
        "About 300 coalition troops have been at Qaim since October.",
        kind="posture",
        event_type=None,
        actor=("a1",),
        place=place("Qaim", name="Al Qa'im", lat=34.37, lon=41.09, country="IRQ", precision="settlement"),
        time=TimeRef(dt.date(2019, 10, 1), None, "month", "explicit"),
        quantities=(quantity("About 300", "forces", 300, 300, "about", "coalition troops"),),
        status="ongoing",
        confidence=0.4,
    )
    report = Report(
        id="sha256:0",
        source=source,
        url=None,
        publisher=None,
        agency="AFP",
        byline=None,
        title="Rockets hit Camp Alpha",
        dateline_place=place("BAGHDAD", name="Baghdad", lat=33.3, lon=44.4, country="IRQ", precision="settlement"),
        published=Published(dt.date(2020, 3, 18), "given"),
        language="en",
        text=text,
        furniture=(Furniture(furniture.start, furniture.end, "headline-list"),),
    )
    actors = (
        Actor("a1", "coalition", "US-led coalition", "coalition", mentions=(span("coalition"),)),
        Actor("a2", "Americans", "Americans", "unknown", "USA", mentions=(span("Americans"),)),
    )
    return Record(report, actors, (leave, attack, posture))


def _ends(quote: str) -> tuple[int, int]:
    at = span(quote)
    return at.start, at.end


class FakeCoder:
    """Gives every report the sample's claims, save for texts that ask for trouble."""

    def code(self, source: Source) -> Record:
        if "REFUSE" in source.text:
            raise InputError(source.source, "the text says so")
        if "CRASH" in source.text:
            raise ValueError("odd")
        return sample(source.source, source.text + TEXT[len(source.text) :])


def load_fake() -> FakeCoder:
    return FakeCoder()


def source(name: str, text: str = "Rockets hit Camp Alpha") -> Source:
    return Source(id=f"sha256:{name}", source=name, text=text)

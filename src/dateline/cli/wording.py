"""The values of a record in an analyst's words, as plain strings."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from dateline.records.claim import Attribution, Claim
from dateline.records.reference import PlaceRef, Quantity, TimeRef
from dateline.records.report import Published, Report

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+|\s+")
_WORTH_SAYING_KM = 10  # below this the radius is no more than the size of a town or base
_AREAS = frozenset({"district", "admin1", "region"})
_FORWARD = {"follows": "follows", "responds-to": "responds to", "part-of": "part of", "same-as": "same as"}


def one_line(text: str) -> str:
    """``text`` on one line, without the control characters that could move the cursor or turn the writing round."""
    return _UNSHOWN.sub(" ", text).strip()


def when(time: TimeRef) -> str:
    """The span of days: a day, a month or year if it is just that, two ends, or what is known of an open one."""
    first, last = time.earliest, time.latest
    if first is None and last is None:
        return "open"
    if first is None:
        return f"≤ {last}"
    if last is None:
        return f"since {first}"
    if first == last:
        return first.isoformat()
    if (first.day, first.month) == (1, 1) and (last.day, last.month, last.year) == (31, 12, first.year):
        return f"{first:%Y}"
    whole_month = (1, calendar.monthrange(last.year, last.month)[1])
    if (first.year, first.month) == (last.year, last.month) and (first.day, last.day) == whole_month:
        return f"{first:%Y-%m}"
    return f"{first} – {last}"


def in_time(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in order of time; the undated last, and all else in the order of the text."""

    def key(claim: Claim) -> tuple[bool, str, str, int]:
        first, last = claim.time.earliest, claim.time.latest
        start, end = (first or last), (last or first)
        return start is None, str(start), str(end), claim.trigger.start

    return sorted(claims, key=key)


def how_many(quantity: Quantity) -> str:
    """The number with its hedge and what it counts: `≥ 20 killed`, `~300 forces (coalition troops)`."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        number = "some"
    elif low is None:
        number = f"≤ {high:,}"
    elif high is None:
        number = f"{'>' if quantity.hedge == 'more-than' else '≥'} {low:,}"
    elif low == high:
        number = "no" if high == 0 else f"{low:,}"
    else:
        number = f"{low:,}–{high:,}"
    if quantity.hedge == "about":
        number = f"~{number}"
    who = one_line(quantity.who or "")
    return f"{number} {quantity.of}" + (f" ({who})" if who and who.casefold() != quantity.of else "")


def where(place: PlaceRef) -> str:
    """The place as said, as resolved where that differs, and its country: `≈` an area, `?` not in the gazetteer."""
    said, name = one_line(place.text), one_line(place.name or "")
    if place.lat is None and place.country is None:
        return f"? {said}"
    known = not name or _bare(said) in _bare(name) or _bare(name) in _bare(said)
    words = said if known else f"{said} = {name}"
    if place.country and place.precision != "country":
        words += f", {place.country}"
    if place.radius_km and place.radius_km >= _WORTH_SAYING_KM and place.precision != "country":
        words += f" ± {place.radius_km:.0f} km"
    return f"≈ {words}" if place.precision in _AREAS else words


def _bare(name: str) -> str:
    """The letters of a name alone, so that "Qaim" is seen in "Al Qā'im"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


def route(claim: Claim) -> str:
    """All places of a claim: where it happened, and the way from one to the other."""
    told: dict[str, list[str]] = {"at": [], "from": [], "to": []}
    for place in (claim.place, *claim.places):
        if place and (words := where(place)) not in told[place.role]:
            told[place.role].append(words)
    at, source, goal = (" / ".join(told[role]) for role in ("at", "from", "to"))
    way = f"{source} → {goal}" if source and goal else f"from {source}" if source else f"to {goal}" if goal else ""
    facility = one_line(claim.facility or "")
    if facility and not any(facility.casefold() in words.casefold() for words in (at, way)):
        at = f"{facility}; {at}" if at else facility
    return "; ".join(filter(None, (at, way)))


def who_says(attribution: Attribution) -> str:
    """The one who says so, with the name behind a "he" and the wire told; empty for the reporter's own voice."""
    if attribution.kind == "none":
        return ""
    said = one_line(attribution.text or attribution.name or attribution.organization or attribution.kind)
    behind = [
        part
        for part in (one_line(attribution.name or ""), one_line(attribution.organization or ""))
        if part and part.casefold() not in said.casefold()
    ]
    words = said + (f" ({', '.join(behind)})" if behind else "")
    return f"{words}, to {one_line(attribution.via)}" if attribution.via else words


def kin(claim: Claim) -> str:
    """Which other claims this one belongs with: `responds to c4`."""
    return ", ".join(f"{_FORWARD.get(relation.type, relation.type)} {relation.to}" for relation in claim.relations)


def published(value: Published) -> str:
    """The date of publication with what it rests on, or the dates that the text allows."""
    if value.date:
        return f"published {value.date}" + (f" ({value.basis})" if value.basis else "")
    if value.candidates:
        return "published on an unknown day; the text allows " + " or ".join(map(str, value.candidates[:5]))
    return "published on an unknown day"


def set_aside(report: Report) -> str:
    """How many lines were taken for furniture, by kind; empty where there are none."""
    lines: Counter[str] = Counter()
    for piece in report.furniture:
        words = report.text[piece.start : piece.end]
        lines[piece.kind] += sum(1 for line in words.splitlines() if line.strip())
    if not lines:
        return ""
    total = sum(lines.values())
    kinds = ", ".join(f"{kind} {n}" for kind, n in lines.most_common())
    return f"{total} line{'' if total == 1 else 's'} set aside as furniture ({kinds})"

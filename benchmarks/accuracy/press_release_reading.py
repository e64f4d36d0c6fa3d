"""One answer for a whole press release, read from the claims coded of it.

The set knows an operation by its first day, province, kinds and least numbers of killed and captured. The operation is
what the release's claims of force tell: arrests and captures, killing, air strikes that happened, but not what the
people sought are blamed for, nor harm to the force itself. Where words stand for a number, the set's own readings are
used, which its rows show ("several" 3, "numerous" 4): they belong to the set and not to the coder, to which they give
no number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from dateline.records.claim import Claim, Record
from dateline.records.reference import PlaceRef, TimeRef
from dateline.records.span import Span

Deed = Literal["captured", "killed"]

# Several spellings of a province's name come down to one; keys and values are folded (letters alone).
_SPELLINGS = {
    "khowst": "khost",
    "paktia": "paktya",
    "paktiya": "paktya",
    "oruzgan": "uruzgan",
    "urozgan": "uruzgan",
    "maidanwardak": "wardak",
    "wardag": "wardak",
    "jawzjan": "jowzjan",
    "jozjan": "jowzjan",
    "bamian": "bamyan",
    "hilmand": "helmand",
    "konar": "kunar",
    "kunarha": "kunar",
    "kondoz": "kunduz",
    "panjsher": "panjshir",
    "saripul": "sarepul",
    "sarepol": "sarepul",
    "daikundi": "daykundi",
    "daykondi": "daykundi",
    "nooristan": "nuristan",
    "nurestan": "nuristan",
    "logarwilayat": "logar",
}
# What the set's rows give for words that name no number.
_VAGUE = {
    "several": 3,
    "multiple": 3,
    "some": 3,
    "few": 3,
    "number": 4,
    "group": 4,
    "numerous": 4,
    "many": 4,
    "dozens": 24,
}
_PEOPLE = (
    r"insurgents?|militants?|suspects?|individuals?|men|man|males?|fighters?|others?|associates?|occupants?|people|persons?"
    r"|criminals?|enem(?:y|ies)|taliban|members?|detainees?|gunm[ea]n|operatives?|bombers?|attackers?"
)
_CHIEFS = (
    r"leaders?|facilitators?|commanders?|sub-?commanders?|experts?|specialists?|emirs?|governors?|deput(?:y|ies)|planners?"
    r"|financiers?|coordinators?|smugglers?|suppliers?|chiefs?|makers?|traffickers?|figures?|bodyguards?"
)
_CHIEF = re.compile(rf"\b(?:{_CHIEFS})\b", re.IGNORECASE)
_ANYONE = re.compile(rf"\b(?:{_PEOPLE}|{_CHIEFS})\b", re.IGNORECASE)
_VAGUE_NUMBER = re.compile(
    rf"\b(?P<word>several|multiple|numerous|many|some|dozens|an? (?:large )?number|an? (?:small )?group|a few)\b"
    rf"(?:[ -](?!and\b|with\b|was\b|were\b)[\w’'-]+){{0,6}}?[ ](?P<noun>{_PEOPLE}|{_CHIEFS})\b"
    r"|\b(?P<alone>several|multiple|numerous) (?:others|of them|of his|more)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:other|others|additional|another|more|also|as well|second|his|their|associates?)\b", re.IGNORECASE
)
_KILLED = re.compile(r"\bkill(?:ed|ing)\b|\bthe death of\b|\bdied\b", re.IGNORECASE)
_AIR_STRIKE = re.compile(r"\b(?:precision|air|aerial) (?:air ?)?strikes?\b|\bairstrikes?\b", re.IGNORECASE)
_DEED_OF: dict[str, Deed] = {"killed": "killed", "arrested": "captured", "captured": "captured"}
_OWN_SIDE = re.compile(
    r"\b(?:soldiers?|service ?members?|troops?|police\w*|officers?|civilians?|children|child|wom[ea]n|villagers?"
    r"|elders?|marines?|airmen|afghans?|girls?|boys?|resident?s?|officials?|interpreters?|bystanders?)\b",
    re.IGNORECASE,
)
_CIVILIANS = re.compile(
    r"\b(?:civilians?|children|child|wom[ea]n|villagers?|girls?|boys?|residents?|afghans?)\b", re.IGNORECASE
)
# what stands between a number and one more: "a leader and several of his associates"
_JOINED = re.compile(
    r"[^.;]{0,120}?(?:\band |\balong with |\btogether with )(?=several|multiple|numerous|many|some|an? )"
)
_SO_CALLED = re.compile(r"\b(?:district|province|village|valley)\b", re.IGNORECASE)
_WINDOW = 90  # characters around a trigger in which words for a number belong to it


class Answer(msgspec.Struct, frozen=True):
    """What is said of the operation; ``day`` and ``province`` are None where nothing tells them."""

    day: dt.date | None
    province: str | None
    kinds: frozenset[str]
    killed: int
    captured: int


class Amount(msgspec.Struct, frozen=True):
    """People captured or killed, as one claim tells it; ``vague`` where words and no number tell how many."""

    deed: Deed
    number: int
    chief: bool
    more: bool
    civil: bool = False
    vague: bool = False


def read(record: Record) -> Answer:
    """The release as the set would put it in a row."""
    claims = sorted((c for c in record.claims if _of_force(c)), key=lambda c: c.trigger.start)
    amounts = list(_amounts(record, claims))
    civil = [a for a in amounts if a.civil]
    foes = [a for a in amounts if not a.civil]
    captured = [a for a in foes if a.deed == "captured"]
    killed = [a for a in foes if a.deed == "killed"]
    harmed = bool(civil) and not foes
    return Answer(
        day=_day(record, claims),
        province=_province(record, claims),
        kinds=frozenset({"civiliancasualty"}) if harmed else _kinds(claims, captured, killed, record.report.text),
        killed=total(civil if harmed else killed),
        captured=total(captured),
    )


def _of_force(claim: Claim) -> bool:
    if claim.status not in ("happened", "ongoing") or claim.tense == "historical":
        return False
    return claim.event_type == "ASSAULT" or (claim.event_type == "COERCE" and claim.mode in ("arrest", "seize", None))


def _amounts(record: Record, claims: Sequence[Claim]) -> Iterator[Amount]:
    text = record.report.text
    seen: set[tuple[str, int]] = set()
    for claim in claims:
        if _summed_up(claim.time):
            continue
        counted: set[Deed] = set()
        for quantity in claim.quantities:
            deed = _DEED_OF.get(quantity.of)
            if deed is None or quantity.low is None or (deed, quantity.start) in seen:
                continue
            words = _around(text, quantity.start, quantity.end, quantity.who)
            foe = _ANYONE.search(words) is not None
            civil = not foe and _CIVILIANS.search(words) is not None and deed == "killed"
            if quantity.low == 0 or (deed == "killed" and not foe and not civil and _OWN_SIDE.search(words)):
                continue
            counted.add(deed)
            seen.add((deed, quantity.start))
            yield Amount(deed, quantity.low, _is_chief(words), _MORE.search(words) is not None, civil)
            rest = _JOINED.match(text, quantity.end, quantity.end + 140)
            vague = _VAGUE_NUMBER.match(text, rest.end()) if rest is not None else None
            if vague is not None and (deed, vague.start()) not in seen:
                seen.add((deed, vague.start()))
                yield Amount(deed, _value(vague), _is_chief(vague.group()), True)
        for deed, at in _told(claim, text):
            vague = _vague(text, at) if deed not in counted else None
            if vague is not None and (deed, vague.start()) not in seen:
                seen.add((deed, vague.start()))
                words = vague.group()
                yield Amount(deed, _value(vague), _is_chief(words), _MORE.search(words) is not None, vague=True)


def _summed_up(time: TimeRef) -> bool:
    """Whether the time is longer than an operation: "since June", "this month"."""
    if time.earliest is None or time.latest is None:
        return time.earliest is not None or time.latest is not None
    return (time.latest - time.earliest).days > 3


def _told(claim: Claim, text: str) -> Iterator[tuple[Deed, Span]]:
    """The words of a claim that say that people were captured or killed."""
    if claim.mode in ("arrest", "abduct"):
        yield "captured", claim.trigger
    if claim.event_type == "ASSAULT":
        for span in claim.evidence:
            for match in _KILLED.finditer(text, span.start, span.end):
                yield "killed", Span(*match.span())


def _around(text: str, start: int, end: int, who: str | None) -> str:
    named = f"{text[start:end]} {who}"
    return named if who is not None and _ANYONE.search(named) else text[start : end + 60].partition(".")[0]


def _is_chief(words: str) -> bool:
    return _CHIEF.search(words) is not None


def _vague(text: str, at: Span) -> re.Match[str] | None:
    """The nearest words for a number of people in the same sentence."""
    start = max(at.start - _WINDOW, 0)
    stop = max(text.rfind(". ", start, at.start), text.rfind("\n", start, at.start))
    start = max(start, stop + 1)
    end = min(at.end + _WINDOW, len(text))
    close = text.find(". ", at.end, end)
    found = list(_VAGUE_NUMBER.finditer(text, start, close if close >= 0 else end))

    def distance(match: re.Match[str]) -> int:
        return min(abs(match.start() - at.end), abs(at.start - match.end()))

    return min(found, key=distance, default=None)


def _value(match: re.Match[str]) -> int:
    word = (match["word"] or match["alone"]).lower().split()[-1]
    return _VAGUE[word]


def total(amounts: Iterable[Amount]) -> int:
    """What the amounts of one deed come to: of chiefs and of others the largest, and what is said to come on top.

    What a release tells twice counts once, a number before words ("several" in the lead, "four" in the account).
    """
    best = {True: 0, False: 0}
    sure = {True: False, False: False}
    on_top = 0
    for amount in amounts:
        kind = amount.chief
        if amount.more and best[kind] + best[not kind] > 0:
            on_top += amount.number
        elif amount.vague and sure[kind]:
            continue
        elif not amount.vague and not sure[kind]:
            best[kind], sure[kind] = amount.number, True
        else:
            best[kind] = max(best[kind], amount.number)
    return sum(best.values()) + on_top


def _kinds(claims: Sequence[Claim], captured: Sequence[Amount], killed: Sequence[Amount], text: str) -> frozenset[str]:
    seized = bool(captured) or any(
        c.mode in ("arrest", "abduct") and all(q.low != 0 for q in c.quantities if q.of in _DEED_OF) for c in claims
    )
    if any(_from_the_air(c, text) for c in claims):
        return frozenset({"airstrike", "detention"} if seized else {"airstrike"})
    if seized:
        return frozenset({"captureandkill"} if killed else {"detention"})
    return frozenset({"insurgentskilled"})


def _from_the_air(claim: Claim, text: str) -> bool:
    if claim.event_type != "ASSAULT":
        return False
    if claim.mode in ("aerial", "drone"):
        return claim.trigger.of(text).lower() != "assault"  # soldiers landing from helicopters
    return any(_AIR_STRIKE.search(text, span.start, span.end) for span in claim.evidence)


def _day(record: Record, claims: Sequence[Claim]) -> dt.date | None:
    """The first day of the first deed that is dated to a day or a night; else that of the release."""
    everything = sorted(record.claims, key=lambda c: c.trigger.start)
    for group in ([c for c in claims if _single(c.time)], [c for c in everything if _single(c.time)]):
        for claim in group:
            return claim.time.earliest
    return record.report.published.date


def _single(time: TimeRef) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days <= 1


def _province(record: Record, claims: Sequence[Claim]) -> str | None:
    """The first that a place is said to lie in; a district or province so called before a bare name of a summary."""
    others = sorted((c for c in record.claims if c not in claims), key=lambda c: c.trigger.start)
    named = [p for c in [*claims, *others] for p in _places(c) if p.admin1 and p.country == "AFG"]
    so_called = [p for p in named if _SO_CALLED.search(p.text)]
    return next((folded(p.admin1) for p in [*so_called, *named] if p.admin1), None)


def _places(claim: Claim) -> Iterator[PlaceRef]:
    if claim.place is not None:
        yield claim.place
    yield from claim.places


def folded(province: str) -> str:
    """A province's name in one spelling, letters alone: "Sar-e Pul", "sar_e_pul" and "Sar-i-Pul" are one."""
    letters = re.sub(r"[^a-z]", "", province.lower().replace("province", ""))
    return _SPELLINGS.get(letters, letters)

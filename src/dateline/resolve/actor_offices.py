"""Offices and their holders in one report: "the US president" of 1996, "Foreign Minister Lavrov", "the premier"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.lexicon.nouns import NounEntry, Nouns
from dateline.lexicon.office_holders import OfficeHolders, Tenure
from dateline.records.mention import ActorEntry
from dateline.resolve.actor_evidence import Evidence
from dateline.resolve.actor_phrase import ActorPhrase, plain

_TOP: Final = ("de facto ruler", "head of state", "head of government")
_LEADER: Final = (*_TOP, "party leader", "rebel leader", "militia leader", "secretary-general", "head of organisation")
_STATE: Final = ("head of state",)
_GOVERNMENT: Final = ("head of government",)
_FOREIGN: Final = ("foreign minister",)
_DEFENCE: Final = ("defence minister",)
_INTERIOR: Final = ("interior minister",)
_GENERAL: Final = ("secretary-general", "head of organisation")
_ARMY: Final = ("chief of staff of the armed forces", "army chief")
_SPY: Final = ("intelligence chief",)
#: The offices, as the table names them, that a title can mean; of several the first that was held counts.
_OFFICES: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("president", "king", "queen", "emir", "sultan", "shah", "emperor", "monarch", "pope"), _STATE),
    **dict.fromkeys(("prime minister", "premier", "chancellor", "taoiseach", "head of government"), _GOVERNMENT),
    **dict.fromkeys(("foreign minister", "foreign secretary", "secretary of state"), _FOREIGN),
    **dict.fromkeys(("defence minister", "defense minister", "defence secretary", "defense secretary"), _DEFENCE),
    "secretary of defense": _DEFENCE,
    **dict.fromkeys(("interior minister", "home secretary", "home minister"), _INTERIOR),
    **dict.fromkeys(("secretary general", "secretary-general"), _GENERAL),
    **dict.fromkeys(("chief of staff", "military chief", "army chief", "joint chiefs chairman"), _ARMY),
    **dict.fromkeys(("intelligence chief", "spy chief"), _SPY),
    **dict.fromkeys(("leader", "ruler", "strongman", "dictator", "military ruler", "junta leader"), _LEADER),
    "supreme leader": ("religious leader", "de facto ruler", "head of state"),
    "ayatollah": ("religious leader", "de facto ruler", "head of state"),
    "head of state": _STATE,
    "vice president": ("deputy head of state",),
    "deputy prime minister": ("deputy head of government",),
    "speaker": ("speaker of parliament",),
    "finance minister": ("finance minister",),
    "justice minister": ("justice minister",),
    "national security adviser": ("national security adviser",),
    "national security advisor": ("national security adviser",),
    "high commissioner": ("head of organisation",),
    "governor": ("governor",),
    "chief": ("head of organisation", "intelligence chief", "force commander", "army chief"),
    "head": ("head of organisation", "intelligence chief", "party leader"),
    "director": ("head of organisation", "intelligence chief"),
    "commander": ("force commander", "rebel commander", "head of organisation"),
    "general": ("force commander", "chief of staff of the armed forces", "army chief", *_TOP),
    "colonel": _TOP,
    "marshal": _TOP,
    "sheikh": ("head of government", "head of state"),
}
#: Titles that one country has one of, so that "the president" needs no nationality.
_NATIONAL: Final = frozenset(
    (
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "emir",
        "sultan",
        "shah",
        "supreme leader",
        "foreign minister",
        "foreign secretary",
        "secretary of state",
        "defence minister",
        "defense minister",
        "defence secretary",
        "defense secretary",
        "interior minister",
        "home secretary",
        "head of state",
    )
)
#: A ministry by another name, whose chief is a minister: "the Pentagon chief".
_MINISTRIES: Final[Mapping[str, tuple[str, str]]] = {
    "pentagon": ("defence minister", "USA"),
    "us-department-of-war": ("defence minister", "USA"),
    "us-state-department": ("foreign minister", "USA"),
    "uk-foreign-office": ("foreign minister", "GBR"),
    "uk-ministry-of-defence": ("defence minister", "GBR"),
    "uk-home-office": ("interior minister", "GBR"),
    "white-house": ("head of state", "USA"),
    "kremlin": ("head of state", "RUS"),
}
_TITLES: Final = frozenset(
    "The Mr Mrs Ms Miss Dr Sir Gen Col Lt Maj Capt Sgt Brig Adm Sen Rep Gov Prof Rev And".split()
)
#: Titles too loose to tell who is meant without a name.
_LOOSE: Final = frozenset(
    ("chief", "head", "director", "commander", "general", "colonel", "marshal", "sheikh", "governor", "ayatollah")
)
_PAST: Final = frozenset(("former", "ex", "late", "ousted", "deposed", "then", "acting", "interim", "deputy", "vice"))


class Offices:
    """Looks offices and persons up as of the day of one report."""

    def __init__(self, holders: OfficeHolders, evidence: Evidence, nouns: Nouns, text: str) -> None:
        self._holders, self._evidence, self._nouns, self._text = holders, evidence, nouns, text
        self._told: dict[str, tuple[str, ...]] = {}

    def held(self, read: ActorPhrase, noun: NounEntry, country: str | None, entry: ActorEntry | None) -> Tenure | None:
        """Who held the office that a phrase without a name describes, on the day of the report."""
        on = self._evidence.on
        offices = _OFFICES.get(noun.noun)
        words = [plain(w) for w in read.before]
        if on is None or offices is None or any(w in _PAST for w in words) or not _singular(words, noun.noun):
            return None
        if read.after and read.after[0] == "of" and country is None and entry is None:
            return None
        if entry is not None and entry.id in _MINISTRIES and noun.noun in ("chief", "head", "boss", "leader"):
            office, of_state = _MINISTRIES[entry.id]
            return self._holders.holder((office,), of_state, on)
        if noun.noun in _LOOSE and entry is None:
            return None
        of = entry.id if entry is not None else country
        if of is None:
            alone = " ".join(words) == noun.noun
            of = self._evidence.focus() if alone and noun.noun in _NATIONAL else None
        if of is None:
            return None
        return next((t for office in offices if (t := self._holders.holder((office,), of, on)) is not None), None)

    def person(
        self,
        name: str,
        title: Sequence[str],
        noun: NounEntry | None,
        country: str | None,
        entry: ActorEntry | None,
    ) -> Tenure | None:
        """The tenure that a person's name means: by title, country and day, as far as the report tells them.

        A bare surname without a title needs the country in the report and the office on its day.
        """
        tenures = self._holders.named(name)
        if not tenures:
            return None
        full = len(name.split()) > 1
        given = () if full else self._given(name)
        if given:
            tenures = tuple(t for g in given for t in self._holders.named(f"{g} {name}"))
        offices = _OFFICES.get(noun.noun, (noun.noun,)) if noun is not None else ()
        ranked: list[tuple[float, str, Tenure]] = []
        for tenure in tenures:
            score = self._fit(tenure, offices, country, entry, full or bool(given))
            if score is not None:
                ranked.append((score, tenure.since, tenure))
        if not ranked:
            return None
        best = max(ranked, key=lambda x: x[:2])
        rivals = {t.person for score, _, t in ranked if score == best[0]}
        return best[2] if len(rivals) == 1 or full else None

    def _fit(
        self, tenure: Tenure, offices: Sequence[str], country: str | None, entry: ActorEntry | None, full: bool
    ) -> float | None:
        """How well a tenure fits what is told of a person; None where it doesn't."""
        on = self._evidence.on
        if on is not None and not tenure.began_by(on) and not full:
            return None
        if country is not None and tenure.of != country and len(tenure.of) == 3:
            return None
        if entry is not None and country is None and tenure.of not in (entry.id, entry.country):
            return None
        fits_office = tenure.office in offices
        holds = on is not None and tenure.holds_on(on)
        near = self._evidence.countries[tenure.of] + self._evidence.entries[tenure.of]
        if not full and not (fits_office and (holds or near or country is not None)) and not (holds and near):
            return None
        return 4.0 * holds + 2.0 * fits_office + 0.5 * min(near, 3) + 0.5 * (country is not None)

    def _given(self, surname: str) -> tuple[str, ...]:
        """The given names that the report writes before a surname: another Clinton is not the one in office."""
        if surname in self._told:
            return self._told[surname]
        found = re.findall(rf"\b([A-Z][\w'’-]+) {re.escape(surname)}\b", self._text)
        given = dict.fromkeys(g for g in found if self._nouns.get(plain(g)) is None and g not in _TITLES)
        self._told[surname] = tuple(given)
        return self._told[surname]


def _singular(words: Sequence[str], noun: str) -> bool:
    return " ".join(words).endswith(noun)

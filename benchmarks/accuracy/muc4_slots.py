"""The list, number, place and date slots of a template, told from the words around its entities and from the record."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.accuracy.muc4_entities import Entity, head
from benchmarks.accuracy.muc4_fills import MONTHS, countries, essential, read_days
from benchmarks.accuracy.muc4_keys import Filler, Message
from benchmarks.accuracy.muc4_words import Kind, MucWords
from benchmarks.accuracy.text_words import TextWords
from dateline.lexicon.nouns import Nouns
from dateline.lexicon.number_words import NumberWords
from dateline.records.claim import Claim, Record
from dateline.records.reference import PlaceRef

_MODES = {"abduct": "kidnapping", "explosives": "bombing", "suicide-attack": "bombing"}
_KIND_OF_PLACE = re.compile(
    r"\s+(?:DEPARTMENT|PROVINCE|REGION|STATE|NEIGHBORHOOD|TOWN|MUNICIPALITY|VILLAGE|DISTRICT|JURISDICTION)$"
)
_ABOUT = re.compile(r"\b(?:ABOUT|APPROXIMATELY|SOME|NEARLY|AROUND)\s+$")
_AT_LEAST = re.compile(r"\b(?:AT LEAST|MORE THAN|OVER)\s+$")


class Page:
    """A message with its words, sentences and what its record and tables say; the slots of its templates."""

    def __init__(self, message: Message, words: TextWords, record: Record | None) -> None:
        self.message, self.record = message, record
        self.text = "".join(c.upper() if len(c.upper()) == 1 else c for c in words.text)
        self._words, self._nouns = MucWords.load(), Nouns.load()
        starts = [words.places[n][0] for n in words.sentences]
        self.sentences = list(zip(starts, [*starts[1:], len(self.text)], strict=True))

    def sentence_at(self, place: int) -> tuple[int, int]:
        return next((s for s in reversed(self.sentences) if s[0] <= place), (0, len(self.text)))

    def near(self, kind: Kind, entity: Entity) -> str | None:
        """The value of the row whose word stands nearest to a mention, in the mention's sentence."""
        best: tuple[int, str] | None = None
        for mention in entity.mentions:
            start, end = self.sentence_at(mention.start)
            for place, value in self._words.places(kind, self.text[start:end]):
                gap = max(mention.start - start - place, start + place - mention.end, 0)
                if best is None or gap < best[0]:
                    best = (gap, value)
        return best[1] if best else None

    def category(self, perpetrators: Iterable[Entity]) -> str:
        wordings = [wording for entity in perpetrators for wording in entity.wordings]
        state = any(self._words.first("state-force", wording) is not None for wording in wordings)
        return "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"

    def stage(self, entities: Iterable[Entity]) -> str:
        told = Counter(self.near("stage", entity) for entity in entities)
        value, times = max(told.items(), key=lambda item: item[1], default=(None, 0))
        return value if value and 2 * times > sum(told.values()) else "ACCOMPLISHED"

    def confidence(self, organization: Entity) -> str:
        value = self.near("confidence", organization)
        if value is None and self._words.first("claimed", self.text) is not None:
            return "CLAIMED OR ADMITTED"
        if value != "SUSPECTED OR ACCUSED":
            return value or "REPORTED AS FACT"
        for mention in organization.mentions:
            start, end = self.sentence_at(mention.start)
            around = self.text[start : mention.start] + " ; " + self.text[mention.end : end]
            if self._words.first("confidence", around) == value and self._words.first("authority", around) is not None:
                return f"{value} BY AUTHORITIES"
        return value

    def target_type(self, target: Entity) -> str:
        return self._typed("phys-type", target.wordings) or "OTHER"

    def victim_type(self, wordings: Sequence[str]) -> str:
        found = self._typed("hum-type", wordings) or "CIVILIAN"
        former = any(re.search(r"\b(?:FORMER|EX|RETIRED)\b", wording) for wording in wordings)
        if former and found in ("GOVERNMENT OFFICIAL", "ACTIVE MILITARY"):
            return f"FORMER {found}"
        return found

    def weapon_type(self, weapon: Entity) -> str | None:
        return self._typed("weapon-type", weapon.wordings)

    def weapon_implied(self, kind: str) -> str | None:
        """What was used where the text names no weapon."""
        if kind == "bombing":
            return "BOMB"
        return "GUN" if kind == "attack" and self._words.first("shot", self.text) is not None else None

    def _typed(self, kind: Kind, wordings: Iterable[str]) -> str | None:
        return next((value for w in wordings if (value := self._words.first(kind, w.upper())) is not None), None)

    def number(self, entity: Entity) -> str:
        """How many a wording stands for: the number before or in it, else one or several by its form."""
        if entity.name and entity.slot == "Victim":
            return "1"
        for mention in entity.mentions:
            sentence, _ = self.sentence_at(mention.start)
            before = self.text[max(sentence, mention.start - 60) : mention.start]
            found = number_inside(self.text[mention.start : mention.end]) or number_before(before)
            if found is not None:
                return found
        noun = head(essential(entity.wordings[0])).lower()
        entry = self._nouns.get(noun)
        plural = entry is not None and entry.noun != noun
        if entry is None:
            plural = noun.endswith("s") and not noun.endswith("ss")
        return "PLURAL" if plural or noun in ("people", "personnel", "others", "police", "dead", "wounded") else "1"

    def nation(self, entity: Entity, here: str | None) -> str | None:
        """The nation of a target, where the text tells one and it is another than the incident's."""
        for mention in entity.mentions:
            start = max(self.sentence_at(mention.start)[0], mention.start - 24)
            before = re.findall(r"[A-Z.]+", self.text[start : mention.start])[-1:]
            for word in (*re.findall(r"[A-Z.]+", mention.wording.upper()), *before):
                iso = countries().of_adjective(word.title()) or (countries().of_name("US") if word == "U.S." else None)
                if iso is not None:
                    nation = self.nation_of(iso)
                    return nation if nation != here else None
        return None

    def nation_of(self, iso: str) -> str:
        found = self._words.first("of-interest", iso) or self._words.first("nation", iso)
        country = countries().get(iso)
        return found or (country.name.upper() if country else iso)

    def victim_effect(self, victim: Entity, kind: str) -> str | None:
        found = self.near("human-effect", victim)
        if kind == "kidnapping":
            return found if found in ("DEATH", "REGAINED FREEDOM") else None
        return found if found != "REGAINED FREEDOM" else None

    def target_effect(self, target: Entity, kind: str) -> str | None:
        return self.near("phys-effect", target) or ("SOME DAMAGE" if kind == "arson" else None)

    def nobody_hurt(self) -> str | None:
        """What the text says of victims where it names none."""
        told = [value for _, value in self._words.places("human-effect", self.text) if value.startswith("NO ")]
        return told[0] if told else None

    def claims(self, kind: str, entities: Iterable[Entity]) -> list[Claim]:
        """The record's claims that can be of this incident: those in sentences of its entities first."""
        if self.record is None:
            return []
        told = [c for c in self.record.claims if c.event_type in ("ASSAULT", "COERCE", "THREATEN")]
        at = [mention.start for entity in entities for mention in entity.mentions]

        def distance(claim: Claim) -> tuple[bool, int]:
            mode = _MODES.get(claim.mode or "", "attack")
            return (
                mode != kind and (mode == "kidnapping" or kind == "kidnapping"),
                min((abs(claim.trigger.start - place) for place in at), default=0),
            )

        return sorted((c for c in told if c.status not in ("denied", "negated")), key=distance)

    def place_of(self, entity: Entity) -> str | None:
        """Where a claim of a sentence that mentions the entity is placed, if that is within a country."""
        for mention in entity.mentions[:2]:
            start, end = self.sentence_at(mention.start)
            for claim in self.record.claims if self.record else ():
                place = claim.place
                if place and start <= claim.trigger.start < end and start <= place.start < end:
                    if place.precision not in ("country", "region"):
                        return place.name
        return None

    def date(self, claims: Iterable[Claim], entities: Iterable[Entity]) -> Filler | None:
        """The day of a claim, or one that a mention's sentence counts from the day of the message; else the default.

        A week or a weekday is no date in the task; a month is.
        """
        published = read_days(self.message.date)
        day = published[1] if published else None
        for claim in claims:
            low, high = claim.time.earliest, claim.time.latest
            if low and high and claim.time.basis in ("explicit", "relative"):
                if low == high or claim.time.grain == "month":
                    return Filler((_day(low) if low == high else f"{_day(low)} - {_day(high)}",))
        if day is None:
            return None
        sentences = {self.sentence_at(mention.start) for entity in entities for mention in entity.mentions}
        for start, end in sorted(sentences):
            back = self._words.first("day", self.text[start:end])
            if back is not None:
                return Filler((_day(day - dt.timedelta(int(back))),))
        return Filler((f"- {_day(day)}",))

    def location(self, claims: Sequence[Claim]) -> Filler | None:
        home = self.home()
        interest = dict(self._words.rows("of-interest"))
        for claim in claims:
            place = claim.place
            if place is None or place.country is None or place.role != "at":
                continue
            country = self.nation_of(place.country)
            # A town of another country is mostly one of home with the same name.
            if country != home and (country not in interest or place.precision != "admin1"):
                continue
            if place.precision in ("settlement", "district", "admin1"):
                name = self._place_name(place)
                return Filler((f"{country}: {name} ({'DEPARTMENT' if place.precision == 'admin1' else 'CITY'})",))
        return Filler((home,)) if home else None

    def _place_name(self, place: PlaceRef) -> str:
        name = _KIND_OF_PLACE.sub("", " ".join(place.text.upper().split())).removeprefix("THE ")
        country = countries().get(place.country or "")
        if name.endswith("CAPITAL") and country and country.capital:
            return country.capital.upper()
        return name

    def home(self) -> str | None:
        """The country that the text is about: its header's, if of interest, or the one spoken of most."""
        filed = self.record.report.dateline_place if self.record else None
        here = self.nation_of(filed.country) if filed and filed.country else None
        told = {name: self._told(iso) for name, iso in self._words.rows("of-interest")}
        if here in told:
            return here
        most = max(told, key=lambda name: told[name])
        return most if told[most] else here

    def _told(self, iso: str) -> int:
        """How often the text has the country's name or nationality."""
        country = countries().get(iso)
        words = (country.name, country.adjective or country.name) if country else (iso,)
        return sum(self.text.count(word.upper()) for word in words)


def _day(day: dt.date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def number_inside(wording: str) -> str | None:
    """The number that a wording begins with."""
    words = wording.split()
    value = _number(words[0]) if len(words) > 1 else None
    return str(value) if value is not None else None


def number_before(text: str) -> str | None:
    """The number among the last three words of what stands before a noun, as the task writes it."""
    for match in list(re.finditer(r"\S+", text))[:-4:-1]:
        word = match.group()
        value = _number(word)
        if value is not None:
            lead = text[: match.start()]
            return f"~{value}" if _ABOUT.search(lead) else f"{value}-" if _AT_LEAST.search(lead) else str(value)
        if not word[-1].isalnum():
            return None
    return None


def _number(word: str) -> int | None:
    if re.fullmatch(r"\d+(?:,\d{3})*", word):
        return int(word.replace(",", ""))
    values = NumberWords.load().values
    parts = [values.get(part) for part in word.lower().split("-")]
    return None if None in parts else sum(part for part in parts if part is not None)

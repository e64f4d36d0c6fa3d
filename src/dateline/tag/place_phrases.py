"""Facilities by name, described facilities and relative areas, built around the names already found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.lexicon.facilities import FacilityNoun
from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.mention import PlaceMention
from dateline.records.reference import Precision
from dateline.records.span import Span
from dateline.tag.place_names import NameMatch
from dateline.tag.place_tokens import Words, word_set

COMPASS = word_set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
)
_SIDES = COMPASS | word_set(
    "northern southern eastern western northeastern northwestern southeastern southwestern central downtown upper lower"
    " inner outer mid rural coastal"
)
_AREAS = COMPASS | word_set("outskirts suburb suburbs edge edges coast shore shores coastline border borders")
_BETWEEN = word_set(
    "road highway halfway midway route front frontline line area stretch track railway somewhere corridor"
)
_UNITS = word_set("mile miles km kms kilometer kilometers kilometre kilometres mi nautical")
_HEDGES = word_set("about some around roughly nearly approximately just almost over more than to the far immediately")
_DESIGNATORS: dict[str, Precision] = {
    **dict.fromkeys(
        word_set(
            "province governorate oblast region state department prefecture emirate republic voivodeship canton krai"
        ),
        "admin1",
    ),
    **dict.fromkeys(word_set("county parish district municipality raion borough subdistrict"), "district"),
    **dict.fromkeys(word_set("city town village township"), "settlement"),
    **dict.fromkeys(
        word_set("river valley mountains island islands peninsula gorge desert lake basin delta strait"), "region"
    ),
}
_DETERMINERS = word_set(
    "a an the this that its their his her our one another two three four five six several some many no any each both"
    " the"
)
_STOPS = word_set(
    "in at of to from on by for with and or as that which who was were is are be been has have had said into near after"
    " before while when but not against over under between through during since until than then where it he she they"
    " we you i there if because so"
)
_TAIL = word_set("in at near outside inside on along by across close around within beside just")
_FILLERS = word_set("the a an to town city village district province capital state of its region area northern")
_PREFIXES = word_set("camp fort fob port hotel university base lz firebase patrol")
_SURNAMES = word_set(
    "hall church house park mill bridge bridges shop store bar marina garden gardens temple abbey camp street road"
    " school college farm mine mines home plant tower towers"
)
_LONGEST_RUN = 8
_OFFICES = frozenset({"office", "offices", "house", "home", "building"})
_OF_HEADS = word_set("university port embassy consulate college")

Kind = Literal["name", "facility", "described", "relative"]


@dataclass
class _Piece:
    """A mention under construction: words ``first`` to ``last`` (both in), and the words of its head."""

    first: int
    last: int
    end: int
    head: tuple[int, int]
    kind: Kind
    precision: Precision | None = None

    def rank(self) -> int:
        return {"facility": 0, "described": 1, "relative": 2, "name": 3}[self.kind]


def _plural(noun: FacilityNoun) -> bool:
    return noun.words[-1].endswith("s") and noun.words[-1] not in ("headquarters", "barracks", "gardens", "docks")


class PhraseFinder:
    """Turns names and facility nouns of one window into mentions."""

    def __init__(self, words: Words, names: list[NameMatch], gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.names = {m.first: m for m in names}
        self.ending = {m.last: m for m in names}
        self.pieces: dict[int, _Piece] = {}
        self.inside = {i for m in names for i in range(m.first, m.last + 1)}

    def find(self) -> list[PlaceMention]:
        """The mentions in order; where pieces overlap, facilities go before described, relative and bare names."""
        pieces = [self._name(m) for m in self.names.values()]
        relative = [r for m in self.names.values() if (r := self._relative(m))]
        relative += self._capitals()
        self.pieces = {p.first: p for p in pieces} | {p.first: p for p in relative}
        built = self._facilities()
        built.sort(key=lambda p: (p.rank(), p.first - p.last))
        taken: list[_Piece] = []
        used: set[int] = set()
        for piece in built + relative + pieces:
            span = range(piece.first, piece.last + 1)
            if used.isdisjoint(span):
                used.update(span)
                taken.append(piece)
        taken.sort(key=lambda p: p.first)
        return [self._mention(p) for p in taken]

    def _mention(self, piece: _Piece) -> PlaceMention:
        w = self.words
        lead, tail = piece.head
        head_end = piece.end if tail == piece.last and piece.kind == "name" and piece.precision is None else w.end[tail]
        return PlaceMention(
            span=Span(w.start[piece.first], piece.end),
            head=Span(w.start[lead], head_end),
            kind=piece.kind,
            precision=piece.precision,
        )

    def _name(self, m: NameMatch) -> _Piece:
        """A name with the designation that follows it, or with what "province of" says it is."""
        w = self.words
        k = m.last + 1
        if k < len(w) and w.glue[k] == " " and w.lower[k] in _DESIGNATORS and not w.loud[k]:
            longer = k + 1 < len(w) and w.glue[k + 1] == " " and w.capital[k] and w.capital[k + 1]
            if not longer:
                return _Piece(m.first, k, w.end[k], (m.first, m.last), "name", _DESIGNATORS[w.lower[k]])
        hint = None
        if m.first > 1 and w.lower[m.first - 1] == "of" and w.glue[m.first] == " ":
            hint = _DESIGNATORS.get(w.lower[m.first - 2])
        return _Piece(m.first, m.last, m.end, (m.first, m.last), "name", hint)

    def _relative(self, m: NameMatch) -> _Piece | None:
        """ "northern Syria", "50 km north of Mosul", "the border with Turkey", "off the coast of Somalia"."""
        w = self.words
        k = m.first - 1
        if k < 0 or w.glue[m.first] not in " -":
            return self._border_after(m)
        low = w.lower[k]
        if low in _SIDES and not (w.first(k) and w.loud[k]) and m.places[0].kind != "facility":
            if k and w.glue[k] == "-" and w.lower[k - 1] in _SIDES:
                k -= 1
            return self._area(k, m)
        if low == "the":
            k -= 1
            low = w.lower[k] if k >= 0 and w.glue[k + 1] == " " else ""
        if low == "of" and k and w.lower[k - 1] in _AREAS and w.glue[k] == " ":
            k -= 1
            if k and w.glue[k] == "-" and w.lower[k - 1] in COMPASS:
                k -= 1
            return self._area(self._distance_start(k), m)
        if low in ("with", "between") and k and w.lower[k - 1] in ("border", "borders", "frontier"):
            both = self._and(m) if low == "between" else None
            return self._area(self._the(k - 1), m, both)
        if low == "between" and (both := self._and(m)) and k and w.lower[k - 1] in _BETWEEN and w.glue[k] == " ":
            return self._area(self._the(k - 1), m, both)
        if low in ("from", "off", "outside") and k and w.glue[k] == " " and self._distance_start(k) < k:
            return self._area(self._distance_start(k), m)
        return self._border_after(m)

    def _border_after(self, m: NameMatch) -> _Piece | None:
        w = self.words
        k = m.last + 1
        if k + 1 < len(w) and w.glue[k] == "-" and w.capital[k]:
            return None
        if k < len(w) and w.glue[k] in " s" and w.lower[k] in ("border", "borders", "frontier", "coast"):
            first = m.first
            if first and w.glue[first] == "-" and w.capital[first - 1]:
                first -= 1
            return _Piece(self._the(first), k, w.end[k], (m.first, m.last), "relative", "region")
        return None

    def _area(self, first: int, m: NameMatch, both: NameMatch | None = None) -> _Piece:
        last = both or m
        return _Piece(first, last.last, last.end, (m.first, m.last), "relative", "region")

    def _and(self, m: NameMatch) -> NameMatch | None:
        """The name that "and" joins to this one."""
        k = m.last + 1
        joined = k < len(self.words) and self.words.lower[k] == "and" and self.words.glue[k] == " "
        return self.names.get(k + 1) if joined else None

    def _the(self, i: int) -> int:
        return i - 1 if i and self.words.lower[i - 1] == "the" and self.words.glue[i] == " " else i

    def _distance_start(self, i: int) -> int:
        """The first word of the distance before the direction at word ``i``, or ``i`` itself."""
        w = self.words
        k, start, unit = i - 1, i, False
        while k >= 0 and i - k < 9 and w.glue[k + 1] in " (.-":
            low = w.lower[k]
            if low in _UNITS:
                unit = True
            elif low[0].isdigit() or (unit and low in _HEDGES | _COUNTS):
                start = k
            elif low not in ("to", "the") or unit:
                break
            k -= 1
        return start if unit else i

    def _capitals(self) -> list[_Piece]:
        """ "the capital", "the Serbian capital", "south of the capital" where no name follows."""
        w = self.words
        found = []
        for i, low in enumerate(w.lower):
            if low in ("border", "frontier", "coast") and i and w.glue[i] == " " and (piece := self._border(i)):
                found.append(piece)
            if low != "capital" or not i or w.glue[i] != " ":
                continue
            k = i + 1
            if (
                k < len(w)
                and w.glue[k] in " ,"
                and (k in self.names or (w.capital[k] and not w.loud[k] and w.lower[k] not in self.gazetteer.demonyms))
            ):
                continue
            if k < len(w) and w.glue[k] == " " and w.lower[k] in _NOT_A_CITY:
                continue
            first = i - 1 if w.lower[i - 1] == "the" or w.lower[i - 1] in self.gazetteer.demonyms else -1
            if first < 0:
                continue
            first = self._the(first) if w.lower[first] != "the" else first
            if first > 1 and w.lower[first - 1] == "of" and w.lower[first - 2] in _AREAS:
                start = self._distance_start(first - 2)
                found.append(_Piece(start, i, w.end[i], (i, i), "relative", "region"))
            else:
                found.append(_Piece(first, i, w.end[i], (i, i), "described", "settlement"))
        return found

    def _facilities(self) -> list[_Piece]:
        w, nouns = self.words, self.gazetteer.nouns
        built: list[_Piece] = []
        k = len(w) - 1
        while k >= 0:
            noun = nouns.ending_at(w.lower, k)
            if noun is None or (k in self.inside and k not in self.ending):
                k -= 1
                continue
            piece = self._facility(k - len(noun.words) + 1, k, noun)
            if piece is not None:
                built.append(piece)
            k = k - len(noun.words)
        return built + self._again(built)

    def _again(self, built: list[_Piece]) -> list[_Piece]:
        """ "the hall" where the report names a hall: a noun too weak to stand alone, spoken of again."""
        w, nouns = self.words, self.gazetteer.nouns
        known = {w.lower[p.last] for p in built if p.kind == "facility" and nouns.ending_at(w.lower, p.last)}
        used = {i for p in built for i in range(p.first, p.last + 1)}
        return [
            _Piece(i - 1, i, w.end[i], (i, i), "described", "facility")
            for i, low in enumerate(w.lower)
            if low in known and i and i not in used and w.lower[i - 1] == "the" and w.glue[i] == " " and not w.loud[i]
        ]

    def _facility(self, first: int, last: int, noun: FacilityNoun) -> _Piece | None:
        w = self.words
        whole = self.ending.get(last)
        if whole is not None:
            if whole.first < first and w.lower[last] not in ("port", "house"):
                return _Piece(whole.first, last, whole.end, (whole.first, whole.last), "facility", "facility")
            return None
        after = self._named_after(first, last, noun)
        if after is not None:
            return after
        lead = self._run_before(first)
        if lead < first:
            own = [i for i in range(lead, first) if w.lower[i] not in self.gazetteer.demonyms]
            owner = w.glue[first] == "s"
            if (
                (own and not owner and not _plural(noun))
                or noun.kind == "embassy"
                or (noun.kind == "government-building" and noun.lone and (owner or own or w.capital[last]))
            ):
                if len(own) == 2 and noun.words[-1] in _SURNAMES and w.lower[lead] in self.gazetteer.words.first:
                    return None
                if noun.words[-1] in _OFFICES and w.capital[last] and not any(i in self.inside for i in own):
                    return None
                if not own and not noun.lone:
                    return None
                if not w.capital[last] and not any(i in self.inside for i in own) and self._tail(last) is not None:
                    return self._described(lead, first, last, noun)
                piece = _Piece(lead, last, w.end[last], (lead, last), "facility", "facility")
                return self._embassy_in(piece) if noun.kind == "embassy" else piece
        return self._described(lead, first, last, noun)

    def _run_before(self, first: int) -> int:
        """The first word of the capitalised name that runs up to word ``first``."""
        w = self.words
        lead = first
        while lead and first - lead < _LONGEST_RUN and w.glue[lead] in (" ", "-", "'", "s"):
            k = lead - 1
            low = w.lower[k]
            if k in self.ending:
                lead = self.ending[k].first
                continue
            if w.glue[lead] == "-" and low in ("al", "el", "e", "ul"):
                lead = k
                continue
            if not w.capital[k] or w.loud[k] or low in _STOPS or low in _DETERMINERS or w.word[k][0].isdigit():
                break
            if w.first(k) and (low in self.gazetteer.words.plain or low in self.gazetteer.words.common):
                break
            lead = k
        return lead

    def _named_after(self, first: int, last: int, noun: FacilityNoun) -> _Piece | None:
        """ "Camp Taji", "Fort Hood", "University of Baghdad"."""
        w = self.words
        k = last + 1
        if not w.capital[first] or w.loud[first] or k >= len(w) or w.glue[k] != " ":
            return None
        if noun.words[-1] in _OF_HEADS and w.lower[k] == "of" and k + 1 in self.names:
            m = self.names[k + 1]
            return _Piece(self._run_before(first), m.last, m.end, (first, m.last), "facility", "facility")
        if noun.words[-1] in _PREFIXES and w.capital[k]:
            while k + 1 < len(w) and w.glue[k + 1] in (" ", "-") and w.capital[k + 1] and k < last + 3:
                k += 1
            return _Piece(first, k, w.end[k], (first, k), "facility", "facility")
        return None

    def _embassy_in(self, piece: _Piece) -> _Piece:
        w = self.words
        k = piece.last + 1
        if k + 1 < len(w) and w.lower[k] == "in" and w.glue[k] == " " and (m := self.names.get(k + 1)):
            return _Piece(piece.first, m.last, m.end, piece.head, piece.kind, piece.precision)
        return piece

    def _described(self, lead: int, first: int, last: int, noun: FacilityNoun) -> _Piece | None:
        """A facility told by what it is and where it lies."""
        w = self.words
        if any(w.loud[i] for i in range(first, last + 1)):
            return None
        if last + 2 < len(w) and w.lower[last + 1] == "of" and last + 2 in self.names:
            return None  # "the village of Samashki" is Samashki
        k = (lead if lead < first else first) - 1
        start = lead
        determined = False
        for _ in range(4):
            if k < 0 or w.glue[k + 1] not in " -" or w.lower[k] in _STOPS:
                break
            if w.lower[k] in _DETERMINERS:
                start, determined = k, True
                break
            k -= 1
        tail = self._tail(last)
        country = tail is not None and self._is_country(tail)
        plural = _plural(noun)
        if tail is None or (plural and country) or not (noun.lone or plural or determined):
            bare = noun.words[-1] == "parliament"
            if plural or not noun.lone or not (determined or lead < first or bare):
                return None
            tail = None
        end = tail.end if tail else w.end[last]
        return _Piece(start, tail.last if tail else last, end, (first, last), "described", "facility")

    def _is_country(self, piece: _Piece) -> bool:
        name = self.names.get(piece.head[0])
        return name is not None and name.places[0].kind in ("country", "region", "water") and piece.kind == "name"

    def _tail(self, last: int) -> _Piece | None:
        """What says where: "south of the capital", "near the Syrian border", "in the town of Mahmudiya"."""
        w = self.words
        k = last + 1
        if k >= len(w) or w.glue[k] != " ":
            return None
        if (piece := self.pieces.get(k)) and piece.kind == "relative":
            return piece
        if w.lower[k] not in _TAIL:
            return None
        for _ in range(6):
            k += 1
            if k >= len(w) or w.glue[k] not in " -":
                return None
            if piece := self.pieces.get(k):
                return piece
            if w.lower[k] not in _FILLERS and w.lower[k] not in _SIDES and w.lower[k] not in self.gazetteer.demonyms:
                return self._border(k)
        return None

    def _border(self, k: int) -> _Piece | None:
        """ "the Syrian border": a nationality before "border"."""
        w = self.words
        if w.lower[k] in ("border", "frontier", "coast") and w.lower[k - 1] in self.gazetteer.demonyms:
            first = k - 2 if k > 1 and w.glue[k - 1] == "-" and w.lower[k - 2] in self.gazetteer.demonyms else k - 1
            return _Piece(self._the(first), k, w.end[k], (k - 1, k - 1), "relative", "region")
        return None


_COUNTS = word_set(
    "one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty sixty hundred"
)
_NOT_A_CITY = word_set("punishment murder city's market markets gains goods investment crime offence offense")

"""From a name as a report writes it to the places that the gazetteer has for it: abbreviations, designations,
nationalities, sides of a place."""

from __future__ import annotations

import re

import msgspec

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name
from dateline.records.reference import Precision

DESIGNATIONS: dict[str, Precision] = {
    **dict.fromkeys(
        ("province", "governorate", "oblast", "region", "state", "department", "prefecture", "republic"), "admin1"
    ),
    **dict.fromkeys(("county", "parish", "district", "municipality", "borough", "raion", "canton"), "district"),
    **dict.fromkeys(("city", "town", "village"), "settlement"),
    **dict.fromkeys(
        ("river", "valley", "island", "islands", "sea", "gulf", "lake", "mountains", "peninsula"), "region"
    ),
}
_DESIGNATED = re.compile(
    r"^(?:the )?(?:province|city|town|village|state|district|region|county|republic|municipality|islands?|lake) of "
    r"|(?<=\w) (?:" + "|".join(DESIGNATIONS) + r")$"
)
_SIDE = re.compile(
    r"^(?:(?:north|south|east|west|central|greater|downtown|upper|lower|inner|old town)(?:ern|east|west)?"
    r"(?:eastern|western)?|[nsew]) (?=\w{3})"
)

_LOS_ANGELES = re.compile(r"L\.A\.|LA\b(?!\.)")


class Form(msgspec.Struct, frozen=True):
    """``norm`` is the name under which ``places`` were found, ``how`` what was done to find it."""

    norm: str
    places: tuple[GazetteerPlace, ...]
    how: str  # "name", "abbreviation", "nationality", "designation", "side", "similar", "unknown"


class NameLookup:
    """Finds the places of names. Holds the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def places(self, norm: str, text: str, start: int) -> Form:
        """The places of the name ``norm`` that stands at ``start`` of ``text``: the first form that any place bears."""
        short = self._abbreviation(norm, text, start)
        if short is not None:
            return short
        people = self._people(norm)
        if people is not None:
            return people
        found = self.gazetteer.lookup_norm(norm)
        if found:
            return Form(norm, found, "name")
        for how, form in (("designation", _DESIGNATED.sub("", norm)), ("side", _SIDE.sub("", norm))):
            if form == norm:
                continue
            if found := self.gazetteer.lookup_norm(form):
                return Form(form, found, how)
            if people := self._people(form):
                return Form(people.norm, people.places, how)
        if similar := self.gazetteer.lookup_similar(norm):
            return Form(norm, similar, "similar")
        return Form(norm, (), "unknown")

    def _abbreviation(self, norm: str, text: str, start: int) -> Form | None:
        full = self.gazetteer.abbreviations.get(norm) or self.gazetteer.abbreviations.get(norm.replace(" ", ""))
        if full is None:
            return None
        written = text[start : start + 12].split("\n", maxsplit=1)[0]
        stop = len(re.match(r"[\w.]*", written).group())  # type: ignore[union-attr]  # matches the empty word
        dotted = "." in written[: stop + 1]
        if _LOS_ANGELES.match(text, start):
            return Form("los angeles", self.gazetteer.lookup_norm("los angeles"), "abbreviation")
        if text[max(0, start - 2) : start] == ", " or (dotted and not written.isupper()) or "." in written[1:3]:
            name = norm_name(full)
            found = self.gazetteer.lookup_norm(name)
            divisions = tuple(p for p in found if p.kind == "admin1")
            return Form(name, divisions or found, "abbreviation") if found else None
        if written[:stop].isupper() and not self.gazetteer.lookup_norm(norm):  # "in NSW"
            found = tuple(p for p in self.gazetteer.lookup_norm(norm_name(full)) if p.kind == "admin1")
            return Form(norm_name(full), found, "abbreviation") if found else None
        return None

    def _people(self, norm: str) -> Form | None:
        """The country, region or city that a word of origin belongs to ("Iraqis", "Chechen", "Texans")."""
        for form in (norm, norm.removesuffix("s")):
            country = self.gazetteer.demonyms.get(form)
            if country and (row := self.gazetteer.country(country)):
                return Form(f"iso {country.lower()}", (row,), "nationality")
            if home := self.gazetteer.homeland(form):
                return Form(home.own_name, (home,), "nationality")
        return None

"""Offices and persons as of the day of a report."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lexicon.actors import ActorList
from dateline.lexicon.countries import Countries
from dateline.lexicon.nouns import Nouns
from dateline.lexicon.office_holders import OfficeHolders
from dateline.records.identity import ActorIdentity
from dateline.resolve.actors import ActorResolver, ReportActors

TABLE = [
    ("Bill Clinton", "", "head of state", "USA", "GOV", "1993-01-20", "2001-01-20"),
    ("Hillary Clinton", "", "foreign minister", "USA", "GOV", "2009-01-21", "2013-02-01"),
    ("Robert Gates", "", "defence minister", "USA", "GOV", "2006-12", "2011-06"),
    ("Idriss Kone", "", "head of state", "MLI", "GOV", "1990", "1999"),
    ("Idriss Kone", "", "head of government", "MLI", "GOV", "1985", "1989"),
    ("Kofi Annan", "", "secretary-general", "united-nations", "UNO", "1997", "2006"),
]
resolver = ActorResolver(ActorList.load(), Nouns.load(), Countries.load(), OfficeHolders(TABLE))


def report(on: str | None, text: str = "The US said so. US officials agreed.") -> ReportActors:
    return resolver.in_report(text, on=date.fromisoformat(on) if on else None)


def who(phrase: str, on: str | None, head: str | None = None, text: str | None = None) -> ActorIdentity:
    found = (report(on) if text is None else report(on, text)).identify(phrase, head or phrase.rsplit(maxsplit=1)[-1])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("phrase", "on", "canonical", "office"),
    [
        ("US president", "1996-06-10", "Bill Clinton", "head of state of USA"),
        ("president", "1996-06-10", "Bill Clinton", "head of state of USA"),
        ("US president", None, "US president", None),
        ("US president", "1980-06-10", "US president", None),
        ("former US president", "1996-06-10", "former US president", None),
        ("US presidents", "1996-06-10", "US presidents", None),
        ("Pentagon chief", "2007-06-10", "Robert Gates", "defence minister of USA"),
        ("UN secretary general", "2004-06-10", "Kofi Annan", "secretary-general of united-nations"),
        ("President Clinton", "1996-06-10", "Bill Clinton", "head of state of USA"),
        ("Clinton", "1996-06-10", "Bill Clinton", "head of state of USA"),
        ("Clinton", "2005-06-10", "Clinton", None),
        ("Clinton", "1980-06-10", "Clinton", None),
        ("Malian President Idriss Kone", "1995-06-10", "Idriss Kone", "head of state of MLI"),
        ("Ugandan President Kone", "1995-06-10", "Kone", None),
        ("army commander", "1996-06-10", "army commander", None),
    ],
)
def test_who_held_the_office(phrase: str, on: str | None, canonical: str, office: str | None) -> None:
    found = who(phrase, on)
    assert (found.canonical, found.office) == (canonical, office)


def test_the_wording_of_the_text_stays_the_name() -> None:
    found = who("US president", "1996-06-10")
    assert (found.name, found.kind, found.country, found.sector) == ("US president", "government", "USA", "GOV")


def test_an_office_of_something_else_has_no_holder_here() -> None:
    assert who("president of the company", "1996-06-10", "president").office is None


def test_a_given_name_in_the_report_tells_whose_surname_it_is() -> None:
    text = "Secretary Hillary Clinton flew to the US. Clinton met US officials."
    assert who("Clinton", "2011-06-10", text=text).canonical == "Hillary Clinton"
    text = "Gordon Clinton, a US farmer, fled. Clinton met US officials."
    assert who("Clinton", "2011-06-10", text=text).canonical == "Clinton"

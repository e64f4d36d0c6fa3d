"""Sectors of rows, nouns and kinds."""

from __future__ import annotations

import pytest

from dateline.lexicon.actors import ActorList
from dateline.lexicon.countries import Countries
from dateline.lexicon.nouns import Nouns
from dateline.resolve.actor_sector import kind_of_sector, sector_of
from dateline.resolve.actors import ActorResolver

resolver = ActorResolver(ActorList.load(), Nouns.load(), Countries.load())


@pytest.mark.parametrize(
    ("phrase", "sector", "cow"),
    [
        ("the CIA", "SPY", "USA"),
        ("Iraqi soldiers", "MIL", "IRQ"),
        ("a court in Venezuela", "JUD", "VEN"),
        ("Japanese fishermen", "AGR", "JPN"),
        ("two gunmen", "UAF", None),
        ("Hamas fighters", "REB", None),
        ("protesters", "CVL", None),
        ("Khairi Saadallah", None, None),
    ],
)
def test_sector_and_state(phrase: str, sector: str | None, cow: str | None) -> None:
    head = phrase.split(" in ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    found = resolver.identify(phrase, head)
    assert found is not None
    assert (found.sector, found.cow) == (sector, cow)


def test_kinds_of_offices() -> None:
    assert kind_of_sector("LEG") == "government"
    assert kind_of_sector("???") == "unknown"
    assert sector_of("unknown", None, None) is None

"""Who held which office when."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import AssetError
from dateline.lexicon.office_holders import OfficeHolders

TABLE = [
    ("Amadou Kone", "A. Kone", "head of state", "XAN", "GOV", "1990-03-01", "1995-06-30"),
    ("Sekou Kone", "", "head of state", "XAN", "GOV", "1995-06-30", "1999"),
    ("Rita Vale", "", "head of government", "XAN", "GOV", "1994", "1996"),
    ("Otto Brand", "", "head of government", "XAN", "GOV", "1996", ""),
    ("Muammar Gaddafi", "Muammar Qaddafi", "head of state", "LBX", "GOV", "1969", "2011"),
]
holders = OfficeHolders(TABLE)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("office", "on", "person"),
    [
        ("head of state", "1992-01-01", "Amadou Kone"),
        ("head of state", "1995-06-30", "Sekou Kone"),
        ("head of state", "2005-01-01", None),
        ("head of government", "1995-01-01", "Rita Vale"),
        ("head of government", "1996-05-01", None),
        ("head of government", "2020-05-01", "Otto Brand"),
        ("speaker", "1992-01-01", None),
    ],
)
def test_the_holder_of_a_day(office: str, on: str, person: str | None) -> None:
    found = holders.holder((office,), "XAN", day(on))
    assert (found.person if found else None) == person


@pytest.mark.parametrize(
    ("name", "persons"),
    [
        ("Kone", {"Amadou Kone", "Sekou Kone"}),
        ("Amadou Kone", {"Amadou Kone"}),
        ("Amadou B. Kone", {"Amadou Kone"}),
        ("A. Kone", {"Amadou Kone"}),
        ("Gordon Kone", set()),
        ("Muammar Qadhafi", {"Muammar Gaddafi"}),
        ("Kadhafi", {"Muammar Gaddafi"}),
        ("Kane", set()),
        ("", set()),
    ],
)
def test_persons_by_name(name: str, persons: set[str]) -> None:
    assert {t.person for t in holders.named(name)} == persons


def test_began_by() -> None:
    assert holders.named("Rita Vale")[0].began_by(day("1994-02-01"))
    assert not holders.named("Rita Vale")[0].began_by(day("1993-12-31"))


def test_a_row_without_a_person_or_with_an_unknown_sector_is_refused() -> None:
    with pytest.raises(AssetError):
        OfficeHolders([("", "", "head of state", "XAN", "GOV", "", "")])
    with pytest.raises(AssetError, match="ARMY"):
        OfficeHolders([("A B", "", "head of state", "XAN", "ARMY", "", "")])


def test_the_packaged_table_loads() -> None:
    found = OfficeHolders.load().holder(("head of state",), "USA", day("1996-06-10"))
    assert found is not None
    assert found.person == "Bill Clinton"

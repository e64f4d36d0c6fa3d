"""The CAMEO code of a PLOVER type and mode."""

from __future__ import annotations

import pytest

from dateline.errors import AssetError
from dateline.lexicon.cameo import Cameo, parse_cameo
from dateline.lexicon.events import MODES

HEADER = "type\tmode\tweapon\tcode\n"


@pytest.fixture(scope="module")
def cameo() -> Cameo:
    return Cameo.load()


@pytest.mark.parametrize(
    ("kind", "mode", "weapon", "code"),
    [
        ("ASSAULT", "heavy-weapons", None, "194"),
        ("ASSAULT", "explosives", "car-bomb", "1832"),
        ("ASSAULT", "explosives", "rifle", "183"),
        ("ASSAULT", "unheard-of", None, "180"),
        ("RETREAT", "withdraw", None, "0874"),
        ("CONSULT", "phone", None, "041"),
        ("AID", None, None, "070"),
        ("POSTURE", None, None, None),
    ],
)
def test_code(cameo: Cameo, kind: str, mode: str | None, weapon: str | None, code: str | None) -> None:
    assert cameo.code(kind, mode, weapon) == code


def test_every_type_and_mode_has_a_code(cameo: Cameo) -> None:
    for kind in set(MODES) - {"POSTURE", "CASUALTY", "NONE"}:
        assert all(cameo.code(kind, mode) for mode in (None, *MODES[kind])), kind


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("WAR\t-\t-\t190\n", "no type"),
        ("ASSAULT\t-\t-\tx\n", "no code"),
        ("ASSAULT\tdemo\t-\t190\n", "not a mode"),
        ("AID\t-\t-\t070\nAID\t-\t-\t071\n", "stands twice"),
    ],
)
def test_an_illegal_row_is_named(rows: str, told: str) -> None:
    with pytest.raises(AssetError, match=told):
        parse_cameo(HEADER + rows)

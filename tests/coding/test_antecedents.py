"""What short words look back to."""

from __future__ import annotations

import pytest

from dateline.coding.antecedents import Antecedents
from tests.coding.conftest import CastOf, token_of


def parties(cast_of: CastOf, text: str, word: str) -> list[tuple[str, str]]:
    scene, cast = cast_of(text)
    s = scene.sentences[-1]
    return [(p.identity.name, p.identity.canonical) for p in cast.parties(s, token_of(s, word))]


@pytest.mark.parametrize(
    ("text", "word", "canonical"),
    [
        ("US troops entered Basra. The troops left on Monday.", "troops", ["US forces"]),
        ("President Amadou Kone spoke. The president left on Monday.", "president", ["Amadou Kone"]),
        ("The prime minister, Amadou Kone, spoke. On Monday the minister left.", "minister", ["Amadou Kone"]),
        ("Estonia and Sweden agreed. They left on Monday.", "They", ["Estonia", "Sweden"]),
        ("Estonia and Sweden met. The two governments signed on Monday.", "governments", ["Estonia", "Sweden"]),
        ("Boko Haram attacked Gwoza. Its men left on Monday.", "men", ["Boko Haram"]),
        ("Russia attacked. Its troops left on Monday.", "troops", ["Russian forces"]),
        ("American and Iraqi soldiers left on Monday.", "soldiers", ["US forces", "Iraqi forces"]),
        ("A Houthi spokesman said it had fired rockets.", "it", ["Houthis"]),
        ("A Russian official said they had fired rockets.", "they", ["Russia"]),
        ("An army spokesman said it had fired rockets.", "it", ["army"]),
    ],
)
def test_who_is_meant(cast_of: CastOf, text: str, word: str, canonical: list[str]) -> None:
    assert [c for _, c in parties(cast_of, text, word)] == canonical


def test_the_wording_stays(cast_of: CastOf) -> None:
    assert parties(cast_of, "US troops entered Basra. The troops left on Monday.", "troops") == [
        ("troops", "US forces")
    ]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("He spoke of United States sanctions.", "United", "United States"),
        ("The Dutch secretary of state refuses any plan.", "secretary", "Dutch secretary of state"),
        ("Zhu Fenglian of the bureau replied on Monday.", "Zhu", "Zhu Fenglian"),
    ],
)
def test_names_are_taken_whole(cast_of: CastOf, text: str, word: str, name: str) -> None:
    assert [n for n, _ in parties(cast_of, text, word)] == [name]


def test_nothing_seen_yet() -> None:
    seen = Antecedents()
    assert seen.pair(10) == ()
    assert seen.told_in_full("troop", "force", plural=True, position=10) is None
    assert seen.told_in_full("troop", "thing", plural=True, position=10) is None
    assert seen.pronoun("xyz", 10) is None
    assert seen.nearest(10, lambda _: True) is None

"""Our own corpus in the scheme: quoted triggers, wordings of parties and places, and what is masked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.reader.corpora import own
from training.reader.example import CLAIMS, ROLES, Argument, Example, Trigger
from training.reader.labels import MODES, SOURCES, STATUSES, TENSES

CORPUS = Path(__file__).resolve().parents[4] / "corpus"

TEXT = (
    "Share this page\n\n"
    "Rebels of the Amber Front attacked an army post near Lira on Monday. "
    "The army said it had lost the post. "
    "The Amber Front has held Lira since May.\n"
)
FRONT = ["Rebels", "rebels", "Amber Front", "the Amber Front", "Rebels of the Amber Front"]


def claim(**more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "kind": "event",
        "event_type": "ASSAULT",
        "mode": [],
        "trigger": "attacked",
        "status": ["happened"],
        "tense": "current",
        "actor": [FRONT],
        "recipient": [["army", "the army"]],
        "weapon": [],
        "place": {"accept": ["Lira", "near Lira"]},
        "from": None,
        "to": None,
        "attribution": {"kind": "none", "accept": []},
        "evidence": "Rebels of the Amber Front attacked an army post near Lira on Monday",
    }
    return {**base, **more}


def example(*claims: dict[str, Any], **more: Any) -> Example:
    return own.example({"id": "lira-2001", "conflict": "uganda", "part": "train", "claims": list(claims), **more}, TEXT)


def words(found: Example, *spans: Any) -> list[str]:
    return [" ".join(found.words[span.start : span.end]) for span in spans]


def said(found: Example, role: str) -> list[str]:
    return words(found, *(a for a in found.arguments if a.role == role))


def test_words_and_sentences() -> None:
    found = example()
    assert (found.corpus, found.id, found.native) == ("own", "train/lira-2001", "")
    assert [found.words[start] for start in found.sentences] == ["Share", "Rebels", "The", "The"]
    assert (found.triggers, found.arguments, found.furniture) == ((), (), ())
    assert (found.fillers, found.incidents) == (None, None)  # of these the corpus says nothing
    assert found.roles == own.ROLES_KNOWN
    assert set(found.complete) == set(CLAIMS) - {"HARM"}


def test_a_trigger_has_all_that_its_claim_has() -> None:
    found = example(claim(mode=["firearms", "heavy-weapons"], status=["happened", "ongoing"]))
    (trigger,) = found.triggers
    assert words(found, trigger) == ["attacked"]
    assert trigger == Trigger(
        trigger.start, trigger.end, claims=("ASSAULT",), mode=("firearms", "heavy-weapons"),
        status=("happened", "ongoing"), tense="current", attributed="none", event=0,
    )  # fmt: skip


def test_a_claim_without_mode_has_none_and_a_borderline_one_may_be_no_claim() -> None:
    assert example(claim()).triggers[0].mode == ("",)
    assert example(claim(core=False)).triggers[0].claims == ("ASSAULT", "")


def test_a_posture() -> None:
    found = example(
        claim(kind="posture", event_type=None, trigger="held", evidence="The Amber Front has held Lira since May")
    )
    assert (found.triggers[0].claims, found.triggers[0].mode) == (("POSTURE",), ("",))


def test_retellings_are_the_same_event() -> None:
    also = [{"evidence": "The army said it had lost the post", "trigger": "lost"}]
    found = example(claim(also=also), claim(trigger="held", evidence="The Amber Front has held Lira since May"))
    assert [(words(found, t)[0], t.event) for t in found.triggers] == [("attacked", 0), ("lost", 0), ("held", 1)]


def test_wordings_in_the_triggers_sentence_are_right_and_others_are_masked() -> None:
    found = example(claim())
    assert said(found, "agent") == ["Rebels of the Amber Front"]  # the longest wording
    assert said(found, "patient") == ["army"]
    assert said(found, "place") == ["near Lira"]
    assert sorted(said(found, "")) == ["Lira", "The Amber Front", "The army"]


def test_a_wording_that_stands_elsewhere_only_is_right_where_it_is_nearest() -> None:
    trigger = claim(trigger="said", evidence="The army said it had lost the post", recipient=[], place=None)
    assert said(example({**trigger, "actor": [["Amber Front"]]}), "agent") == ["Amber Front"]
    found = example({**trigger, "actor": [["Amber Front"]]})
    (right,) = (a for a in found.arguments if a.role == "agent")
    # Ten words before, against eight after: what was told before counts as nearer.
    assert right.start < found.triggers[0].start
    assert [a.start > found.triggers[0].start for a in found.arguments if a.role == ""] == [True]


def test_all_roles() -> None:
    found = example(
        claim(
            trigger="lost",
            evidence="The army said it had lost the post",
            actor=[["it"]],
            recipient=[],
            place=None,
            weapon=[["post"]],
            **{"from": {"accept": ["Lira"]}, "to": {"accept": ["Nowhere"]}},
            attribution={"kind": "institution", "accept": ["The army"]},
        )
    )
    assert (said(found, "agent"), said(found, "instrument")) == (["it"], ["post"])
    assert (said(found, "origin"), said(found, "destination")) == (["Lira"], [])
    assert (said(found, "source"), found.triggers[0].attributed) == (["The army"], "institution")


def test_short_wordings_keep_their_case() -> None:
    # "it" is not "IT"; a longer wording may begin a sentence.
    assert said(example(claim(actor=[["IT"]])), "agent") == []
    assert said(example(claim(actor=[["rebels of the amber front"]])), "agent") == ["Rebels of the Amber Front"]


def test_parts_of_words_are_no_wordings() -> None:
    found = example(claim(actor=[["Amber"], ["rmy"]]))
    assert said(found, "agent") == ["Amber"]


def test_the_trigger_is_a_whole_word_where_there_is_one() -> None:
    found = example(claim(trigger="post", evidence="an army post near Lira"))
    assert words(found, found.triggers[0]) == ["post"]
    found = example(claim(trigger="Mon", evidence="near Lira on Monday"))
    assert words(found, found.triggers[0]) == ["Monday"]


@pytest.mark.parametrize(
    "wrong", [{"trigger": "bombed"}, {"evidence": "Rebels attacked a post"}, {"evidence": "Rebels", "trigger": "army"}]
)
def test_a_trigger_that_is_not_in_the_text_is_a_fault(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"trigger .* is not in"):
        example(claim(**wrong))


def test_furniture() -> None:
    found = example(furniture=["Share this page", "Not on this page"])
    assert found.furniture == ((0, 3),)
    assert found.words[:3] == ("Share", "this", "page")


def test_reports_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    golds = {
        "b": {"claims": [claim()]},
        "a": {"claims": []},
        "c": {"claims": [claim(), {**claim(), "trigger": ""}]},  # not fully coded
        "d": {"name": "no report"},
    }
    for name, gold in golds.items():
        report = {"id": name, "part": "dev", **gold}
        (tmp_path / f"{name}.json").write_text(json.dumps(report), encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    assert [found.id for found in own.examples(tmp_path)] == ["dev/a", "dev/b"]


def test_all_reports_of_a_conflict_are_in_one_part() -> None:
    """Or one part would be known from another; what rules alone were written with stands apart."""
    parts: dict[str, set[str]] = {}
    for path in CORPUS.glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["part"] != "rules" and gold["conflict"] != "none":
            parts.setdefault(gold["conflict"], set()).add(gold["part"])
    assert set().union(*parts.values()) == {"train", "dev", "held-out"}
    assert {conflict: found for conflict, found in parts.items() if len(found) > 1} == {}


def test_the_corpus_is_in_the_scheme() -> None:
    """Every quoted trigger of the repository's reports is found, and every label is one that a head has."""
    found = list(own.examples(CORPUS))
    assert len(found) >= 32
    assert len({one.id for one in found}) == len(found)
    for one in found:
        for trigger in one.triggers:
            assert 0 <= trigger.start < trigger.end <= len(one.words), one.id
            assert set(trigger.claims) <= {*CLAIMS, ""}, one.id
            assert set(trigger.mode) <= set(MODES), one.id
            assert set(trigger.status) <= set(STATUSES), one.id
            assert trigger.tense in TENSES, one.id
            assert trigger.attributed in SOURCES, one.id
        for argument in one.arguments:
            assert 0 <= argument.start < argument.end <= len(one.words), one.id
            assert argument.role in ("", *ROLES), one.id
            assert isinstance(argument, Argument)
            assert 0 <= argument.trigger < len(one.triggers), one.id

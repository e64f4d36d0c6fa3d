"""The event lexicon: its format, its legality as a whole, and what it says of phrases that coders confuse."""

from __future__ import annotations

import pytest

from dateline.errors import AssetError
from dateline.lexicon.events import CLASSES, FLAGS, MODES, ROLES, SLOTS, EventEntry, EventLexicon, Need, parse_events

HEADER = "lemma\tpos\ttype\tmode\tneeds\troles\tflags\n"
ALWAYS = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION", "THREATEN"}


@pytest.fixture(scope="module")
def lexicon() -> EventLexicon:
    return EventLexicon.load()


def row(lemma: str = "attack", *rest: str) -> str:
    cells = [lemma, "v", "ASSAULT", "?", "-", "-", "-"]
    for i, cell in enumerate(rest, 1):
        cells[i] = cell
    return HEADER + "\t".join(cells) + "\n"


def one(text: str) -> EventEntry:
    (entry,) = parse_events(text)
    return entry


def find(lexicon: EventLexicon, phrase: str, pos: str) -> list[EventEntry]:
    return [entry for entry in lexicon.entries if entry.lemma == phrase and entry.pos == pos]


def test_a_row_is_parsed() -> None:
    entry = one(
        row(
            "fire",
            "v",
            "ASSAULT",
            "?",
            "obj=weapon!;subj=force|!person;-about",
            "weapon=obj recipient=at|on",
            "weak always",
        )
    )
    assert (entry.words, entry.head, entry.type, entry.mode, entry.open_mode) == (("fire",), 0, "ASSAULT", None, True)
    assert entry.needs == (
        Need("obj", frozenset({"weapon"}), frozenset(), True),
        Need("subj", frozenset({"force"}), frozenset({"person"}), False),
        Need("about", frozenset(), frozenset(), False, empty=True),
    )
    weapon, recipient = entry.role("weapon"), entry.role("recipient")
    assert weapon is not None
    assert weapon.slots == ("obj",)
    assert recipient is not None
    assert recipient.slots == ("at", "on")
    assert not recipient.every
    assert entry.role("actor") is None
    assert entry.flags == {"weak", "always"}
    assert entry.line == 2


def test_a_slot_can_be_asked_for_alone_and_a_role_can_be_empty_or_take_all() -> None:
    entry = one(row("clash", "v", "ASSAULT", "-", "between!", "actor=subj+with recipient=", "two-sided"))
    assert entry.needs == (Need("between", frozenset(), frozenset(), True),)
    actor, recipient = entry.role("actor"), entry.role("recipient")
    assert actor is not None
    assert actor.every
    assert actor.slots == ("subj", "with")
    assert recipient is not None
    assert recipient.slots == ()
    assert not entry.open_mode


@pytest.mark.parametrize(
    ("lemma", "pos", "head"),
    [("lay siege", "v", 0), ("roadside bomb", "n", 1), ("end to fighting", "n", 0), ("exchange of fire", "n", 0)],
)
def test_the_head_of_a_phrase(lemma: str, pos: str, head: int) -> None:
    assert one(row(lemma, pos, "NONE", "-")).head == head


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lemma\tpos\n", "header"),
        (HEADER + "attack\tv\n", "2 columns"),
        (row("Attack"), "lower case"),
        (row("open  fire"), "single spaces"),
        (row("attack", "x"), "part of speech 'x'"),
        (row("attack", "v", "WAR"), "unknown type 'WAR'"),
        (row("attack", "v", "ASSAULT", "demo"), "mode 'demo'"),
        (row("attack", "v", "ASSAULT", "?", "object=force"), "unknown slot 'object'"),
        (row("attack", "v", "ASSAULT", "?", "obj=army"), "unknown class 'army'"),
        (row("attack", "v", "ASSAULT", "?", "obj="), "asks nothing"),
        (row("attack", "v", "ASSAULT", "?", "-nowhere"), "unknown slot 'nowhere'"),
        (row("attack", "v", "ASSAULT", "?", "-", "hero=subj"), "unknown role 'hero'"),
        (row("attack", "v", "ASSAULT", "?", "-", "actor=hero"), "unknown slot 'hero'"),
        (row("attack", "v", "ASSAULT", "?", "-", "-", "sometimes"), "unknown flag 'sometimes'"),
        (row() + row().removeprefix(HEADER), "stands already in line 2"),
    ],
)
def test_an_illegal_row_is_named(text: str, told: str) -> None:
    with pytest.raises(AssetError, match=r"events\.tsv, line") as caught:
        parse_events(text)
    assert told in str(caught.value)


def test_comments_and_empty_lines_are_left_out() -> None:
    assert parse_events("# a comment\n\n" + row()) == (one("#\n\n" + row()),)


def test_the_longest_phrase_comes_first_and_rows_keep_their_order() -> None:
    text = HEADER + "\n".join(
        f"{lemma}\tv\tNONE\t-\t{needs}\t-\t-"
        for lemma, needs in [("pull", "obj=force"), ("pull", "-"), ("pull out of", "-"), ("pull out", "-")]
    )
    rows = EventLexicon(parse_events(text)).of("pull")
    assert [(entry.lemma, len(entry.needs)) for entry in rows] == [
        ("pull out of", 0),
        ("pull out", 0),
        ("pull", 1),
        ("pull", 0),
    ]


def test_among_leaves_out_phrases_that_the_sentence_can_not_hold(lexicon: EventLexicon) -> None:
    found = {entry.lemma for entry in lexicon.among("lay", {"lay", "siege", "rebel"})}
    assert "lay siege to" in found
    assert "lay down arm" not in found
    assert lexicon.among("no-such-word", set()) == ()


def test_a_compound_is_found_by_head_and_hyphenated(lexicon: EventLexicon) -> None:
    assert any(entry.lemma == "air strike" for entry in lexicon.of("strike"))
    assert any(entry.lemma == "air-strike" for entry in lexicon.of("air-strike"))
    assert lexicon.of("no-such-word") == ()


# -- the table as a whole ----------------------------------------------------------------------------------------------


def test_every_type_and_mode_is_covered(lexicon: EventLexicon) -> None:
    assert len(lexicon) >= 900
    found = {(entry.type, entry.mode) for entry in lexicon.entries}
    assert {(kind, mode) for kind, modes in MODES.items() for mode in modes} <= found
    assert set(MODES) == {kind for kind, _ in found}


def test_every_row_is_legal(lexicon: EventLexicon) -> None:
    for entry in lexicon.entries:
        assert entry.flags <= FLAGS
        assert {role.role for role in entry.roles} <= ROLES
        assert {slot for role in entry.roles for slot in role.slots} | {need.slot for need in entry.needs} <= SLOTS
        assert all(need.classes | need.excludes <= CLASSES for need in entry.needs)
        assert not (need_both := [n for n in entry.needs if n.empty and n.required]), need_both
        assert entry.type not in ALWAYS or entry.flags & {"always", "weak", "political"}, entry.lemma
        assert not entry.open_mode or entry.type in {"ASSAULT", "CASUALTY"}, entry.lemma


def test_no_row_stands_behind_one_that_always_fits(lexicon: EventLexicon) -> None:
    unconditional: set[tuple[str, str]] = set()
    for entry in lexicon.entries:
        assert (entry.lemma, entry.pos) not in unconditional, f"line {entry.line}: {entry.lemma} can't be reached"
        if not entry.needs:
            unconditional.add((entry.lemma, entry.pos))


def test_no_phrase_of_a_verb_stands_on_an_article_alone(lexicon: EventLexicon) -> None:
    """Articles and "to" are skipped in matching: "call to" would find every "call"."""
    for entry in lexicon.entries:
        if entry.pos == "v" and len(entry.words) > 1:
            assert set(entry.words[1:]) - {"a", "an", "the", "to"}, entry.lemma


@pytest.mark.parametrize(
    ("phrase", "pos", "kind", "mode"),
    [
        ("open fire", "v", "ASSAULT", "firearms"),
        ("suicide bombing", "n", "ASSAULT", "suicide-attack"),
        ("rocket attack", "n", "ASSAULT", "heavy-weapons"),
        ("drone strike", "n", "ASSAULT", "drone"),
        ("heart attack", "n", "NONE", None),
        ("strike deal", "v", "AGREE", None),
        ("hunger strike", "n", "PROTEST", "hunger"),
        ("general strike", "n", "PROTEST", "strike"),
        ("agree to withdraw", "v", "CONCEDE", None),
        ("announce withdrawal", "v", "CONCEDE", None),
        ("hand over base", "v", "RETREAT", "withdraw"),
        ("expel diplomat", "v", "SANCTION", "expel"),
        ("designate as terrorist", "v", "SANCTION", None),
        ("tear-gas", "v", "ASSAULT", "crowd-control"),
        ("prisoner exchange", "n", "RETREAT", "release"),
        ("joint exercise", "n", "COOPERATE", None),
        ("issue arrest warrant", "v", "ACCUSE", "allege"),
        ("be home to", "v", "POSTURE", None),
    ],
)
def test_lines_between_types(lexicon: EventLexicon, phrase: str, pos: str, kind: str, mode: str | None) -> None:
    entries = find(lexicon, phrase, pos)
    assert entries, phrase
    assert (entries[0].type, entries[0].mode) == (kind, mode)


def test_seizing_a_town_is_not_seizing_goods(lexicon: EventLexicon) -> None:
    kinds = {
        next(iter(entry.needs[0].classes)): entry.type
        for entry in find(lexicon, "seize", "v")
        if entry.needs and len(entry.needs[0].classes) == 1
    }
    assert kinds.get("org") == "COERCE"
    towns = [entry for entry in find(lexicon, "seize", "v") if entry.needs and "place" in entry.needs[0].classes]
    assert [entry.type for entry in towns] == ["ASSAULT"]
    assert "control" in towns[0].flags


@pytest.mark.parametrize(
    ("phrase", "kind", "mode"),
    [
        ("be willing to withdraw", "CONCEDE", None),
        ("be ready to negotiate", "AGREE", None),
        ("be unwilling to negotiate", "REJECT", None),
        ("call to congratulate", "CONSULT", "phone"),
        ("launch mediation effort", "CONSULT", "third-party"),
        ("send medical team", "AID", None),
        ("shut down radio station", "COERCE", "censor"),
        ("hold as human shield", "ASSAULT", "abduct"),
        ("hold back", "NONE", None),
    ],
)
def test_general_phrases(lexicon: EventLexicon, phrase: str, kind: str, mode: str | None) -> None:
    rows = [entry for entry in lexicon.of(phrase.split(" ", maxsplit=1)[0]) if entry.lemma == phrase]
    assert {(entry.type, entry.mode) for entry in rows} == {(kind, mode)}


def test_an_investigation_launched_into_somebody_is_no_attack(lexicon: EventLexicon) -> None:
    row = next(entry for entry in lexicon.of("launch") if entry.lemma == "launch into")
    assert any(need.slot == "obj" and need.empty for need in row.needs)

"""Merging: which tellings become one claim, which stay apart as rivals, and laws that hold of any list of drafts."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.draft import Count, Draft
from dateline.coding.merge import antecedent, merge, narrower, near, same_source, share
from dateline.records.claim import Attribution
from dateline.records.reference import TimeRef, Weapon
from dateline.records.span import Span
from tests.coding.conftest import at, counts, draft, killed, on, party, said_by

REBELS = party("rebels", 10, kind="rebels")
SOLDIERS = party("soldiers", 40, kind="state-forces", country="IRQ")
MOSUL, BASRA = at("Mosul", 36.3, 43.1, country="IRQ"), at("Basra", 30.5, 47.8, country="IRQ")
ATTACK = draft(0, 2, actor=(REBELS,), recipient=(SOLDIERS,), place=MOSUL, time=on(14))


def again(sentence: int, token: int = 1, **more: Any) -> Draft:
    return draft(sentence, token, again=True, **more)


# -- one source, two tellings --------------------------------------------------------------------------------------


def test_two_tellings_by_one_source_are_one_claim_with_both_as_evidence() -> None:
    second = draft(1, 3, actor=(REBELS,), recipient=(SOLDIERS,), counts=(killed(4),), mode="firearms")
    (claim,) = merge([ATTACK, second])
    assert claim.trigger == ATTACK.trigger
    assert claim.evidence == (*ATTACK.evidence, *second.evidence)
    assert counts(claim) == {"killed": (4, 4, "exact")}
    assert claim.mode == "firearms"


@pytest.mark.parametrize(
    "change",
    [
        {"place": BASRA},
        {"time": on(3)},
        {"actor": (party("police", 10, kind="police"),)},
        {"recipient": (party("villagers", 40, kind="civilians"),)},
        {"attribution": said_by("The army")},
        {"event_type": "PROTEST"},
        {"status": "planned"},
        {"status": "denied"},
        {"kind": "posture", "event_type": None},
        {"place": at("Iraq", 33.0, 44.0, precision="country", country="IRQ")},
    ],
)
def test_what_differs_in_one_telling_thing_stays_apart(change: dict[str, object]) -> None:
    other = msgspec.structs.replace(ATTACK, sentence=1, trigger=Span(120, 121), **change)
    assert len(merge([ATTACK, other])) == 2


def test_modes_that_differ_keep_acts_apart() -> None:
    bombed = msgspec.structs.replace(ATTACK, mode="aerial")
    shot = msgspec.structs.replace(ATTACK, mode="firearms", sentence=1, trigger=Span(120, 121))
    assert len(merge([bombed, shot])) == 2


def test_numbers_of_things_that_differ_keep_acts_apart() -> None:
    def moved(number: int, sentence: int) -> Draft:
        forces = Count("forces", number, number, "exact", "troops", Span(0, 1))
        return msgspec.structs.replace(
            ATTACK, event_type="MOBILIZE", sentence=sentence, trigger=Span(100 * sentence, 1), counts=(forces,)
        )

    assert len(merge([moved(500, 0), moved(900, 1)])) == 2
    assert len(merge([moved(500, 0), moved(500, 1)])) == 1


def test_two_things_in_one_sentence_are_two_claims() -> None:
    second = msgspec.structs.replace(ATTACK, token=9, trigger=Span(9, 10), recipient=(party("guards", 60),))
    assert len(merge([ATTACK, second])) == 2


def test_two_triggers_that_say_the_same_are_one() -> None:
    second = msgspec.structs.replace(ATTACK, token=9, trigger=Span(9, 10))
    assert len(merge([ATTACK, second])) == 1


def test_nothing_shared_is_nothing_joined() -> None:
    assert len(merge([draft(0, mode="aerial", rule="bomb/v"), draft(1, rule="raid/v")])) == 2


def test_a_movement_on_to_a_further_place_is_not_the_same_movement() -> None:
    left = draft(0, event_type="RETREAT", actor=(SOLDIERS,), places=(at("Qaim", role="from"),), time=on(14))
    onward = draft(
        1, event_type="RETREAT", actor=(SOLDIERS,), places=(at("Kuwait City", 29, 48, role="to"),), time=on(14)
    )
    assert len(merge([left, onward])) == 2


def test_the_first_telling_stands_and_the_second_only_fills_gaps() -> None:
    gun = Weapon("rifles", 5, 11, "firearm")
    first = msgspec.structs.replace(ATTACK, actor=(), time=TimeRef(), tense=None, weapon=())
    second = draft(
        1,
        1,
        actor=(REBELS,),
        recipient=(SOLDIERS, party("police", 70)),
        place=MOSUL,
        time=on(14),
        weapon=(gun,),
        facility="Mosul airport",
    )
    (claim,) = merge([first, second])
    assert claim.actor == (REBELS,)
    assert [p.identity.name for p in claim.recipient] == ["soldiers", "police"]
    assert (claim.time, claim.weapon, claim.facility, claim.tense) == (on(14), (gun,), "Mosul airport", "current")


def test_a_lone_victim_told_again_is_not_counted_twice() -> None:
    first = msgspec.structs.replace(ATTACK, counts=(killed(5, who="soldier"),))
    second = msgspec.structs.replace(ATTACK, sentence=1, trigger=Span(120, 121), counts=(killed(1, who="soldier"),))
    (claim,) = merge([first, second])
    assert [c.low for c in claim.counts] == [5]


# -- further tellings: "the attack" --------------------------------------------------------------------------------


def test_the_attack_told_again_joins_the_attack() -> None:
    (claim,) = merge([ATTACK, again(3, counts=(killed(4),))])
    assert counts(claim) == {"killed": (4, 4, "exact")}
    assert len(claim.evidence) == 2


def test_a_rival_toll_is_a_claim_of_its_own_that_points_at_the_first() -> None:
    base = msgspec.structs.replace(ATTACK, counts=(killed(4),))
    rival = again(1, counts=(killed(9),), attribution=said_by("The ministry"))
    first, second = merge([base, rival])
    assert (first.same_as, second.same_as) == (None, 0)
    assert (counts(first)["killed"][0], counts(second)["killed"][0]) == (4, 9)
    assert (second.actor, second.place, second.time) == (base.actor, base.place, base.time)
    assert second.evidence == rival.evidence
    assert not second.again


def test_rivals_all_point_at_the_first_telling() -> None:
    sources = ["The ministry", "The police", "A hospital"]
    told = merge(
        [ATTACK, *(again(k + 1, counts=(killed(k + 5),), attribution=said_by(n)) for k, n in enumerate(sources))]
    )
    assert [d.same_as for d in told] == [None, 0, 0, 0]


def test_a_repeat_by_another_source_that_adds_nothing_is_dropped() -> None:
    assert merge([ATTACK, again(1, attribution=said_by("The ministry"))]) == [ATTACK]


def test_a_denial_is_kept_beside_what_it_denies() -> None:
    denial = again(1, status="denied", denied=True, attribution=said_by("The rebels"))
    first, second = merge([ATTACK, denial])
    assert (second.status, second.same_as, second.denied) == ("denied", 0, True)
    assert first.status == "happened"


def test_a_toll_without_an_attack_is_no_claim() -> None:
    assert merge([again(0, counts=(killed(4),), flags=frozenset({"toll"}))]) == []


def test_the_attack_is_a_claim_where_nothing_told_it_before_and_it_says_something() -> None:
    (claim,) = merge([again(0, recipient=(SOLDIERS,))])
    assert not claim.again
    assert merge([again(0)]) == []
    assert merge([again(0, actor=(REBELS,))]) == []


def test_how_a_bomb_was_brought_is_evidence_for_the_bombing() -> None:
    bomb = Weapon("car bomb", 5, 13, "car-bomb")
    planted = again(1, flags=frozenset({"means"}), weapon=(bomb,), actor=(party("a man", 70),), counts=(killed(2),))
    (claim,) = merge([ATTACK, planted])
    assert claim.weapon == (bomb,)
    assert claim.actor == ATTACK.actor
    assert claim.counts == ()
    assert len(claim.evidence) == 2


def test_a_bomb_told_twice_keeps_its_first_name() -> None:
    car, bomb = Weapon("car bomb", 5, 13, "car-bomb"), Weapon("bomb", 150, 154, "bomb")
    first = msgspec.structs.replace(ATTACK, weapon=(car,))
    (claim,) = merge([first, again(1, flags=frozenset({"means"}), weapon=(bomb,))])
    assert claim.weapon == (car,)


def test_a_claim_of_responsibility_names_the_doer_in_a_claim_of_its_own() -> None:
    unknown = msgspec.structs.replace(ATTACK, actor=())
    claimed = again(1, actor=(REBELS,), attribution=said_by("The rebels"), flags=frozenset({"ascribed"}))
    first, second = merge([unknown, claimed])
    assert (first.actor, second.actor, second.same_as) == ((), (REBELS,), 0)


def test_a_doer_laid_down_by_the_reporter_joins_even_where_numbers_differ() -> None:
    def shells(n: int) -> Count:
        return Count("munitions", n, n, "exact", "shells", Span(0, 1))

    base = msgspec.structs.replace(ATTACK, counts=(shells(3),))
    laid = again(1, actor=(REBELS,), counts=(shells(4),), flags=frozenset({"ascribed"}))
    assert len(merge([base, laid])) == 1
    assert merge([base, msgspec.structs.replace(laid, flags=frozenset())]) == [base]


# -- what "the attack" refers to -----------------------------------------------------------------------------------


def test_an_antecedent_is_of_the_same_type_and_standing() -> None:
    told = [ATTACK, draft(1, event_type="PROTEST"), msgspec.structs.replace(ATTACK, status="planned", sentence=1)]
    assert antecedent(told, again(2)) == 0
    assert antecedent(told, again(2, event_type="COERCE")) is None
    assert antecedent(told, again(2, status="planned")) == 2


def test_an_antecedent_is_never_a_rival_claim() -> None:
    told = merge([ATTACK, again(1, counts=(killed(9),), attribution=said_by("The ministry"))])
    assert antecedent(told, again(2)) == 0


@pytest.mark.parametrize(
    "hint",
    [
        {"place": BASRA},
        {"time": on(3)},
        {"recipient": (party("guards", 60),)},
        {"mode": "aerial"},
        {"actor": (party("militia", 60),)},
    ],
)
def test_what_the_repeat_says_picks_the_antecedent(hint: dict[str, Any]) -> None:
    other = draft(
        2, 5, actor=(party("militia", 60),), recipient=(party("guards", 60),), place=BASRA, time=on(3), mode="aerial"
    )
    first = msgspec.structs.replace(ATTACK, mode="firearms")
    assert antecedent([first, other], again(3, **hint)) == 1


def test_a_place_far_away_a_time_far_off_and_other_people_rule_an_antecedent_out() -> None:
    strange = again(9, place=BASRA, time=on(3, 1), recipient=(party("guards", 60),), actor=(party("militia", 60),))
    assert antecedent([ATTACK], strange) is None


def test_a_background_count_is_not_about_the_news() -> None:
    since = TimeRef(on(1, 1, 2018).earliest, on(16).latest, "open", "explicit")
    near_it, background = again(1, time=on(14)), again(1, time=since)
    other = draft(3, 4, time=since, event_type="ASSAULT")
    assert antecedent([ATTACK, other], near_it) == 0
    assert antecedent([ATTACK, other], background) == 1


# -- postures ------------------------------------------------------------------------------------------------------


def state(sentence: int, **more: Any) -> Draft:
    base = draft(
        sentence, kind="posture", event_type=None, actor=(SOLDIERS,), place=MOSUL, status="ongoing", rule="station/v"
    )
    return msgspec.structs.replace(base, **more)


def test_one_state_told_twice_is_one_claim() -> None:
    (claim,) = merge([state(0), state(4, counts=(killed(3),))])
    assert len(claim.evidence) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"actor": (REBELS,)},
        {"place": BASRA},
        {"place": None},
        {"flags": frozenset({"control"})},
        {"place": at("Nineveh", 36.2, 43.0, precision="admin1", country="IRQ")},
    ],
)
def test_states_that_differ_are_two(change: dict[str, object]) -> None:
    assert len(merge([state(0), state(1, **change)])) == 2


def test_rival_numbers_of_forces_stay_apart() -> None:
    assert len(merge([state(0, counts=(killed(3),)), state(1, counts=(killed(4),))])) == 2
    rivals = [state(0, attribution=said_by("The army")), state(1, attribution=said_by("The rebels"))]
    assert len(merge(rivals)) == 2


# -- one happening by two sources ----------------------------------------------------------------------------------


def test_two_full_tellings_by_two_sources_are_linked_and_share_the_narrower_place() -> None:
    wide = at("Nineveh", 36.2, 43.0, precision="admin1", country="IRQ")
    one = msgspec.structs.replace(ATTACK, attribution=said_by("The army"), place=wide)
    two = msgspec.structs.replace(ATTACK, attribution=said_by("The rebels"), sentence=1, trigger=Span(120, 121))
    first, second = merge([one, two])
    assert (first.same_as, second.same_as) == (None, 0)
    assert first.place == second.place == MOSUL


@pytest.mark.parametrize(
    "change",
    [
        {"time": on(13)},
        {"time": TimeRef()},
        {"recipient": (party("guards", 60),)},
        {"mode": "aerial"},
        {"place": None},
        {"place": BASRA},
        {"status": "planned"},
        {"actor": (party("police", 60),)},
        {"event_type": "PROTEST"},
    ],
)
def test_what_keeps_two_sources_claims_unlinked(change: dict[str, object]) -> None:
    one = msgspec.structs.replace(ATTACK, attribution=said_by("The army"))
    two = msgspec.structs.replace(one, attribution=said_by("The rebels"), sentence=1, trigger=Span(120, 121), **change)
    assert [d.same_as for d in merge([one, two])] == [None, None]


def test_acts_of_speech_are_not_linked() -> None:
    one = msgspec.structs.replace(ATTACK, event_type="ACCUSE", attribution=said_by("The army"))
    two = msgspec.structs.replace(one, attribution=said_by("The rebels"), sentence=1, trigger=Span(120, 121))
    assert [d.same_as for d in merge([one, two])] == [None, None]


# -- places, sources and parties -----------------------------------------------------------------------------------


def test_near_goes_by_country_then_by_distance() -> None:
    assert near(MOSUL, at("Mosul airport", 36.31, 43.15, precision="facility", country="IRQ"))
    assert not near(MOSUL, BASRA)
    assert near(BASRA, at("Iraq", 33.0, 44.0, precision="country", country="IRQ"))
    assert not near(MOSUL, at("Mosul", 36.3, 43.1, country="SYR"))
    assert near(MOSUL, at("the area", 38.0, 43.1, radius_km=300.0))


def test_near_without_a_point_goes_by_words_and_by_how_vague_they_are() -> None:
    lost = at("Thanbo", None, None)
    assert near(lost, at("THANBO", None, None))
    assert not near(lost, MOSUL)
    assert near(at("the base", None, None, precision="facility"), MOSUL)


def test_narrower_takes_the_finer_of_two_places_that_agree() -> None:
    wide = at("Nineveh", 36.2, 43.0, precision="admin1", country="IRQ")
    assert narrower(wide, MOSUL) == MOSUL
    assert narrower(MOSUL, wide) == MOSUL
    assert narrower(None, MOSUL) == MOSUL
    assert narrower(MOSUL, None) == MOSUL
    assert narrower(None, None) is None
    assert narrower(MOSUL, BASRA) == MOSUL
    lost = at("Thanbo", None, None)
    assert narrower(lost, MOSUL) == MOSUL
    assert narrower(MOSUL, lost) == MOSUL
    assert narrower(lost, lost) == lost


def named(name: str, **more: object) -> Attribution:
    return Attribution("named", name, 0, len(name), name=name, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (Attribution(), Attribution(), True),
        (Attribution(), said_by("The army"), False),
        (named("Hassan Ali"), named("Ali"), True),
        (named("Hassan Ali"), named("Omar"), False),
        (named("Ali"), said_by("The army"), False),
        (said_by("The army"), said_by("the army"), True),
        (said_by("The army"), said_by("The navy"), False),
        (said_by("The army", organization="MoD"), said_by("The ministry", organization="MoD"), True),
        (Attribution("anonymous", "an aide", role="aide"), Attribution("anonymous", "aides", role="aide"), True),
        (Attribution("anonymous", "an aide", role="aide"), Attribution("anonymous", "a guard", role="guard"), False),
        (Attribution("anonymous", "they", role="aide"), Attribution("anonymous", "they", role="guard"), True),
    ],
)
def test_same_source(a: Attribution, b: Attribution, wanted: bool) -> None:
    assert same_source(a, b) is wanted
    assert same_source(b, a) is wanted


def test_parties_are_shared_by_key_by_name_or_by_country() -> None:
    assert share((party("ISIS", kb_id="islamic-state"),), (party("the militants", kb_id="islamic-state"),))
    assert share((party("Taliban"),), (party("Afghan Taliban"),))
    assert share((party("General Haftar"),), (party("Haftar"),))
    army: dict[str, Any] = {"kind": "state-forces", "country": "IRQ"}
    assert share((party("Iraqi army", **army),), (party("federal troops", **army),))
    towns: dict[str, Any] = {"kind": "civilians", "country": "IRQ"}
    assert not share((party("villagers", **towns),), (party("pilgrims", **towns),))
    assert not share((party("rebels"),), (party("police"),))
    assert not share((), (party("police"),))


# -- laws ----------------------------------------------------------------------------------------------------------


FLAGS = [frozenset(), frozenset({"means"}), frozenset({"ascribed"})]


@st.composite
def reports(pick: st.DrawFn) -> list[Draft]:
    """Drafts in the order of a text, with few values a field, so that many of them meet."""
    some = []
    for k in range(pick(st.integers(0, 7))):
        is_again = pick(st.booleans())
        some.append(
            draft(
                k,
                pick(st.integers(0, 3)),
                again=is_again,
                event_type=pick(st.sampled_from(["ASSAULT", "ASSAULT", "PROTEST"])),
                mode=pick(st.sampled_from([None, "aerial", "firearms"])),
                actor=pick(st.sampled_from([(), (REBELS,), (SOLDIERS,)])),
                recipient=pick(st.sampled_from([(), (party("villagers", 60),)])),
                place=pick(st.sampled_from([None, MOSUL, BASRA])),
                time=pick(st.sampled_from([TimeRef(), on(14), on(3)])),
                counts=pick(st.sampled_from([(), (killed(4),), (killed(9),)])),
                attribution=pick(st.sampled_from([Attribution(), said_by("The army"), said_by("The rebels")])),
                status=pick(st.sampled_from(["happened", "happened", "denied"])),
                flags=pick(st.sampled_from(FLAGS)) if is_again else frozenset(),
            )
        )
    return some


@settings(max_examples=150, deadline=None, derandomize=True)
@given(reports())
def test_laws(drafts: list[Draft]) -> None:
    told = merge(drafts)
    assert not any(d.again for d in told)
    for k, one in enumerate(told):
        assert one.same_as is None or (one.same_as < k and told[one.same_as].same_as is None)
        assert one.evidence == tuple(dict.fromkeys(one.evidence))
        assert list(one.evidence) == sorted(one.evidence)
    said = {e for d in drafts for e in d.evidence}
    assert {e for d in told for e in d.evidence} <= said
    assert [d.sentence for d in told] == sorted(d.sentence for d in told)
    triggers = [d.trigger for d in drafts]
    assert all(d.trigger in triggers for d in told)


@st.composite
def full_reports(pick: st.DrawFn) -> list[Draft]:
    """Drafts that leave nothing open, some told again by a source of their own, so that their fields settle all."""
    some = []
    for k in range(pick(st.integers(0, 7))):
        rival = pick(st.booleans())
        some.append(
            draft(
                k,
                again=rival,
                actor=pick(st.sampled_from([(REBELS,), (party("police", 60),)])),
                recipient=pick(st.sampled_from([(SOLDIERS,), (party("villagers", 60),)])),
                place=pick(st.sampled_from([MOSUL, BASRA])),
                time=pick(st.sampled_from([on(14), on(3)])),
                mode=pick(st.sampled_from(["aerial", "firearms"])),
                counts=(killed(k + 2),) if rival else (),
                attribution=said_by(f"Ministry {k}") if rival else Attribution(),
            )
        )
    return some


@settings(max_examples=150, deadline=None, derandomize=True)
@given(full_reports())
def test_merging_twice_changes_nothing(drafts: list[Draft]) -> None:
    once = merge(drafts)
    assert merge(once) == once


@settings(max_examples=100, deadline=None, derandomize=True)
@given(full_reports())
def test_no_two_claims_of_one_source_say_the_same(drafts: list[Draft]) -> None:
    told = merge(drafts)
    keys = [
        (d.actor, d.recipient, d.place, d.time, d.mode, d.attribution) for d in told if d.attribution.kind == "none"
    ]
    assert len(keys) == len(set(map(repr, keys)))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(reports())
def test_merging_depends_on_nothing_but_its_list(drafts: list[Draft]) -> None:
    kept = list(drafts)
    assert merge(drafts) == merge(drafts)
    assert drafts == kept

"""The stage as a whole: laws that hold of every record, and reports told over several sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from dateline.coding.coder import ClaimCoder
from dateline.coding.scene import Found, Scene, Tables
from dateline.lexicon.speech import SpeechVerbs
from dateline.records.claim import Claim, Record
from dateline.records.reference import TimeRef
from dateline.records.report import Published, Report
from dateline.resolve.actors import ActorResolver
from tests.coding.conftest import PUBLISHED, Look, Read, Reading, counts
from tests.coding.fake_reading import FakeReading, Row

STORIES = [
    """Rebels attacked an army convoy near Gao on Tuesday, killing four soldiers and wounding nine, the army said.

The attack was claimed by the Islamic State. "We destroyed three vehicles," a spokesman said.

A hospital official put the toll at seven. Police arrested two men in Timbuktu on Wednesday.

Some 400 French troops remain in Gao. France said on Wednesday it would withdraw 100 soldiers from Mali.
""",
    """Thousands of people demonstrated in Caracas on Saturday against the government. Police fired tear gas at them.

Brazil condemned the violence and called on the government to release the prisoners. The government denied that its
forces had shot at protesters.

The president met opposition leaders in Caracas on Monday. In 2014, 43 people were killed in protests.
""",
    "",
    "Nothing of note happened.",
    "Attack. Attack! Killed?",
    "“He said ‘we attacked’,” they said, it said, he denied.",
]


@pytest.fixture(scope="module", params=STORIES)
def reading(request: pytest.FixtureRequest, read: Read) -> Reading:
    return read(request.param)


def test_every_offset_quotes_the_text(reading: Reading) -> None:
    text = reading.text
    for claim in reading.claims:
        assert claim.trigger.of(text).strip()
        assert claim.evidence
        assert any(e.contains(claim.trigger) for e in claim.evidence)
        for place in ((claim.place,) if claim.place else ()) + claim.places:
            assert text[place.start : place.end] == place.text
        for weapon in claim.weapon:
            assert text[weapon.start : weapon.end] == weapon.text
        for quantity in claim.quantities:
            assert text[quantity.start : quantity.end]
        said, when = claim.attribution, claim.time
        if said.start is not None:
            assert text[said.start : said.end] == said.text
        if when.start is not None:
            assert text[when.start : when.end] == when.text


def test_ids_point_at_what_is_there(reading: Reading) -> None:
    actors, claims = {a.id for a in reading.record.actors}, [c.id for c in reading.claims]
    assert claims == [f"c{k + 1}" for k in range(len(claims))]
    for claim in reading.claims:
        assert set(claim.actor) | set(claim.recipient) <= actors
        assert {q.actor for q in claim.quantities} <= actors | {None}
        assert {r.to for r in claim.relations} <= set(claims) - {claim.id}
    used = {i for c in reading.claims for i in (*c.actor, *c.recipient, *(q.actor for q in c.quantities))}
    assert actors <= used


def test_fields_that_go_together(reading: Reading) -> None:
    def legal(claim: Claim) -> bool:
        if claim.kind == "posture":
            return claim.event_type is None and claim.mode is None and claim.cameo is None
        return claim.event_type is not None

    for claim in reading.claims:
        assert legal(claim)
        assert 0 < claim.confidence < 1
        assert not set(claim.actor) & set(claim.recipient)
        assert not (claim.place and claim.place.role != "at")
        low, high = claim.time.earliest, claim.time.latest
        assert low is None or high is None or low <= high
        for quantity in claim.quantities:
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert not any(a.overlaps(b) for a in claim.evidence for b in claim.evidence if a is not b)


def test_coding_twice_gives_the_same(read: Read) -> None:
    assert read(STORIES[0]).record == read(STORIES[0]).record


def test_one_report_leaves_no_trace_in_the_next(read: Read) -> None:
    alone = read("They attacked the town.").record
    read(STORIES[0])
    assert read("They attacked the town.").record == alone


def test_a_story_of_an_attack(read: Read) -> None:
    reading = read(STORIES[0])
    attack = reading.all("ASSAULT")[0]
    assert reading.doers(attack) == ["Rebels"]
    assert (counts(attack)["killed"], counts(attack)["wounded"]) == ((4, 4, "exact"), (9, 9, "exact"))
    assert {"COERCE", "POSTURE", "CONCEDE"} <= set(reading.types())
    assert any(counts(c).get("killed", (0,))[0] == 7 for c in reading.all("ASSAULT")[1:])


def test_a_story_of_a_protest(read: Read) -> None:
    reading = read(STORIES[1])
    assert {"PROTEST", "ASSAULT", "ACCUSE", "REQUEST"} <= set(reading.types())
    assert counts(reading.all("PROTEST")[0])["participants"][:2] == (2000, 9999)
    assert any(c.status == "denied" for c in reading.all("ASSAULT"))


def test_the_stage_on_its_own(look: Look, tables: Tables, resolver: ActorResolver) -> None:
    text = "Zorblax Weekly said rebels attacked an army convoy on Monday."
    scene: Scene = look(text)
    found = Found((), (), (), (), (), {})
    stage = ClaimCoder(tables, SpeechVerbs.load(), resolver)
    actors, claims = stage(text, scene.sentences, found, lambda *_: TimeRef(), PUBLISHED, None, None)
    assert [c.event_type for c in claims] == ["ASSAULT"]
    assert {a.name for a in actors} >= {"rebels"}
    assert stage("", [], found, lambda *_: None, None, None, None) == ((), ())


def test_a_news_outlet_is_known_as_one(read: Read) -> None:
    claim = read("Reuters reported that rebels had attacked an army convoy near Gao on Monday.").one("ASSAULT")
    assert claim.attribution.kind == "media"


# -- with a trained reader -----------------------------------------------------------------------------------------

Told = Callable[..., Reading]


@pytest.fixture
def told(look: Look, tables: Tables, resolver: ActorResolver) -> Told:
    """Codes a text with a reader that says ``claims`` of words, and ``roles`` of words for the trigger ``of``."""

    def run(
        text: str,
        claims: Mapping[str, Row] | None,
        of: str = "",
        roles: Mapping[str, str] | None = None,
        least: float = 0.0,
    ) -> Reading:
        scene = look(text)
        words = [t.text for s in scene.sentences for t in s.tokens]
        reading = None
        if claims is not None:
            said = {words.index(word): {role: 0.9} for word, role in (roles or {}).items()}
            rows = {words.index(word): row for word, row in claims.items()}
            reading = FakeReading(len(words), claims=rows, roles={words.index(of): said} if of else None)
        named = [m for s in scene.sentences for m in scene.places[s.index]]
        found = Found((), (), (), named, (), scene.resolved)
        stage = ClaimCoder(tables, SpeechVerbs.load(), resolver, least)
        coded = stage(text, scene.sentences, found, lambda *_: None, PUBLISHED, None, None, reading)
        report = Report("", "", None, None, None, None, None, None, Published(None, None), "en", text, ())
        return Reading(Record(report, *coded))

    return run


BLITZ = "Police blitzed the market in Gao."


def test_a_trigger_that_only_the_reader_knows(told: Told) -> None:
    assert told(BLITZ, None).claims == told(BLITZ, {}).claims == ()
    reading = told(BLITZ, {"blitzed": {"COERCE": 0.75, "ASSAULT": 0.125}})
    claim = reading.one("COERCE")
    assert reading.doers(claim) == ["Police"]
    assert claim.coded_by.endswith("/r reader/1 0.750 0.875")


def test_a_rows_trigger_that_the_reader_sees_nothing_in(told: Told) -> None:
    text = "Rebels attacked the convoy near Gao."
    assert told(text, None).types() == ["ASSAULT"]
    assert told(text, {"attacked": {"ASSAULT": 0.5}}).one("ASSAULT").coded_by.endswith("/v reader/1 0.500 0.500")
    doubted = told(text, {}).one("ASSAULT")
    assert doubted.coded_by.endswith("/v reader/1 0.000 0.000")
    assert doubted.confidence < told(text, {"attacked": {"ASSAULT": 0.9}}).one("ASSAULT").confidence


def test_who_and_where_from_another_sentence(told: Told) -> None:
    text = "Soldiers were seen in Kidal. Shelling followed."
    reading = told(text, {"Shelling": {"ASSAULT": 0.9}}, "Shelling", {"Soldiers": "agent", "Kidal": "place"})
    claim = reading.one("ASSAULT")
    assert reading.doers(claim) == ["Soldiers"]
    assert claim.place is not None
    assert claim.place.text == "Kidal"


def test_a_posture_with_what_grammar_leaves_open(told: Told) -> None:
    text = "Soldiers were seen in Kidal. A standoff followed."
    roles = {"Soldiers": "agent", "Kidal": "place"}
    reading = told(text, {"standoff": {"POSTURE": 0.9}}, "standoff", roles)
    claim = reading.one("POSTURE")
    assert reading.doers(claim) == ["Soldiers"]
    assert claim.place is not None
    assert claim.place.text == "Kidal"
    assert told(text, {"standoff": {"POSTURE": 0.9}}).claims == ()


def test_unsure_claims_are_left_out_only_where_the_reader_has_a_say(told: Told) -> None:
    text = "Rebels attacked the convoy near Gao."
    said = {"attacked": {"ASSAULT": 0.9}}
    assert told(text, said, least=0.01).claims == told(text, said).claims
    assert told(text, said, least=0.999).claims == ()
    assert told(text, None, least=0.999).claims

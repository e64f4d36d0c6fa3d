"""The order of the stages: what the record of a whole report holds, and reports that can't be coded."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.pipeline import Coder
from dateline.records.claim import Record
from dateline.records.report import Source
from dateline.settings import Settings

REPORT = """Bomb kills six in Gao

BAMAKO, May 15 (Reuters) - A car bomb killed six soldiers in Gao on Tuesday, the army said.

Rebels control much of the region. In 2012, the rebels seized Timbuktu.
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def code(coder: Coder, text: str, **known: Any) -> Record:
    return coder.code(Source("sha256:0", "test", text, **known))


def test_the_record_of_a_report(coder: Coder) -> None:
    record = code(coder, REPORT, published=dt.date(2019, 5, 16), url="https://example.org/1")
    report = record.report
    assert record.schema == "dateline/1"
    assert (report.text, report.title, report.agency) == (REPORT, "Bomb kills six in Gao", "Reuters")
    assert (report.id, report.source, report.url) == ("sha256:0", "test", "https://example.org/1")
    assert report.language == "en"
    assert report.dateline_place is not None
    assert report.dateline_place.name == "Bamako"
    attack = record.claims[0]
    assert attack.event_type == "ASSAULT"
    assert attack.time.earliest == attack.time.latest == dt.date(2019, 5, 14)
    assert attack.attribution.text == "the army"


def test_the_title_is_no_claim(coder: Coder) -> None:
    record = code(coder, REPORT, published=dt.date(2019, 5, 16))
    assert all(c.trigger.start > REPORT.index("(Reuters)") for c in record.claims)


def test_a_single_line_is_a_story(coder: Coder) -> None:
    assert code(coder, "Rebels attacked an army convoy near Gao.").claims


def test_what_a_source_brings_goes_before_what_the_text_says(coder: Coder) -> None:
    record = code(coder, REPORT, title="A title", publisher="The Paper", published=dt.date(2019, 5, 16), language="en")
    assert (record.report.title, record.report.publisher) == ("A title", "The Paper")


def test_what_the_run_says_goes_for_reports_that_bring_nothing() -> None:
    coder = Coder.load(Settings(published=dt.date(2019, 5, 16), publisher="The Paper"))
    record = code(coder, "Rebels attacked an army convoy near Gao on Tuesday.")
    assert record.report.publisher == "The Paper"
    assert record.report.published.date == dt.date(2019, 5, 16)
    assert record.claims[0].time.earliest == dt.date(2019, 5, 14)
    assert code(coder, REPORT, publisher="Another").report.publisher == "Another"


def test_the_day_of_publication_from_the_text_itself(coder: Coder) -> None:
    text = "Bomb kills six in Gao\n\n16 May 2019\n\nA car bomb killed six soldiers in Gao on Tuesday.\n"
    record = code(coder, text)
    assert record.report.published.date == dt.date(2019, 5, 16)
    assert record.claims[0].time.earliest == dt.date(2019, 5, 14)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("2014-05-RC-007\n\nBAMAKO, Mali (May 15) -- ", dt.date(2014, 5, 15)),
        ("2014-01-RC-002\n\nBAMAKO, Mali (Dec. 31) -- ", dt.date(2013, 12, 31)),
        ("May 15: Patrols in the north\n2014-05-RC-007\n\n", dt.date(2014, 5, 15)),
        ("Morning update, May 16, 2014\n\nBAMAKO, Mali (May 15) -- ", dt.date(2014, 5, 15)),
        ("BAMAKO, Mali (May 15) -- ", None),
    ],
)
def test_the_year_that_a_dateline_leaves_out(coder: Coder, head: str, day: dt.date | None) -> None:
    record = code(coder, head + "A car bomb killed six soldiers in Gao on Tuesday, the army said.")
    assert record.report.published.date == day


def test_without_any_date_the_text_allows_candidates_and_no_claim_guesses(coder: Coder) -> None:
    record = code(coder, "A car bomb killed six soldiers in Gao on Tuesday, May 14. The town is quiet.")
    assert record.report.published.date is None
    assert record.report.published.candidates
    assert all(c.time.basis != "published" for c in record.claims)


def test_a_report_in_another_language_is_kept_without_claims(coder: Coder) -> None:
    text = "Une bombe a tué six soldats à Gao mardi, selon l'armée. Les rebelles ont attaqué la ville dans la nuit."
    record = code(coder, text)
    assert record.report.language == "fr"
    assert (record.claims, record.actors) == ((), ())
    assert code(coder, REPORT, language="fr").claims == ()


@pytest.mark.parametrize("text", ["", "\n\n", "   ", ".", "—", "\x00", "a" * 5000, "Attack " * 3000, "(" * 2000])
def test_text_that_is_no_story_gives_a_record_all_the_same(coder: Coder, text: str) -> None:
    assert code(coder, text).report.text == text


def test_a_text_that_is_too_long_is_refused() -> None:
    coder = Coder.load(Settings(max_chars=10))
    with pytest.raises(InputError, match="11 characters are more than"):
        code(coder, "x" * 11)
    assert code(coder, "x" * 10).claims == ()


def test_furniture_is_listed_and_not_coded(coder: Coder) -> None:
    text = REPORT + "\nRead more: Rebels attack army convoy near Timbuktu\n\n© 2019 The Paper. All rights reserved.\n"
    record = code(coder, text, published=dt.date(2019, 5, 16))
    assert record.report.furniture
    for claim in record.claims:
        assert not any(f.start <= claim.trigger.start < f.end for f in record.report.furniture)


def test_the_reader_has_its_say_unless_it_is_left_out(coder: Coder) -> None:
    known = {"published": dt.date(2019, 5, 16)}
    assert all(" reader/1 " in claim.coded_by for claim in code(coder, REPORT, **known).claims)
    alone = code(Coder.load(Settings(reader=False)), REPORT, **known).claims
    assert alone
    assert not any("reader" in claim.coded_by for claim in alone)


def test_how_sure_a_claim_must_be_is_a_setting(coder: Coder) -> None:
    known = {"published": dt.date(2019, 5, 16)}
    assert all(claim.confidence >= Settings().least for claim in code(coder, REPORT, **known).claims)
    assert code(Coder.load(Settings(least=1.0)), REPORT, **known).claims == ()


def test_a_coder_keeps_nothing_of_a_report(coder: Coder) -> None:
    known = {"published": dt.date(2019, 5, 16)}
    first = code(coder, REPORT, **known)
    code(coder, "The Taliban attacked Kabul on Monday. They left.", **known)
    assert code(coder, REPORT, **known) == first

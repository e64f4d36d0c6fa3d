from __future__ import annotations

from benchmarks.accuracy.mention_scoring import Mention, Pages, by_type, spans_alone
from benchmarks.accuracy.scoring import Count

ITO = Mention(0, 3, "Person")
QOS = Mention(8, 11, "Location")


def page(wanted: set[Mention], found: set[Mention]) -> Pages:
    return Pages("d", "Ito saw Qos.", frozenset(wanted), frozenset(found))


def test_span_and_type_must_be_the_same() -> None:
    # Qos is taken for an organisation, and the second text's Person is a character too long.
    pages = [page({ITO, QOS}, {ITO, Mention(8, 11, "Organisation")}), page({ITO}, {Mention(0, 4, "Person")})]
    assert by_type(pages) == {
        "Location": Count(0, 0, 1),
        "Organisation": Count(0, 1, 0),
        "Person": Count(1, 2, 2),
    }
    assert spans_alone(pages) == Count(2, 3, 3)


def test_the_same_place_in_two_texts_is_two_mentions() -> None:
    assert by_type([page({ITO}, {ITO}), page({ITO}, set())]) == {"Person": Count(1, 1, 2)}


def test_a_span_of_two_types_is_one_span() -> None:
    assert spans_alone([page({ITO, Mention(0, 3, "Organisation")}, {ITO})]) == Count(1, 1, 1)


def test_nothing_at_all() -> None:
    assert by_type([]) == {}
    assert spans_alone([page(set(), set())]) == Count()

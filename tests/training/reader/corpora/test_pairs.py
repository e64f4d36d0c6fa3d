"""Marked sentences: both ways of marking, the set's file and our own table."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dateline.lexicon.events import MODES
from training.reader.corpora import pairs
from training.reader.example import CLAIMS, Pair
from training.reader.labels import STATUSES
from training.reader.mixture import OWN_PAIRS


def told(sentence: str) -> tuple[str, str] | None:
    """The words of source and target."""
    pair = pairs.marked(sentence, "x", "1", "ASSAULT")
    if pair is None:
        return None
    assert not set("<>[]") & set("".join(pair.words))
    return tuple(" ".join(pair.words[start:end]) for start, end in (pair.source, pair.target))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[S]Chad[/S] shelled [T]two Libyan posts[/T].", ("Chad", "two Libyan posts")),
        ("<s>Chad</s> shelled <t>two Libyan posts</t>.", ("Chad", "two Libyan posts")),
        ("<s> Chad </s> shelled <t> posts </t> .", ("Chad", "posts")),
        ("[T]Posts[/T] were shelled by [S]Chad[/S].", ("Chad", "Posts")),
        ("[S]Chad[/S]-[T]Libya[/T] talks", ("Chad", "Libya")),
        ("[S]Chad[/S]'s [T]army[/T] left.", ("Chad", "army")),
        ("[S]The [T]Libyan[/T] army[/S] fled.", ("The Libyan army", "Libyan")),
        ("[S]Chad[/S] hit [T]Libya[/T], then [S]Niger[/S].", ("Chad", "Libya")),  # the first pair of marks holds
        ("[S]Chad[/S] fled.", None),
        ("[S]Chad[/S] hit [T]Libya.", None),
        ("[S][/S]Chad hit [T]Libya[/T].", None),
        ("[S] [/S]Chad hit [T]Libya[/T].", None),
        ("", None),
    ],
)
def test_marks(sentence: str, wanted: tuple[str, str] | None) -> None:
    assert told(sentence) == wanted


def test_all_that_is_told_is_kept() -> None:
    found = pairs.marked("[S]Chad[/S] hit [T]Libya[/T].", "pairs", "7", "ASSAULT", "aerial", "denied")
    assert found == Pair(
        "pairs", "7", ("Chad", "hit", "Libya", "."), (0, 1), (2, 3), "ASSAULT", mode="aerial", status="denied"
    )


def test_the_set(tmp_path: Path) -> None:
    (tmp_path / "plv").mkdir()
    rows = [
        {"sentence_id": "1", "marked_sentence": "<s>Chad</s> met <t>Niger</t>.", "gold_root": "CONSULT", "other": 1},
        {"sentence_id": "2", "marked_sentence": "Chad met <t>Niger</t>.", "gold_root": "CONSULT"},
        {"sentence_id": "3", "marked_sentence": "<s>Chad</s> left <t>Niger</t>.", "gold_root": "YIELD"},
    ]
    content = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "plv" / "train.jsonl.gz").write_bytes(gzip.compress(content.encode()))
    found = list(pairs.plv(tmp_path))
    assert [(pair.corpus, pair.id, pair.root, pair.mode, pair.status) for pair in found] == [
        ("plv", "1", "CONSULT", "", ""),
        ("plv", "3", "YIELD", "", ""),
    ]


def test_our_table(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(
        "# of our own\n\n"
        "CONSULT\t-\thappened\t[S]Chad[/S] met [T]Niger[/T].\n"
        "COERCE\tarrest\tdenied\t[S]Police[/S] did not hold [T]anyone[/T].\n",
        encoding="utf-8",
    )
    found = list(pairs.own(table))
    assert [(pair.id, pair.root, pair.mode, pair.status) for pair in found] == [
        ("2", "CONSULT", "", "happened"),
        ("3", "COERCE", "arrest", "denied"),
    ]


def test_a_row_without_its_marks_is_a_fault(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("# of our own\nCONSULT\t-\thappened\t[S]Chad[/S] met Niger.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.tsv:2: needs one source and one target"):
        list(pairs.own(table))


def test_the_table_of_the_repository() -> None:
    found = list(pairs.own(OWN_PAIRS))
    assert len(found) > 1_000
    assert {pair.root for pair in found} == set(CLAIMS[:16])
    for pair in found:
        assert not pair.mode or pair.mode in MODES[pair.root], pair.id
        assert pair.status in STATUSES, pair.id
    sentences = {(pair.words, pair.source, pair.target) for pair in found}
    assert len(sentences) == len(found)

"""JSON Lines: one report a line, bad lines named, long lines refused without being loaded."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.read.jsonl import read_jsonl
from dateline.records.report import Source
from dateline.settings import Settings


def read(data: bytes, settings: Settings | None = None) -> list[Source | InputError]:
    return list(read_jsonl("in.jsonl", io.BytesIO(data), settings or Settings()))


def errors(found: Iterable[Source | InputError]) -> list[str]:
    return [str(one) for one in found if isinstance(one, InputError)]


def test_every_key_is_taken() -> None:
    line = (
        '{"id": "r1", "text": "Troops left.", "title": "Troops leave", "published": "2020-03-17",'
        ' "url": "https://example.org/1", "publisher": "Courier", "language": "en", "other": [1]}\n'
    )
    [source] = read(line.encode(), Settings(published=dt.date(1999, 1, 1), publisher="Post"))
    assert isinstance(source, Source)
    assert (source.source, source.title, source.text) == ("r1", "Troops leave", "Troops left.")
    assert (source.published, source.published_basis) == (dt.date(2020, 3, 17), "metadata")
    assert (source.url, source.publisher, source.language) == ("https://example.org/1", "Courier", "en")


def test_a_line_without_id_is_named_by_its_place_and_takes_the_callers_date() -> None:
    [source] = read(b'\n\n{"text": "Troops left."}', Settings(published=dt.date(1999, 1, 1), publisher="Post"))
    assert isinstance(source, Source)
    assert (source.source, source.published_basis, source.publisher) == ("in.jsonl:3", "given", "Post")


def test_dates_with_times_and_ids_that_are_numbers() -> None:
    found = read(b'{"text": "Troops left.", "id": 7, "published": "2020-03-17T23:59:00+03:00"}\r\n')
    assert [(one.source, one.published) for one in found if isinstance(one, Source)] == [("7", dt.date(2020, 3, 17))]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nonsense", "not JSON"),
        ("[1, 2]", "does not fit"),
        ('{"title": "x"}', "required field `text`"),
        ('{"text": 3}', "Expected `str`"),
        ('{"text": "Troops left.", "published": 20200317}', "Expected `str"),
        ('{"text": "Troops left.", "published": "2020-02-31"}', "which is no date"),
        ('{"text": "Troops left.", "published": "last week"}', "which is no date"),
        ('{"text": "  "}', "empty"),
        ('{"text": "<html><p>Troops left"}', "HTML"),
        ('{"x": ' + "[" * 5_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: str, says: str) -> None:
    good = b'{"text": "Troops left."}'
    found = read(good + b"\n" + line.encode() + b"\n" + good)
    assert [type(one) for one in found] == [Source, InputError, Source]
    [error] = errors(found)
    assert error.startswith("in.jsonl:2: ")
    assert says in error


def test_bytes_that_are_not_utf8_are_an_error_of_their_line() -> None:
    assert len(errors(read(b'{"text": "caf\xe9 shut"}\n{"text": "Troops left."}'))) == 1


def test_byte_order_marks() -> None:
    [source] = read(b'\xef\xbb\xbf{"text": "Troops left."}')
    assert isinstance(source, Source)
    [error] = errors(read('{"text": "Troops left."}'.encode("utf-16")))
    assert "UTF-16" in error


def test_an_empty_file_is_an_error() -> None:
    assert "expected JSON Lines" in errors(read(b"\n \n"))[0]


class Endless(io.RawIOBase):
    """A line of 50 MB that counts how much of it was asked for at once."""

    def __init__(self) -> None:
        self.left = 50_000_000
        self.most = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        self.most = max(self.most, size)
        assert size >= 0
        if self.left == 0:
            self.left = -1
            return b'\n{"text": "Troops left."}'[:1]
        if self.left < 0:
            self.left -= 1
            return b'{"text": "Troops left."}' if self.left == -2 else b""
        taken = min(size, self.left)
        self.left -= taken
        return b"x" * taken


def test_an_endless_line_is_passed_over_in_pieces() -> None:
    stream = Endless()
    found = list(read_jsonl("in.jsonl", stream, Settings(max_chars=1_000)))  # type: ignore[arg-type]
    assert [type(one) for one in found] == [InputError, Source]
    assert "longer than 4,000 bytes" in errors(found)[0]
    assert stream.most <= 1 << 20


@given(st.lists(st.text(max_size=30), max_size=6))
def test_whatever_the_lines_each_is_a_source_or_a_named_error(lines: list[str]) -> None:
    for one in read("\n".join(lines).encode("utf-8", "surrogatepass")):
        if isinstance(one, InputError):
            assert one.source.startswith("in.jsonl")

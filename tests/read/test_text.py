"""Plain text from bytes: encodings, and what is refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.read.text import decode, hash_of, source_of_text
from dateline.settings import Settings

STORY = "Erdoğan said “no” – the café near Besançon was shut.\r\nTroops left at dawn.\r\n"
ENGLISH = "The minister said “no” – the café was shut, and £30 was paid. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_come_back_whole(encoding: str) -> None:
    assert decode("a", STORY.encode(encoding)) == STORY


def test_big_endian_byte_order_marks() -> None:
    assert decode("a", b"\xfe\xff" + STORY.encode("utf-16-be")) == STORY
    assert decode("a", b"\x00\x00\xfe\xff" + STORY.encode("utf-32-be")) == STORY


def test_windows_1252_is_told_by_its_typography() -> None:
    assert decode("a", ENGLISH.encode("cp1252")) == ENGLISH


def test_another_old_encoding_is_guessed() -> None:
    text = "Министерство обороны сообщило, что войска покинули город и вернулись на базу у границы. " * 6
    assert decode("a", text.encode("cp1251")) != ""
    assert decode("a", text.encode("koi8-r")) == text


def test_a_few_damaged_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = (STORY * 5).encode() + b"\xff cut"
    assert decode("a", data) == STORY * 5 + "\ufffd cut"


def test_bytes_that_no_encoding_explains_are_kept_as_windows_1252() -> None:
    assert "left" in decode("a", b"Troops left \x81\x8d\x8f the town at dawn.")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\x7fELF\x02", "a program"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"abc\x00def", "NUL bytes"),
        (b"\x00a", "NUL bytes"),
        (b"\x01\x02\x03\x04 a" * 50, "control characters"),
        (b"\xff\xfeA", "does not fit"),
    ],
)
def test_what_is_no_text_is_refused_with_what_was_seen(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        decode("file.txt", data)
    assert caught.value.source == "file.txt"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \r\n\t", "empty"),
        ("--- 12 ---", "no words"),
        ("  <!DOCTYPE html><p>Troops left", "HTML is not read yet"),
        ("<html lang='en'><p>Troops left", "HTML is not read yet"),
        ('<?xml version="1.0"?>\n<!-- made by hand -->\n<html>', "HTML is not read yet"),
        ("Troops left. " * 100, "longer than 1,000 characters"),
    ],
)
def test_what_is_no_report_is_refused(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        source_of_text("-", text.encode(), Settings(max_chars=1_000))


def test_a_source_is_known_by_the_hash_of_its_bytes_and_takes_the_callers_word() -> None:
    day = dt.date(2020, 3, 17)
    source = source_of_text("a.txt", b"Troops left.", Settings(published=day, publisher="Courier"))
    assert source.id == hash_of(b"Troops left.")
    assert source.id.startswith("sha256:")
    assert (source.published, source.published_basis, source.publisher) == (day, "given", "Courier")
    assert source_of_text("a.txt", b"Troops left.", Settings()).published_basis is None


@given(st.text(max_size=200))
def test_utf8_text_is_kept_as_it_is_or_refused(text: str) -> None:
    try:
        decoded = decode("a", text.encode())
    except InputError:
        return
    assert decoded == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        assert isinstance(decode("a", data), str)


def test_old_encodings_are_guessed_from_a_sample() -> None:
    def cost(size: int) -> float:
        data = "Война в городе. ".encode("koi8-r") * (size // 16)
        start = time.process_time()
        decode("a", data)
        return time.process_time() - start

    assert cost(1_600_000) < max(8 * cost(400_000), 2.0)

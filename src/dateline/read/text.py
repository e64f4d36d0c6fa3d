"""One plain-text report from bytes: what encoding it is in, and whether it is a text at all."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import Final

from charset_normalizer import from_bytes

from dateline.errors import InputError
from dateline.records.report import Source
from dateline.settings import Settings

# UTF-8 needs at most four bytes a character, UTF-32 always.
BYTES_A_CHARACTER: Final = 4
_SAMPLE: Final = 65_536

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh9", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"OggS", "an audio or video file"),
    (b"ID3", "an audio file"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_LETTER = re.compile(r"[^\W\d_]")
# High bytes that Windows-1252 gives to marks, and to accented letters of the languages that English reports quote.
_LIKELY_1252 = frozenset(b"\x80\x82\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb4\xb7\xbb\xbd")


def source_of_text(name: str, data: bytes, settings: Settings) -> Source:
    """The report that ``data`` holds, decoded and kept whole; raises InputError where it holds none."""
    text = decode(name, data)
    check_text(name, text, settings)
    return Source(
        id=hash_of(data),
        source=name,
        text=text,
        publisher=settings.publisher,
        published=settings.published,
        published_basis="given" if settings.published else None,
    )


def hash_of(data: bytes) -> str:
    """The id of a report: the hash of its source bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def check_text(name: str, text: str, settings: Settings) -> None:
    """Raises InputError if ``text`` is empty, too long for a report, or HTML."""
    if len(text) > settings.max_chars:
        raise too_long(name, settings)
    if not text.strip():
        raise InputError(name, "it is empty; expected the text of a news report")
    if not _LETTER.search(text):
        raise InputError(name, "it holds no words; expected the text of a news report")
    if _HTML.match(text[:4000]):
        raise InputError(name, "it is an HTML page; HTML is not read yet: extract the text first and give that")


def too_long(name: str, settings: Settings) -> InputError:
    """The error for an input that is longer than a report can be."""
    return InputError(
        name,
        f"it is longer than {settings.max_chars:,} characters, the most that a single report may have; "
        "split it into reports, or give JSON Lines with one report a line",
    )


def decode(name: str, data: bytes) -> str:
    """``data`` as text, without its byte-order mark; raises InputError where it is not text.

    A byte-order mark decides; else strict UTF-8; else the guess of charset-normalizer, with Windows-1252 preferred
    where its high bytes read as English typography, since that is what English newsrooms wrote.
    """
    refuse_binary(name, data)
    encoding = _marked_encoding(data[:_SAMPLE])
    if encoding is not None:
        return _decode_marked(name, data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def refuse_binary(name: str, data: bytes) -> None:
    """Raises InputError if the first bytes of ``data`` are not those of a text."""
    head = data[:_SAMPLE]
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise InputError(name, f"it is {what}; expected plain text: extract the text first and give that")
    if _marked_encoding(head) is not None:
        return
    if b"\x00" in data:
        raise _binary(name, "it holds NUL bytes")
    controls = len(_CONTROLS.findall(head))
    if controls > 8 and controls > 0.01 * len(head):
        raise _binary(name, f"{controls:,} of its first {len(head):,} bytes are control characters")


def _marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte-order mark, or the pattern of its zero bytes, gives a text away to be in."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    return _wide_encoding(head) if b"\x00" in head else None


def _binary(name: str, seen: str) -> InputError:
    return InputError(name, f"{seen}, so it is binary data; expected plain text or JSON Lines")


def _decode_marked(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        expected = encoding.removesuffix("-sig").upper()
        raise InputError(
            name, f"it says that it is {expected}, but byte {error.start:,} does not fit; save it again as UTF-8"
        ) from None


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a byte-order mark: Latin letters leave every second byte zero."""
    pairs = len(head) // 2
    even, odd = head[: 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if pairs < 4:
        return None
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _decode_legacy(data: bytes) -> str:
    # Mostly good UTF-8 with a few damaged bytes is UTF-8 all the same.
    mended = data.decode("utf-8", errors="replace")
    bad = mended.count("\ufffd")
    good = sum(1 for char in mended[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    if good > 4 * bad:
        return mended
    sample = _around_high_bytes(data)
    high = [byte for byte in sample if byte >= 0x80]
    letters = sum(byte >= 0xC0 for byte in high)
    typographic = sum(byte in _LIKELY_1252 for byte in high)
    if letters + typographic >= 0.9 * len(high) and len(high) <= 0.08 * len(sample):
        return data.decode("cp1252", errors="replace")
    best = from_bytes(sample, steps=5, chunk_size=1024).best()
    if best is not None and not best.encoding.startswith(
        ("cp125", "latin", "iso8859_1", "iso8859_15", "mac_", "utf_8")
    ):
        try:
            return data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("cp1252", errors="replace")


def _around_high_bytes(data: bytes) -> bytes:
    """A sample for guessing: the first stretch that holds bytes outside ASCII. The guess is slow on long input."""
    match = re.search(rb"[\x80-\xff]", data)
    start = max(0, (match.start() if match else 0) - 2_000)
    return data[start : start + 16_384]

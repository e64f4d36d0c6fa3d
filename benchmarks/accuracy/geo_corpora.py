"""Readers of corpora of toponyms with coordinates: LGL and TR-News, GeoWebNews, GeoVirus; XML, gzipped or not.

Which annotations count follows each set's own evaluation. LGL and TR-News: every toponym is to be found, those with
coordinates are to be resolved. GeoWebNews: toponyms with coordinates, literal or associative ("Turkish forces"), are
both; demonyms, languages and events named after places are neither wanted nor wrong; homonyms and everything else are
no toponyms. GeoVirus: every location, once; repeats of a name are often left unmarked, so what is found of an annotated
name elsewhere in the article is neither wanted nor wrong.
"""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

_NEUTRAL = frozenset({"Demonym", "Language", "Coercion"})
_SHIFTS = (0, -1, 1, -2, 2)


class Toponym(msgspec.Struct, frozen=True):
    """``text[start:end]`` names a place at ``point`` (latitude, longitude), or one whose point nobody gave."""

    start: int
    end: int
    name: str
    point: tuple[float, float] | None
    country: str | None = None


class GeoDocument(msgspec.Struct, frozen=True):
    """One article. ``neutral`` are stretches that a system may mark or leave out."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]
    neutral: tuple[tuple[int, int], ...] = ()


def load(path: Path) -> list[GeoDocument]:
    """The articles of a file, in its order. Raises ValueError where no article is of a form known here."""
    raw = path.read_bytes()
    root = ET.fromstring(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    documents = [_article(article, str(n)) for n, article in enumerate(root.iter("article"))]
    if not any(d.toponyms for d in documents):
        raise ValueError(f"{path}: no <toponym> or <location> in any <article>")
    return documents


def _article(article: ET.Element, number: str) -> GeoDocument:
    name = article.get("docid") or article.get("file") or number
    text = article.findtext("text") or ""
    if article.find(".//extractedName") is not None:
        return _geowebnews(article, name, text)
    if article.find("locations") is not None:
        return _geovirus(article, name, text)
    rows = (_lgl(t, text) for t in article.iter("toponym"))
    return GeoDocument(name, text, _in_order(rows))


def _lgl(t: ET.Element, text: str) -> Toponym | None:
    tag = t.find("gaztag")
    where = t if tag is None else tag
    country = None if tag is None else tag.findtext("country")
    return _toponym(text, t, t.findtext("phrase"), (where.findtext("lat"), where.findtext("lon")), country)


def _geowebnews(article: ET.Element, name: str, text: str) -> GeoDocument:
    toponyms, neutral = [], []
    for t in article.iter("toponym"):
        found = _toponym(text, t, t.findtext("extractedName"), (t.findtext("latitude"), t.findtext("longitude")))
        if found is None:
            continue
        if found.point is not None:
            toponyms.append(found)
        elif t.findtext("type") in _NEUTRAL:
            neutral.append((found.start, found.end))
    return GeoDocument(name, text, _in_order(toponyms), tuple(neutral))


def _geovirus(article: ET.Element, name: str, text: str) -> GeoDocument:
    rows = (
        _toponym(text, t, t.findtext("name"), (t.findtext("lat"), t.findtext("lon"))) for t in article.iter("location")
    )
    toponyms = _in_order(rows)
    marked = {(t.start, t.end) for t in toponyms}
    again = {
        m.span()
        for t in toponyms
        for m in re.finditer(rf"\b{re.escape(text[t.start : t.end])}\b", text)
        if m.span() not in marked
    }
    return GeoDocument(name, text, toponyms, tuple(sorted(again)))


def _toponym(
    text: str, t: ET.Element, words: str | None, point: tuple[str | None, str | None], country: str | None = None
) -> Toponym | None:
    """One annotation. Offsets of some files are off by one: they are moved to where the words stand."""
    start, end = int(t.findtext("start") or 0), int(t.findtext("end") or 0)
    if words:
        shift = next((s for s in _SHIFTS if text[max(0, start + s) : start + s + len(words)] == words), None)
        if shift is not None:
            start, end = start + shift, start + shift + len(words)
    if not 0 <= start < end <= len(text):
        return None
    lat, lon = point
    known = (float(lat), float(lon)) if lat and lon else None
    return Toponym(start, end, text[start:end], known, country)


def _in_order(rows: Iterable[Toponym | None]) -> tuple[Toponym, ...]:
    """Sorted, each stretch of text once."""

    def once() -> Iterator[Toponym]:
        seen: set[tuple[int, int]] = set()
        for row in sorted((r for r in rows if r is not None), key=lambda r: (r.start, -r.end)):
            if (row.start, row.end) not in seen:
                seen.add((row.start, row.end))
                yield row

    return tuple(once())

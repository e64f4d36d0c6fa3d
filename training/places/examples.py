"""Scenes with their right readings, from annotated news (LGL, GeoWebNews) and from the claims of our own reports."""

from __future__ import annotations

import gzip
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from benchmarks.accuracy import geo_corpora
from benchmarks.accuracy.geo_corpora import GeoDocument
from benchmarks.accuracy.place_systems import Dateline
from dateline.clean.furniture import find_furniture
from dateline.facts.dateline_line import find_dateline
from dateline.lexicon.gazetteer import GazetteerPlace, norm_name
from dateline.records.earth import distance_km
from dateline.records.mention import PlaceMention
from dateline.records.span import Span
from dateline.resolve.place_features import Floats, Outside, Scene, readings_of
from dateline.resolve.place_lookup import Form
from dateline.segment.sentences import split_sentences
from dateline.tag.places import find_places

NEAR_KM = 161.0
_KINDS = {"P": ("settlement",), "A:ADM1": ("admin1", "region"), "A:ADM2": ("admin2",), "A:PCL": ("country",)}
_LOST = 0.25
_LEAD = 300  # characters
View = Literal["given", "tagged", "lead"]
_LARGE = ("country", "admin1", "region", "water")


class Gold(msgspec.Struct, frozen=True):
    """Where a mention is: a point, how near is near enough, and the kinds of place it may be (any if empty)."""

    point: tuple[float, float]
    km: float
    kinds: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True):
    """One report: its scene, for each row whether it is right, for each name its weight (0: nothing is known of it)."""

    corpus: str
    id: str
    scene: Scene
    right: Floats
    weight: Floats


def fold(corpus: str, document: str, folds: int) -> int:
    """The fold of a document, by the checksum of its name."""
    return zlib.crc32(f"{corpus}/{document}".encode()) % folds


def annotated(path: Path, system: Dateline, view: View = "given") -> Iterator[Example]:
    """The articles of a corpus: ``given``, with the gold spans as mentions; ``tagged``, with the tagger's and the gold
    spans it misses, and of some names the right readings taken away, so that doubt is learned; ``lead``, the gold
    spans of the first lines alone, as in a short report."""
    kinds = _feature_classes(path)
    for document in geo_corpora.load(path):
        if view == "lead":
            document = _lead(document)
        mentions = [system.mention(document.text, Span(t.start, t.end)) for t in document.toponyms]
        if view == "tagged":
            found = find_places(document.text, 0, len(document.text), system.gazetteer)
            mentions = sorted(
                found + [m for m in mentions if not any(m.span.overlaps(f.span) for f in found)],
                key=lambda m: m.span.start,
            )
        gold = {
            (t.start, t.end): Gold(t.point, NEAR_KM, kinds.get((document.id, t.start), ()))
            for t in document.toponyms
            if t.point is not None
        }
        yield _example(path.name.split(".")[0], document, mentions, gold, system, _LOST if view == "tagged" else 0.0)


def _lead(document: GeoDocument) -> GeoDocument:
    end = document.text.find(". ", _LEAD)
    cut = len(document.text) if end < 0 else end + 1
    return GeoDocument(document.id, document.text[:cut], tuple(t for t in document.toponyms if t.end <= cut))


def own_reports(folder: Path, parts: Sequence[str], system: Dateline, sentences: bool = False) -> Iterator[Example]:
    """Our own reports of the given parts: the tagger's mentions, with the points of the claims' places by name; with
    ``sentences``, each sentence alone as well."""
    for file in sorted(folder.glob("*.json")):
        told = msgspec.json.decode(file.read_bytes())
        if told.get("part") not in parts:
            continue
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        named: dict[str, Gold] = {}
        for claim in told["claims"]:
            for role in ("place", "from", "to"):
                place = claim.get(role)
                if place and place.get("lat") is not None and place.get("accept"):
                    name = norm_name(place["accept"][0])
                    named.setdefault(name, Gold((place["lat"], place["lon"]), max(float(place["within_km"]), 20.0)))
        mentions = find_places(text, 0, len(text), system.gazetteer)
        gold = {
            (m.span.start, m.span.end): named[norm]
            for m in mentions
            if m.kind == "name" and (norm := norm_name(m.span.of(text))) in named
        }
        yield _example("own", GeoDocument(file.stem, text, ()), mentions, gold, system, _LOST / 2)
        for n, block in enumerate(split_sentences(text) if sentences else ()):
            inside = [m for m in mentions if block.start <= m.span.start and m.span.end <= block.end]
            if len(inside) > 1:
                here = _moved(inside, block.start)
                told = {(m.span.start, m.span.end): g for m, g in _gold_of(here, inside, gold)}
                part = GeoDocument(file.stem, text[block.start : block.end], ())
                yield _example("own", part, here, told, system, _LOST, salt=n)


def _moved(mentions: list[PlaceMention], by: int) -> list[PlaceMention]:
    return [
        msgspec.structs.replace(
            m,
            span=Span(m.span.start - by, m.span.end - by),
            head=Span(m.head.start - by, m.head.end - by),
        )
        for m in mentions
    ]


def _gold_of(
    moved: list[PlaceMention], mentions: list[PlaceMention], gold: dict[tuple[int, int], Gold]
) -> Iterator[tuple[PlaceMention, Gold]]:
    for new, old in zip(moved, mentions, strict=True):
        if found := gold.get((old.span.start, old.span.end)):
            yield new, found


def _example(
    corpus: str,
    document: GeoDocument,
    mentions: list[PlaceMention],
    gold: dict[tuple[int, int], Gold],
    system: Dateline,
    lost: float = 0.0,
    salt: int = 0,
) -> Example:
    """``lost`` is the share of names whose right readings are taken away."""
    text = document.text
    line = find_dateline(text, find_furniture(text))
    scene, groups, outside = system.resolver.scene(mentions, text, line.place.of(text) if line else None)
    if lost:
        scene = _poorer(scene, groups, outside, gold, system, lost, zlib.crc32(f"{document.id}/{salt}".encode()))
    right = np.zeros(len(scene.places), np.float32)
    weight = np.zeros(len(groups), np.float32)
    for g, group in enumerate(groups):
        rows = np.flatnonzero(scene.owner == g)
        readings = [p for i in rows if (p := scene.places[i])]
        for m in group:
            found = gold.get((m.span.start, m.span.end)) or _within(m, gold)
            if found is None:
                continue
            good = _right(readings, found)
            if good is None:
                continue
            weight[g] += 1
            for i, yes in zip(rows, [*good, not any(good)], strict=True):
                right[i] = max(right[i], float(yes))
    return Example(corpus, document.id, scene, right, np.sqrt(np.minimum(weight, 9.0)))


def _poorer(
    scene: Scene,
    groups: list[list[PlaceMention]],
    outside: Outside,
    gold: dict[tuple[int, int], Gold],
    system: Dateline,
    lost: float,
    seed: int,
) -> Scene:
    """The scene as it would be if the gazetteer lacked some of the places; countries and divisions it has."""
    rng = np.random.default_rng(seed)
    readings = []
    for name, group in zip(scene.names, groups, strict=True):
        form = name.form
        at = [g for m in group if (g := gold.get((m.span.start, m.span.end)) or _within(m, gold))]
        small = not any(p.kind in _LARGE and _near(p, g) for p in form.places for g in at)
        if at and small and rng.random() < lost:
            form = Form(form.norm, tuple(p for p in form.places if not any(_near(p, g) for g in at)), form.how)
        readings.append(readings_of(form, system.gazetteer.capitals))
    return Scene(scene.names, readings, outside)


def _near(place: GazetteerPlace, gold: Gold) -> bool:
    return distance_km((place.lat, place.lon), gold.point) <= gold.km


def _within(mention: PlaceMention, gold: dict[tuple[int, int], Gold]) -> Gold | None:
    """The gold of a span that begins or ends with the mention's head ("Laurel County" for "Laurel")."""
    head = (mention.head.start, mention.head.end)
    return gold.get(head)


def _right(readings: Sequence[GazetteerPlace], gold: Gold) -> list[bool] | None:
    """Which readings are right; all false for "none of these"; None where that can't be told."""
    far = [distance_km((p.lat, p.lon), gold.point) for p in readings]
    near = [d <= gold.km for d in far]
    typed = [n and (p.kind in gold.kinds) for n, p in zip(near, readings, strict=True)]
    if any(typed):
        return typed
    if any(near):
        if not gold.kinds:  # the nearest and what is about as near
            best = min(far)
            close = [n and d <= best + 15 for n, d in zip(near, far, strict=True)]
            towns = [c and p.kind == "settlement" for c, p in zip(close, readings, strict=True)]
            return towns if any(towns) else close  # a bare name is the town's, not its district's
        return near
    large = [p.kind in _LARGE and d < 2.0 * (p.radius_km or 100.0) + 300 for p, d in zip(readings, far, strict=True)]
    return None if any(large) else [False] * len(readings)


def _feature_classes(path: Path) -> dict[tuple[str, int], tuple[str, ...]]:
    """The kinds that a file of the LGL form gives its toponyms, by document and start."""
    raw = path.read_bytes()
    root = ET.fromstring(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    kinds = {}
    for article in root.iter("article"):
        for t in article.iter("toponym"):
            code = f"{t.findtext('gaztag/fclass')}:{t.findtext('gaztag/fcode')}"
            allowed = next((k for prefix, k in _KINDS.items() if code.startswith(prefix)), ())
            if allowed:
                kinds[article.get("docid", ""), int(t.findtext("start") or 0)] = allowed
    return kinds

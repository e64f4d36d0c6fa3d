"""From an act to the place where it happened: `python -m benchmarks.accuracy.event_place [--data FILE] [--json]`.

FILE holds rows of the event-location set (see `benchmarks.accuracy.event_location`): a text, a verb, and no, one or
several spans of LOCATION. The system is told the text and the verb.

`exact`: the share of ALL rows of which the spans that the system gives are just the spans of the row, character for
character. Nothing is normalised: "the Gaza Strip" for "Gaza Strip", or "Hama province" for "Hama", is wrong; so is one
place where the row has two, any place where it has none, and none where it has one. Rows whose spans can't be read are
left out and counted.

`exact_placed`: of the rows with a place; `exact_one`: of those with just one; `exact_nowhere`: of those with none.
`found_one`: of the rows with one place, the share in which it is the likeliest of the system's candidates, "nowhere"
left aside. `ceiling`: the share of rows whose spans are all among the candidates, the most that `exact` could be.
`nothing`: what one would score who never gives a place.
`--peers` runs two simple systems over the same candidates: `nearest`, the place mention of Dateline's own tagger that
is nearest to the verb, and `slots`, the nearest of those that hang from the verb by a preposition.

In the default file only texts that training left out are scored, in any other file all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from benchmarks.accuracy import command
from benchmarks.accuracy.event_location import Act, load
from benchmarks.accuracy.splits import held_out
from benchmarks.machine import machine, sha256_of, versions
from dateline.coding.place_link import Links, PlaceLinker, chosen
from dateline.coding.place_link_features import paths
from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.mention import PlaceMention
from dateline.records.syntax import Sentence
from dateline.segment.sentences import split_sentences
from dateline.syntax.parser import Parser
from dateline.tag.places import find_places

DEFAULT_DATA = Path("../shared/data/event_location/train.jsonl.gz")
Spans = tuple[tuple[int, int], ...]
FaultKind = Literal["missed", "spurious", "border", "too few", "too many", "other place", "other"]


class Answer(NamedTuple):
    """What is given for one act, with what it was chosen from; `likeliest` is the first candidate."""

    places: Spans
    likeliest: tuple[int, int] | None
    candidates: frozenset[tuple[int, int]]
    peers: dict[str, Spans]


#: Answers of acts that share a text.
System = Callable[[str, Sequence[Act]], list[Answer]]


class Fault(msgspec.Struct, frozen=True):
    """A row that is not exact."""

    kind: FaultKind
    verb: str
    wanted: list[str]
    given: list[str]
    text: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "event_place"
    exact: float
    exact_placed: float
    exact_one: float
    exact_nowhere: float
    found_one: float
    ceiling: float
    nothing: float
    counts: dict[str, int]
    by_source: dict[str, float]
    faults: dict[str, int]
    rows: int
    texts: int
    unreadable: int
    scored: str
    errors: list[Fault]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("onnxruntime", "tokenizers"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, system: System | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA).parse_args(argv)
    default = command.same_path(options.data, DEFAULT_DATA)
    acts, unreadable = load(options.data)
    if default:
        acts = [act for act in acts if held_out("event_location", act.text)]
    answers = answer(acts, system or Dateline())
    result = measure(acts, answers)
    result = msgspec.structs.replace(
        result,
        unreadable=unreadable,
        scored="texts that training left out" if default else "all texts of the file",
        errors=result.errors[: options.errors],
        peers=peers_of(acts, answers) if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("event_place", result, options.floors)


def answer(acts: Iterable[Act], system: System) -> list[Answer]:
    """The system's answers, each text read once where its acts stand together."""
    return [found for text, group in groupby(acts, key=lambda act: act.text) for found in system(text, [*group])]


class Dateline:
    """The packaged parser, reader, tagger and linker."""

    def __init__(self) -> None:
        from dateline.encoder.reader import Reader  # noqa: PLC0415  # a benchmark that is given a system needs no weights

        self._parser, self._reader, self._gazetteer = Parser.load(), Reader.load(), Gazetteer.load()
        self._linker = PlaceLinker.load()

    def __call__(self, text: str, acts: Sequence[Act]) -> list[Answer]:
        sentences = self._parser(text, split_sentences(text))
        if not sentences:
            return [Answer((), None, frozenset(), {}) for _ in acts]
        starts: list[int] = []
        words: list[str] = []
        for s in sentences:
            starts.append(len(words))
            words += [token.text for token in s.tokens]
        places = find_places(text, 0, len(text), self._gazetteer)
        linked = self._linker.of(sentences, places, self._reader.read(words, starts))
        found: list[Answer] = []
        for act in acts:
            at = trigger_of(sentences, act.verb)
            peers = rivals(at, places) if at is not None else {}
            found.append(_answer(at[0], linked(*at), peers) if at is not None else Answer((), None, frozenset(), peers))
        return found


def _answer(s: Sentence, links: Links, peers: dict[str, Spans]) -> Answer:
    def characters(start: int, end: int) -> tuple[int, int]:
        return s.tokens[start].start, s.tokens[end - 1].end

    every = [characters(one.candidate.start, one.candidate.end) for one in links.linked]
    places = tuple(characters(c.start, c.end) for c in chosen(s, links))
    return Answer(places, every[0] if every else None, frozenset(every), peers)


def trigger_of(sentences: Sequence[Sentence], verb: tuple[int, int]) -> tuple[Sentence, int] | None:
    """The sentence and the first token that the verb's characters touch."""
    for s in sentences:
        for token in s.tokens:
            if token.start < verb[1] and verb[0] < token.end:
                return s, token.index
    return None


def rivals(at: tuple[Sentence, int], places: Sequence[PlaceMention]) -> dict[str, Spans]:
    """What the two simple systems give: each the name within a mention."""
    s, trigger = at
    verb = s.tokens[trigger].start
    here = sorted((p for p in places if s.start <= p.span.start < s.end), key=lambda p: abs(p.head.start - verb))
    hanging = [p for p in here if _hangs(s, trigger, p)]
    return {
        "nearest": tuple((p.head.start, p.head.end) for p in here[:1]),
        "slots": tuple((p.head.start, p.head.end) for p in hanging[:1]),
    }


def _hangs(s: Sentence, trigger: int, place: PlaceMention) -> bool:
    inside = [token.index for token in s.tokens if place.head.start <= token.start < place.head.end]
    if not inside:
        return False
    up, down = paths(s, trigger, inside[-1])
    return not up and bool(down) and s.tokens[down[0]].dep == "prep"


def measure(acts: Sequence[Act], answers: Sequence[Answer]) -> Result:
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    by_source: dict[str, list[bool]] = {}
    errors: list[Fault] = []
    for act, given in zip(acts, answers, strict=True):
        exact = given.places == act.places
        kind = ("nowhere", "one", "several")[min(len(act.places), 2)]
        count[kind] += 1
        right[kind] += exact
        right["ceiling"] += given.candidates.issuperset(act.places)
        right["found"] += kind == "one" and given.likeliest == act.places[0]
        by_source.setdefault(act.source or "unknown", []).append(exact)
        if not exact:
            errors.append(fault(act, given.places))
    rows = len(acts)
    placed = count["one"] + count["several"]

    def share(number: int, of: int) -> float:
        return round(number / max(of, 1), 4)

    return Result(
        exact=share(right["nowhere"] + right["one"] + right["several"], rows),
        exact_placed=share(right["one"] + right["several"], placed),
        exact_one=share(right["one"], count["one"]),
        exact_nowhere=share(right["nowhere"], count["nowhere"]),
        found_one=share(right["found"], count["one"]),
        ceiling=share(right["ceiling"], rows),
        nothing=share(count["nowhere"], rows),
        counts={kind: count[kind] for kind in ("nowhere", "one", "several")},
        by_source={source: share(sum(found), len(found)) for source, found in sorted(by_source.items())},
        faults=dict(Counter(error.kind for error in errors).most_common()),
        rows=rows,
        texts=len({act.text for act in acts}),
        unreadable=0,
        scored="",
        errors=errors,
        peers=None,
        data={},
    )


def peers_of(acts: Sequence[Act], answers: Sequence[Answer]) -> dict[str, float]:
    """`exact` of the simple systems."""
    return {
        name: round(
            sum(found.peers.get(name, ()) == act.places for act, found in zip(acts, answers, strict=True))
            / max(len(acts), 1),
            4,
        )
        for name in ("nearest", "slots")
    }


def fault(act: Act, given: Spans) -> Fault:
    """A wrong answer by its class."""

    def quoted(spans: Spans) -> list[str]:
        return [" ".join(act.text[start:end].split()) for start, end in spans]

    wanted = act.places
    kind: FaultKind
    if not given:
        kind = "missed"
    elif not wanted:
        kind = "spurious"
    elif len(given) == len(wanted) == 1:
        (a, b), (c, d) = given[0], wanted[0]
        kind = "border" if a < d and c < b else "other place"
    elif set(given) < set(wanted):
        kind = "too few"
    elif set(given) > set(wanted):
        kind = "too many"
    else:
        kind = "other"
    return Fault(kind, act.text[slice(*act.verb)], quoted(wanted), quoted(given), " ".join(act.text.split()))


def show(result: Result) -> None:
    for error in result.errors:
        print("\t".join((error.kind, error.verb, "; ".join(error.wanted), "; ".join(error.given), error.text)))
    print(
        f"{result.rows} acts in {result.texts} texts ({result.scored}); {result.unreadable} rows of the file unreadable"
    )
    print(f"exact {result.exact:.3f}   ceiling {result.ceiling:.3f}   never a place {result.nothing:.3f}")
    print(f"rows with a place {result.exact_placed:.3f}   with one {result.exact_one:.3f}", end="")
    print(f"   with none {result.exact_nowhere:.3f}   the likeliest candidate is the one {result.found_one:.3f}")
    print("wrong:", ", ".join(f"{kind} {count}" for kind, count in result.faults.items()))
    for source, share in result.by_source.items():
        print(f"  {source:14} {share:.3f}")
    for name, share in (result.peers or {}).items():
        print(f"{name:12} exact {share:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())

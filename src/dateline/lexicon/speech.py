"""The words of reported speech.

Cues are in `data/speech_verbs.tsv`, the nouns that head a source in `data/source_nouns.tsv`. Both tables
are the project's own; their header comments explain the columns.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final, Literal, cast, get_args

import msgspec

from dateline.errors import AssetError
from dateline.records.claim import EventType

CuePos = Literal["v", "n", "prep"]
SpeechClass = Literal["say", "report", "claim", "deny", "confirm", "believe", "order", "promise", "threaten", "reveal"]
SourceKind = Literal["anonymous", "role", "institution", "media", "document"]

FRAMES: Final = frozenset(
    [
        "clause",
        "quote",
        "object",
        "of",
        "for",
        "at",
        "on",
        "to",
        "gerund",
        "hearer",
        "as",
        "toll",
        "agent",
        "invert",
        "document",
        "source",
    ]
)


class SpeechCue(msgspec.Struct, frozen=True):
    """One cue. ``frame`` says how what is said is joined on; ``act`` is the event that the saying itself may be."""

    lemma: str
    pos: CuePos
    kind: SpeechClass
    act: EventType | None
    frame: frozenset[str]


class SpeechVerbs:
    """Every cue by lemma and part of speech, and the kinds of source that a noun can head."""

    def __init__(self, cues: dict[tuple[str, CuePos], SpeechCue], sources: dict[str, frozenset[SourceKind]]) -> None:
        self._cues = cues
        self._sources = sources

    @classmethod
    def load(cls) -> SpeechVerbs:
        """Read both tables; a row that can't be read raises AssetError."""
        cues: dict[tuple[str, CuePos], SpeechCue] = {}
        for row in _rows("speech_verbs.tsv", 5):
            cue = _cue(row)
            cues[cue.lemma, cue.pos] = cue
        kinds: dict[str, set[SourceKind]] = {}
        for lemma, kind in _rows("source_nouns.tsv", 2):
            if kind not in get_args(SourceKind):
                raise AssetError(f"source_nouns.tsv: {lemma} has the kind {kind!r}, which is not one; install again")
            kinds.setdefault(lemma, set()).add(cast("SourceKind", kind))
        return cls(cues, {lemma: frozenset(found) for lemma, found in kinds.items()})

    def __len__(self) -> int:
        return len(self._cues)

    def verb(self, lemma: str) -> SpeechCue | None:
        return self._cues.get((lemma, "v"))

    def noun(self, lemma: str) -> SpeechCue | None:
        return self._cues.get((lemma, "n"))

    def preposition(self, words: str) -> SpeechCue | None:
        """The cue of a preposition of one or more words, such as "according to"."""
        return self._cues.get((words, "prep"))

    def source(self, word: str) -> frozenset[SourceKind]:
        """What a source headed by ``word`` (lower case, singular or plural) can be; empty if the table lacks it."""
        for form in (word, *_singulars(word)):
            if form in self._sources:
                return self._sources[form]
        return frozenset()


def _singulars(word: str) -> list[str]:
    forms = []
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("men"):
        forms.append(word[:-3] + "man")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    return forms


def _cue(row: list[str]) -> SpeechCue:
    lemma, pos, kind, act, frame = row
    frames = frozenset(frame.split(","))
    known = pos in get_args(CuePos) and kind in get_args(SpeechClass) and frames <= FRAMES
    if not known or act not in {"-", *get_args(EventType)}:
        raise AssetError(f"speech_verbs.tsv: the row of {lemma!r} has a value that its column can't have: {row}")
    return SpeechCue(
        lemma=lemma,
        pos=cast("CuePos", pos),
        kind=cast("SpeechClass", kind),
        act=None if act == "-" else cast("EventType", act),
        frame=frames,
    )


def _rows(name: str, width: int) -> list[list[str]]:
    try:
        table = files("dateline.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    except OSError as error:
        raise AssetError(f"the packaged table {name} can't be read: {error}; install the package again") from error
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    for row in rows:
        if len(row) != width:
            raise AssetError(f"{name}: expected {width} columns, found {len(row)} in {row}; install the package again")
    return rows

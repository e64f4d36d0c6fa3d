"""Our own corpus: triggers with all that a claim has, their arguments, and the furniture of the page.

A report is `ID.txt` with its coding `ID.json` beside it. Triggers are quoted in the coding; parties and places are
wordings to be found in the text: those in the sentence of the evidence are the arguments, else the nearest one. Other
occurrences of the right wordings are neither right nor wrong for a claim and are masked (a role of "").
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.segment.sentences import split_sentences
from dateline.syntax.tokens import tokenize
from training.reader.example import CLAIMS, Argument, Example, Trigger

ROLES_KNOWN = ("agent", "patient", "place", "origin", "destination", "instrument", "source")
_COMPLETE = tuple(claim for claim in CLAIMS if claim != "HARM")
_SIDES = (("agent", "actor"), ("patient", "recipient"), ("instrument", "weapon"))
_PLACES = (("place", "place"), ("origin", "from"), ("destination", "to"))

Gold = dict[str, Any]


def examples(folder: Path) -> Iterator[Example]:
    """The reports of `folder`, in the order of their names. Reports without quoted triggers are left out."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "claims" in gold and all(claim.get("trigger") for claim in gold["claims"]):
            yield example(gold, path.with_suffix(".txt").read_text(encoding="utf-8"))


def example(gold: Gold, text: str) -> Example:
    """One coded report; its id begins with the part of the corpus that it is in.

    A trigger whose words can't be found is a fault of the corpus: ValueError.
    """
    page = _Page(text)
    triggers: list[Trigger] = []
    arguments: list[Argument] = []
    for event, claim in enumerate(gold["claims"]):
        told = [(claim["evidence"], claim["trigger"]), *((a["evidence"], a["trigger"]) for a in claim.get("also", ()))]
        for evidence, words in told:
            start, end = page.words_of(evidence, words)
            triggers.append(_trigger(claim, start, end, event))
            arguments += _arguments(claim, page, len(triggers) - 1, start)
    return Example(
        corpus="own",
        id=f"{gold['part']}/{gold['id']}",
        words=tuple(text[start:end] for start, end in page.tokens),
        sentences=tuple(page.sentences),
        triggers=tuple(triggers),
        native="",
        complete=_COMPLETE,
        arguments=tuple(arguments),
        roles=ROLES_KNOWN,
        furniture=tuple(page.range_of(*span) for line in gold.get("furniture", ()) for span in page.find(line)),
    )


class _Page:
    """A text cut into sentences and words, with look-up by characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[int, int]] = []
        self.sentences: list[int] = []
        for sentence in split_sentences(text):
            words = tokenize(text, sentence.start, sentence.end)
            if words:
                self.sentences.append(len(self.tokens))
                self.tokens += words
        self._starts = [start for start, _ in self.tokens]
        self._ends = [end for _, end in self.tokens]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The words that hold the characters `start` to `end`."""
        return bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)

    def words_of(self, evidence: str, trigger: str) -> tuple[int, int]:
        at = self.text.find(evidence)
        found = re.search(rf"(?<!\w){re.escape(trigger)}(?!\w)", evidence)
        inside = found.start() if found else evidence.find(trigger)
        if at < 0 or inside < 0:
            raise ValueError(f"trigger {trigger!r} is not in {evidence!r} of the text")
        return self.range_of(at + inside, at + inside + len(trigger))

    def find(self, wording: str) -> list[tuple[int, int]]:
        """Where the wording stands as whole words, in characters; case as it is, save for a first letter."""
        pattern = rf"(?<!\w){re.escape(wording)}(?!\w)"
        return [found.span() for found in re.finditer(pattern, self.text, re.IGNORECASE if len(wording) > 3 else 0)]

    def sentence_of(self, word: int) -> tuple[int, int]:
        place = bisect.bisect_right(self.sentences, word) - 1
        after = self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self.tokens)
        return self.sentences[place], after


def _trigger(claim: Gold, start: int, end: int, event: int) -> Trigger:
    kind = claim["event_type"] or "POSTURE"
    modes = tuple(claim.get("mode") or ("",))
    return Trigger(
        start=start,
        end=end,
        claims=(kind,) if claim.get("core", True) else (kind, ""),
        mode=modes if claim["event_type"] else ("",),
        status=tuple(claim["status"]),
        tense=claim["tense"],
        attributed=claim["attribution"]["kind"],
        event=event,
    )


def _arguments(claim: Gold, page: _Page, trigger: int, word: int) -> Iterator[Argument]:
    for role, key in _SIDES:
        for wordings in claim[key]:
            yield from _placed(wordings, role, page, trigger, word)
    for role, key in _PLACES:
        if claim[key]:
            yield from _placed(claim[key]["accept"], role, page, trigger, word)
    if claim["attribution"]["accept"]:
        yield from _placed(claim["attribution"]["accept"], "source", page, trigger, word)


def _placed(wordings: list[str], role: str, page: _Page, trigger: int, word: int) -> Iterator[Argument]:
    """Where the wordings stand, longest first and apart: in the trigger's sentence, else the nearest; others masked."""
    taken: list[tuple[int, int]] = []
    for wording in sorted(wordings, key=len, reverse=True):
        for span in page.find(wording):
            words = page.range_of(*span)
            if words[1] > words[0] and all(words[1] <= other[0] or words[0] >= other[1] for other in taken):
                taken.append(words)
    begin, end = page.sentence_of(word)
    here = [span for span in taken if begin <= span[0] < end]
    if not here and taken:
        here = [min(taken, key=lambda span: abs(span[0] - word) * (1 if span[0] < word else 2))]
    for span in taken:
        yield Argument(trigger, *span, role if span in here else "")

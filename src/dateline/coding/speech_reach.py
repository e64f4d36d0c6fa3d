"""How far what is said reaches: from the cue to the end of its clause, or from the clause before it."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech_phrases import FINITE, PHRASE, QUOTE_MARKS, SpeakerPhrases
from dateline.lexicon.speech import SpeechCue

_FALLING: Final = frozenset({"but", "while", "although", "though", "whereas"})
_CLAUSES: Final = ("ccomp", "xcomp", "pcomp")
_VERBS: Final = FINITE | {"VB", "VBG", "VBN"}


class Reaches:
    """The contents of the acts of speech of one sentence, as ranges of the text."""

    def __init__(self, phrases: SpeakerPhrases) -> None:
        self.phrases = phrases
        self.sentence = phrases.sentence
        self.tokens = phrases.tokens
        self.quotations = phrases.quotations
        self.inside = phrases.inside

    def content(
        self, i: int, cue: SpeechCue, source: tuple[int, ...], inverted: bool, via: tuple[int, ...] | None
    ) -> tuple[int, int] | None:
        tokens, frame = self.tokens, cue.frame
        first = min(source[0], i)
        rest = (source[-1] if inverted else via[-1] if via and via[0] == i + 1 else i) + 1
        parted = any(self.phrases.is_quote(k) for k in range(source[-1] + 1, i))
        if inverted or (not parted and self._closing(first, rest)):
            quoting = first > 1 and any(self.phrases.is_quote(k) for k in (first - 1, first - 2))
            if inverted and first == 0:
                return self.reach(i, rest)
            if "clause" in frame or ("quote" in frame and quoting):
                left = self.clause_start(first - 1)
                right = self.break_after(rest - 1) if rest < len(tokens) else len(tokens) - 1
                return tokens[left].start, tokens[right].end
        if rest >= len(tokens):
            return None
        loose = cue.kind not in {"order", "promise", "threaten", "believe"} or (
            first > 0 and tokens[first - 1].lower == "what"
        )
        clauses = _CLAUSES if cue.kind not in {"order", "promise", "threaten"} else ("ccomp",)
        if "clause" in frame and (
            self._has_clause(i, rest, clauses) or tokens[rest].lower == "that" or (loose and self._said(rest))
        ):
            return self.reach(i, rest)
        if "gerund" in frame and any(t.tag == "VBG" for t in tokens[rest : rest + 3]):
            return self.reach(i, rest)
        if "object" in frame and (tokens[rest].tag in PHRASE or tokens[rest].tag in {"PRP", "WP", "VBG"}):
            return self.reach(i, rest)
        if "toll" in frame:
            tolled = any(t.lower in {"toll", "number", "figure", "count", "dead"} for t in tokens[rest : rest + 4])
            return self.reach(i, rest) if tolled else None
        for preposition in frame & {"of", "for", "at", "on", "to"}:
            if any(t.lower == preposition for t in tokens[rest : rest + 12]):
                return self.reach(i, rest)
        return self._quotation_after(rest)

    def _closing(self, first: int, rest: int) -> bool:
        """Whether what is said stands before the source: no clause begins between the cue and the next stop."""
        tokens = self.tokens
        if first < 2 or not self.phrases.closes(first - 1):
            return False
        if not any(t.tag in FINITE or t.text in QUOTE_MARKS for t in tokens[: first - 1]):
            return False  # "In a statement, the mayor said": only an adverbial stands before
        for k in range(rest, len(tokens)):
            token = tokens[k]
            if token.text in {",", ".", ";", ")", "—", "–", "]", "!", "?"}:
                break
            if token.tag in _VERBS or token.lower == "that" or token.text in {":", "“", "``", '"'}:
                return False
        return True

    def _has_clause(self, i: int, rest: int, clauses: tuple[str, ...]) -> bool:
        return any(kid.index >= rest for kid in self.sentence.kids(i, *clauses))

    def _said(self, rest: int) -> bool:
        """Whether a clause or a quotation follows, by the words alone."""
        tokens = self.tokens
        for token in tokens[rest : rest + 40]:
            if token.tag in FINITE or token.text in {"“", "``", '"', ":"} or token.lower == "that":
                return True
            if token.text in {".", ";"}:
                return False
        return False

    def reach(self, i: int, start: int) -> tuple[int, int] | None:
        """From token ``start`` to where the clause that hangs on cue ``i`` ends."""
        tokens = self.tokens
        if start >= len(tokens):
            return None
        far = start
        for kid in self.sentence.kids(i):
            if kid.index >= start and kid.dep not in {"conj", "punct", "cc"}:
                far = max(far, self.sentence.subtree(kid.index)[-1])
        end = self.break_after(start, far=far)
        return (tokens[start].start, tokens[end].end) if end >= start else None

    def break_after(self, start: int, far: int = -1, soft: bool = False) -> int:
        """The last token before the clause after ``start`` breaks off.

        A semicolon, or a comma before "but" and the like, always ends it, quotations apart; a comma before
        "and" does so beyond token ``far``. With ``soft`` the comma right after ``start`` is passed over.
        """
        tokens = self.tokens
        for k in range(start + 1, len(tokens)):
            token = tokens[k]
            if self.inside[k] is not None and self.inside[k] == self.inside[k - 1]:
                continue
            if token.text == ";":
                return k - 1
            if token.text == "," and k + 1 < len(tokens) and not (soft and k == start + 1):
                after = tokens[k + 1].lower
                if after in _FALLING:
                    return k - 1
                if 0 <= far < k and (after == "and" and tokens[min(k + 2, len(tokens) - 1)].lower != "that"):
                    return k - 1
        return len(tokens) - 1

    def clause_start(self, i: int) -> int:
        """The first token of the stretch before ``i`` that no semicolon or ", but" cuts off."""
        tokens = self.tokens
        for k in range(i - 1, -1, -1):
            if self.inside[k] is not None:
                continue
            if tokens[k].text == ";":
                return k + 1
            if tokens[k].lower in _FALLING and k > 0 and tokens[k - 1].text == ",":
                return k + 1
        return 0

    def _quotation_after(self, rest: int) -> tuple[int, int] | None:
        start = self.tokens[rest].start
        for q in self.quotations:
            if q.start >= start and q.end - q.start > 12:
                return q.start, min(q.end, self.sentence.end)
        return None

    def holds_quotation(self, content: tuple[int, int]) -> bool:
        return any(q.start < content[1] and content[0] < q.end for q in self.quotations)

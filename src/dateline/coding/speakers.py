"""Who speaks words that stand in speech: the act that covers them, or the speaker of their quotation or passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.coding.speech import SpeechAct
from dateline.records.claim import Attribution
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token

NO_ONE: Final = Attribution()
_ELLIPTIC: Final = frozenset(
    {"some", "others", "they", "he", "she", "it", "most", "none", "all", "another", "both", "these"}
)
#: Ways down from a verb of denial on which what is found is itself denied.
_DENIED: Final = frozenset({"ccomp", "xcomp", "dobj", "conj", "pcomp", "relcl", "aux", "auxpass", "prt", "dep"})
_SHARE: Final = frozenset(
    """involvement responsibility role part hand complicity participation report claim allegation accusation charge
    suggestion suspicion rumour rumor statement assertion blame knowledge link""".split()
)
_OCCURRING: Final = frozenset(["take", "occur", "happen", "be", "go", "place"])


def covering(sentence: Sentence, acts: Sequence[SpeechAct], token: Token) -> int | None:
    """The innermost of the sentence's ``acts`` whose content holds the token."""
    best, size = None, 0
    for k, act in enumerate(acts):
        if act.content is None or token.index == act.cue or token.index in act.source:
            continue
        start, end = act.content
        if act.denies and _presupposed(sentence, act, token):
            continue
        if start <= token.start < end and (best is None or end - start <= size):
            best, size = k, end - start
    return best


def quote(attribution: Attribution, quoted: bool) -> Attribution:
    """``attribution``, marked as of words in quotation marks or not."""
    return attribution if attribution.quoted == quoted else msgspec.structs.replace(attribution, quoted=quoted)


class Speakers:
    """The speakers of quotations and passages that no act of their own sentence covers.

    ``acts`` and ``resolved`` hold, sentence by sentence, the acts of speech and who each is by.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        text: str,
        quotations: Sequence[Span],
        acts: Sequence[Sequence[SpeechAct]],
        resolved: Sequence[Sequence[Attribution]],
    ) -> None:
        self._sentences = sentences
        self._text = text
        self._quotations = quotations
        self._acts = acts
        self._resolved = resolved

    def quotation_at(self, offset: int) -> Span | None:
        """The quotation that is open at ``offset``, or None."""
        low, high = 0, len(self._quotations)
        while low < high:
            middle = (low + high) // 2
            if self._quotations[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self._quotations) and self._quotations[low].start <= offset:
            return self._quotations[low]
        return None

    def of_quotation(self, quotation: Span) -> Attribution:
        """The speaker of a quotation that no act of its own sentence covers: sought behind, before, then after it."""
        first, last = self._sentence_at(quotation.start), self._sentence_at(quotation.end - 1)
        paragraph = self._sentences[first].paragraph
        after: list[tuple[int, Token, Attribution]] = []
        before: list[tuple[int, Token, Attribution]] = []
        for k in range(max(0, first - 1), min(len(self._sentences), last + 2)):
            if self._sentences[k].paragraph != paragraph:
                continue
            for act, source in zip(self._acts[k], self._resolved[k], strict=True):
                cue = self._sentences[k].tokens[act.cue]
                if source.kind == "none" or self.quotation_at(cue.start) is not None:
                    continue
                (before if cue.end <= quotation.start else after).append((k, cue, source))
        ending = [
            source for k, cue, source in after if k == last and not self._text[quotation.end : cue.start].count(".")
        ]
        if ending:
            return ending[0]
        if before:
            return before[-1][2]
        if after:
            return after[0][2]
        return self._continued(quotation, first)

    def carried(self, sentence_index: int) -> Attribution:
        """Free indirect speech: the sentence before was reported, and this one goes on in its shifted tense."""
        sentence = self._sentences[sentence_index]
        if sentence_index == 0 or self._acts[sentence_index]:
            return NO_ONE
        before = self._sentences[sentence_index - 1]
        if before.paragraph != sentence.paragraph or not _shifted(sentence):
            return NO_ONE
        acts = self._acts[sentence_index - 1]
        speakers = [
            source
            for act, source in zip(acts, self._resolved[sentence_index - 1], strict=True)
            if act.content is not None and act.content[1] >= before.tokens[-1].start and source.kind != "none"
        ]
        return quote(speakers[-1], False) if speakers else NO_ONE

    def _continued(self, quotation: Span, first: int) -> Attribution:
        """The speaker of a quotation that goes on from the paragraph before, or follows a colon there."""
        paragraph = self._sentences[first].paragraph
        for k in range(first - 1, max(-1, first - 8), -1):
            if self._sentences[k].paragraph < paragraph - 1:
                break
            stop = self._sentences[k].tokens[-1]
            speakers = [source for source in self._resolved[k] if source.kind != "none"]
            if speakers and (stop.text in {":", ","} or self.quotation_at(self._sentences[k].start) is not None):
                return speakers[-1]
        earlier = self.quotation_at(max(0, quotation.start - 3))
        return self.of_quotation(earlier) if earlier is not None and earlier.start < quotation.start - 3 else NO_ONE

    def _sentence_at(self, offset: int) -> int:
        low, high = 0, len(self._sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._sentences[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return low


def _presupposed(sentence: Sentence, act: SpeechAct, token: Token) -> bool:
    """Whether a denial takes the token for granted: "denied that it answers a spike in attacks"."""
    if not act.denies or act.content is None:
        return False
    for k in (token.index, *(above.index for above in sentence.above(token.index))):
        if k == act.cue:
            return False
        here = sentence.tokens[k]
        head = sentence.tokens[here.head]
        if here.dep in _DENIED or head.index == k or here.start < act.content[0]:
            continue
        if here.dep == "pobj" and head.lower in {"in", "for", "of", "to", "behind"}:
            over = sentence.tokens[head.head]
            if over.lemma in _SHARE or over.index == act.cue:
                continue
            return True
        if here.dep == "prep" and (head.lemma in _SHARE or head.index == act.cue):
            continue
        if here.dep in {"nsubj", "nsubjpass"} and head.lemma in _OCCURRING:
            continue
        if here.dep == "acl" and head.lemma in _SHARE:
            continue
        return True
    return False


def _shifted(sentence: Sentence) -> bool:
    """Whether the sentence is told in the tense of reported speech by one who speaks on of the same things."""
    opening = sentence.tokens[:12]
    words = [token.lower for token in opening]
    shifted = "would" in words or any(
        token.lower == "had" and any(t.tag == "VBN" for t in opening[k + 1 : k + 5]) for k, token in enumerate(opening)
    )
    return shifted and ((bool(words) and words[0] in _ELLIPTIC) or "also" in words)

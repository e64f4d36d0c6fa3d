"""Acts of speech in a sentence: who says what, where the saying begins and how far it reaches.

The dependency parse proposes a speaker and a reach; the words around the cue (quotation marks, ", X said", "that")
check it, since inverted and interrupted attributions are where parsers of news err most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.coding.quotations import find_quotations
from dateline.coding.speech_phrases import FINITE, NOUNS, PHRASE, QUOTE_MARKS, TIME_WORDS, SpeakerPhrases
from dateline.coding.speech_reach import Reaches
from dateline.lexicon.speech import SpeechCue, SpeechVerbs
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token


class SpeechAct(msgspec.Struct, frozen=True):
    """One act of speech. ``source`` and ``via`` are token indices, ``content`` is a range of the text.

    ``content`` is None where the act only leads to a quotation beside it ("praised the troops: ..."). ``kind`` is the
    class of the cue. ``via`` is who was told, or who passes the words on.
    """

    cue: int
    source: tuple[int, ...]
    content: tuple[int, int] | None
    kind: str
    denies: bool
    via: tuple[int, ...] | None
    quoted: bool


_NAMES: Final = frozenset({"NNP", "NNPS"})
_VERBS: Final = FINITE | {"VB", "VBG", "VBN"}
_NEGATORS: Final = frozenset({"not", "n't", "never", "neither", "nor", "without", "hardly"})
_NOBODY: Final = frozenset({"no", "nobody", "nothing", "neither"})
_ABSTRACT: Final = tuple(
    end + s
    for end in ("tion", "sion", "ment", "ence", "ance", "ity", "ism", "ship", "ness", "age", "ure")
    for s in ("", "s")
)


def find_speech(
    sentence: Sentence, text: str, verbs: SpeechVerbs, quotations: Sequence[Span] | None = None
) -> list[SpeechAct]:
    """The acts of speech of ``sentence`` in the order of their cues.

    ``quotations`` are those of the whole text; without them only the sentence itself is searched for quotation marks.
    """
    if quotations is None:
        offset = sentence.start
        quotations = [span.shift(offset) for span in find_quotations(text[offset : sentence.end])]
    return _Finder(sentence, verbs, quotations).acts()


class _Finder:
    """The search in one sentence."""

    def __init__(self, sentence: Sentence, verbs: SpeechVerbs, quotations: Sequence[Span]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.verbs = verbs
        self.phrases = SpeakerPhrases(sentence, verbs, quotations)
        self.reaches = Reaches(self.phrases)
        self.inside = self.phrases.inside

    def acts(self) -> list[SpeechAct]:
        found: list[SpeechAct] = []
        for token in self.tokens:
            act: SpeechAct | None = None
            if token.lower == "according":
                act = self._according(token.index)
            elif token.tag.startswith("VB"):
                cue = self.verbs.verb(token.lemma) or self._by_form(token)
                act = self._verb_act(token.index, cue) if cue else None
            elif token.tag == "NNS" and token.index > 0 and token.index + 1 < len(self.tokens) and self._verbless():
                cue = self.verbs.verb(token.lemma)
                act = self._verb_act(token.index, cue) if cue else None
            elif token.tag in NOUNS:
                noun = self.verbs.noun(token.lemma)
                act = self._noun_act(token.index, noun) if noun else None
            if act is not None:
                found.append(act)
        return found or self._headline()

    # -- cues ----------------------------------------------------------------------------------------------------

    def _verbless(self) -> bool:
        """Whether no verb was seen: then a noun such as "reports" may be the verb."""
        return not any(token.tag in FINITE for token in self.tokens)

    def _by_form(self, token: Token) -> SpeechCue | None:
        """A cue whose lemma the parser got wrong: "tweeted" read as an adjective keeps its form as lemma."""
        form = token.lower
        for ending, put in (("ied", "y"), ("ed", ""), ("ed", "e"), ("s", "")):
            if form.endswith(ending) and (cue := self.verbs.verb(form[: -len(ending)] + put)):
                return cue
        return None

    def _verb_act(self, i: int, cue: SpeechCue) -> SpeechAct | None:
        token = self.tokens[i]
        before = self._before(i)
        if token.tag == "VBG" and before is not None and self._passed_on_at(before):
            return self._passed_on(i, cue)
        if self._passive(i):
            return self._by_agent(i, cue)
        if cue.frame == {"agent"} or self._unsaid(i):
            return None
        source, after = self._source(i, cue)
        if not source or not self._speaks(source, cue):
            return None
        via = self._hearer(i, cue)
        content = self.reaches.content(i, cue, source, after, via)
        if content is None and "quote" not in cue.frame:
            return None
        return SpeechAct(
            cue=i,
            source=source,
            content=content,
            kind=cue.kind,
            denies=cue.kind == "deny",
            via=via,
            quoted=content is not None and self.reaches.holds_quotation(content),
        )

    def _speaks(self, source: tuple[int, ...], cue: SpeechCue) -> bool:
        """Whether the phrase can say anything: "the move shows" is nobody's word, "records show" is."""
        tokens = self.tokens
        if {tokens[source[0]].lower, tokens[max(source[0] - 1, 0)].lower} & _NOBODY:
            return False
        head = next((k for k in source if k + 1 not in source or tokens[k + 1].tag in {"IN", "TO"}), source[-1])
        token = tokens[head]
        if token.tag not in {"NN", "NNS"} or self.verbs.source(token.lower):
            return True
        if cue.lemma in {"show", "indicate", "suggest", "mean", "imply", "reveal", "expose", "underline", "underscore"}:
            return False
        return not token.lower.endswith(_ABSTRACT)

    def _unsaid(self, i: int) -> bool:
        """Whether the words are not in fact said: negated, modal, asked for ("refused to say", "could say")."""
        if any(kid.lower in _NEGATORS for kid in self.sentence.kids(i, "neg", "advmod", "preconj", "cc")):
            return True
        k = i - 1
        seen_to = False
        while k >= 0 and i - k <= 4:
            token = self.tokens[k]
            if token.lower in _NEGATORS:
                return True
            if token.tag == "MD":
                return True
            if token.lower == "to" and token.tag == "TO":
                seen_to = True
            elif seen_to and (token.tag.startswith("VB") or token.tag.startswith("JJ") or token.tag in NOUNS):
                return not (token.lemma in {"go", "continue", "appear", "seem", "rush", "come"} or token.lower == "on")
            elif token.tag not in {"RB", "RP", "VB", "VBP", "VBD", "VBZ", "VBN"} or (
                token.tag.startswith("VB") and token.lemma not in {"have", "do", "be", "go"}
            ):
                break
            k -= 1
        return seen_to

    def _passive(self, i: int) -> bool:
        token = self.tokens[i]
        if token.tag not in {"VBN", "VBD"}:
            return False
        following = self.tokens[i + 1 : i + 3]
        if following and following[0].lower == "by" and token.tag == "VBN":
            return True
        if len(following) == 2 and following[0].tag == "RB" and following[1].lower == "by":
            return True
        if token.tag == "VBN" and following and following[0].tag in NOUNS and token.dep == "amod":
            return not self.phrases.closes(i - 1)
        if self.sentence.kids(i, "auxpass", "nsubjpass"):
            return True
        k = i - 1
        while k >= 0 and self.tokens[k].tag == "RB":
            k -= 1
        if k >= 0 and self.tokens[k].lemma == "be" and token.tag == "VBN":
            return True
        participle = token.tag == "VBN" and token.dep in {"acl", "amod"}
        return participle and not self.phrases.closes(k) and not self.sentence.kids(i, "nsubj")

    def _by_agent(self, i: int, cue: SpeechCue) -> SpeechAct | None:
        """The passive: "was confirmed by the ministry"; without an agent there is no source."""
        at = self._agent(i)
        if at is None:
            return None
        source = self.phrases.right_of(at)
        if not source or not (cue.frame & {"agent", "clause"}):
            return None
        told = cue.lemma in {"tell", "inform", "notify"}
        left, right = self.reaches.clause_start(i), self.reaches.break_after(source[-1])
        whole = (self.tokens[left].start, self.tokens[right].end)
        content = self.reaches.reach(i, source[-1] + 1) if told else whole
        if content is None:
            return None
        return SpeechAct(i, source, content, cue.kind, cue.kind == "deny", None, self.reaches.holds_quotation(content))

    def _agent(self, i: int) -> int | None:
        """The token after the "by" of a passive cue."""
        for kid in self.sentence.kids(i, "agent", "prep"):
            if kid.lower == "by" and kid.index > i and kid.index + 1 < len(self.tokens):
                return kid.index + 1
        for k in range(i + 1, min(i + 6, len(self.tokens) - 1)):
            if self.tokens[k].lower == "by":
                return k + 1
            if self.tokens[k].tag in _VERBS or self.tokens[k].lower in {",", "that", "to"}:
                break
        return None

    def _passed_on_at(self, k: int) -> bool:
        """Whether token ``k`` is the "as" of "quoted X as saying", or ends "as quoted by Y as"."""
        return self.tokens[k].lower == "as"

    def _passed_on(self, i: int, cue: SpeechCue) -> SpeechAct | None:
        """ "AFP quoted X as saying", "X was quoted by AFP as saying", "X was quoted as saying by AFP"."""
        for k in range(i - 2, max(-1, i - 40), -1):
            token = self.tokens[k]
            if token.tag.startswith("VB") and token.lemma in {"quote", "cite", "report", "describe", "record"}:
                break
        else:
            return None
        if self._passive(k):
            agent = self._agent(k) or self._agent(i)
            via = self.phrases.right_of(agent) if agent is not None else ()
            source = self.phrases.subject(k)
            start = (via[-1] if via and via[-1] > i else i) + 1
        else:
            source = self.phrases.right_of(k + 1)
            via = self.phrases.subject(k)
            start = i + 1
        if not source:
            return None
        content = self.reaches.reach(i, start)
        return SpeechAct(
            i,
            source,
            content,
            cue.kind,
            cue.kind == "deny",
            via or None,
            bool(content and self.reaches.holds_quotation(content)),
        )

    def _according(self, i: int) -> SpeechAct | None:
        tokens = self.tokens
        if i + 2 >= len(tokens) or tokens[i + 1].lower != "to":
            return None
        source = self.phrases.right_of(i + 2, far=True)
        if not source:
            return None
        left = self.reaches.clause_start(i)
        right = self.reaches.break_after(source[-1], soft=left == i)
        return SpeechAct(i, source, (tokens[left].start, tokens[right].end), "report", False, None, False)

    def _noun_act(self, i: int, cue: SpeechCue) -> SpeechAct | None:
        """Such as "the claim by X that ...", "X's allegations of ...": only where somebody is named as its author."""
        tokens = self.tokens
        if any(self._denying(token) for token in self.sentence.above(i)[:2]):
            return None
        head = tokens[tokens[i].head]
        if tokens[i].dep == "nsubjpass" and head.tag == "VBN" and (agent := self._agent(head.index)) is not None:
            source = self.phrases.right_of(agent)
            whole = (tokens[0].start, tokens[-1].end)
            return SpeechAct(i, source, whole, cue.kind, cue.kind == "deny", None, False) if source else None
        source = ()
        k = i + 1
        if k + 1 < len(tokens) and tokens[k].lower in {"by", "from"}:
            source = self.phrases.right_of(k + 1)
            k = source[-1] + 1 if source else k
        elif i >= 2 and tokens[i - 1].tag == "POS":
            source = self.phrases.left_of(i - 2)
        while k < len(tokens) and tokens[k].lower in {",", "”", '"'}:
            k += 1
        if not source or k + 1 >= len(tokens) or tokens[k].lower not in {"that", "of"}:
            return None
        content = self.reaches.reach(i, k + 1)
        return SpeechAct(i, source, content, cue.kind, cue.kind == "deny", None, False) if content else None

    def _denying(self, token: Token) -> bool:
        cue = self.verbs.verb(token.lemma)
        return cue is not None and cue.kind == "deny"

    def _headline(self) -> list[SpeechAct]:
        """ "Ten killed in blast: police" and "Police: ten killed in blast"."""
        tokens = self.tokens
        colons = [token.index for token in tokens if token.text == ":"]
        if len(colons) != 1 or (tokens[-1].text in {".", "?", "!"} and colons[0] > 5):
            return []
        at = colons[0]
        before, after = range(at), range(at + 1, len(tokens))
        for side, rest in ((after, before), (before, after)):
            if not 1 <= len(side) <= 5 or len(rest) < 3:
                continue
            if not all(tokens[k].tag in PHRASE or tokens[k].lower in {"of", "for"} for k in side):
                continue
            named = side is after and tokens[side[-1]].tag in _NAMES and tokens[-1].text != "."
            if named or any(self.verbs.source(tokens[k].lower) for k in side):
                content = (tokens[rest[0]].start, tokens[rest[-1]].end)
                return [SpeechAct(at, tuple(side), content, "say", False, None, False)]
        return []

    def _source(self, i: int, cue: SpeechCue) -> tuple[tuple[int, ...], bool]:
        """The source of the cue and whether it stands after it ("said the mayor")."""
        tokens = self.tokens
        k = i - 1
        while k >= 0 and tokens[k].tag == "RB":
            k -= 1
        closed = k >= 0 and tokens[k].text in QUOTE_MARKS and self.inside[i] is None
        left = () if closed else self.phrases.subject(i)
        if (
            "invert" in cue.frame
            and (k < 0 or self.phrases.closes(k))
            and (not left or not self.phrases.adjacent(left, k))
        ):
            right = self._inverted(i)
            if right:
                return right, True
        if not left and closed:
            left = self.phrases.subject(i)
        if left and tokens[left[0]].lower in {"i", "we", "you"} and len(left) == 1:
            return (), False
        return left, False

    def _inverted(self, i: int) -> tuple[int, ...]:
        tokens = self.tokens
        if i + 1 >= len(tokens) or tokens[i].tag == "VBG":
            return ()
        first = tokens[i + 1]
        if (first.tag not in PHRASE and first.tag != "PRP") or first.lower in TIME_WORDS or first.lower == "that":
            return ()
        span = self.phrases.right_of(i + 1, far=True)
        if not span or not any(tokens[k].tag in NOUNS or tokens[k].tag == "PRP" for k in span):
            return ()
        rest = span[-1] + 1
        if rest < len(tokens) and (
            (tokens[rest].tag in _VERBS and tokens[rest].tag != "VBG") or tokens[rest].tag == "TO"
        ):
            return ()
        return span

    def _hearer(self, i: int, cue: SpeechCue) -> tuple[int, ...] | None:
        """Who is told: the object of "tell", or "to X", "in an interview with X" after any other cue."""
        tokens = self.tokens
        k = i + 1
        if "hearer" in cue.frame:
            span = self.phrases.right_of(k)
            if not span and k < len(tokens) and tokens[k].tag == "PRP":
                span = (k,)
            follows = tokens[span[-1] + 1] if span and span[-1] + 1 < len(tokens) else None
            if span and (cue.lemma == "tell" or follows is None or follows.tag not in FINITE):
                return span
            return None
        for j in range(k, min(k + 8, len(tokens) - 1)):
            if tokens[j].text in {",", ".", "“", '"', ":"} or tokens[j].lower == "that":
                break
            if tokens[j].lower in {"to", "with"} and tokens[j + 1].tag in PHRASE:
                return self.phrases.right_of(j + 1) or None
        return None

    def _before(self, i: int) -> int | None:
        return i - 1 if i else None

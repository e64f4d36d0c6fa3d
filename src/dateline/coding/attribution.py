"""Who says so: the source nearest to a word, carried across sentences, quotations and pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.coding.quotations import find_quotations
from dateline.coding.sources import IsMedia, NounFlags, SourceReader, SourceWords, fold
from dateline.coding.speech import SpeechAct, find_speech
from dateline.lexicon.speech import SpeechVerbs
from dateline.records.claim import Attribution, AttributionKind
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token

_NO_ONE: Final = Attribution()
_SINGULAR: Final = frozenset({"he", "she", "him", "her"})
_SHORTEST_QUOTATION: Final = 18  # characters: less is a scare quote, not speech
_ELLIPTIC: Final = frozenset(
    {"some", "others", "they", "he", "she", "it", "most", "none", "all", "another", "both", "these"}
)
#: Ways down from a verb of denial on which what is found is itself denied.
_DENIED: Final = frozenset({"ccomp", "xcomp", "dobj", "conj", "pcomp", "relcl", "aux", "auxpass", "prt", "dep"})
_SHARE: Final = frozenset(
    """involvement responsibility role part hand complicity participation report claim allegation accusation charge
    suggestion suspicion rumour rumor statement assertion blame knowledge link""".split()
)
_MAKING: Final = frozenset(
    """issue release make send post publish write read deliver sign put circulate distribute""".split()
)
_OCCURRING: Final = frozenset(["take", "occur", "happen", "be", "go", "place"])
_COVERED: Final = {"footage", "video", "image", "photograph", "photo", "picture", "clip", "report"}


_ISSUED: Final = re.compile(
    r"(?:\s+(?:on|in|last|late|early)\s+\w+)?"
    r"\s+(?:(?:issued|released|posted|published|signed|written|sent|made|delivered|distributed|put out|read)\s+"
    r"(?:\w+\s+){0,3}?)?(?:by|from)\s[^,;:.]+"
)


class _Source(msgspec.Struct, frozen=True):
    """A resolved source, kept for the pronouns and "the official"s that come after it."""

    attribution: Attribution
    words: SourceWords


class Attributor:
    """Attributes words of one report. It is built once a report; ``acts`` holds the acts of speech of each sentence."""

    def __init__(  # noqa: PLR0917
        self,
        sentences: Sequence[Sentence],
        text: str,
        verbs: SpeechVerbs,
        agency: str | None = None,
        noun_flags: NounFlags = lambda _noun: frozenset(),
        is_media: IsMedia = lambda _name: False,
    ) -> None:
        self._sentences = sentences
        self._text = text
        self._reader = SourceReader(
            verbs, noun_flags, lambda name: is_media(name) or (agency is not None and fold(name) == fold(agency))
        )
        self._quotations = find_quotations(text)
        self._names: dict[str, tuple[str, str | None, str | None]] = {}
        self._history: list[_Source] = []
        self.acts: list[list[SpeechAct]] = []
        self._resolved: list[list[Attribution]] = []
        at = 0
        for sentence in sentences:
            while at < len(self._quotations) and self._quotations[at].end <= sentence.start:
                at += 1
            near = []
            for quotation in self._quotations[at:]:
                if quotation.start >= sentence.end:
                    break
                near.append(quotation)
            acts = find_speech(sentence, text, verbs, near)
            self.acts.append(acts)
        self._learn_names()
        for sentence, acts in zip(sentences, self.acts, strict=True):
            self._resolved.append([self._resolve(sentence, act) for act in acts])

    # -- questions -----------------------------------------------------------------------------------------------

    def of(self, sentence_index: int, token_index: int) -> Attribution:
        """Who says what token ``token_index`` of sentence ``sentence_index`` belongs to; "none" is the reporter."""
        token = self._sentences[sentence_index].tokens[token_index]
        quotation = self._quotation_at(token.start)
        act = self._covering(sentence_index, token)
        if act is not None:
            found = self._resolved[sentence_index][act]
            if found.kind != "none":
                return _quote(found, quotation is not None)
        if quotation is not None and quotation.end - quotation.start >= _SHORTEST_QUOTATION:
            speaker = self._speaker_of(quotation)
            if speaker.kind != "none":
                return _quote(speaker, True)
        if act is None and quotation is None:
            return self._carried(sentence_index)
        return _NO_ONE

    def denied(self, sentence_index: int, token_index: int) -> bool:
        """Whether the nearest act of speech around the token denies it."""
        act = self._covering(sentence_index, self._sentences[sentence_index].tokens[token_index])
        return act is not None and self.acts[sentence_index][act].denies

    def _presupposed(self, sentence: Sentence, act: SpeechAct, token: Token) -> bool:
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

    # -- covering ------------------------------------------------------------------------------------------------

    def _covering(self, sentence_index: int, token: Token) -> int | None:
        """The innermost act of the sentence whose content holds the token."""
        best, size = None, 0
        for k, act in enumerate(self.acts[sentence_index]):
            if act.content is None or token.index == act.cue or token.index in act.source:
                continue
            start, end = act.content
            if act.denies and self._presupposed(self._sentences[sentence_index], act, token):
                continue
            if start <= token.start < end and (best is None or end - start <= size):
                best, size = k, end - start
        return best

    def _quotation_at(self, offset: int) -> Span | None:
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

    def _speaker_of(self, quotation: Span) -> Attribution:
        """The speaker of a quotation that no act of its own sentence covers: sought behind, before, then after it."""
        first, last = self._sentence_at(quotation.start), self._sentence_at(quotation.end - 1)
        paragraph = self._sentences[first].paragraph
        after: list[tuple[int, Token, Attribution]] = []
        before: list[tuple[int, Token, Attribution]] = []
        for k in range(max(0, first - 1), min(len(self._sentences), last + 2)):
            if self._sentences[k].paragraph != paragraph:
                continue
            for act, source in zip(self.acts[k], self._resolved[k], strict=True):
                cue = self._sentences[k].tokens[act.cue]
                if source.kind == "none" or self._quotation_at(cue.start) is not None:
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

    def _continued(self, quotation: Span, first: int) -> Attribution:
        """The speaker of a quotation that goes on from the paragraph before, or follows a colon there."""
        paragraph = self._sentences[first].paragraph
        for k in range(first - 1, max(-1, first - 8), -1):
            if self._sentences[k].paragraph < paragraph - 1:
                break
            stop = self._sentences[k].tokens[-1]
            speakers = [source for source in self._resolved[k] if source.kind != "none"]
            if speakers and (stop.text in {":", ","} or self._quotation_at(self._sentences[k].start) is not None):
                return speakers[-1]
        earlier = self._quotation_at(max(0, quotation.start - 3))
        return self._speaker_of(earlier) if earlier is not None and earlier.start < quotation.start - 3 else _NO_ONE

    def _sentence_at(self, offset: int) -> int:
        low, high = 0, len(self._sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._sentences[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return low

    def _carried(self, sentence_index: int) -> Attribution:
        """Free indirect speech: the sentence before was reported, and this one goes on in its shifted tense."""
        sentence = self._sentences[sentence_index]
        if sentence_index == 0 or self.acts[sentence_index]:
            return _NO_ONE
        before = self._sentences[sentence_index - 1]
        if before.paragraph != sentence.paragraph or not self._shifted(sentence):
            return _NO_ONE
        acts = self.acts[sentence_index - 1]
        speakers = [
            source
            for act, source in zip(acts, self._resolved[sentence_index - 1], strict=True)
            if act.content is not None and act.content[1] >= before.tokens[-1].start and source.kind != "none"
        ]
        return _quote(speakers[-1], False) if speakers else _NO_ONE

    @staticmethod
    def _shifted(sentence: Sentence) -> bool:
        """Whether the sentence is told in the tense of reported speech by one who speaks on of the same things."""
        opening = sentence.tokens[:12]
        words = [token.lower for token in opening]
        shifted = "would" in words or any(
            token.lower == "had" and any(t.tag == "VBN" for t in opening[k + 1 : k + 5])
            for k, token in enumerate(opening)
        )
        return shifted and ((bool(words) and words[0] in _ELLIPTIC) or "also" in words)

    # -- resolving -----------------------------------------------------------------------------------------------

    def _learn_names(self) -> None:
        """Full names, by surname, of persons who are introduced with a title or a role anywhere in the report."""
        for sentence in self._sentences:
            tokens, k = sentence.tokens, 0
            while k < len(tokens):
                if tokens[k].tag not in {"NNP", "NNPS"}:
                    k += 1
                    continue
                end = k
                while (
                    end + 1 < len(tokens)
                    and (tokens[end + 1].tag in {"NNP", "NNPS", "HYPH"} or tokens[end].end == tokens[end + 1].start)
                    and tokens[end + 1].text not in {",", ".", "'s", "’s", "'", ")", "”", '"', ":", ";"}
                ):
                    end += 1
                start = k - 1 if k and tokens[k - 1].tag in {"NN", "NNP"} else k
                run = self._text[tokens[start].start : tokens[end].end]
                if end - start >= 1:
                    read = self._reader.read(run)
                    if read.nature == "named" and read.name and (read.role or len(read.name.split()) > 1):
                        self._names.setdefault(fold(read.name.split()[-1]), (read.name, read.role, read.organization))
                k = end + 1

    def _resolve(self, sentence: Sentence, act: SpeechAct) -> Attribution:
        first, last = sentence.tokens[act.source[0]], sentence.tokens[act.source[-1]]
        span = Span(first.start, last.end)
        words = self._reader.read(span.of(self._text))
        via = self._via(sentence, act)
        earlier = self._earlier(words)
        if earlier is not None:
            found = msgspec.structs.replace(earlier.attribution, via=via, quoted=act.quoted)
            self._history.append(_Source(found, earlier.words))
            return found
        if words.nature == "pronoun":
            issuer = self._issuer(sentence) if words.head == "it" else None
            return msgspec.structs.replace(issuer, via=via, quoted=act.quoted) if issuer is not None else _NO_ONE
        if words.nature == "document":
            written = self._author(sentence, act, words, span)
            if written is not None:
                return msgspec.structs.replace(written, via=via, quoted=act.quoted)
        words = self._apposed(sentence, act, words)
        words = self._fuller(words)
        found = self._written(words, span, via, act.quoted)
        if act.content is not None or found.kind == "named":
            self._history.append(_Source(found, words))
        return found

    def _written(self, words: SourceWords, span: Span, via: str | None = None, quoted: bool = False) -> Attribution:
        return Attribution(
            kind=_kind(words),
            text=span.of(self._text),
            start=span.start,
            end=span.end,
            name=words.name,
            role=words.role,
            organization=words.organization,
            via=via,
            quoted=quoted,
        )

    def _via(self, sentence: Sentence, act: SpeechAct) -> str | None:
        if not act.via:
            return None
        said = self._text[sentence.tokens[act.via[0]].start : sentence.tokens[act.via[-1]].end]
        name = re.sub(r"^(?:the|The) ", "", said)
        return name if self._reader.outlet(said) else None

    def _earlier(self, words: SourceWords) -> _Source | None:
        """The source that a pronoun or "the official" takes up again."""
        if words.nature == "pronoun":
            for source in reversed(self._history):
                kind = source.attribution.kind
                person = kind == "named" or (kind == "anonymous" and not source.words.head.endswith("s"))
                if person == (words.head in _SINGULAR):
                    return source
            return None
        if not words.definite or words.nature not in {"anonymous", "institution", "document"}:
            return None
        for source in reversed(self._history):
            old = source.words
            fits = words.head == old.head or (old.role is not None and words.head in old.role.lower().split())
            longer = source.attribution.organization or source.attribution.name
            if fits and longer and (words.organization is None or _within(words.organization, longer)):
                return source
        return None

    def _author(self, sentence: Sentence, act: SpeechAct, words: SourceWords, span: Span) -> Attribution | None:
        """Who made the statement, tweet or letter that speaks."""
        said = span.of(self._text)
        maker = re.search(r"\b(?:by|from)\s+(.+)$", said + self._after(span, sentence))
        owner = re.match(r"(?:In )?(.+?)['’]s? \S+", said)
        for match in (maker, owner):
            if match is not None:
                base = span.start + match.start(1)
                name = re.split(r"[,;:]|\s(?:which|that|who|said|says|saying|shows?|on|in)\b", match.group(1))[
                    0
                ].strip()
                read = self._fuller(self._reader.read(name))
                if name and read.nature not in {"pronoun", "document"}:
                    return self._keep(read, Span(base, base + len(name)))
        subject = next(
            (
                kid
                for above in sentence.above(act.cue)
                if above.lemma in _MAKING
                for kid in sentence.kids(above.index, "nsubj")
                if kid.index < act.source[0] and kid.tag not in {"WDT", "WP", "DT"}
            ),
            None,
        )
        if subject is not None and subject.index not in act.source:
            made = self._subject(sentence, subject)
            if made is not None:
                return made
        if words.definite and (issuer := self._issuer(sentence)) is not None:
            return issuer
        taken_up = words.definite or said.lower().startswith(("his", "her", "its", "their"))
        return self._history[-1].attribution if taken_up and words.organization is None and self._history else None

    def _subject(self, sentence: Sentence, subject: Token) -> Attribution | None:
        """The source that the subject of "issued a statement" is."""
        start = subject.index
        while start and sentence.tokens[start - 1].head == subject.index and sentence.tokens[start - 1].tag != "POS":
            start -= 1
        span = Span(sentence.tokens[start].start, subject.end)
        read = self._fuller(self._reader.read(span.of(self._text)))
        return self._keep(read, span) if read.nature not in {"pronoun", "document"} else None

    def _issuer(self, sentence: Sentence) -> Attribution | None:
        """Who issued the statement or the like that the sentence before tells of."""
        if sentence.index == 0:
            return None
        before = self._sentences[sentence.index - 1]
        for token in before.tokens:
            if token.lemma in _MAKING and token.tag.startswith("VB"):
                things = [
                    kid for kid in before.kids(token.index, "dobj") if "document" in self._reader.kinds(kid.lower)
                ]
                makers = [kid for kid in before.kids(token.index, "nsubj") if kid.index < token.index]
                if things and makers:
                    return self._subject(before, makers[0])
        return None

    def _after(self, span: Span, sentence: Sentence) -> str:
        """What follows a document up to the next stop: "(a statement) issued by the palace"."""
        rest = self._text[span.end : min(sentence.end, span.end + 120)]
        match = _ISSUED.match(rest)
        return match.group() if match else ""

    def _keep(self, words: SourceWords, span: Span) -> Attribution:
        found = self._written(words, span)
        self._history.append(_Source(found, words))
        return found

    def _fuller(self, words: SourceWords) -> SourceWords:
        """A surname alone, with the full name, role and organisation that the report gives elsewhere."""
        if words.nature not in {"named", "institution"}:
            return words
        single = words.name is not None and len(words.name.split()) == 1
        bare = words.nature == "institution" and not words.definite and " " not in (words.organization or " ")
        if not single and not bare:
            if words.name is not None and words.role is None:
                known = self._names.get(fold(words.name.split()[-1]))
                if known and fold(known[0]) == fold(words.name):
                    return msgspec.structs.replace(words, role=known[1], organization=words.organization or known[2])
            return words
        known = self._names.get(fold(words.name or words.organization or ""))
        if known is None:
            return words
        return msgspec.structs.replace(
            words, nature="named", name=known[0], role=words.role or known[1], organization=known[2]
        )

    def _apposed(self, sentence: Sentence, act: SpeechAct, words: SourceWords) -> SourceWords:
        """Add what stands in apposition: "X, a spokesman for the ministry, said"; "the spokesman, X, said"."""
        tokens = sentence.tokens
        k = act.source[-1] + 1
        if k + 1 >= len(tokens) or tokens[k].text != ",":
            return words
        end = next(
            (j for j in range(k + 1, min(k + 25, len(tokens))) if tokens[j].text in {",", ".", "”", '"', ";"}), None
        )
        if end is None or (act.source[-1] < act.cue < end):
            return words
        if any(t.tag in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "CC"} for t in tokens[k + 1 : end]) or end == k + 1:
            return words
        said = self._text[tokens[k + 1].start : tokens[end - 1].end]
        if tokens[k + 1].tag in {"IN", "TO", "RB", "VBG", "VBN"} and tokens[k + 1].lower not in {"of", "from"}:
            return words
        if words.nature == "named":
            belongs = re.match(r"(?:of|from|with|at)\s+(?:the\s+)?(.+)", said)
            if belongs:
                return msgspec.structs.replace(words, organization=belongs.group(1))
            read = self._reader.read(said)
            if read.nature in {"anonymous", "institution"} and read.role and said[:1].islower():
                found = msgspec.structs.replace(words, role=read.role, organization=read.organization)
                name = (words.name or "").split()
                if len(name) > 1:
                    self._names[fold(name[-1])] = (words.name or "", read.role, read.organization)
                return found
            return words
        single = words.nature == "institution" and not words.definite and " " not in (words.organization or " ")
        if single and said[:1].islower():
            read = self._reader.read(said)
            if read.nature == "anonymous" and not read.head.endswith("s"):
                return SourceWords(
                    "named", words.head, name=words.organization, role=read.role, organization=read.organization
                )
        if words.nature == "anonymous":
            read = self._reader.read(said)
            if read.nature == "named" and read.name:
                self._names[fold(read.name.split()[-1])] = (read.name, words.role, words.organization)
                return msgspec.structs.replace(read, role=words.role or words.head, organization=words.organization)
            if read.nature == "institution" and read.organization and not said.startswith(("a ", "an ")):
                return msgspec.structs.replace(read, role=None)
        return words


def _kind(words: SourceWords) -> AttributionKind:
    """A document without a known author stands for the body that keeps it; pictures and bare reports, for the media."""
    match words.nature:
        case "document":
            return "media" if words.head.rstrip("s") in _COVERED else "institution"
        case "pronoun":
            return "none"
        case nature:
            return nature


def _within(part: str, whole: str) -> bool:
    return set(part.lower().split()) <= set(whole.lower().split())


def _quote(attribution: Attribution, quoted: bool) -> Attribution:
    return attribution if attribution.quoted == quoted else msgspec.structs.replace(attribution, quoted=quoted)

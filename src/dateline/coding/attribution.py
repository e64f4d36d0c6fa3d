"""Who says so: the source nearest to a word, carried across sentences, quotations and pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.coding.known_names import KnownNames
from dateline.coding.quotations import find_quotations
from dateline.coding.sources import IsMedia, NounFlags, SourceReader, SourceWords, fold
from dateline.coding.speakers import NO_ONE, Speakers, covering, quote
from dateline.coding.speech import SpeechAct, find_speech
from dateline.lexicon.speech import SpeechVerbs
from dateline.records.claim import Attribution, AttributionKind
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token

_SINGULAR: Final = frozenset({"he", "she", "him", "her"})
_SHORTEST_QUOTATION: Final = 18  # characters: less is a scare quote, not speech
_MAKING: Final = frozenset(
    "issue release make send post publish write read deliver sign put circulate distribute".split()
)
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

    def __init__(
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
        quotations = find_quotations(text)
        self._history: list[_Source] = []
        self.acts: list[list[SpeechAct]] = []
        self._resolved: list[list[Attribution]] = []
        at = 0
        for sentence in sentences:
            while at < len(quotations) and quotations[at].end <= sentence.start:
                at += 1
            near = []
            for quotation in quotations[at:]:
                if quotation.start >= sentence.end:
                    break
                near.append(quotation)
            acts = find_speech(sentence, text, verbs, near)
            self.acts.append(acts)
        self._known = KnownNames(sentences, text, self._reader)
        for sentence, acts in zip(sentences, self.acts, strict=True):
            self._resolved.append([self._resolve(sentence, act) for act in acts])
        self._speakers = Speakers(sentences, text, quotations, self.acts, self._resolved)

    # -- questions -----------------------------------------------------------------------------------------------

    def of(self, sentence_index: int, token_index: int) -> Attribution:
        """Who says what token ``token_index`` of sentence ``sentence_index`` belongs to; "none" is the reporter."""
        token = self._sentences[sentence_index].tokens[token_index]
        quotation = self._speakers.quotation_at(token.start)
        act = covering(self._sentences[sentence_index], self.acts[sentence_index], token)
        if act is not None:
            found = self._resolved[sentence_index][act]
            if found.kind != "none":
                return quote(found, quotation is not None)
        if quotation is not None and quotation.end - quotation.start >= _SHORTEST_QUOTATION:
            speaker = self._speakers.of_quotation(quotation)
            if speaker.kind != "none":
                return quote(speaker, True)
        if act is None and quotation is None:
            return self._speakers.carried(sentence_index)
        return NO_ONE

    def denied(self, sentence_index: int, token_index: int) -> bool:
        """Whether the nearest act of speech around the token denies it."""
        sentence = self._sentences[sentence_index]
        act = covering(sentence, self.acts[sentence_index], sentence.tokens[token_index])
        return act is not None and self.acts[sentence_index][act].denies

    # -- resolving -----------------------------------------------------------------------------------------------

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
            return msgspec.structs.replace(issuer, via=via, quoted=act.quoted) if issuer is not None else NO_ONE
        if words.nature == "document":
            written = self._author(sentence, act, words, span)
            if written is not None:
                return msgspec.structs.replace(written, via=via, quoted=act.quoted)
        words = self._known.apposed(sentence, act, words)
        words = self._known.fuller(words)
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
                read = self._known.fuller(self._reader.read(name))
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
        read = self._known.fuller(self._reader.read(span.of(self._text)))
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

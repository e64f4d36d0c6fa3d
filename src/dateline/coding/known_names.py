"""Persons by surname: the name, role and organisation that a report gives once and then leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.coding.sources import SourceReader, SourceWords, fold
from dateline.coding.speech import SpeechAct
from dateline.records.syntax import Sentence


class KnownNames:
    """The persons of one report. It grows: ``apposed`` keeps the roles that stand beside a name."""

    def __init__(self, sentences: Sequence[Sentence], text: str, reader: SourceReader) -> None:
        self._text = text
        self._reader = reader
        #: Surname, folded → full name, role and organisation.
        self._names: dict[str, tuple[str, str | None, str | None]] = {}
        self._learn(sentences)

    def fuller(self, words: SourceWords) -> SourceWords:
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

    def apposed(self, sentence: Sentence, act: SpeechAct, words: SourceWords) -> SourceWords:
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

    def _learn(self, sentences: Sequence[Sentence]) -> None:
        """Full names, by surname, of persons who are introduced with a title or a role anywhere in the report."""
        for sentence in sentences:
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

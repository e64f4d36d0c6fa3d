"""What segmenting and parsing make of the text: tokens with heads, and sentences."""

from __future__ import annotations

import msgspec

from dateline.records.span import Span


class Token(msgspec.Struct, frozen=True):
    """One token. ``head`` is the index in the sentence of the token it depends on; the root's head is itself.

    ``tag`` is a Penn Treebank tag, ``dep`` a ClearNLP label (nsubj, nsubjpass, dobj, prep, pobj, agent, relcl, ...).
    ``lower`` is the text in lower case with apostrophes made straight; ``lemma`` is in lower case.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    head: int
    dep: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sentence(msgspec.Struct, frozen=True):
    """A parsed sentence. ``index`` counts the report's sentences, ``paragraph`` its paragraphs, both from 0."""

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]  # for each token, the indices that depend on it, in order

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def kids(self, i: int, *deps: str) -> list[Token]:
        """The tokens that depend on token ``i`` with one of ``deps`` (any, if none is given)."""
        return [self.tokens[k] for k in self.children[i] if not deps or self.tokens[k].dep in deps]

    def subtree(self, i: int) -> list[int]:
        """The indices of token ``i`` and of all below it, in order."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(self.children[j])
        return sorted(found)

    def above(self, i: int) -> list[Token]:
        """The tokens from the head of ``i`` up to the root."""
        chain: list[Token] = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            chain.append(self.tokens[i])
        return chain

    def span_of(self, indices: list[int]) -> Span:
        """The range from the first to the last of ``indices`` (not empty, in order)."""
        return Span(self.tokens[indices[0]].start, self.tokens[indices[-1]].end)

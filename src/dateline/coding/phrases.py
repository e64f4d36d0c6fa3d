"""Noun phrases on the tree: where one begins and ends, what it is really about, and who is joined to it."""

from __future__ import annotations

from dateline.records.span import Span
from dateline.records.syntax import Sentence

_INSIDE = frozenset("""compound amod nmod poss nummod det quantmod predet case punct advmod npadvmod neg""".split())
_LOOSE = frozenset({"det", "predet", "nummod", "quantmod"})
_LOOSE_TAGS = frozenset("DT CD PDT PRP$ , : `` '' HYPH RB RBS JJS RBR IN WP$ -LRB-".split())
#: Nouns that only measure or group what follows "of".
_MEASURES = frozenset(
    """number group dozen score hundred thousand million billion pair couple handful crowd band team volley salvo
    barrage series string wave spate flurry round hail burst majority minority rest half third quarter part kind sort
    type batch lot bulk convoy column total estimate member some many much whole swathe stretch fifth tenth several
    all most none any each one two three""".split()
)
_ADJECTIVES_OF_COUNT = frozenset(
    "several many few various numerous other more such same all both another additional further".split()
)


def joined(sentence: Sentence, i: int) -> list[int]:
    """Token ``i`` and the nouns coordinated with it, in order."""
    found = [i]
    real = about(sentence, i)
    for token in [*sentence.kids(i, "conj"), *(sentence.kids(real, "conj") if real != i else [])]:
        if token.tag.startswith(("NN", "PRP", "CD", "JJ", "DT")):
            found += joined(sentence, token.index)
    return found


def about(sentence: Sentence, i: int) -> int:
    """The noun that a measuring head speaks of: "hundreds of troops" is about the troops."""
    token = sentence.tokens[i]
    if token.lemma in _MEASURES or token.lower in _MEASURES or token.tag == "CD":
        for of in sentence.kids(i, "prep"):
            if of.lower == "of":
                for noun in sentence.kids(of.index, "pobj"):
                    return about(sentence, noun.index)
    return i


def core(sentence: Sentence, i: int) -> list[int]:
    """The unbroken run of tokens that ends in head ``i``: its modifiers to the left, no determiners or numbers."""
    low = i
    for k in sentence.children[i]:
        token = sentence.tokens[k]
        if k < i and token.dep in _INSIDE:
            low = min(low, sentence.subtree(k)[0])
    while low < i and _loose(sentence, low, i):
        low += 1
    return list(range(low, i + 1))


def _loose(sentence: Sentence, k: int, head: int) -> bool:
    token = sentence.tokens[k]
    if (
        token.lower in ("year", "month", "old")
        and k + 1 <= head
        and (sentence.tokens[k - 1].tag in ("CD", "HYPH") or sentence.tokens[k + 1].tag == "HYPH")
    ):
        return True
    if token.dep in _LOOSE or token.tag in _LOOSE_TAGS:
        return True
    if token.lower in _ADJECTIVES_OF_COUNT:
        return True
    return token.tag == "POS" and k < head


def phrase(sentence: Sentence, i: int) -> Span:
    """The range of ``core``: "two US military personnel" gives "US military personnel"."""
    return sentence.span_of(core(sentence, i))


def full(sentence: Sentence, i: int) -> Span:
    """The range of the phrase with its determiner, number and "of" part, without clauses and appositions."""
    low, high = i, i
    for k in sentence.children[i]:
        token = sentence.tokens[k]
        if k < i and token.dep in _INSIDE:
            low = min(low, sentence.subtree(k)[0])
        if k > i and token.dep == "prep" and token.lower == "of":
            for noun in sentence.kids(k, "pobj"):
                high = max(high, noun.index)
    return sentence.span_of([low, high])


def determiner(sentence: Sentence, i: int) -> str:
    """`the`, `a`, `this`, ... or an empty string."""
    for token in sentence.kids(i, "det"):
        return token.lower
    return ""

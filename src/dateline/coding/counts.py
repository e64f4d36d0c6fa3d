"""Numbers around a trigger: what each one counts."""

from __future__ import annotations

from dateline.coding.draft import Count
from dateline.coding.phrases import about, phrase
from dateline.coding.scene import Scene
from dateline.lexicon.number_words import CountedNouns
from dateline.records.mention import QuantityMention
from dateline.records.reference import QuantityOf
from dateline.records.syntax import Sentence

_BY_CLASS: dict[str, QuantityOf] = {
    "vehicle": "vehicles",
    "aircraft": "aircraft",
    "weapon": "munitions",
    "force": "forces",
}


def number_of(scene: Scene, s: Sentence, i: int) -> QuantityMention | None:
    """The count that stands in the phrase headed by ``i``: before its noun, or as the head itself."""
    above = s.tokens[s.tokens[i].head]
    if s.tokens[i].dep == "pobj" and above.lower == "of" and about(s, above.head) == i:
        i = above.head  # "thousands of casualties"
    real = about(s, i)
    low = s.tokens[i].start
    for k in (i, real):
        for j in s.children[k]:
            if j < k and s.tokens[j].dep in (
                "nummod",
                "quantmod",
                "amod",
                "det",
                "advmod",
                "nmod",
                "compound",
                "predet",
                "neg",
                "npadvmod",
            ):
                low = min(low, s.tokens[s.subtree(j)[0]].start)
    end = s.tokens[real].end
    found = [
        q
        for q in scene.quantities[s.index]
        if low - 14 <= q.span.start and q.number.start >= low and q.number.end <= end
    ]
    plain = [q for q in found if not q.article]
    return next(iter(plain or found), None)


def count(scene: Scene, s: Sentence, i: int, of: QuantityOf, named: bool = False) -> Count | None:
    """The quantity ``of`` that the phrase headed by ``i`` gives, or None.

    An article counts one person ("a soldier"); so does a single name, if ``named``.
    """
    mention = number_of(scene, s, i)
    real = about(s, i)
    token = s.tokens[real]
    who = None if token.tag == "CD" else phrase(s, real).of(scene.text)
    if mention is not None:
        if mention.article and token.tag in ("NNS", "NNPS"):
            return None
        return Count(of, mention.low, mention.high, mention.hedge, who, mention.span)
    if named and token.tag in ("NNP", "NN") and scene.noun_class(s, real) in ("name", "person", "official"):
        if token.tag == "NN" and not s.kids(real, "det", "poss", "compound", "amod"):
            return None
        return Count(of, 1, 1, "exact", who, token.span)
    return None


def objects_of(noun_class: str, word: str, counted: CountedNouns) -> QuantityOf | None:
    """What a number of things moved, held or fired counts."""
    if noun_class in ("facility", "place"):
        return "bases"
    if noun_class in _BY_CLASS:
        return counted.of.get(word) or _BY_CLASS[noun_class]
    return None

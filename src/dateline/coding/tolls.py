"""Tolls told without a verb of killing: "put the dead at more than 70", "the toll rose to 30", "spoke of six dead"."""

from __future__ import annotations

import msgspec

from dateline.coding.draft import Count
from dateline.coding.scene import Scene
from dateline.records.mention import QuantityMention
from dateline.records.reference import QuantityOf
from dateline.records.syntax import Sentence, Token

_OF: dict[str, QuantityOf] = {
    "dead": "killed",
    "killed": "killed",
    "toll": "killed",
    "death": "killed",
    "fatality": "killed",
    "body": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "injury": "wounded",
    "casualty": "casualties",
    "missing": "missing",
}
_BEYOND = frozenset({"exceed", "top", "pass", "surpass"})
_AT = {
    "rise": "to",
    "climb": "to",
    "grow": "to",
    "jump": "to",
    "increase": "to",
    "stand": "at",
    "put": "at",
    "place": "at",
    "set": "at",
    "come": "to",
    "reach": "",
    "hit": "",
    "be": "",
    "total": "",
    "number": "",
}


class Toll(msgspec.Struct, frozen=True):
    """A count with the token that tells what it counts."""

    token: int
    count: Count


def find_tolls(scene: Scene, s: Sentence, taken: frozenset[int]) -> list[Toll]:
    """The tolls of a sentence whose words no trigger has used (``taken``)."""
    found: list[Toll] = []
    for token in s.tokens:
        of = _OF.get(token.lower) or (_OF.get(token.lemma) if token.tag.startswith("NN") else None)
        if of is None or token.index in taken:
            continue
        count = toll_count(scene, s, token.index, of)
        if count is not None and all(count.span != toll.count.span for toll in found):
            found.append(Toll(token.index, count))
    return found


def toll_count(scene: Scene, s: Sentence, i: int, of: QuantityOf) -> Count | None:
    """The number that the sentence gives to the toll word ``i``: "the death toll exceeded 100" is more than 100."""
    mention, more = _number(scene, s, s.tokens[i])
    if mention is None:
        return None
    if more and mention.low is not None:
        return Count(of, mention.low, None, "more-than", None, mention.span)
    return Count(of, mention.low, mention.high, mention.hedge, None, mention.span)


def _number(scene: Scene, s: Sentence, token: Token) -> tuple[QuantityMention | None, bool]:
    """The number of the toll, and whether the verb says that it is more."""
    if token.lemma in ("toll", "dead", "death", "casualty", "fatality", "injury") and token.tag.startswith(
        ("NN", "JJ")
    ):
        verb = s.tokens[token.head] if token.dep in ("nsubj", "dobj", "nsubjpass", "oprd", "pobj") else None
        if verb is not None and verb.tag == "IN":  # "the number of dead rose to"
            verb = s.tokens[s.tokens[verb.head].head]
        if verb is not None and verb.lemma in _BEYOND | set(_AT):
            word = _AT.get(verb.lemma, "")
            heads = [t for p in s.kids(verb.index, "prep") if p.lower == word for t in s.kids(p.index, "pobj")]
            heads += s.kids(verb.index, "dobj", "attr") if not word else []
            for head in heads:
                mention = scene.quantity_at(s, head)
                if mention is not None and head.index != token.index:
                    return mention, verb.lemma in _BEYOND
    if token.lower in ("dead", "killed", "wounded", "injured", "hurt", "missing") and token.tag in (
        "JJ",
        "NN",
        "NNS",
        "VBN",
        "VBD",
    ):
        if token.index and not s.kids(token.index, "nsubj", "nsubjpass", "auxpass"):
            mention = scene.quantity_at(s, s.tokens[token.index - 1])
            if mention is not None and not mention.article:
                return mention, False
    return None, False

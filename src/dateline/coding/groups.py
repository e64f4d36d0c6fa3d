"""Several triggers of one sentence that tell of one happening: "rockets hit the base, killing two"."""

from __future__ import annotations

from dateline.coding.triggers import Hit
from dateline.records.syntax import Sentence

_VIOLENT = frozenset({"ASSAULT", "CASUALTY"})
_BY = (
    "subj",
    "in",
    "by",
    "with",
    "during",
    "from",
    "under",
    "through",
    "after",
    "obj",
    "to",
    "of",
    "for",
    "on",
    "into",
)
_BESIDE = frozenset({"advcl", "conj", "xcomp", "dep", "parataxis", "ccomp", "relcl", "acl"})


def group_hits(s: Sentence, hits: list[Hit]) -> list[list[Hit]]:
    """The hits in groups, each group in the order of the sentence."""
    parent = list(range(len(hits)))

    def root(k: int) -> int:
        while parent[k] != k:
            k = parent[k]
        return k

    for a in range(len(hits)):
        for b in range(len(hits)):
            if a == b or (hits[a].entry.type != hits[b].entry.type and not _both_violent(hits[a], hits[b])):
                continue
            if root(a) != root(b) and _one_happening(s, hits[a], hits[b]):
                parent[root(b)] = root(a)
    groups: dict[int, list[Hit]] = {}
    for k, hit in enumerate(hits):
        groups.setdefault(root(k), []).append(hit)
    return sorted(groups.values(), key=lambda g: g[0].token)


def _both_violent(one: Hit, two: Hit) -> bool:
    return one.entry.type in _VIOLENT and two.entry.type in _VIOLENT


def _one_happening(s: Sentence, one: Hit, two: Hit) -> bool:
    """Does ``two`` tell of what ``one`` tells, by the way it hangs from it?"""
    kinds = {one.entry.type, two.entry.type}
    if "displaced" in one.entry.flags | two.entry.flags:
        return False
    if not kinds <= _VIOLENT and len(kinds) > 1:
        return False
    if not two.verb and any(two.token in one.frame.get(slot, []) for slot in _BY):
        return one.verb or two.token in one.frame.get("of", []) or two.token in one.frame.get("in", [])
    if not one.verb and not two.verb and one.entry.type == two.entry.type and s.tokens[two.token].head == one.token:
        return s.tokens[two.token].dep in ("conj", "appos")
    if one.entry.type == two.entry.type and not one.verb and two.verb and s.tokens[two.token].tag == "VB":
        governor = s.tokens[one.token].head
        if s.tokens[two.token].head in (governor, one.token) and s.tokens[one.token].dep in (
            "nsubj",
            "nsubjpass",
            "dobj",
        ):
            return True
    if s.tokens[two.token].dep == "appos" and s.tokens[two.token].head == one.token:
        return True
    if not kinds <= _VIOLENT:
        return bool(one.verb and two.verb and _same_doing(s, one, two))
    return _beside(s, one, two)


def _same_doing(s: Sentence, one: Hit, two: Hit) -> bool:
    """Two verbs of one type, one hanging from the other, with one doer and nothing else to tell them apart."""
    token = s.tokens[two.token]
    if token.head != one.token or token.dep not in ("conj", "xcomp", "advcl"):
        return False
    return one.frame.get("subj") == two.frame.get("subj") and not (set(two.frame) - {"subj"} - set(one.frame))


def _beside(s: Sentence, one: Hit, two: Hit) -> bool:
    """A death or wound told in a clause beside the attack, or the attack that a clause gives as its means."""
    below = s.tokens[two.token]
    at = two.token
    for _ in range(3):
        token = s.tokens[at]
        if token.head == at:
            return False
        if token.head == one.token:
            if token.dep == "conj":
                return two.entry.type == "CASUALTY" and _shares_victims(one, two)
            if token.dep == "advcl" and one.entry.type == "CASUALTY" and two.entry.type == "ASSAULT":
                return any(
                    t.lower in ("when", "after", "as", "while") for t in s.kids(two.token, "advmod", "mark", "prep")
                )
            if token.dep in ("advcl", "xcomp", "dep"):
                return two.entry.type == "CASUALTY" or below.tag == "VBG"
            if token.dep in ("relcl", "acl"):
                return two.entry.type == "CASUALTY" and not one.verb
            return token.dep in ("prep", "agent") and token.lower in ("by", "with", "in")
        if token.dep not in ("pcomp", "conj", "prep", "advcl", "xcomp", "dep"):
            return False
        at = token.head
    return False


def _shares_victims(one: Hit, two: Hit) -> bool:
    """Harms of one doer are one happening: "killed five and wounded 110", "was shot and died"."""
    a, b = one.frame, two.frame
    if a.get("subj") and b.get("subj"):
        return a["subj"][0] == b["subj"][0] or a.get("obj", [])[:1] == b["subj"][:1]
    return a.get("obj") == b.get("obj") or not b.get("subj")

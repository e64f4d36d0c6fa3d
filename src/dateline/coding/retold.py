"""Words that speak of something told elsewhere, and harm that is told as violence or not."""

from __future__ import annotations

from dateline.coding.counts import number_of
from dateline.coding.draft import Draft
from dateline.coding.kinds import DEFINITE, DOERS
from dateline.coding.phrases import determiner
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit, role_fillers
from dateline.records.span import Span
from dateline.records.syntax import Sentence

#: How a weapon was brought or set off: a detail of the attack that is told already.
MEANS = frozenset(
    {
        *("place bomb", "plant bomb", "hide bomb", "leave bomb", "place explosive", "plant explosive", "detonate"),
        *("set off", "trigger", "explode", "go off", "blow up", "plant device", "place device"),
    }
)


class Retold:
    """Answers for one report, by what was drafted before."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def violence(self, s: Sentence, group: list[Hit], before: list[Draft]) -> bool | None:
        """Is a death or wound told as violence? None where it is not, or where nothing says so."""
        for hit in group:
            doers = role_fillers(hit, "actor") or hit.frame.get("subj", [])
            if hit.entry.role("victim") is not None and "subj" in hit.entry.role("victim").slots:  # type: ignore[union-attr]
                doers = []
            classes = [self._scene.noun_class(s, i) for i in doers]
            if any(self._scene.tables.domains.weigh([s.tokens[i].lower]).get("accident") for i in doers):
                return None
            if any(c in DOERS or c in ("weapon", "attack") for c in classes):
                return True
            if classes:
                return None
            means = [i for slot in ("in", "by", "from", "with", "during", "under") for i in hit.frame.get(slot, [])]
            kinds = {self._scene.noun_class(s, i) for i in means}
            if kinds & {"attack", "weapon"}:
                return True
            if any(self._scene.tables.domains.weigh([s.tokens[i].lower]).get("accident") for i in means):
                return None
        near = [d for d in before[-60:] if d.event_type == "ASSAULT" and s.index - d.sentence <= 8]
        return True if near else None

    def again(self, s: Sentence, group: list[Hit], before: list[Draft]) -> bool:
        """Do the words speak of something told elsewhere?"""
        if all(h.entry.type == "CASUALTY" for h in group):
            doers = [i for h in group for i in role_fillers(h, "actor")]
            return not any(self._scene.noun_class(s, i) in DOERS - {"pron"} for i in doers)
        for hit in group:
            for k in hit.words:
                token = s.tokens[k]
                if hit.verb and k != hit.token and hit.entry.type not in ("ASSAULT", "PROTEST"):
                    continue  # "lifted its ban" is an act of its own, unlike "carried out the attack"
                if not token.tag.startswith("NN") or self._scene.noun_class(s, k) not in (
                    "attack",
                    "?",
                    "abstract",
                    "statement",
                ):
                    continue
                if any(t.tag == "JJS" and t.index < k for t in s.kids(k, "amod")):
                    continue
                own = token.tag == "NN" and any(
                    t.tag in ("PRP$", "POS") or t.tag.startswith("NN") for t in s.kids(k, "poss")
                )
                if determiner(s, k) in DEFINITE or own or any(t.lower == "such" for t in s.kids(k, "amod", "predet")):
                    return True
            if hit.entry.lemma in MEANS and any(d.event_type == "ASSAULT" for d in before):
                return True
            if (
                hit.verb
                and hit.entry.type == "ASSAULT"
                and any(s.tokens[i].lower in ("it", "them") for i in hit.frame.get("obj", []))
            ):
                return not hit.frame.get("subj") and any(d.event_type == "ASSAULT" for d in before)
            if not hit.verb and s.tokens[hit.token].tag == "NNS" and hit.entry.type in ("PROTEST", "ASSAULT"):
                bare = not any(
                    hit.frame.get(k) for k in ("subj", "obj", "mod", "poss", "on", "against", "in", "at", "of")
                )
                if (
                    bare
                    and number_of(self._scene, s, hit.token) is None
                    and any(d.event_type == hit.entry.type for d in before)
                ):
                    return True
        return False

    def of_such(self, s: Sentence, span: Span) -> bool:
        """Does the time belong to "the third such attack within a week"?"""
        for token in s.tokens:
            if token.lower == "such" and token.dep in ("amod", "predet") and token.start < span.start:
                below = s.subtree(token.head)
                if any(span.start <= s.tokens[k].start < span.end for k in below):
                    return True
        return False

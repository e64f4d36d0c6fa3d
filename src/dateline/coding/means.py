"""With what an act was done, and the mode that follows from it."""

from __future__ import annotations

from dateline.coding.phrases import about
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit, role_fillers
from dateline.records.reference import Weapon
from dateline.records.syntax import Sentence

_FLYING = frozenset(
    ["jet", "warplane", "plane", "aircraft", "helicopter", "bomber", "gunship", "fighter-bomber", "drone", "uav"]
)


class Means:
    """Fills `weapon` and `mode` of one report's drafts."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def weapons(self, s: Sentence, group: list[Hit]) -> tuple[Weapon, ...]:
        heads: list[int] = []
        for hit in group:
            for slot in ("subj", "with", "using", "by", "of", "obj", "mod", "from", "in"):
                heads += [about(s, i) for i in hit.frame.get(slot, [])]
            for i in hit.frame.get("with", []):
                if self._scene.noun_class(s, i) in ("vehicle", "thing", "?", "aircraft"):
                    heads += [k for k in s.subtree(i) if self._scene.weapon_at(s, s.tokens[k])]
            heads.append(hit.token)
            for k in hit.words:
                heads += [k, *(t.index for t in s.kids(k, "compound", "nmod"))]
            for clause in s.kids(hit.token, "advcl", "acl", "xcomp", "prep"):
                if clause.lower == "using" or clause.lemma in ("use", "wield", "carry", "brandish"):
                    heads += [t.index for t in s.kids(clause.index, "dobj", "pobj")]
        found: list[Weapon] = []
        for i in heads:
            mention = self._scene.weapon_at(s, s.tokens[i])
            if mention is None or any(w.start == mention.span.start for w in found):
                continue
            if mention.kind == "air-strike":
                continue
            found.append(Weapon(mention.span.of(self._scene.text), mention.span.start, mention.span.end, mention.kind))
        return tuple(found)

    def mode(self, group: list[Hit], weapons: tuple[Weapon, ...]) -> str | None:
        for hit in group:
            if hit.entry.mode is not None and hit.entry.type != "CASUALTY":
                return hit.entry.mode
        if any(h.entry.open_mode for h in group):
            for weapon in weapons:
                mode = self._scene.tables.weapons.mode_of(weapon.kind)
                if mode is not None:
                    return mode
        return None

    def by_doer(self, s: Sentence, group: list[Hit]) -> str | None:
        """What jets do is done from the air, whatever the verb."""
        for hit in group:
            for i in role_fillers(hit, "actor"):
                if self._scene.noun_class(s, i) == "aircraft" or s.tokens[about(s, i)].lemma in _FLYING:
                    return "drone" if s.tokens[about(s, i)].lemma in ("drone", "uav") else "aerial"
        return None

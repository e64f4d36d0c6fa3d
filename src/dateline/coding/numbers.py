"""What the numbers around a group of triggers count."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.counts import count, number_of, objects_of
from dateline.coding.draft import Count
from dateline.coding.filters import harmless
from dateline.coding.kinds import LOSSES, MOVING
from dateline.coding.phrases import about
from dateline.coding.scene import Scene
from dateline.coding.tolls import toll_count
from dateline.coding.triggers import Hit, role_fillers
from dateline.records.reference import QuantityOf
from dateline.records.syntax import Sentence

_COUNTED: dict[str, QuantityOf] = {
    "killed": "killed",
    "wounded": "wounded",
    "casualties": "casualties",
    "missing": "missing",
    "displaced": "displaced",
}
#: Verbs and words of verbs that leave their victims dead.
_LETHAL = frozenset(
    """dead kill murder assassinate execute behead massacre lynch hang slaughter slay decapitate gun butcher strangle
    assassination murder killing execution beheading massacre""".split()
)


class Numbers:
    """Fills `quantities` of one report's drafts."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of(self, s: Sentence, group: list[Hit], kind: str) -> tuple[Count, ...]:
        found: list[Count | None] = []
        for hit in group:
            harm = next((of for flag, of in _COUNTED.items() if flag in hit.entry.flags), None)
            if harm is not None:
                for i in role_fillers(hit, "victim") or role_fillers(hit, "recipient"):
                    found.append(count(self._scene, s, i, harm, named=harm in ("killed", "wounded")))
                if not hit.verb:
                    found.append(count(self._scene, s, hit.token, harm) or toll_count(self._scene, s, hit.token, harm))
                continue
            for k in hit.words:
                if kind == "ASSAULT" and k != hit.token and s.tokens[k].lemma in LOSSES:
                    found.append(self.plain(s, k, LOSSES[s.tokens[k].lemma]))
            targets = role_fillers(hit, "recipient") + role_fillers(hit, "object")
            targets += _together(s, hit.token, targets)
            if kind == "ASSAULT" and {s.tokens[k].lemma for k in hit.words} & _LETHAL:
                found += [count(self._scene, s, i, "killed", named=True) for i in targets]
            if hit.entry.mode == "arrest" and kind == "COERCE":
                found += [count(self._scene, s, i, "arrested", named=True) for i in targets]
            elif hit.entry.mode == "abduct":
                found += [count(self._scene, s, i, "captured", named=True) for i in targets]
            elif hit.entry.mode == "release":
                found += [count(self._scene, s, i, "released") for i in targets]
            elif kind == "PROTEST":
                found += [count(self._scene, s, i, "participants") for i in role_fillers(hit, "actor")]
            elif kind in MOVING:
                found += self._moved(s, hit)
            elif kind == "ASSAULT":
                for i in targets:
                    if (
                        self._scene.noun_class(s, i) in ("facility", "place")
                        and number_of(self._scene, s, i) is not None
                    ):
                        found.append(self.plain(s, i, "targets"))
                if not hit.verb and hit.entry.mode == "aerial":
                    found.append(self.plain(s, hit.token, "strikes"))
        if kind == "ASSAULT":
            found += self._munitions(s, group)
            found += harmless(self._scene, s)
        return distinct(found)

    def _moved(self, s: Sentence, hit: Hit) -> Iterable[Count | None]:
        for slot in ("subj", "obj", "of", "mod"):
            for i in hit.frame.get(slot, []):
                noun_class = self._scene.noun_class(s, i)
                of = objects_of(noun_class, s.tokens[about(s, i)].lower, self._scene.tables.counted)
                if of is not None:
                    yield self.plain(s, i, of)

    def _munitions(self, s: Sentence, group: list[Hit]) -> Iterable[Count | None]:
        for hit in group:
            for slot in ("subj", "with", "obj", "of", "using"):
                for i in hit.frame.get(slot, []):
                    if self._scene.noun_class(s, i) == "weapon":
                        yield self.plain(
                            s,
                            i,
                            objects_of("weapon", s.tokens[about(s, i)].lower, self._scene.tables.counted)
                            or "munitions",
                        )

    def plain(self, s: Sentence, i: int, of: QuantityOf) -> Count | None:
        """A count given by a number, not by an article."""
        mention = number_of(self._scene, s, i)
        return None if mention is None or mention.article else count(self._scene, s, i, of)


def _together(s: Sentence, trigger: int, targets: list[int]) -> list[int]:
    """ "seized the commander along with four of his men": those who share the lot of the targets."""
    if not targets:
        return []
    below = set(s.subtree(trigger))
    found = []
    for token in s.tokens[1:]:
        joins = token.lower == "with" and s.tokens[token.index - 1].lower in ("along", "together")
        if joins and token.index in below and token.index > min(targets):
            found += [noun.index for noun in s.kids(token.index, "pobj")]
    return found


def distinct(counts: Iterable[Count | None]) -> tuple[Count, ...]:
    found: list[Count] = []
    for one in counts:
        if one is not None and all((one.of, one.span) != (c.of, c.span) for c in found):
            found.append(one)
    return tuple(found)

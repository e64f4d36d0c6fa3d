"""Who does what a trigger tells, and to whom."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.draft import Party
from dateline.coding.filters import opposed
from dateline.coding.kinds import DOERS, HANDED, LOSSES, MOVING, PHYSICAL
from dateline.coding.phrases import about
from dateline.coding.scene import Scene
from dateline.coding.triggers import SEATS, Hit, role_fillers
from dateline.coding.who import Cast
from dateline.records.syntax import Sentence

_HITTABLE = frozenset({"force", "person", "official", "group"})
_THINGS_HIT = frozenset({"facility", "place", "vehicle", "aircraft", "thing", "weapon"})


class Parties:
    """Fills `actor` and `recipient` of one report's drafts."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self._scene, self._cast = scene, cast

    def of(self, s: Sentence, group: list[Hit], kind: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        actors: list[Party] = []
        recipients: list[Party] = []
        for hit in group:
            for i in self._doers(s, hit):
                add(actors, self._cast.parties(s, i))
            victims = role_fillers(hit, "victim") if hit.entry.type == "CASUALTY" else []
            for i in victims or (
                [] if hit.entry.type == "CASUALTY" and hit.entry.role("victim") else role_fillers(hit, "recipient")
            ):
                if i in role_fillers(hit, "actor") or s.tokens[i].lemma in LOSSES:
                    continue
                noun_class = self._scene.noun_class(s, about(s, i))
                if noun_class in ("?", "abstract") and not s.tokens[about(s, i)].tag.startswith("NNP"):
                    continue
                seat = self._scene.tables.countries.of_seat(s.tokens[i].text) is not None
                if noun_class in _THINGS_HIT and not (noun_class == "place" and seat and kind not in PHYSICAL):
                    add(recipients, self._cast.behind(s, i))
                elif "control" in hit.entry.flags and noun_class == "pron":
                    continue
                elif not (
                    kind in ("RETREAT", "MOBILIZE")
                    and noun_class == "force"
                    and hit.entry.mode != "release"
                    and i in hit.frame.get("obj", [])
                ):
                    add(recipients, self._cast.parties(s, i))
            if kind == "RETREAT" and s.tokens[hit.token].lemma in HANDED:
                for i in hit.frame.get("to", []):
                    if self._scene.noun_class(s, i) in ("force", "group", "body", "state", "official"):
                        add(recipients, self._cast.parties(s, i))
            if kind == "REQUEST" and not recipients:
                for clause in s.kids(hit.token, "ccomp"):
                    for t in s.kids(clause.index, "nsubj", "nsubjpass"):
                        add(recipients, self._cast.parties(s, t.index))
            if not hit.verb:
                for i in opposed(s, hit.token):
                    add(recipients, self._cast.parties(s, i))
            if "control" in hit.entry.flags and kind == "ASSAULT":
                for i in hit.frame.get("from", []):
                    add(recipients, self._cast.parties(s, i))
        if kind in MOVING and not actors:
            for hit in group:
                if hit.entry.mode == "release":
                    continue
                for i in hit.frame.get("obj", []):
                    if self._scene.noun_class(s, i) in ("force", "body", "group", "pron"):
                        add(actors, self._cast.parties(s, i))
        if not actors and all(h.entry.type == "CASUALTY" for h in group):
            for hit in group:
                for i in role_fillers(hit, "victim"):
                    for t in s.kids(about(s, i), "poss"):
                        add(actors, self._cast.parties(s, t.index))
        if kind == "ASSAULT" and not recipients:
            for i in self._struck(s, group):
                add(recipients, self._cast.parties(s, i))
        recipients = [p for p in recipients if all(p.identity.name != a.identity.name for a in actors)]
        return tuple(actors), tuple(recipients)

    def _struck(self, s: Sentence, group: list[Hit]) -> list[int]:
        """People at whom something was fired or used, where the row's own slot names only a thing."""
        for hit in group:
            for slot in ("at", "on", "against", "into", "upon"):
                people = [i for i in hit.frame.get(slot, []) if self._scene.noun_class(s, i) in _HITTABLE]
                if people:
                    return people
            for clause in s.kids(hit.token, "xcomp", "advcl"):  # "used tear gas to disperse marchers"
                if clause.tag == "VB":
                    people = [
                        t.index for t in s.kids(clause.index, "dobj") if self._scene.noun_class(s, t.index) in _HITTABLE
                    ]
                    if people:
                        return people
        return []

    def _doers(self, s: Sentence, hit: Hit) -> list[int]:
        if hit.entry.type == "CASUALTY" and not hit.verb:
            return []
        fillers = role_fillers(hit, "actor")
        found = [i for i in fillers if self._scene.noun_class(s, i) in DOERS or s.tokens[i].lemma in SEATS]
        for i in fillers:
            if self._scene.noun_class(s, i) == "statement":
                found += [
                    t.index
                    for t in s.kids(i, "amod", "compound", "poss")
                    if self._scene.tables.countries.of_nationality(t.text)
                    or self._scene.noun_class(s, t.index) in DOERS - {"pron"}
                ]
        if not hit.verb and not found and hit.entry.role("actor") is None:
            for slot in ("poss", "mod"):
                for i in hit.frame.get(slot, []):
                    token = s.tokens[i]
                    noun_class = self._scene.noun_class(s, i)
                    mention = self._scene.actor_at(s, token)
                    if mention is not None and mention.entry is not None and token.end < mention.span.end:
                        continue  # "Al" of "Al-Qaeda"
                    if (
                        noun_class in ("force", "group", "state", "body", "official", "name")
                        and self._scene.place_at(s, token) is None
                    ) or (self._scene.tables.countries.of_adjective(token.text) and slot == "mod"):
                        found.append(i)
                if found:
                    break
        return found


def add(parties: list[Party], more: Iterable[Party]) -> None:
    for party in more:
        if all(party.identity.name != p.identity.name for p in parties):
            parties.append(party)

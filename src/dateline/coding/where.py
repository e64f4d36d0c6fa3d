"""Which place a trigger's words point to: at, from or to."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.coding.frames import Frame
from dateline.coding.phrases import phrase
from dateline.coding.scene import Scene
from dateline.records.reference import PlaceRef, PlaceRole
from dateline.records.syntax import Sentence

_NARROW = {"exact": 0, "facility": 1, "settlement": 2, "district": 3, "admin1": 4, "region": 5, "country": 6}
_AT = tuple(
    """at in inside near outside on across around throughout over along off within between through above against
    into""".split()
)
_FROM = ("from", "out", "off")
_TO = ("to", "into", "onto", "towards", "toward", "for")
_SETTLEMENTS = frozenset(
    """village town city hamlet settlement district suburb neighbourhood neighborhood province region municipality
    township county area camp port island valley""".split()
)
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "into", "outside", "towards", "toward", "around"})
_SAYING = frozenset({"say", "tell", "report", "announce", "add", "state", "write", "tweet", "confirm", "claim"})


class Places(msgspec.Struct, frozen=True):
    """The places of one claim by role; each role's narrowest."""

    at: PlaceRef | None = None
    source: PlaceRef | None = None
    target: PlaceRef | None = None
    others: tuple[PlaceRef, ...] = ()


def place_of(scene: Scene, s: Sentence, i: int, role: PlaceRole = "at") -> PlaceRef | None:
    """What the phrase headed by ``i`` names as a place, or None; "the town of X" gives X."""
    found = scene.place_at(s, s.tokens[i])
    if found is None or (found[0].kind == "described" and found[1].precision in ("region", "admin1", "country")):
        unknown = _unknown(scene, s, i)
        if unknown is not None:
            return msgspec.structs.replace(unknown, role=role, country=found[1].country if found else None)
    inner = [t.index for p in s.kids(i, "prep") if p.lower in ("of", "in", "at") for t in s.kids(p.index, "pobj")]
    inner += [t.index for t in s.kids(i, "appos")]
    if (
        found is not None
        and found[0].kind == "name"
        and found[1].precision == "country"
        and s.tokens[i].dep in ("compound", "amod")
    ):
        return None
    refs = [found[1]] if found else []
    if found is None or found[1].lat is None or found[1].precision in ("region",):
        refs += [r for k in inner if (r := _named(scene, s, k)) is not None]
    best = narrowest(refs)
    return msgspec.structs.replace(best, role=role) if best is not None else None


def _unknown(scene: Scene, s: Sentence, i: int) -> PlaceRef | None:
    """A place by a name that no gazetteer knows: "the village of Thanbo", "to Vedeno". It stays unresolved."""
    token = s.tokens[i]
    if token.lemma in _SETTLEMENTS:
        for of in s.kids(i, "prep"):
            for noun in s.kids(of.index, "pobj"):
                if of.lower == "of" and noun.tag.startswith("NNP"):
                    return _named(scene, s, noun.index) or _by_words(scene, s, noun.index)
        return None
    if token.dep == "pobj" and s.tokens[token.head].lower in _LOCATIVE and scene.noun_class(s, i) == "name":
        if token.tag == "NNP" and scene.actor_at(s, token) is None and not s.kids(i, "det", "poss"):
            return _by_words(scene, s, i)
    return None


def _by_words(scene: Scene, s: Sentence, i: int) -> PlaceRef:
    span = phrase(s, i)
    words = span.of(scene.text)
    return PlaceRef(words, span.start, span.end, name=words, precision="settlement")


def _named(scene: Scene, s: Sentence, i: int) -> PlaceRef | None:
    found = scene.place_at(s, s.tokens[i])
    return found[1] if found else None


def narrowest(refs: Iterable[PlaceRef]) -> PlaceRef | None:
    """The most precise of ``refs``; a resolved one before an unresolved, the first of equals."""
    ranked = sorted(enumerate(refs), key=lambda x: (x[1].lat is None, _NARROW[x[1].precision], x[0]))
    return ranked[0][1] if ranked else None


def places_in(scene: Scene, s: Sentence, frame: Frame, extra: Iterable[int] = ()) -> Places:
    """The places that the slots of a frame name. ``extra`` are heads that may name where it happened (what was hit)."""
    source = narrowest(_all(scene, s, frame, _FROM))
    target = narrowest(_all(scene, s, frame, _TO))
    at = list(_all(scene, s, frame, _AT))
    at += [r for i in extra if (r := place_of(scene, s, i)) is not None]
    at += [r for i in frame.get("mod", []) if (r := place_of(scene, s, i)) is not None and r.precision != "country"]
    best = narrowest(at)
    return Places(best, _as(source, "from"), _as(target, "to"), tuple(r for r in at if r is not best))


def _as(ref: PlaceRef | None, role: PlaceRole) -> PlaceRef | None:
    return msgspec.structs.replace(ref, role=role) if ref is not None else None


def _all(scene: Scene, s: Sentence, frame: Frame, slots: tuple[str, ...]) -> Iterable[PlaceRef]:
    for slot in slots:
        for i in frame.get(slot, []):
            ref = place_of(scene, s, i)
            if ref is not None:
                yield ref


def around(scene: Scene, s: Sentence, trigger: int) -> PlaceRef | None:
    """The narrowest place of the clause and of the clauses above it, where the trigger's own slots name none."""
    allowed = set(s.subtree(trigger))
    at = trigger
    for _ in range(4):
        token = s.tokens[at]
        if token.head == at:
            break
        at = token.head
        if s.tokens[at].lemma in _SAYING:
            break
        for k in s.children[at]:
            if s.tokens[k].dep in ("prep", "advmod", "npadvmod"):
                allowed.update(s.subtree(k))
    refs = []
    for mention in scene.places[s.index]:
        ref = scene.resolved.get(mention.span)
        inside = [t for t in s.tokens if mention.span.start <= t.start < mention.span.end]
        if ref is None or not inside or inside[-1].index not in allowed:
            continue
        if (
            inside[-1].dep in ("compound", "amod", "poss", "nmod", "nsubj", "nsubjpass", "agent")
            and ref.precision == "country"
        ):
            continue
        if inside[-1].dep in ("nsubj", "dobj") and mention.kind == "name":
            continue
        refs.append(ref)
    return narrowest(refs)

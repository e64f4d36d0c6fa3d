"""A deed laid at somebody's door: "X blamed Y for the raid", "it was attributed to Y", "Y claimed responsibility".

By the manual that is the deed's claim again, with the doer named and the one who names him as its source.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from dateline.coding.draft import Draft, Party
from dateline.coding.frames import Frame, add_prepositions, verb_frame
from dateline.coding.scene import Scene
from dateline.coding.who import Cast
from dateline.records.claim import Attribution, AttributionKind
from dateline.records.syntax import Sentence

#: Verb → (slots of the one blamed, slots of the deed).
_BLAMING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "blame": (("on", "obj"), ("for", "over")),
    "accuse": (("obj",), ("of", "over")),
    "suspect": (("obj",), ("of", "in")),
    "attribute": (("to",), ("obj",)),
    "ascribe": (("to",), ("obj",)),
    "link": (("to",), ("obj",)),
    "charge": (("obj",), ("with", "over", "in")),
}
_DENYING = frozenset({"deny", "refute", "reject", "dismiss", "disclaim"})
_ACCUSATIONS = frozenset(
    "accusation allegation charge claim involvement responsibility part role hand report suggestion".split()
)
_CLAIMING = frozenset({"claim", "take", "accept", "admit"})


class Ascribed(msgspec.Struct, frozen=True):
    """Who is said to have done it, by whom, and the token that names the deed (the verb, where nothing does)."""

    doers: tuple[Party, ...]
    source: Attribution | None
    deed: int
    cue: int
    explicit: bool  # the deed is named in the sentence


def source_of(scene: Scene, s: Sentence, party: Party, i: int) -> Attribution:
    """An attribution that names ``party`` as the one who says so."""
    text, identity = party.span.of(scene.text), party.identity
    noun_class = scene.noun_class(s, i)
    kind: AttributionKind = "institution"
    if identity.kind == "media":
        kind = "media"
    elif noun_class in ("name", "official") and s.tokens[i].tag.startswith("NNP") and identity.kb_id is None:
        kind = "named"
    elif noun_class in ("official", "person"):
        kind = "anonymous"
    return Attribution(
        kind=kind,
        text=text,
        start=party.span.start,
        end=party.span.end,
        name=identity.name if kind == "named" else None,
    )


def find_ascribed(scene: Scene, cast: Cast, s: Sentence, violent: frozenset[int]) -> list[Ascribed]:
    """The ascriptions of one sentence. ``violent`` are the tokens of triggers of violence."""
    found = []
    for token in s.tokens:
        if not token.tag.startswith("VB") or (token.lemma not in _CLAIMING and token.lemma not in _BLAMING):
            continue
        frame = verb_frame(s, token.index)
        if token.lemma in _CLAIMING:
            one = _claimed(scene, cast, s, token.index, frame, violent)
        else:
            one = _blamed(scene, cast, s, token.index, frame, violent)
        if one is not None:
            found.append(one)
    return found


def find_denied(scene: Scene, cast: Cast, s: Sentence) -> list[Ascribed]:
    """ "X denied it", "Y denied any part in the attack": the deed told before, denied; ``doers`` is empty."""
    found = []
    for token in s.tokens:
        if token.lemma not in _DENYING or not token.tag.startswith("VB") or s.kids(token.index, "ccomp", "xcomp"):
            continue
        frame = verb_frame(s, token.index)
        objects = [s.tokens[k] for k in frame.get("obj", [])]
        if not any(t.lower in ("it", "this", "that") or t.lemma in _ACCUSATIONS for t in objects):
            continue
        speakers = [(p, k) for k in frame.get("subj", []) for p in cast.parties(s, k)]
        if speakers:
            found.append(Ascribed((), source_of(scene, s, *speakers[0]), -1, token.index, False))
    return found


def _claimed(scene: Scene, cast: Cast, s: Sentence, i: int, frame: Frame, violent: frozenset[int]) -> Ascribed | None:
    """ "Y claimed responsibility for the attack"."""
    taken = [k for k in frame.get("obj", []) if s.tokens[k].lemma in ("responsibility", "credit")]
    doers = [p for k in frame.get("subj", []) for p in cast.parties(s, k)]
    subjects = [s.tokens[k] for k in frame.get("subj", [])]
    if any(t.lower in ("no", "nobody", "none") for subject in subjects for t in (subject, *s.kids(subject.index))):
        return None
    if (
        not taken
        or not doers
        or any(t.lower in ("no", "not", "n't", "never") for k in (i, taken[0]) for t in s.kids(k))
    ):
        return None
    below: Frame = defaultdict(list)
    add_prepositions(s, taken[0], below)
    deed = next((k for k in [*frame.get("for", []), *below["for"]] if k in violent), -1)
    source = source_of(scene, s, doers[0], frame["subj"][0])
    return Ascribed(tuple(doers), source, deed, i, deed >= 0)


def _blamed(scene: Scene, cast: Cast, s: Sentence, i: int, frame: Frame, violent: frozenset[int]) -> Ascribed | None:
    """ "X blamed Y for the attack", "the attack was attributed to Y"."""
    who, what = _BLAMING[s.tokens[i].lemma]
    deeds = [k for slot in what for k in frame.get(slot, [])]
    deed = next((k for k in deeds if k in violent), -1)
    if deed < 0 and frame.get("on"):  # "blamed the raid on the group"
        deed = next((k for k in frame.get("obj", []) if k in violent), -1)
    told = s.tokens[i].lemma == "blame" and not deeds and deed < 0
    if deed < 0 and not told:
        return None
    doers: list[Party] = []
    for slot in who:
        doers = doers or [p for k in frame.get(slot, []) if k != deed for p in cast.parties(s, k)]
    if not doers:
        return None
    speakers = [(p, k) for k in frame.get("subj", []) for p in cast.parties(s, k)]
    source = source_of(scene, s, *speakers[0]) if speakers else None
    return Ascribed(tuple(doers), source, deed, i, deed >= 0)


def apply(ascribed: Ascribed, draft: Draft) -> Draft:
    """The draft of the deed with the doer that is named and the one who names him."""
    return msgspec.structs.replace(
        draft,
        actor=ascribed.doers or draft.actor,
        recipient=tuple(p for p in draft.recipient if all(p.identity.name != d.identity.name for d in ascribed.doers)),
        attribution=ascribed.source or draft.attribution,
        again=True,
        status="happened",
        flags=draft.flags | {"ascribed"} | (frozenset() if ascribed.explicit else {"bare"}),
    )

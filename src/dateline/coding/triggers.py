"""Which words of a sentence tell of an event, a posture or a casualty, by the event lexicon."""

from __future__ import annotations

import msgspec

from dateline.coding.frames import Frame, noun_frame, verb_frame
from dateline.coding.scene import Scene
from dateline.lexicon.events import PREPOSITIONS, EventEntry, Need, Role
from dateline.records.syntax import Sentence

_PEOPLE = frozenset({"force", "official", "person", "group", "state", "org", "body"})
#: A trigger that hangs so from a noun is part of a thing or a person: "attack helicopter", "arrest warrant".
_SILENT_DEPS = frozenset({"compound", "poss", "nmod", "amod", "npadvmod"})
#: Buildings that stand for those who sit in them.
SEATS = frozenset({"embassy", "consulate", "mission", "parliament", "palace", "kremlin", "pentagon", "headquarters"})
#: Nouns that only gather what follows "of": "a wave of attacks".
_WAVES = frozenset(
    "series string wave spate flurry round number dozen hundred score volley campaign barrage act pair".split()
)
_OUT = frozenset({"prep", "prt", "advmod"})
_SKIPPED_WORDS = frozenset({"the", "a", "an", "one's", "its", "their"})


class Hit(msgspec.Struct, frozen=True):
    """A token that the lexicon knows, the row that fits it and the slots around it."""

    token: int
    entry: EventEntry
    frame: Frame
    words: tuple[int, ...]

    @property
    def verb(self) -> bool:
        return self.entry.pos == "v"


def rule_of(hit: Hit) -> str:
    """How the hit came about: the row's words with `v` or `n`, or the word with `r` where only the reader knows it."""
    return f"{hit.entry.lemma}/{'r' if 'read' in hit.entry.flags else hit.entry.pos}"


def find_hits(scene: Scene, s: Sentence) -> list[Hit]:
    """The hits of one sentence in the order of its words; a word is used once, the longest row first."""
    hits: list[Hit] = []
    used: set[int] = set()
    words_here = frozenset(w for t in s.tokens for w in (t.lemma, t.lower)) | _SKIPPED_WORDS
    for token in s.tokens:
        part = _part(s, token.index)
        if not part or token.index in used:
            continue
        rows = scene.tables.events.among(_lemma(s, token.index), words_here)
        if token.lemma != token.lower and part == "n":
            rows = rows + scene.tables.events.among(token.lower, words_here)
        frame: Frame | None = None
        for entry in rows:
            if entry.pos != part:
                continue
            words = _words(s, token.index, entry)
            if words is None:
                continue
            if frame is None:
                frame = verb_frame(s, token.index) if part == "v" else noun_frame(s, token.index)
            if all(_fits(scene, s, frame, need, entry.type == "NONE") for need in entry.needs):
                used.update(words)
                if entry.type != "NONE":
                    hits.append(Hit(token.index, entry, frame, words))
                break
    taken = {k for hit in hits for k in hit.words if k != hit.token}
    return [hit for hit in hits if hit.token not in taken]


def _part(s: Sentence, i: int) -> str:
    """`v` or `n` where the token can head a row, else an empty string."""
    token = s.tokens[i]
    if token.tag.startswith("VB"):
        if token.dep in ("aux", "auxpass", "amod", "compound"):
            return ""
        return "v"
    if token.tag in ("NN", "NNS", "NNP", "NNPS"):
        if token.dep in _SILENT_DEPS and s.tokens[token.head].index > i:
            return ""
        return "n"
    return ""


def _words(s: Sentence, i: int, entry: EventEntry) -> tuple[int, ...] | None:
    """The tokens that match the row's words, or None."""
    if len(entry.words) == 1:
        return (i,)
    if entry.pos == "n":
        return _run(s, i, entry)
    near = _near(s, i)
    found = [i]
    for k, word in enumerate(entry.words):
        if k == entry.head or word in _SKIPPED_WORDS or (word == "to" and k + 1 < len(entry.words)):
            continue  # an infinitive's "to" hangs from the infinitive: "are willing to release"
        particle = word in PREPOSITIONS or word in ("up", "away", "back", "down", "apart", "ahead", "aside")
        match = next(
            (
                j
                for j in near
                if j not in found
                and word in (s.tokens[j].lemma, s.tokens[j].lower)
                and (not particle or _governed(s, j, i))
            ),
            None,
        )
        if match is None:
            return None
        found.append(match)
    return tuple(found)


def _lemma(s: Sentence, i: int) -> str:
    """The lemma, with a prefix that the tokens cut off: "counter-attack" is `counterattack`."""
    if i >= 2 and s.tokens[i - 1].text == "-" and s.tokens[i - 2].lower == "counter":
        return s.tokens[i - 2].lower + s.tokens[i].lemma
    return s.tokens[i].lemma


def _governed(s: Sentence, j: int, i: int) -> bool:
    """Is the particle ``j`` the verb's own, its object's, or the "to" of the verb's infinitive?"""
    head = s.tokens[j].head
    if head == i:
        return True
    above = s.tokens[head]
    return above.head == i and above.dep in (
        "dobj",
        "nsubjpass",
        "attr",
        "prep",
        "advmod",
        "prt",
        "xcomp",
        "acomp",
        "oprd",
    )


def _run(s: Sentence, i: int, entry: EventEntry) -> tuple[int, ...] | None:
    """An unbroken run of words around noun ``i``; hyphens between them do not count."""
    found = [i]
    for step, rest in ((-1, reversed(entry.words[: entry.head])), (1, iter(entry.words[entry.head + 1 :]))):
        at = i
        for word in rest:
            at += step
            while 0 <= at < len(s.tokens) and s.tokens[at].tag in ("HYPH", "DT"):
                at += step
            if not 0 <= at < len(s.tokens) or word not in (s.tokens[at].lemma, s.tokens[at].lower):
                return None
            found.append(at)
    return tuple(found)


def _near(s: Sentence, i: int) -> list[int]:
    """Tokens close below ``i`` in the tree, not inside clauses or coordinations of their own."""
    found: list[int] = []
    todo = [(k, 1) for k in s.children[i]]
    while todo:
        k, depth = todo.pop(0)
        token = s.tokens[k]
        if token.dep in ("relcl", "ccomp", "advcl", "conj", "nsubj", "parataxis", "appos"):
            continue
        above = s.tokens[s.tokens[token.head].head]
        if depth == 3 and token.dep == "pobj" and above.lemma not in _WAVES and above.dep not in _OUT:
            continue  # but "walked out of the talks"
        found.append(k)
        if depth < 3:
            todo += [(c, depth + 1) for c in s.children[k]]
    return found


def _fits(scene: Scene, s: Sentence, frame: Frame, need: Need, strict: bool) -> bool:
    """Does what fills the slot suit the row? With ``strict`` (a row that rules an event out) it must be filled."""
    slot = "subj" if need.slot == "agent" else need.slot
    fillers = frame.get(slot, [])
    if need.empty:
        return not fillers
    if not fillers:
        return not (need.required or strict)
    classes = [scene.noun_class(s, i) for i in fillers]
    if strict:
        return not any(c in need.excludes for c in classes) and (not need.classes or classes[0] in need.classes)
    if need.slot == "subj" and "facility" in classes and any(s.tokens[i].lemma in SEATS for i in fillers):
        classes.append("state")
    if need.excludes and any(c in need.excludes for c in classes):
        return False
    if not need.classes:
        return True
    return any(_is(c, need.classes) for c in classes)


def _is(found: str, wanted: frozenset[str]) -> bool:
    if found in wanted:
        return True
    if found == "pron":
        return True
    if found in ("name", "number"):
        return bool(wanted & _PEOPLE)
    return False


def role_fillers(hit: Hit, role: str) -> list[int]:
    """The tokens that fill ``role`` of a hit, by its row or by the default of its part of speech."""
    own = hit.entry.role(role)
    if own is not None:
        return _by_slots(hit.frame, own)
    frame = hit.frame
    if role == "actor":
        if any("subj" in other.slots for other in hit.entry.roles):
            return []
        return list(frame.get("subj", []))
    if role == "recipient":
        if hit.verb:
            used = {slot for r in hit.entry.roles for slot in r.slots}
            return [] if "obj" in used else list(frame.get("obj", []))
        for slot in ("on", "against", "upon", "toward", "towards", "of", "obj"):
            if frame.get(slot):
                return list(frame[slot])
        return []
    return []


def _by_slots(frame: Frame, role: Role) -> list[int]:
    found: list[int] = []
    for slot in role.slots:
        fillers = frame.get("subj" if slot == "agent" else slot, [])
        if fillers and not role.every:
            return list(fillers)
        found += [i for i in fillers if i not in found]
    return found

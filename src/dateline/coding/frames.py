"""The grammatical slots around a trigger, undone of passives, relatives, control and coordination.

A frame maps a slot to the heads of what fills it, nearest first. Slots are deep: in the passive `obj` is the
grammatical subject and `subj` the "by" phrase. Prepositions are slots by their own name.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.coding.frame_words import (
    BLAMING,
    CARRIERS,
    OBJECT_CONTROL,
    OCCURRING,
    OUTSIDERS,
    RELATIVE,
    SHARED,
    SUBJECTS_OF,
    SUFFERERS,
)
from dateline.coding.phrases import joined
from dateline.records.syntax import Sentence, Token

Frame = dict[str, list[int]]


def passive(sentence: Sentence, v: int) -> bool:
    """Is the verb's subject the one it is done to?"""
    token = sentence.tokens[v]
    if sentence.kids(v, "nsubjpass", "auxpass", "csubjpass") and token.tag != "VBG":
        return True
    if token.tag not in ("VBN", "VBD"):
        return False
    if any(aux.lemma in ("have", "do") or aux.tag == "MD" for aux in sentence.kids(v, "aux")) or sentence.kids(
        v, "nsubj"
    ):
        return False
    if sentence.kids(v, "agent"):
        return True
    if token.tag == "VBN" and token.dep in ("acl", "advcl", "amod", "relcl", "ccomp", "ROOT", "dep"):
        return not sentence.kids(v, "dobj")
    if token.dep == "conj":
        return token.tag == "VBN" and passive(sentence, token.head) and not sentence.kids(v, "dobj")
    return False


def verb_frame(sentence: Sentence, v: int) -> Frame:
    """The slots of verb ``v``."""
    frame: Frame = defaultdict(list)
    is_passive = passive(sentence, v)
    own = [_real(sentence, v, t) for t in sentence.kids(v, "nsubj", "nsubjpass", "csubj")]
    heads = [i for i in own if i is not None]
    if heads:
        for i in heads:
            frame["obj" if is_passive else "subj"] += joined(sentence, i)
    else:
        _inherit(sentence, v, is_passive, frame)
    for token in sentence.kids(v, "dobj", "obj", "attr", "oprd", "acomp", "ccomp"):
        if token.dep == "ccomp":
            if token.tag == "JJ" and not sentence.kids(token.index, "aux", "cop"):
                frame["comp"].append(token.index)
                frame["obj"] += [k for t in sentence.kids(token.index, "nsubj") for k in joined(sentence, t.index)]
            continue
        if token.dep in ("attr", "acomp", "oprd"):
            frame["comp"].append(token.index)
            for small in sentence.kids(token.index, "nsubj"):  # "leaving a clerk dead"
                frame["obj"] += joined(sentence, small.index)
            continue
        real = _real(sentence, v, token)
        if real is not None:
            frame["iobj" if is_passive and frame["obj"] else "obj"] += joined(sentence, real)
    for token in sentence.kids(v, "dative"):
        inner = sentence.kids(token.index, "pobj")
        target = inner[0].index if inner else token.index
        frame["to" if inner else "iobj"] += joined(sentence, target)
    for token in sentence.kids(v, "agent"):
        for noun in sentence.kids(token.index, "pobj"):
            frame["subj"] += joined(sentence, noun.index)
    add_prepositions(sentence, v, frame)
    if is_passive and not frame["subj"] and frame["by"]:
        frame["subj"] = list(frame["by"])
    for i in list(frame["obj"])[:2]:
        add_prepositions(sentence, i, frame, only=SHARED)
    if sentence.tokens[v].dep == "relcl" and not is_passive and not frame["obj"] and frame["subj"]:
        head = sentence.tokens[v].head
        if head not in frame["subj"] and not sentence.kids(v, "ccomp", "xcomp") and not _has_relative(sentence, v):
            frame["obj"].append(head)
    return frame


def noun_frame(sentence: Sentence, n: int) -> Frame:
    """The slots of noun ``n``: its modifiers and prepositions, and those of a verb that only carries it."""
    frame: Frame = defaultdict(list)
    for token in sentence.kids(n, "compound", "amod", "nmod"):
        frame["mod"].append(token.index)
        frame["mod"] += [t.index for t in sentence.kids(token.index, "compound", "amod", "nmod", "npadvmod")]
    frame["poss"] += [t.index for t in sentence.kids(n, "poss")]
    add_prepositions(sentence, n, frame)
    if frame["by"]:
        frame["subj"] = list(frame["by"])
    for clause in sentence.kids(n, "acl"):
        if clause.tag == "VBN":
            for token in sentence.kids(clause.index, "agent"):
                for noun in sentence.kids(token.index, "pobj"):
                    frame["subj"] += joined(sentence, noun.index)
            add_prepositions(sentence, clause.index, frame)
    for clause in sentence.kids(n, "relcl"):
        inner = verb_frame(sentence, clause.index)
        if n in inner["obj"] and clause.lemma in CARRIERS:
            frame["subj"] += inner["subj"]
    token = sentence.tokens[n]
    top = n
    while sentence.tokens[top].dep == "conj" and sentence.tokens[sentence.tokens[top].head].tag.startswith("NN"):
        top = sentence.tokens[top].head
    role, head = sentence.tokens[top].dep, sentence.tokens[top].head
    governor = sentence.tokens[head]
    if role == "pobj" and governor.lower == "of" and sentence.tokens[governor.head].lemma in SUBJECTS_OF:
        attribute = sentence.tokens[governor.head]
        if attribute.dep == "attr":
            frame["obj"] += [i for t in sentence.kids(attribute.head, "nsubj") for i in joined(sentence, t.index)]
    if role == "pobj" and sentence.tokens[head].dep in ("prep", "agent"):
        preposition, head = governor.lower, governor.head
        role = {"with": "dobj", "in": "in", "under": "under", "for": "for", "behind": "behind"}.get(preposition, "")
        governor = sentence.tokens[head]
    if (role == "for" and governor.lemma == "responsible") or (role == "behind" and governor.lemma == "be"):
        verb = governor if governor.lemma == "be" else sentence.tokens[governor.head]
        frame["subj"] += [i for t in sentence.kids(verb.index, "nsubj") for i in joined(sentence, t.index)]
    if governor.tag.startswith("VB") and role and not frame["subj"]:
        outer = verb_frame(sentence, head)
        if (
            (role == "dobj" and governor.lemma not in OUTSIDERS)
            or (governor.lemma in CARRIERS and role in ("for", "in"))
            or (governor.lemma in CARRIERS and role == "nsubjpass")
        ):
            frame["subj"] += [i for i in outer["subj"] if i != n]
        elif (governor.lemma in SUFFERERS and role == "dobj") or (governor.lemma == "come" and role == "under"):
            frame["obj"] += outer["subj"]
        if role in ("dobj", "nsubj", "nsubjpass"):
            for slot in SHARED:
                frame[slot] += [i for i in outer.get(slot, []) if i != n and i not in frame[slot]]
    return frame


def add_prepositions(sentence: Sentence, i: int, frame: Frame, only: tuple[str, ...] = ()) -> None:
    """Add what the prepositions under token ``i`` govern, each under its own name ("out of" under both)."""
    for token in sentence.kids(i, "prep", "agent", "dative", "advmod", "prt"):
        if token.dep in ("advmod", "prt") and not sentence.kids(token.index, "prep"):
            continue
        names, at = [token.lower], token
        for _ in range(2):
            deeper = sentence.kids(at.index, "prep")
            if sentence.kids(at.index, "pobj") or not deeper:
                break
            at = deeper[0]
            if names[0] not in ("according", "due", "owing", "thanks"):
                names.append(at.lower)
        for noun in sentence.kids(at.index, "pobj"):
            for name in names:
                if only and name not in only:
                    continue
                frame[name] += [k for k in joined(sentence, noun.index) if k not in frame[name]]
        for extra in sentence.kids(at.index, "conj", "prep"):
            if extra.tag in ("IN", "TO") and extra is not at:
                for noun in sentence.kids(extra.index, "pobj"):
                    frame[extra.lower] += [k for k in joined(sentence, noun.index) if k not in frame[extra.lower]]


def _has_relative(sentence: Sentence, v: int) -> bool:
    return any(sentence.tokens[k].lower in RELATIVE for k in sentence.children[v])


def _real(sentence: Sentence, v: int, token: Token) -> int | None:
    """What a subject or object token stands for: a relative pronoun for the noun that its clause describes."""
    if token.lower in RELATIVE and token.tag in ("WP", "WDT", "IN", "DT", "WP$"):
        at = v
        while sentence.tokens[at].dep in ("conj", "xcomp", "ccomp", "advcl"):
            at = sentence.tokens[at].head
        if sentence.tokens[at].dep in ("relcl", "acl"):
            return sentence.tokens[at].head
        return None if token.lower != "that" else token.index
    return token.index


def _inherit(sentence: Sentence, v: int, is_passive: bool, frame: Frame) -> None:
    """A verb without a subject of its own takes it from the clause that it hangs from."""
    slot = "obj" if is_passive else "subj"
    at, guard = v, 0
    while guard < 6:
        guard += 1
        here = sentence.tokens[at]
        above = sentence.tokens[here.head]
        if here.dep in ("acl", "relcl", "amod"):
            if above.tag.startswith(("NN", "PRP", "CD", "DT")):
                frame[slot] += [here.head]
            return
        if here.dep == "pcomp":
            governor = sentence.tokens[above.head]
            if governor.tag.startswith("NN") and governor.dep in ("dobj", "nsubjpass"):
                if sentence.tokens[governor.head].lemma in BLAMING:
                    frame[slot] += joined(sentence, governor.index)
                    return
            if governor.lemma in BLAMING and above.lower in ("of", "for", "from", "with", "over"):
                blamed = sentence.kids(governor.index, "dobj", "nsubjpass")
                if blamed:
                    frame[slot] += joined(sentence, blamed[0].index)
                    return
            at = above.index
            continue
        if here.dep in ("prep", "agent"):
            if above.tag.startswith("NN"):
                frame[slot] += [t.index for t in sentence.kids(above.index, "poss")]
                if frame[slot]:
                    return
                at = above.index
                if above.dep in ("dobj", "nsubj", "pobj"):
                    here = above
                    above = sentence.tokens[here.head]
                    if not above.tag.startswith(("VB", "IN")):
                        return
                    if above.tag == "IN":
                        at = above.index
                        continue
                else:
                    return
        elif here.dep not in ("xcomp", "advcl", "conj", "ccomp", "dep", "parataxis"):
            return
        if not above.tag.startswith(("VB", "MD")) or (here.tag == "VB" and above.lemma in OCCURRING):
            return
        outer = sentence.kids(above.index, "nsubj", "nsubjpass")
        if here.dep == "ccomp" and here.tag in ("VBG", "VB") and not outer:
            at = above.index
            continue
        if here.dep == "xcomp" and above.lemma in OBJECT_CONTROL:
            objects = sentence.kids(above.index, "dobj") or (outer if passive(sentence, above.index) else [])
            if objects:
                frame[slot] += joined(sentence, objects[0].index)
                return
        if here.dep == "ccomp" and outer:
            return  # a clause that is said, not shared
        found = [_real(sentence, above.index, t) for t in outer]
        real = [i for i in found if i is not None]
        if real:
            for i in real:
                frame[slot] += joined(sentence, i)
            return
        if above.index == at:
            return
        at = above.index

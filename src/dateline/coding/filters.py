"""Triggers that assert nothing of their own, and states that look like events."""

from __future__ import annotations

from dateline.coding.draft import Count
from dateline.coding.frames import passive
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit
from dateline.records.reference import QuantityOf
from dateline.records.syntax import Sentence

#: Verbs below which an infinitive is what is really done, or is at least said to be meant.
_KEEPING = frozenset(
    """begin start continue cease stop manage help use go come proceed move plan vow promise threaten pledge intend
    agree decide offer seek try attempt prepare set say force fail have be bound due ready likely able suppose
    schedule aim undertake choose resolve dare accuse suspect believe allege report announce mean happen appear seem
    get expect""".split()
)
#: Verbs whose infinitive of purpose is as good as done: "used tear gas to disperse", "moved in to arrest".
_DOING = frozenset({"use", "go", "move", "fire", "storm", "join", "act"})
_OCCURRING = frozenset({"take", "hold", "occur", "happen", "stage", "begin", "place"})
_HALLOWED = frozenset(
    {"response", "reaction", "retaliation", "result", "part", "reprisal", "revenge", "link", "coincidence"}
)
_TRENDS = frozenset(
    """spike rise increase surge escalation upsurge uptick decline drop fall decrease lull reduction end risk fear
    threat possibility history pattern cycle resumption prospect""".split()
)
_STANDING = frozenset(
    "station deploy position garrison base quarter billet entrench locate house concentrate mass".split()
)
#: Nouns that "denied" and "rejected" take as an object where what is denied is told elsewhere.
_DENIABLE = frozenset(
    "report claim allegation accusation involvement responsibility charge link suggestion rumour rumor role".split()
)
#: Nouns whose infinitive is only meant: "a plan to withdraw".
_INTENTIONS = frozenset(
    """plan threat vow decision order call pledge promise agreement deal intention demand request ceremony attempt bid
    proposal offer refusal ultimatum warning""".split()
)
_MOTION = frozenset({"arrive", "come", "go", "enter", "reach", "approach", "move", "rush"})
_HARM: dict[str, tuple[QuantityOf, ...]] = {
    "casualty": ("killed", "wounded"),
    "injury": ("wounded",),
    "wounded": ("wounded",),
    "injured": ("wounded",),
    "hurt": ("wounded",),
    "injure": ("wounded",),
    "wound": ("wounded",),
    "death": ("killed",),
    "fatality": ("killed",),
    "kill": ("killed",),
    "killed": ("killed",),
    "die": ("killed",),
    "loss": ("killed",),
}


def unasserted(s: Sentence, hit: Hit) -> bool:
    """A purpose ("set up to battle the group"), a link denied ("was not a response to"), a refusal of a statement."""
    token = s.tokens[hit.token]
    if _conditional(s, hit.token):
        return True
    if hit.verb and token.lemma == "leave" and hit.entry.type == "RETREAT" and hit.frame.get("comp"):
        return True
    if (not hit.verb and _trend(s, hit.token)) or (
        hit.verb and token.dep in ("acl", "relcl") and _trend(s, token.head)
    ):
        return True
    if (
        hit.verb
        and token.tag in ("VB", "VBP")
        and (token.tag == "VB" or (token.dep == "ccomp" and s.tokens[token.head].lemma == "help"))
    ):
        if any(t.tag == "MD" or t.lemma == "do" for t in s.kids(hit.token, "aux")):
            return False
        if token.dep in ("ROOT",):
            return False
        return _purpose(s, hit.token)
    if hit.verb and token.lemma in ("deny", "reject", "dismiss", "refute") and hit.entry.type == "REJECT":
        if s.kids(hit.token, "ccomp", "xcomp"):
            return True
        objects = hit.frame.get("obj", [])
        return any(s.tokens[i].lemma in _DENIABLE for i in objects)
    if hit.verb and token.lemma == "back" and hit.entry.type == "SUPPORT" and passive(s, hit.token):
        return True
    if hit.verb and token.lemma == "leave" and passive(s, hit.token):
        return True
    if not hit.verb and token.dep in ("nsubj", "attr"):
        verb = token.head
        if s.tokens[verb].lemma == "be":
            return any(t.lemma in _HALLOWED for t in s.kids(verb, "attr") if t.index != hit.token)
    return False


def _conditional(s: Sentence, i: int) -> bool:
    """Does the trigger stand in an "if" or "unless" clause?"""
    for k in (i, *(t.index for t in s.above(i)[:4])):
        if s.tokens[k].dep == "advcl" and any(t.lower in ("if", "unless") for t in s.kids(k, "mark")):
            return True
    return False


def _trend(s: Sentence, i: int) -> bool:
    """ "a spike in rocket attacks" speaks of many, each to be told on its own."""
    token = s.tokens[i]
    if token.dep != "pobj" or s.tokens[token.head].lower not in ("in", "of"):
        return False
    above = s.tokens[s.tokens[token.head].head]
    if above.lemma in ("week", "month", "year", "day", "hour"):  # "a spike over the last week in attacks"
        return any(t.lemma in _TRENDS for t in s.tokens[max(0, above.index - 6) : above.index])
    return above.lemma in _TRENDS and above.index < i


def _purpose(s: Sentence, i: int) -> bool:
    """Is the infinitive only what something is for?"""
    at = i
    for _ in range(4):
        token = s.tokens[at]
        above = s.tokens[token.head]
        if token.head == at:
            return False
        if token.dep == "conj":
            at = token.head
            continue
        if token.dep in ("xcomp", "ccomp"):
            if above.lemma == "help" and s.tokens[above.index].tag == "VB":
                at = above.index
                continue
            return above.lemma not in _KEEPING
        if token.dep in ("advcl", "relcl", "acl"):
            if above.lemma in _OCCURRING:
                return False
            if above.tag.startswith("NN"):
                return above.lemma not in _INTENTIONS
            return above.lemma not in _DOING
        return False
    return False


def opposed(s: Sentence, i: int) -> list[int]:
    """ "anti-government protests": the one that a noun's own modifier sets it against."""
    found = []
    for k in range(max(0, i - 8), i):
        if s.tokens[k].lower == "anti" and k + 2 < i + 1 and s.tokens[k + 1].text == "-":
            found.append(k + 2)
    return [k for k in found if k != i]


def overshadowed(s: Sentence, hit: Hit, hits: list[Hit]) -> bool:
    """A coming that only leads up to a deed of the same doer: "police arrived and detained the man"."""
    token = s.tokens[hit.token]
    if not hit.verb or token.lemma not in _MOTION:
        return False
    if token.dep == "advcl" and any(t.lower in ("before", "until") for t in s.kids(hit.token, "mark", "advmod")):
        return True
    for other in hits:
        below = s.tokens[other.token]
        if other is not hit and other.verb and below.dep == "conj" and below.head == hit.token:
            return True
    return False


def stative(s: Sentence, hit: Hit) -> bool:
    """ "are stationed in", "troops deployed across": how things stand, though the row tells of a movement."""
    token = s.tokens[hit.token]
    if not hit.verb or hit.entry.type != "MOBILIZE" or token.lemma not in _STANDING:
        return False
    if not passive(s, hit.token) or hit.frame.get("to") or hit.frame.get("into") or hit.frame.get("subj"):
        return False
    if token.dep in ("acl", "relcl") and token.tag == "VBN":
        return True
    auxiliaries = s.kids(hit.token, "aux", "auxpass")
    return bool(auxiliaries) and all(t.tag in ("VBP", "VBZ", "VBD") and t.lemma == "be" for t in auxiliaries)


def harmless(scene: Scene, s: Sentence) -> list[Count]:
    """ "without causing casualties", "no one was hurt": zeros, which belong to the attack."""
    found: list[Count] = []
    for mention in scene.quantities[s.index]:
        if mention.low != 0 or mention.high != 0:
            continue
        near = [t for t in s.tokens if mention.span.start <= t.start < mention.span.end + 60][:8]
        word = next((t for t in near if t.lemma in _HARM or t.lower in _HARM), None)
        if word is None:
            continue
        for of in _HARM.get(word.lemma) or _HARM[word.lower]:
            found.append(Count(of, 0, 0, "exact", None, mention.span))
    return found

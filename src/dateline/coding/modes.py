"""Modes of acts of speech and of meetings, which the verb leaves open: they follow from what is asked or refused."""

from __future__ import annotations

from dateline.coding.triggers import Hit
from dateline.records.syntax import Sentence

_YIELD = frozenset(
    """withdraw leave stop end halt cease release free surrender disarm yield lift quit resign retreat step ceasefire
    truce pause disband abandon drop hand return vacate suspend withdrawal restraint handover""".split()
)
_ASSIST = frozenset(
    """help send aid assist protect provide support donate deliver evacuate give grant supply fund finance deploy
    intervene assistance troops peacekeeper money weapon arms missile protection rescue food medicine guarantee
    relief asylum cooperate join contribute share back""".split()
)
_MEET = frozenset(
    ["meet", "talk", "negotiate", "meeting", "talks", "negotiation", "dialogue", "summit", "visit", "discuss"]
)
_HARM = frozenset(
    """attack strike kill hit respond retaliate behead destroy bomb invade execute consequence war force punish crush
    fight shoot response retaliation revenge""".split()
)
_BREAK = frozenset(
    ["sanction", "tariff", "cut", "sever", "suspend", "boycott", "relation", "ties", "embargo", "economy", "trade"]
)


def spoken_mode(s: Sentence, hit: Hit, kind: str) -> str | None:
    """The mode of a REQUEST, REJECT, THREATEN, ACCUSE or CONSULT whose row gives none; None if no word tells."""
    words = {t.lemma for k in s.subtree(hit.token) for t in (s.tokens[k],) if k != hit.token}
    if kind in ("REQUEST", "REJECT"):
        for mode, cues in (("meet", _MEET), ("yield", _YIELD), ("assist", _ASSIST)):
            if words & cues:
                return mode
        return "change"
    if kind == "THREATEN":
        return "violence" if words & _HARM else "relations" if words & _BREAK else "violence"
    if kind == "ACCUSE":
        return "disapprove"
    return None

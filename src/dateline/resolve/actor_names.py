"""Names in one report: which row of the actor list each means, and names that only the report itself explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dateline.lexicon.actors import ActorHit, ActorList
from dateline.lexicon.name_words import NameWord, key_of, name_words
from dateline.lexicon.nouns import Nouns
from dateline.records.mention import ActorEntry, ActorMention
from dateline.records.reference import ActorKind
from dateline.resolve.actor_evidence import Evidence, Explained

#: Words that open names of units and movements: a listed name behind them is part of a longer one ("Liwa Hezbollah").
_FORMATIONS: Final = frozenset(
    """liwa katibat kataib kataeb kateeb saraya sariyat ansar asaib usbat harakat haraka hizb jaish jaysh jund jabhat
    quwat qwat fawj firqat tajammu tanzim jamaat jamiat tehrik tehreek lashkar sipah hay'at hayat haiat majlis
    """.split()
)
_CAUSES: Final = frozenset(
    "liberation resistance revolutionary freedom independence jihad mujahideen insurgent uprising redemption".split()
)
_FIGHTERS: Final = frozenset(
    "army front force forces brigade brigades movement fighters command battalion guerrillas".split()
)
_ARTICLES: Final = frozenset(("al", "el", "ul"))
_GROUPS: Final = frozenset(("group", "force", "org", "body"))


class NamedHit(NamedTuple):
    """A name at some word: its row, how many words it takes, and the ids of other rows that bear it."""

    entry: ActorEntry
    size: int
    others: tuple[str, ...] = ()


class ReportNames:
    """The look-up of names for one report. A row of its own, without id, stands for a name that no list knows."""

    def __init__(
        self, actors: ActorList, nouns: Nouns, evidence: Evidence, explained: Iterable[Explained] = ()
    ) -> None:
        self._actors, self._nouns, self._evidence = actors, nouns, evidence
        self._own: dict[str, tuple[ActorEntry, ...]] = {}
        for short, name in explained:
            self._explain(short, name)

    def _explain(self, short: str, name: str) -> None:
        """From now on the abbreviation means what the report says, whatever lists have under it."""
        words = name_words(short)
        if len(words) != 1:
            return
        ids = self._actors.find_all(name)
        entries = tuple(e for ident in ids if (e := self._actors.get(ident)) is not None)
        if not entries:
            known = self._actors.find_all(short)
            if any(_same_name(name, e) for i in known if (e := self._actors.get(i)) is not None):
                return
            kind = self._kind_of(name)
            if kind is None:
                return
            entries = (ActorEntry("", name, kind, None, (short,)),)
        self._own[words[0].key] = entries

    def _kind_of(self, name: str) -> ActorKind | None:
        """The kind that the nouns of a name tell; None where it names no body ("improvised explosive device")."""
        words = [key_of(w.strip("’'")) for w in re.split(r"[\s-]+", name)]
        kinds = [noun for w in words if (noun := self._nouns.get(w)) is not None and noun.cls in _GROUPS]
        if not kinds or any(w[:1].islower() and w not in ("of", "for", "the", "and", "de", "la") for w in name.split()):
            return None
        if fights(name):
            return "rebels"
        return next((n.kind for n in reversed(kinds) if n.kind not in (None, "unknown")), "unknown")

    def hit_at(self, words: Sequence[NameWord], i: int) -> NamedHit | None:
        """The longest name that begins with word ``i``, as this report means it."""
        own = self._own.get(words[i].key) if words[i].shape == "upper" else None
        hit = self._actors.hit_at(words, i)
        if own is not None and (hit is None or hit.size == 1):
            return NamedHit(own[0], 1)
        if hit is None or self._within_longer(words, i, hit):
            return None
        ranked = self._evidence.rank([e for ident in hit.entries if (e := self._actors.get(ident)) is not None])
        return NamedHit(ranked[0], hit.size, tuple(entry.id for entry in ranked[1:]))

    def find(self, name: str) -> ActorEntry | None:
        """The row that the whole of ``name`` names."""
        words = name_words(name)
        if len(words) > 1 and words[0].key == "the":
            words = words[1:] if self._actors.hit_at(words, 0) is None else words
        hit = self.hit_at(words, 0) if words else None
        return hit.entry if hit is not None and hit.size == len(words) else None

    def get(self, ident: str) -> ActorEntry | None:
        return self._actors.get(ident)

    def settle(self, text: str, mentions: Iterable[ActorMention]) -> list[ActorMention]:
        """The mentions as this report means them; those that are part of a longer, unlisted name are left out."""
        settled: list[ActorMention] = []
        for mention in mentions:
            around = name_words(text, max(0, mention.span.start - 30), min(len(text), mention.span.end + 30))
            at = next((k for k, word in enumerate(around) if word.start == mention.span.start), None)
            if at is None:
                settled.append(mention)
                continue
            hit = self.hit_at(around, at)
            if hit is not None and hit.entry.id:
                settled.append(ActorMention(mention.span, hit.entry.id, hit.others))
        return settled

    @staticmethod
    def _within_longer(words: Sequence[NameWord], i: int, hit: ActorHit) -> bool:
        """Whether the name is only part of a longer one that no list knows: "Liwa Hezbollah", "Hezbollah al-Gharbi"."""
        first, last = words[i], words[i + hit.size - 1]
        before = words[i - 1] if i else None
        if before is not None and before.key in _FORMATIONS and before.shape != "lower" and not before.possessive:
            if first.start == before.end + 1:
                return True
        after = words[i + hit.size : i + hit.size + 2]
        if hit.size > 1 or last.possessive or len(after) < 2 or last.shape == "upper":
            return False
        return (
            after[0].key in _ARTICLES
            and after[0].start == last.end + 1
            and after[1].start == after[0].end + 1
            and after[1].shape == "capital"
        )


def fights(name: str) -> bool:
    """Whether the words of a name that no list knows are those of an armed movement: "Jungle Resistance Army"."""
    words = {w.key for w in name_words(name) if w.shape != "lower"}
    return bool(words & _CAUSES) and bool(words & _FIGHTERS)


def _same_name(name: str, entry: ActorEntry) -> bool:
    """Whether a row bears the name apart from small words and spelling."""
    wanted = _bare(name)
    return any(wanted == _bare(other) for other in (entry.name, *entry.aliases))


def _bare(name: str) -> tuple[str, ...]:
    return tuple(w.key for w in name_words(name) if w.key not in ("the", "of", "for", "and"))

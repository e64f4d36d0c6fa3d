"""Reading a noun phrase as one that may name an actor: counts and articles off, the head found, its "of" part apart."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from dateline.lexicon.nouns import NounEntry

_ARTICLES: Final = frozenset(
    "the a an this that these those their his her its our my your some any all both each every no another such "
    "either neither half most many few several multiple various numerous countless other others' further additional "
    "more certain unspecified same own".split()
)
_NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "hundreds thousands dozens scores tens millions couple pair number handful majority minority".split()
)
_HEDGES: Final = frozenset(
    "about around nearly almost approximately roughly some over under least most up to than more less fewer at as many "
    "only just estimated and of between or".split()
)
_NUMBER: Final = re.compile(r"^[\d][\d.,]*(?:m|bn|k)?$")
#: Where the first part of a phrase ends and what follows only adds to it.
_PREPOSITIONS: Final = frozenset(
    "of in from to for with at on by who which that whose stationed based including against near across inside "
    "under named called led loyal backed and or as".split()
)
_DOUBT: Final = re.compile(
    r"\b(?:unidentified|unknown|unnamed|suspected|alleged|masked|presumed|so-called|purported)\s+", re.IGNORECASE
)
_TRIM: Final = '"“”‘,;:()[]«»'
#: Surnames that are also titles or trades: behind a first name they are names.
_SURNAMES: Final = frozenset("king prince pope bishop judge major marshal page lord cook knight duke baron".split())


_INITIAL: Final = re.compile(r"^[A-Z]\.$")


class ActorPhrase(NamedTuple):
    """``before`` ends with the head; ``after`` the part that a preposition begins; ``text`` is both in one string."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    text: str
    head_range: tuple[int, int]

    @property
    def after_text(self) -> str:
        return " ".join(self.after)

    @staticmethod
    def without_doubt(name: str) -> str:
        """The wording without "suspected", "unidentified" and the like, if anything is left."""
        return _DOUBT.sub("", name) or name


def plain(word: str) -> str:
    """A word as the noun table writes it: in small letters, without a possessive ending."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def capitalised(word: str) -> bool:
    """Whether a word is written as a name: with a capital, or a particle such as "al-" before one."""
    return word[:1].isupper() or any(part[:1].isupper() for part in re.split(r"[-'’]", word))


def looks_like_person_noun(word: str) -> bool:
    """Whether an unknown noun in small letters ends like those for people ("deminers" does not, "archivists" does)."""
    return bool(re.search(r"(?:ists?|wom[ae]n|[a-z]{3}m[ae]n|workers?|fighters?|keepers?)$", word))


def is_surname_here(before: tuple[str, ...], noun: NounEntry, first: NounEntry | None, known: bool) -> bool:
    """Whether the last word, though a noun, is a surname: "James Baker", "President Bush", "John B. Ward".

    ``first`` is the noun that the word before it is, ``known`` whether that word is a noun or nationality at all:
    "Interior Minister" and "Iraqi Army" are no names.
    """
    if len(before) < 2 or not capitalised(before[-1]) or before[-1].isupper() or " " in noun.noun:
        return False
    if noun.cls in ("state", "org", "body", "group", "force"):
        return False
    if _INITIAL.match(before[-2]):
        return True
    if first is not None and "title" in first.flags and noun.cls != "official":
        return capitalised(before[-2])
    if not capitalised(before[-2]) or before[-2].isupper() or known or before[-2].endswith(("'s", "’s")):
        return False
    if noun.cls == "facility":
        return False
    return noun.cls != "official" or plain(before[-1]) in _SURNAMES


def read_phrase(phrase: str, head: str) -> ActorPhrase | None:
    """The parts of a phrase, or None where nothing but numbers and articles is in it."""
    words = [w for w in map(_trimmed, phrase.split()) if w]
    words = _without_count(words)
    if not words:
        return None
    wanted = _trimmed(head).casefold()
    cut = _head_at(words, wanted)
    before, after = tuple(words[: cut + 1]), tuple(words[cut + 1 :])
    if after and after[0].lower() not in _PREPOSITIONS:
        after = ()
    text = " ".join(before)
    low = len(text) - len(before[-1])
    return ActorPhrase(before, _shortened(after), " ".join((text, *after)), (low, len(text)))


def _trimmed(word: str) -> str:
    """A word without quotation marks and punctuation; the apostrophe of "workers'" stays."""
    word = word.strip(_TRIM).lstrip("'’")
    return word if word[:-1].endswith("s") else word.rstrip("'’")


def _without_count(words: list[str]) -> list[str]:
    """Leading articles, numbers, hedges and "hundreds of" taken off, as long as something is left."""
    i = 0
    while i < len(words) - 1:
        low = words[i].lower()
        counted = low in _NUMBER_WORDS or _NUMBER.match(low) is not None
        if not (counted or low in _ARTICLES or (low in _HEDGES and _counts_on(words, i))):
            break
        i += 1
    if words and i == len(words) - 1 and (_NUMBER.match(words[i]) or words[i].lower() in _NUMBER_WORDS | _ARTICLES):
        return []
    return words[i:]


def _counts_on(words: list[str], i: int) -> bool:
    """Whether a hedge or "of" at ``i`` belongs to a count: beside a number word or another hedge."""
    near = [w.lower() for w in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2])]
    return any(w in _NUMBER_WORDS or w in _HEDGES or _NUMBER.match(w) for w in near)


def _head_at(words: list[str], wanted: str) -> int:
    """The index of the head: its last place before the first preposition behind it, else the end of the first part."""
    at = [k for k, word in enumerate(words) if plain(word) == plain(wanted) or word.casefold() == wanted]
    end = next((k for k in range(1, len(words)) if words[k].lower() in _PREPOSITIONS), len(words))
    within = [k for k in at if k < end]
    if within:
        return within[-1]
    return at[-1] if at else end - 1


def _shortened(after: tuple[str, ...]) -> tuple[str, ...]:
    """An "of" part up to the next preposition that adds to it."""
    for k in range(1, len(after)):
        if after[k].lower() in _PREPOSITIONS - {"of", "and", "for"}:
            return after[:k]
    return after

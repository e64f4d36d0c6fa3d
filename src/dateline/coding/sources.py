"""What the words of a source say of it: a named person, an unnamed one, an institution or an outlet.

Sources are read from their words alone (capitals, titles, the nouns of `data/source_nouns.tsv`), so that a wrong parse
inside a name does no harm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal

import msgspec

from dateline.lexicon.speech import SpeechVerbs

#: What is known of a noun or a name, asked in lower case: "anon", "inst", "media", "person" or "place".
NounFlags = Callable[[str], frozenset[str]]
#: Whether a name, as written, is that of a news outlet or agency.
IsMedia = Callable[[str], bool]

_PREPOSITIONS: Final = frozenset(
    {"of", "for", "in", "at", "from", "with", "within", "inside", "to", "on", "by", "near"}
)
_PARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "bint",
        "abu",
        "de",
        "da",
        "di",
        "du",
        "del",
        "dos",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "y",
    ]
)
_ARTICLES: Final = frozenset(
    {"the", "a", "an", "one", "another", "this", "that", "some", "several", "many", "two", "three"}
)
_OFFICES: Final = frozenset(
    [
        "secretary",
        "minister",
        "president",
        "premier",
        "chancellor",
        "mayor",
        "governor",
        "ambassador",
        "consul",
        "chief",
        "head",
        "chairman",
        "chairwoman",
        "director",
        "speaker",
        "commander",
        "king",
        "queen",
        "prince",
        "prime",
        "foreign",
        "defence",
        "defense",
        "interior",
        "king",
        "archbishop",
        "bishop",
        "general",
        "commissioner",
        "leader",
    ]
)
_VAGUE: Final = frozenset(
    {"other", "top", "senior", "local", "unnamed", "former", "same", "high-ranking", "more", "no"}
)
_NO_NAMES: Final = frozenset(
    ["state", "states", "nations", "affairs", "defence", "defense", "security", "interior", "information", "east"]
)
_DIRECTIONS: Final = frozenset({"north", "south", "east", "west", "new", "united", "saudi", "islamic", "central"})
_ANON_WORDS: Final = frozenset(
    ["some", "others", "other", "many", "several", "few", "both", "none", "all", "sources", "critics", "people"]
)
_WORD: Final = re.compile(r"[^\s,;:()\[\]\"“”]+")

Nature = Literal["named", "anonymous", "institution", "media", "document", "pronoun"]


class SourceWords(msgspec.Struct, frozen=True):
    """A source as its own words tell it. ``head`` is its head noun in lower case, or the last word of a name."""

    nature: Nature
    head: str
    definite: bool = False
    name: str | None = None
    role: str | None = None
    organization: str | None = None


def fold(name: str) -> str:
    """``name`` without accents and case, to find a surname again."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


class SourceReader:
    """Reads the words of a source, with what the caller knows of nouns and names."""

    def __init__(self, verbs: SpeechVerbs, noun_flags: NounFlags, is_media: IsMedia) -> None:
        self._verbs = verbs
        self._noun_flags = noun_flags
        self._is_media = is_media

    def kinds(self, word: str) -> frozenset[str]:
        """What a source headed by ``word`` may be, by the table and by what the caller knows."""
        known = {
            "anon": "anonymous",
            "inst": "institution",
            "media": "media",
            "person": "named",
            "place": "institution",
        }
        word = word.lower().rstrip(".")
        return frozenset(self._verbs.source(word)) | {known[f] for f in self._noun_flags(word) if f in known}

    def outlet(self, words: str) -> bool:
        """Whether ``words`` name an outlet or agency, with or without an article."""
        bare = re.sub(r"^(?:the|The) ", "", words)
        return self._is_media(words) or self._is_media(bare) or "media" in self._noun_flags(bare.lower())

    def read(self, source: str) -> SourceWords:
        """What ``source``, a noun phrase without apposition, is."""
        words = [w.strip("'‘’.") if len(w) > 3 and w.endswith("'") else w for w in _WORD.findall(source)]
        if not words:
            return SourceWords("anonymous", "")
        if len(words) == 1 and words[0].lower() in {"he", "she", "they", "it", "him", "her", "them"}:
            return SourceWords("pronoun", words[0].lower())
        definite = words[0].lower() in {"the", "this", "that", "both"}
        if self.outlet(" ".join(words)):
            return SourceWords("media", words[-1].lower(), definite, organization=_bare(words))
        if "and" in words[1:-1]:
            last = words[len(words) - words[::-1].index("and") :]
            if self.outlet(" ".join(last)):
                return SourceWords("media", last[-1].lower(), definite, organization=_bare(last))
        cut = next((k for k, w in enumerate(words) if w in _PREPOSITIONS and k), len(words))
        core, tail = words[:cut], words[cut + 1 :]
        office = self._office(core, words[cut] if cut < len(words) else "", tail)
        if office is not None:
            return office
        return self._common(core, tail, definite) or self._proper(core, tail, definite)

    def _office(self, core: list[str], preposition: str, tail: list[str]) -> SourceWords | None:
        """ "Mayor of London Sadiq Khan": a title, its "of" phrase and a name, run together."""
        title = core[-1].lower()
        if preposition not in {"of", "to"} or title not in _OFFICES or core[0].lower() in {"a", "an"}:
            return None
        run = [w for w in tail if w.lower() not in {"the", "for"}]
        name = _ending_name(run)
        spare = len(run) - len(name)
        if len(name) > 2 and spare == 0:
            name, spare = name[-2:], len(name) - 2
        elif len(name) < 2 or not spare:
            return None
        if any(w.lower() in _NO_NAMES or "institution" in self._verbs.source(w.lower()) for w in name):
            return None
        role = " ".join([core[-1], preposition, *tail[: len(tail) - len(name)]])
        organization = " ".join(w for w in core[:-1] if w.lower() not in _ARTICLES) or None
        return SourceWords("named", name[-1], name=" ".join(name), role=role, organization=organization)

    def _common(self, core: list[str], tail: list[str], definite: bool) -> SourceWords | None:
        """A source headed by a common noun; None where a name ends it."""
        head = core[-1]
        kinds = self.kinds(head)
        capital = head[:1].isupper() or _prefixed(head)
        title = capital and len(core) > 1 and not kinds
        if (capital and not kinds & {"anonymous", "role", "institution", "document"}) or title:
            return None
        if capital and len(core) == 1 and "named" in kinds:
            return None
        low = head.lower()
        rest = [w for w in core[:-1] if w.lower() not in _ARTICLES | _VAGUE]
        organization = " ".join(w for w in tail if w.lower() not in {"the", "a", "an"}) or " ".join(rest) or None
        if low in _ANON_WORDS or "anonymous" in kinds or ("role" in kinds and "institution" not in kinds):
            return SourceWords("anonymous", low, definite, role=low, organization=organization)
        if "document" in kinds:
            return SourceWords("document", low, definite, organization=organization)
        if "media" in kinds:
            return SourceWords("media", low, definite, organization=_bare(core))
        if "institution" in kinds:
            return SourceWords("institution", low, definite, organization=_bare([*core]))
        return SourceWords("anonymous", low, definite, organization=" ".join(rest) or None)

    def _proper(self, core: list[str], tail: list[str], definite: bool) -> SourceWords:
        """A source that ends with a name."""
        name = _ending_name(core)
        before = core[: len(core) - len(name)]
        titles = [k for k, w in enumerate(name[:-1]) if "role" in self._verbs.source(w.lower().rstrip("."))]
        tail_words = " ".join(w for w in tail if w.lower() not in {"the", "a", "an"}) or None
        if titles:
            role, person = " ".join(name[: titles[-1] + 1]), name[titles[-1] + 1 :]
            lead = [w for w in (*before, *name[: titles[-1]]) if w.lower() not in _ARTICLES]
            posts = [k for k, w in enumerate(lead) if w.islower() and "role" in self._verbs.source(w)]
            if posts:
                role, before = lead[posts[-1]], lead[: posts[-1]]
            organization = " ".join(w for w in before if w.lower() not in _ARTICLES) or None
            return SourceWords("named", person[-1], name=" ".join(person), role=role, organization=organization)
        if before and self.kinds(before[-1]) & {"role", "anonymous"}:
            organization = " ".join(w for w in before[:-1] if w.lower() not in _ARTICLES and w[:1].isalpha()) or None
            return SourceWords("named", name[-1], name=" ".join(name), role=before[-1], organization=organization)
        if before and "institution" in self.kinds(before[-1]) and name:
            return SourceWords("institution", name[-1].lower(), definite, organization=" ".join(name))
        if before and before[-1] == "named":
            return SourceWords("named", name[-1], name=" ".join(name))
        known = self.kinds(" ".join(name)) | self.kinds(name[-1]) if name else frozenset()
        whole = " ".join(name)
        if "named" in self.kinds(whole):
            return SourceWords("named", name[-1], name=whole, organization=tail_words)
        bodies = [k for k, w in enumerate(name) if "institution" in self._verbs.source(w.lower())]
        if len(name) >= 5 and bodies and bodies[-1] < len(name) - 2 and not tail:
            person = name[-2:]  # "Harbour University Provost Jane Doe"
            return SourceWords(
                "named", person[-1], name=" ".join(person), organization=" ".join(name[: bodies[-1] + 1])
            )
        group = (
            not name
            or (definite and len(name) < 4)
            or "institution" in known
            or any("institution" in self._verbs.source(w.lower()) for w in name)
            or (len(name) == 1 and (name[0].isupper() or name[0].endswith("s")))
            or (name[0].lower() in _DIRECTIONS and len(name) < 4)
        )
        if group:
            return SourceWords("institution", (name or core)[-1].lower(), definite, organization=_bare(core))
        if len(name) == 1:
            return SourceWords("institution", name[0].lower(), definite, organization=whole)
        return SourceWords("named", name[-1], name=whole, organization=tail_words)


def _bare(words: list[str]) -> str:
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} and len(words) > 1 else words)


def _ending_name(words: list[str]) -> list[str]:
    """The capitalised words that end ``words``, with the particles between them."""
    k = len(words)
    while k and (words[k - 1][:1].isupper() or words[k - 1].lower() in _PARTICLES or _prefixed(words[k - 1])):
        if words[k - 1].lower() in _ARTICLES:
            break
        k -= 1
    while (
        k < len(words)
        and words[k].lower() in _PARTICLES - {"al", "el", "bin", "abu", "van", "von"}
        and words[k].islower()
    ):
        k += 1
    return words[k:]


def _prefixed(word: str) -> bool:
    """An Arabic article before a name: "al-Assadi"."""
    return bool(re.match(r"(?:al|el|as|ash|ad|an|ul)[-‑][A-Z]", word))

"""Stretches of text that may name a place, each with what speaks for and against it: the recogniser's view.

Unlike `dateline.tag.place_names`, which takes only what a coder may safely use, these are all toponyms in the sense of
annotated geographic corpora: nationalities ("Turkish planes"), seats that stand for governments ("Moscow said") and
unknown names with a noun of place ("Yarra Creek") among them.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name, strip_article
from dateline.tag.place_names import PLACE_PREPOSITIONS, NameFinder
from dateline.tag.place_tokens import Words, word_set

SIZE = 1 << 15  # features are hashed into so many weights
_LONGEST_UNKNOWN = 4
NOUNS = word_set(
    "county parish township twp borough district province region state republic city town village river lake creek bay"
    " sea ocean gulf island islands isle mountain mountains mount hill hills valley desert forest park beach coast cape"
    " peninsula strait canal falls springs pass glacier reservoir dam bridge tunnel street st road rd avenue ave drive"
    " boulevard blvd lane highway route square plaza court parkway way airport port harbor harbour station camp base"
    " university college school hospital church cathedral mosque temple museum stadium arena theatre theater hotel mall"
    " center centre heights gardens estate neighborhood quarter east west north south hall"
)
_SHORT = word_set("of in the and at for on to de la el al")


@dataclass
class Candidate:
    """Words ``first`` to ``last`` (both in), in the text ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int
    norm: str
    kind: str  # "place", "people", "noun", "unknown"
    places: tuple[GazetteerPlace, ...] = ()
    features: list[int] = field(default_factory=list)


class CandidateFinder:
    """Finds the candidates of one window and describes them."""

    def __init__(self, words: Words, gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.names = NameFinder(words, gazetteer)

    def find(self) -> list[Candidate]:
        """All candidates, in order; they may overlap."""
        w = self.words
        grams = self.names.grams()
        self.gazetteer.fetch({norm for options in grams.values() for _, _, norm in options})
        found: list[Candidate] = []
        covered = -1
        for i in range(len(w)):
            short = self.names.abbreviation(i)
            if short is not None:
                norm = norm_name(w.text[w.start[i] : short.end])
                found.append(Candidate(i, i, w.start[i], short.end, norm, "place", short.places))
                continue
            options = grams.get(i, [])
            if not options and not w.capital[i]:
                continue
            place = self._place(i, options)
            if place is not None and place.last > covered:
                found.append(place)
                covered = max(covered, place.last)
            named = self._noun(i)
            if named is not None and (place is None or named.last > place.last):
                found.append(named)
            if place is None and named is None and i > covered and (unknown := self._unknown(i)):
                found.append(unknown)
        counts: dict[str, int] = {}
        for c in found:
            counts[c.norm] = counts.get(c.norm, 0) + 1
        persons = {w.lower[c.last] for c in found if self._after_first_name(c)}
        places = {c.norm for c in found if self._prepared(c.first)}
        for c in found:
            c.features = [zlib.crc32(f.encode()) % SIZE for f in self._features(c, counts, persons, places)]
        return found

    def _place(self, i: int, options: list[tuple[int, int, str]]) -> Candidate | None:
        for last, end, norm in options:
            if places := self.gazetteer.lookup_norm(norm):
                return Candidate(i, last, self.words.start[i], end, norm, "place", places)
            if self._people(norm):
                return Candidate(i, last, self.words.start[i], end, norm, "people")
        return None

    def _people(self, norm: str) -> bool:
        g = self.gazetteer
        forms = (norm, norm.removesuffix("s"))
        return any(f in g.demonyms or f in g.peoples for f in forms)

    def _noun(self, i: int) -> Candidate | None:
        """The longest run of capitalised words from word ``i`` that ends in a noun of place."""
        w = self.words
        if w.loud[i] and not w.upper:
            return None
        best = None
        k = i
        while k + 1 < len(w) and k - i < 5 and w.glue[k + 1] in " -" and (w.capital[k + 1] or w.lower[k + 1] == "of"):
            k += 1
            if w.lower[k] in NOUNS and w.capital[k]:
                best = k
        if best is None:
            return None
        norm = norm_name(w.text[w.start[i] : w.end[best]])
        return Candidate(i, best, w.start[i], w.end[best], norm, "noun")

    def _unknown(self, i: int) -> Candidate | None:
        """A name that no table has, after a preposition of place."""
        w = self.words
        if not w.capital[i] or w.word[i][0].isdigit() or not self._prepared(i) or w.loud[i]:
            return None
        k = i
        while k + 1 < len(w) and w.glue[k + 1] in " -" and w.capital[k + 1] and k - i < _LONGEST_UNKNOWN:
            k += 1
        return Candidate(i, k, w.start[i], w.end[k], norm_name(w.text[w.start[i] : w.end[k]]), "unknown")

    def _prepared(self, i: int) -> bool:
        w = self.words
        return i > 0 and w.glue[i] == " " and w.lower[i - 1] in PLACE_PREPOSITIONS

    def _after_first_name(self, c: Candidate) -> bool:
        w = self.words
        k = c.first - 1
        return k >= 0 and w.glue[c.first] == " " and w.capital[k] and w.lower[k] in self.gazetteer.words.first

    def _features(self, c: Candidate, counts: dict[str, int], persons: set[str], places: set[str]) -> list[str]:
        w, table = self.words, self.gazetteer.words
        before, b2 = self._word(c.first - 1, c.first), self._word(c.first - 2, c.first - 1)
        after, a2 = self._word(c.last + 1, c.last + 1), self._word(c.last + 2, c.last + 2)
        single = c.first == c.last
        low = w.lower[c.first]
        tail = w.lower[c.last]
        kind = f"{c.kind}{min(c.last - c.first + 1, 3)}"
        told = [
            f"k {kind}",
            f"b {before}", f"b {before} {c.kind}", f"b2 {b2} {before}", f"a {after}", f"a {after} {c.kind}",
            f"a2 {after} {a2}",
            f"ba {before} {after}", f"w {c.norm}", f"t {tail}" if not single else "single", f"h {low}",
            f"bs {self._shape(c.first - 1, c.first)} {kind}", f"as {self._shape(c.last + 1, c.last + 1)} {kind}",
            f"bas {self._shape(c.first - 1, c.first)} {self._shape(c.last + 1, c.last + 1)} {c.kind}",
            f"n {min(counts[c.norm], 4)}", f"loud {w.loud[c.first]} {kind}", f"first {w.first(c.first)} {kind}",
            f"upper {w.word[c.first].isupper()} {min(len(low), 5)} {w.loud[c.first]}",
            f"person {tail in persons} {single} {c.kind}", f"said in {c.norm in places} {c.kind}",
            f"owner {w.owner[c.last]} {c.kind}",
            f"bc {self._class(c.first - 1, c.first)} {c.kind}", f"ac {self._class(c.last + 1, c.last + 1)} {c.kind}",
            f"bac {self._class(c.first - 1, c.first)} {self._class(c.last + 1, c.last + 1)}",
        ]  # fmt: skip
        if single:
            told += [
                "lists "
                + " ".join(str(low in t) for t in (table.first, table.surname, table.common, table.plain, table.org)),
                f"lists b {low in table.first or low in table.surname} {self._class(c.first - 1, c.first)}",
                f"s3 {low[-3:]}",
            ]
        told += self._sizes(c, single)
        return told

    def _sizes(self, c: Candidate, single: bool) -> list[str]:
        """What the gazetteer has under the name."""
        if not c.places:
            return [f"none {c.kind}"]
        bare = strip_article(c.norm)
        own = [p for p in c.places if strip_article(p.own_name) == bare or p.source in ("own", "user")]
        largest = max((p.population for p in own), default=0)
        size = len(str(largest)) if own else -1
        kinds = "".join(sorted({p.kind[:3] for p in own})) or "other"
        return [
            f"size {size} {single}",
            f"kinds {kinds} {single}",
            f"kinds {kinds} {size} {self._class(c.first - 1, c.first)}",
            f"size b {size} {self._word(c.first - 1, c.first) in PLACE_PREPOSITIONS}",
            f"size a {size} {self._shape(c.last + 1, c.last + 1)}",
            f"size p {size} {self.words.lower[c.last] in self.gazetteer.words.surname}",
        ]

    def _word(self, i: int, glued: int) -> str:
        """Word ``i`` with what joins it: ``glued`` is the word whose glue stands between."""
        w = self.words
        if i < 0 or i >= len(w) or glued >= len(w):
            return "|"
        glue = w.glue[glued]
        word = "#" if w.word[i][0].isdigit() else w.lower[i]
        return f"{'' if glue == ' ' else glue}{word}"

    def _shape(self, i: int, glued: int) -> str:
        w = self.words
        if i < 0 or i >= len(w):
            return "|"
        word = w.word[i]
        shape = "#" if word[0].isdigit() else "XX" if word.isupper() and len(word) > 1 else "X" if w.capital[i] else "x"
        return f"{w.glue[glued] if glued < len(w) else '|'}{shape}"

    def _class(self, i: int, glued: int) -> str:
        """What the word lists say of a neighbour."""
        w, table = self.words, self.gazetteer.words
        if i < 0 or i >= len(w) or glued >= len(w):
            return "|"
        low = w.lower[i]
        if w.glue[glued] not in " -s'":
            return w.glue[glued]
        for name, words in (
            ("title", table.title), ("before", table.person_before), ("first", table.first), ("org", table.org),
            ("prep", PLACE_PREPOSITIONS), ("noun", NOUNS), ("short", _SHORT), ("surname", table.surname),
            ("people", self.gazetteer.demonyms), ("common", table.common), ("plain", table.plain),
        ):  # fmt: skip
            if low in words:
                return f"{name}{w.capital[i]}"
        return f"other{w.capital[i]}"

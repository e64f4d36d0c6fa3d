"""Tables of terms, each telling of a label with a weight, and the finding of their terms in a run of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from dateline.errors import AssetError
from dateline.lexicon.rows import parse_rows

COLUMNS = ("term", "label", "weight")
LONGEST = 4  # words in a term


class KeywordTable:
    """Terms of one to four words in lower case, with the labels that each tells of."""

    def __init__(self, terms: Mapping[tuple[str, ...], tuple[tuple[str, float], ...]]) -> None:
        self._terms = terms
        self._longest: dict[str, int] = {}
        for term in terms:
            self._longest[term[0]] = max(len(term), self._longest.get(term[0], 0))
        self.labels = frozenset(label for found in terms.values() for label, _ in found)

    @classmethod
    def load(cls, name: str, labels: frozenset[str] | None = None) -> KeywordTable:
        """The packaged table ``name``. Raises AssetError for a row that is not legal or a label not in ``labels``."""
        return cls.parse((files("dateline.lexicon") / "data" / name).read_text(encoding="utf-8"), name, labels)

    @classmethod
    def parse(cls, text: str, name: str, labels: frozenset[str] | None = None) -> KeywordTable:
        """A table from its text: a header line, then term, label and weight, tab-separated."""
        terms: dict[tuple[str, ...], list[tuple[str, float]]] = {}
        for cell, label, weight in parse_rows(text, name, COLUMNS):
            term = tuple(cell.split(" "))
            found = terms.setdefault(term, [])
            if cell != cell.lower() or not all(term) or len(term) > LONGEST:
                raise AssetError(f"{name}: '{cell}' is not one to {LONGEST} words in lower case")
            if labels is not None and label not in labels:
                raise AssetError(f"{name}: unknown label '{label}' of '{cell}'")
            if any(label == other for other, _ in found):
                raise AssetError(f"{name}: '{cell}' stands twice for {label}")
            try:
                found.append((label, float(weight)))
            except ValueError as error:
                raise AssetError(f"{name}: weight '{weight}' of '{cell}' is no number") from error
        return cls({term: tuple(found) for term, found in terms.items()})

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """The weights of the *different* terms found in ``words``, summed by label; labels without a term are absent.

        ``words`` are tokens or lemmas in the order of the text, in any case; a plural in -s finds its singular. Where
        terms begin at one word the longest counts, and its words count for no other ("fire brigade", not "brigade").
        """
        lower = [word.lower() for word in words]
        hits: set[tuple[str, ...]] = set()
        i = 0
        while i < len(lower):
            term = self._at(lower, i)
            if term:
                hits.add(term)
            i += max(1, len(term))
        scores: dict[str, float] = {}
        for term in sorted(hits):
            for label, weight in self._terms[term]:
                scores[label] = scores.get(label, 0.0) + weight
        return scores

    def _at(self, lower: list[str], i: int) -> tuple[str, ...]:
        """The longest term that begins at word ``i``, or an empty one."""
        word = lower[i]
        for first in (word, word[:-1]) if word[-1:] == "s" else (word,):
            if first not in self._longest:
                continue
            for length in range(min(self._longest[first], len(lower) - i), 0, -1):
                term = (first, *lower[i + 1 : i + length])
                if term in self._terms:
                    return term
                singular = (*term[:-1], term[-1].removesuffix("s"))
                if singular in self._terms:
                    return singular
        return ()

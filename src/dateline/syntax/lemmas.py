"""Word and tag to lemma: spelling rules, and a table of what they get wrong (made by `training/parser/lemmas.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from dateline.errors import AssetError

# Stems that end so have lost an e more often than not: "accus-ed", "emerg-ed", "disabl-ed".
_BEFORE_E = tuple("as at iz is us os uc ur ir dg rg bl gl pl id ud ag ut ak rs ns".split())


def _verb_stem(stem: str) -> str:
    """What is left of a verb without -ed or -ing, spelled as its base form."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] in "cuvz":
        return stem + "e"
    if len(stem) > 2 and stem.endswith(_BEFORE_E):
        return stem + "e"
    return stem


def by_rule(lower: str, tag: str) -> str:
    """The lemma by English spelling alone. ``tag`` is a Penn tag."""
    if tag in ("NNS", "NNPS"):
        return _without_s(lower)
    if tag == "VBZ":
        return _without_s(lower)
    if tag in ("VBD", "VBN") and lower.endswith("ed") and len(lower) > 3:
        return lower[:-1] if lower.endswith("eed") else _verb_stem(lower[:-2])
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return _verb_stem(lower[:-3])
    return lower


def _without_s(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return lower[:-1]
    return lower


def word_class(tag: str) -> str:
    """`v`, `n` or `j`, the classes the table knows; other tags fall together as `x`."""
    return {"V": "v", "N": "n", "J": "j"}.get(tag[:1], "x")


class Lemmas:
    """The table of exceptions over the rules."""

    def __init__(self, exceptions: Mapping[tuple[str, str], str]) -> None:
        self._exceptions = exceptions

    @classmethod
    def load(cls) -> Lemmas:
        """The packaged table. Raises AssetError where it is missing or damaged."""
        path = files("dateline.syntax") / "data" / "lemmas.tsv"
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
            return cls({(word, kind): lemma for word, kind, lemma in rows})
        except (OSError, ValueError) as error:
            raise AssetError(f"syntax/data/lemmas.tsv can't be read ({error}): install the package again") from error

    def of(self, lower: str, tag: str) -> str:
        """The lemma of a word in lower case; a hyphen behind re-, co- or de- does not count."""
        if lower[2:3] == "-" and lower[:2] in ("re", "co", "de"):
            lower = lower[:2] + lower[3:]
        found = self._exceptions.get((lower, word_class(tag)))
        return found if found is not None else by_rule(lower, tag)

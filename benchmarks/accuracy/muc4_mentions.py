"""Where the strings of a MUC-4 key stand in the text: what a reader is taught, and what a perfect one would find.

The key gives strings without their places. Every occurrence of one in the text is taken for a mention, in obligatory
and optional templates alike. Of mentions that overlap the longest stays, whatever their slots: a word has one label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Template
from benchmarks.accuracy.text_words import TextWords
from dateline.records.reading import Labelled

#: The string slots by the names that the reader gives them, earlier ones first where two claim the same words.
LABELS = {
    keys.PERP_IND: "PerpInd",
    keys.PERP_ORG: "PerpOrg",
    keys.PHYS_ID: "Target",
    keys.HUM_NAME: "Victim",
    keys.HUM_DESCRIPTION: "Victim",
    keys.INSTRUMENT_ID: "Weapon",
}
_ORDER = tuple(dict.fromkeys(LABELS.values()))


def key_mentions(page: TextWords, templates: Iterable[Template]) -> list[Labelled]:
    """The words of the text that the templates' strings cover, in order."""
    strings: dict[str, set[str]] = {label: set() for label in _ORDER}
    for template in templates:
        for slot, label in LABELS.items():
            strings[label].update(value for filler in template.fillers(slot) for value in filler.values)
    found = {
        Labelled(*words, label, 1.0)
        for start, end, label in occurrences(page.text, strings)
        if (words := page.words_of(start, end))
    }
    kept: list[Labelled] = []
    for span in sorted(found, key=lambda s: (s.start - s.end, s.start, _ORDER.index(s.label))):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


def key_types(templates: Iterable[Template]) -> dict[str, float]:
    """The incident types of the templates, as a reader gives them."""
    return {kind: 1.0 for template in templates for kind in template.types}


def occurrences(text: str, strings: Mapping[str, Iterable[str]]) -> list[tuple[int, int, str]]:
    """Where any of a label's strings stands in the text as whole words, over line ends too: start, end and label."""
    found: set[tuple[int, int, str]] = set()
    for label, wordings in strings.items():
        for string in wordings:
            pattern = r"\s+".join(map(re.escape, string.split()))
            if pattern:
                places = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
                found.update((place.start(), place.end(), label) for place in places)
    return sorted(found)

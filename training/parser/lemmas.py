"""Write the table of lemmas that the spelling rules miss: `python -m training.parser.lemmas SILVER.jsonl OUT.tsv`."""

from __future__ import annotations

import collections
import json
import re
import sys

from dateline.lexicon.events import EventLexicon
from dateline.syntax.lemmas import by_rule, word_class
from dateline.syntax.tokens import straight

#: Forms that the teacher lemmatises otherwise than news of conflict means them.
_SETTLED = {("bases", "n"): "base", ("graves", "n"): "grave", ("forces", "n"): "force", ("arms", "n"): "arms"}
_PLAIN = re.compile(r"[a-z][a-z'-]*$")


def verbs() -> list[str]:
    """The verbs of the event and speech lexicons: those whose lemmas must never be missed."""
    found = {e.words[0] for e in EventLexicon.load().entries if e.pos == "v"}
    return sorted(w for w in found if _PLAIN.match(w) and len(w) > 2)


def forms(verb: str) -> list[tuple[str, str]]:
    """The regular forms of a verb with their tags."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    past = stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"
    made = [(past, "VBD"), (past, "VBN"), (stem + "ing", "VBG")]
    if len(verb) > 2 and verb[-1] in "bdgklmnprtv" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        made += [(verb + verb[-1] + "ed", "VBD"), (verb + verb[-1] + "ing", "VBG")]
    return made


def main(silver: str, out: str) -> None:
    seen: dict[tuple[str, str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    with open(silver, encoding="utf-8") as lines:
        for line in lines:
            r = json.loads(line)
            for word, tag, lemma in zip(r["w"], r["t"], r["l"], strict=True):
                if tag[0] in "VN" and tag not in ("NNP", "NNPS"):
                    seen[straight(word), word_class(tag), tag][lemma.lower()] += 1
    table: dict[tuple[str, str], str] = {}
    for (word, kind, tag), counts in seen.items():
        lemma, n = counts.most_common(1)[0]
        if n >= 2 and _PLAIN.match(word) and _PLAIN.match(lemma) and by_rule(word, tag) != lemma:
            table.setdefault((word, kind), lemma)
    table |= _SETTLED
    for verb in verbs():
        for form, tag in forms(verb):
            if by_rule(form, tag) != verb:
                table.setdefault((form, "v"), verb)
    with open(out, "w", encoding="utf-8") as file:
        file.write("# word, class, lemma: what the spelling rules get wrong. Made by training/parser/lemmas.py.\n")
        for (word, kind), lemma in sorted(table.items()):
            file.write(f"{word}\t{kind}\t{lemma}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

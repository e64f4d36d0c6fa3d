"""What a verb's own group and the words over it say of whether its event happened."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from dateline.lexicon.status_words import Ruling, load_status_words
from dateline.records.claim import Status
from dateline.records.syntax import Sentence, Token

#: The status of the event of a token, asked at some depth of recursion.
Ask = Callable[[int, int], Status]

_GROUP: Final = frozenset({"be", "have", "do", "get", "'s", "'re", "'ve"})
_SURE: Final = frozenset({"will", "shall", "'ll", "wo", "would", "'d", "gonna"})


class VerbReading:
    """The verbs of one sentence. ``ask`` goes back to whoever can tell verbs from nouns."""

    def __init__(self, sentence: Sentence, ask: Ask) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = load_status_words()
        self.of = ask
        last = sentence.tokens[-1].text if sentence.tokens else ""
        self.headline = last[-1:] not in {".", "?", "!", "”", '"', "’", "'", ")", ";"}

    def group(self, i: int) -> list[Token]:
        """The auxiliaries, "to" and adverbs before verb ``i``, nearest last; a coordinated verb has the first one's."""
        tokens = self.tokens
        k = i - 1
        while k >= 0 and i - k <= 8:
            token = tokens[k]
            auxiliary = token.tag in {"MD", "TO"} or token.dep in {"aux", "auxpass", "neg"}
            helping = (
                token.tag.startswith("VB")
                and token.lemma in _GROUP
                and (
                    token.head == i
                    or (tokens[i].tag in {"VBN", "VBG", "VB"} and token.dep != "ROOT")
                    or token.lemma == "be"
                )
            )
            if not (auxiliary or helping or token.tag in {"RB", "RBR"} or token.lower in self.words.negation):
                break
            k -= 1
        group = list(tokens[k + 1 : i])
        for kid in self.sentence.kids(i, "aux", "auxpass", "neg"):
            if kid.index <= k:  # "did the army attack", "has the army been attacked"
                group.insert(0, kid)
        if not any(t.tag in {"MD", "TO"} or t.tag.startswith("VB") for t in group) and tokens[i].dep == "conj":
            head = tokens[i].head
            own = self.sentence.kids(i, "nsubj", "nsubjpass")
            bare = tokens[i].tag in {"VB", "VBN", "VBG"} or (tokens[i].tag == "VBD" and tokens[head].tag == "VBN")
            if head < i and tokens[head].tag.startswith("VB") and not own and bare:
                return self.group(head) + group
        return group

    def verb(self, i: int, depth: int) -> Status:
        token = self.tokens[i]
        group = self.group(i)
        lowers = [t.lower for t in group]
        if self._negated(i, lowers):
            # "It would not have fallen without them" tells that it fell.
            return "happened" if "would" in lowers and "have" in lowers else "negated"
        if self._conditional(i):
            return "hypothetical"
        modal = next((t.lower for t in group if t.tag == "MD"), None)
        if modal is not None:
            return self._modal(i, modal, lowers)
        if any(t.tag == "TO" for t in group):
            return self._infinitive(i, group, depth)
        helpers = [t for t in group if t.tag.startswith("VB")]
        if token.tag == "VBG":
            return self._ing(i, helpers, depth)
        if token.tag in {"VBN", "VBD"} and helpers:
            return self._participle(i, helpers, depth)
        if token.tag in {"VBZ", "VBP"} and not helpers:
            return self._present(i)
        if token.tag == "VB" and not helpers:
            return self._bare(i, depth)
        return self._outer(i, depth)

    def _negated(self, i: int, lowers: list[str]) -> bool:
        if self.words.negation.intersection(lowers) or any(a == "no" and b == "longer" for a, b in pairwise(lowers)):
            return "only" not in lowers
        if any(kid.lower in self.words.negation for kid in self.sentence.kids(i, "neg")):
            return True
        for kid in self.sentence.kids(i, "nsubj", "nsubjpass"):
            if kid.lower in self.words.nobody or any(t.lower == "no" for t in self.sentence.kids(kid.index, "det")):
                return True
        before = self.tokens[i - 1].lower if i else ""
        return (self.tokens[i].tag == "VBG" and before in {"without", "than"}) or self.after(i, ("instead", "of"))

    def after(self, i: int, words: tuple[str, ...]) -> bool:
        return i >= len(words) and tuple(t.lower for t in self.tokens[i - len(words) : i]) == words

    def _conditional(self, i: int) -> bool:
        """Whether a condition opens the verb's clause, or hangs on the verb itself."""
        if self.tokens[0].lower in self.words.condition and not any(t.text == "," for t in self.tokens[:i]):
            return True
        seen = i
        for _ in range(3):
            marks = [t for t in self.sentence.kids(seen, "mark", "advmod", "prep") if t.index < seen]
            if any(t.lower in self.words.condition for t in marks):
                return True
            token = self.tokens[seen]
            if token.dep not in {"conj", "xcomp", "ccomp"} or token.head == seen or token.head > seen:
                break
            seen = token.head
        for kid in self.sentence.kids(i, "advcl"):
            opens = [t.lower for t in self.sentence.kids(kid.index, "mark")]
            if (
                self.words.condition.intersection(opens)
                and "even" not in opens
                and any(t.tag == "MD" for t in self.group(i))
            ):
                return True
        return False

    def _modal(self, i: int, modal: str, lowers: list[str]) -> Status:
        if modal not in _SURE:
            return "hypothetical"
        if "have" in lowers and modal in {"would", "'d"}:
            return "hypothetical"
        if self.tokens[i].lemma == "like" or (
            {"probably", "likely", "possibly"}.intersection(lowers) and modal == "would"
        ):
            return "hypothetical"
        if modal == "would" and self.tokens[i].dep == "relcl" and self.tokens[self.tokens[i].head].tag in {"NN", "NNS"}:
            governor = self.tokens[self.tokens[i].head]
            if governor.index and self.tokens[governor.index - 1].lower in {"a", "an", "any"}:
                return "hypothetical"
        return "planned"

    def _infinitive(self, i: int, group: list[Token], depth: int) -> Status:
        to = next(t.index for t in reversed(group) if t.tag == "TO")
        lowers = [t.lower for t in group]
        before = [t for t in group if t.index < to]
        if any(t.lemma == "be" for t in before) and before and before[-1].lemma in {"be"}:
            return "hypothetical" if "have" in lowers else "planned"
        governor = self._governor(i, to)
        if governor is None:
            return "planned"
        ruling = self.words.infinitive.get(governor.lemma) or self.words.infinitive.get(governor.lower)
        happening = "have" in lowers
        if ruling is None:
            purpose = governor.tag.startswith("VB") or governor.tag.startswith("NN")
            if happening:
                return "happened"
            return "planned" if purpose else "hypothetical"
        if ruling == "ongoing" and governor.tag == "VBD":
            return "happened"
        if ruling == "happened" and happening:
            return "happened"  # "appears to have attacked"
        if ruling in {"inherit", "happened"} and governor.tag.startswith("VB"):
            if ruling == "happened" and (
                governor.lemma in self.words.saying or governor.lemma in {"accuse", "charge", "suspect"}
            ):
                return "happened"
            outer = self.of(governor.index, depth + 1)
            if governor.lemma == "use":
                return "happened" if outer != "negated" else "negated"
            return outer
        if ruling == "inherit":
            return self.of(governor.index, depth + 1)
        if ruling == "planned" and governor.tag.startswith("VB"):
            own = self.group(governor.index)
            if self.words.negation.intersection(t.lower for t in own):
                return "negated"
            if self.of(governor.index, depth + 1) == "hypothetical":
                return "hypothetical"
        if ruling == "negated" and governor.tag.startswith("VB"):
            return "negated" if self.of(governor.index, depth + 1) not in {"hypothetical"} else "hypothetical"
        return ruling

    def _governor(self, i: int, to: int) -> Token | None:
        """What the infinitive hangs on: its head, unless the word right before "to" governs infinitives itself."""
        tokens = self.tokens
        k = to - 1
        while k >= 0 and tokens[k].tag == "RB":
            k -= 1
        if k >= 0 and (tokens[k].lemma in self.words.infinitive or tokens[k].lower in self.words.infinitive):
            return tokens[k]
        head = tokens[i].head
        if tokens[i].dep == "conj" and head != i:
            return self._governor(head, to)
        if head == i or (head > i and tokens[i].dep not in {"nsubj", "csubj", "advcl"}):
            # A root with "to" is a headline: "Troops to leave bases".
            for j in range(to - 1, max(-1, to - 8), -1):
                if tokens[j].tag.startswith(("VB", "JJ")) and tokens[j].lemma in self.words.infinitive:
                    return tokens[j]
            return None
        return tokens[head]

    def _ing(self, i: int, helpers: list[Token], depth: int) -> Status:
        token = self.tokens[i]
        forms = [t.lower for t in helpers]
        if helpers:
            if {"is", "are", "'s", "'re", "am", "'m"}.intersection(forms):
                return "planned" if self._soon(i) else "ongoing"
            if {"has", "have", "'ve"}.intersection(forms):
                return "ongoing"
            if "had" in forms:
                return "happened"
            if {"was", "were"}.intersection(forms):
                if self._soon(i):
                    return "planned"
                return "ongoing" if self._reported(i) else "happened"
            return self._outer(i, depth)
        before = self.tokens[i - 1] if i else None
        head = self.tokens[token.head]
        if (
            before is not None
            and before.tag == "IN"
            and before.lower in {"of", "from", "against", "for", "to", "about", "at"}
        ):
            governor = self.tokens[before.head] if before.head != before.index else head
            ruling = self.words.gerund.get(governor.lemma)
            if before.lower == "from" and ruling in {None, "happened"}:
                ruling = "negated" if governor.lemma in {"stop", "keep", "prevent", "block"} else "hypothetical"
            if before.lower == "against" and ruling is None:
                ruling = "hypothetical"
            return self.apply(ruling, governor.index, depth, "happened")
        if token.dep in {"xcomp", "ccomp", "dobj", "pcomp"} and head.index < i:
            ruling = self.words.gerund.get(head.lemma)
            if ruling is not None:
                return self.apply(ruling, head.index, depth, "happened")
        if self.after(i, ("out",)) and i > 1 and self.tokens[i - 2].lemma == "rule":
            return "negated"
        if before is not None and before.lemma in self.words.gerund and before.tag.startswith("VB"):
            return self.apply(self.words.gerund[before.lemma], before.index, depth, "happened")
        if (
            before is not None
            and before.tag == "IN"
            and before.lower in {"after", "since", "despite", "on", "following"}
        ):
            return "happened"
        if before is not None and before.tag == "IN" and before.lower == "before":
            return self.of(head.index, depth + 1) if head.index != i and head.tag.startswith("VB") else "happened"
        if token.dep == "acl":
            return self._attached(i)
        return self._outer(i, depth)

    def _attached(self, i: int) -> Status:
        """A participle after its noun is as present as the clause: "it hosts a force fighting the rebels"."""
        if self.headline:
            return "ongoing" if self.tokens[self.tokens[i].head].dep == "ROOT" else "happened"
        for token in self.sentence.above(i):
            if token.tag.startswith("VB") and token.dep in {"ROOT", "relcl", "ccomp", "advcl", "conj"}:
                group = [t for t in self.group(token.index) if t.tag in {"VBZ", "VBP", "VBD", "MD"}]
                finite = group[0] if group else token
                return "ongoing" if finite.tag in {"VBZ", "VBP"} and finite.lemma != "have" else "happened"
        return "happened"

    def _soon(self, i: int) -> bool:
        """Whether a progressive speaks of what is to come: "is leaving next week"."""
        end = min(len(self.tokens), i + 10)
        for k in range(i + 1, end):
            token = self.tokens[k]
            if token.text in {",", ";"}:
                break
            if token.lower in self.words.future and not (
                token.lower == "later" and self.tokens[k - 1].tag in {"NNS", "NN"}
            ):
                return True
        return False

    def _reported(self, i: int) -> bool:
        """Whether the clause of ``i`` is told through a verb of saying in the past."""
        for token in self.sentence.above(i)[:5]:
            if token.lemma in self.words.saying and token.tag in {"VBD", "VBN"}:
                return True
        return any(
            t.lemma in self.words.saying and t.tag == "VBD" and t.index > i and t.index - i < 40 for t in self.tokens
        ) and self.tokens[i].dep in {"ccomp", "ROOT", "parataxis"}

    def _participle(self, i: int, helpers: list[Token], depth: int) -> Status:
        forms = [t.lower for t in helpers]
        if "being" in forms:
            return "ongoing" if {"is", "are", "'s", "'re"}.intersection(forms) or self._reported(i) else "happened"
        present = {"is", "are", "'s", "'re", "am"}.intersection(forms)
        perfect = {"has", "have", "had", "'ve"}.intersection(forms)
        if present and not perfect and not self.headline and self.tokens[i].tag == "VBN" and "been" not in forms:
            return "ongoing" if forms[0] not in {"'s"} else "happened"
        return self._outer(i, depth)

    def _present(self, i: int) -> Status:
        token = self.tokens[i]
        if self.headline or token.lemma in self.words.saying:
            return "happened"
        head = self.tokens[token.head]
        if token.dep == "ccomp" and head.lemma in self.words.mandative and head.index < i:
            return "hypothetical"  # "demanded that they leave"
        if token.lemma in {"come", "follow"}:
            return "happened"  # "the strike comes after ..."
        return "planned" if self._soon(i) else "ongoing"

    def _bare(self, i: int, depth: int) -> Status:
        token = self.tokens[i]
        head = self.tokens[token.head]
        if token.dep in {"ccomp", "xcomp"} and head.index < i:
            if head.lemma in {"help", "make", "let", "see", "watch", "hear", "have"}:
                return self.of(head.index, depth + 1)
            return "hypothetical"  # "demanded that they leave"
        if token.dep == "conj" and head.index < i and head.tag.startswith("VB"):
            return self.of(head.index, depth + 1)
        if self.headline and self.sentence.kids(i, "nsubj"):
            return "happened"  # a plural's present tense, taken for the bare form
        return "hypothetical"

    def _outer(self, i: int, depth: int) -> Status:
        """What a dependent form takes from the clause above it."""
        token = self.tokens[i]
        head = self.tokens[token.head]
        if head.index == i:
            return "happened"
        if token.tag == "VBG" and token.dep in {"advcl", "xcomp", "conj", "pcomp", "ccomp", "prep", "dep"}:
            if head.tag.startswith("VB"):
                outer = self.of(head.index, depth + 1)
                return outer if outer in {"planned", "hypothetical", "threatened", "ongoing"} else "happened"
            return "happened"
        if token.dep == "ccomp" and head.lemma == "deny" and head.index < i:
            return "denied"
        if (
            token.dep == "ccomp"
            and head.lemma in {"fear", "hope", "wish", "imagine", "doubt", "wonder"}
            and head.index < i
        ):
            return "hypothetical"
        return "happened"

    def apply(self, ruling: Ruling | None, governor: int, depth: int, default: Status) -> Status:
        if ruling is None:
            return default
        if ruling == "inherit":
            return self.of(governor, depth + 1)
        if ruling == "denied" and self.tokens[governor].tag.startswith("VB"):
            group = [t.lower for t in self.group(governor)]
            return "happened" if self.words.negation.intersection(group) else "denied"
        return ruling

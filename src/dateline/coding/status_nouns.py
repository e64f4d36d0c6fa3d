"""What the phrase of a noun and the words over it say of whether its event happened."""

from __future__ import annotations

from typing import Final

from dateline.coding.status_verbs import Ask, VerbReading
from dateline.lexicon.status_words import load_status_words
from dateline.records.claim import Status
from dateline.records.syntax import Sentence, Token

_DEEPEST: Final = 6  # how many governors are asked
_PHRASE: Final = frozenset("DT JJ JJR JJS VBN VBG NN NNP NNPS CD HYPH RB VBD PRP$ POS".split())
_FACTUAL: Final = frozenset({"after", "following", "since", "during", "despite", "amid", "in", "over"})
_BINDING: Final = frozenset({"of", "for", "to", "against", "on", "about"})
_LOOSE: Final = frozenset({"with", "by", "in", "on", "through", "to", "into", "at", "for", "from"})
_ARGUMENTS: Final = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "ccomp", "dative"})
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those", "last", "recent"})
_LASTING: Final = frozenset({"continue", "rage", "persist", "intensify", "escalate", "drag", "remain"})
_UNREAL: Final = frozenset({"planned", "hypothetical", "threatened"})


class NounReading:
    """The nouns of one sentence. ``verbs`` reads its verb groups; ``ask`` goes back to whoever tells the two apart."""

    def __init__(self, sentence: Sentence, verbs: VerbReading, ask: Ask) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = load_status_words()
        self.verbs = verbs
        self.of = ask

    def noun(self, i: int, depth: int) -> Status:
        token = self.tokens[i]
        modified = self._modifier(i)
        if modified is not None or depth > _DEEPEST:
            return modified or "happened"
        head = self.tokens[token.head]
        if token.dep in {"compound", "amod", "nmod", "poss"} and head.index > i:
            if head.lemma in self.words.compound:
                return self.verbs.apply(self.words.compound[head.lemma], head.index, depth, "happened")
            return self.noun(head.index, depth + 1) if head.tag.startswith("NN") else "happened"
        if token.dep in {"conj", "appos"} and head.index < i:
            return self.of(head.index, depth + 1) if token.dep == "conj" and head.tag.startswith("NN") else "happened"
        if token.dep == "pobj" and head.tag in {"IN", "TO"}:
            return self._under_preposition(i, head.index, depth)
        if token.dep in _ARGUMENTS and head.index != i:
            return self._as_subject(i, head, depth) if token.dep == "nsubj" else self._as_object(i, head, depth)
        return "happened"

    def _modifier(self, i: int) -> Status | None:
        """What the words before the noun, in its own phrase, say of it."""
        for k in range(i - 1, max(-1, i - 8), -1):
            token = self.tokens[k]
            if token.tag not in _PHRASE:
                break
            if token.lower == "going" and k > 1 and self.tokens[k - 2].lower == "on":
                return "ongoing"
            noun = token.tag in {"NN", "NNP"} and token.lower != "future"
            ruling = None if noun else self.words.modifier.get(token.lower)
            if token.tag == "VBD" and ruling == "happened":
                break
            if ruling is not None and ruling != "inherit":
                return ruling
            if token.tag in {"DT", "PRP$", "VBD"}:
                break
        return None

    def _given(self, i: int) -> bool:
        """Whether the noun's phrase speaks of a known event: "the attack", "this attack", "Friday's attack"."""
        return any(kid.lower in _KNOWN or kid.dep == "poss" for kid in self.sentence.kids(i, "det", "poss", "amod"))

    def _under_preposition(self, i: int, p: int, depth: int) -> Status:
        tokens = self.tokens
        preposition, governor = tokens[p].lower, tokens[tokens[p].head]
        if preposition == "without":
            return "negated"
        if preposition in _FACTUAL and governor.lemma not in {"interest", "believe", "succeed"}:
            return "happened"
        if preposition in _BINDING:
            bound = self._bound(i, [governor, tokens[max(p - 1, 0)]], depth)
            if bound is not None:
                return bound
        if preposition in _LOOSE and governor.tag.startswith("VB"):
            if governor.lemma == "threaten":
                return "threatened"
            told = governor.lemma in self.words.about and governor.lemma not in {"respond", "retaliate", "react"}
            outer = self.of(governor.index, depth + 1)
            if outer in _UNREAL and not told and not self._given(i):
                return outer
        return "happened"

    def _bound(self, i: int, over: list[Token], depth: int) -> Status | None:
        """What a word that takes the preposition says: "threat of attack", "preparing for an attack"."""
        given = self._given(i)
        for word in over:
            if word.tag.startswith("NN") and word.lemma in self.words.noun:
                if given and word.lemma in self.words.stance:
                    return "happened"
                ruling = self.words.noun[word.lemma]
                return self.noun(word.index, depth + 1) if ruling == "inherit" else ruling
        for word in over:
            if word.tag.startswith(("VB", "JJ")) and word.lemma in self.words.toward:
                ruling = self.words.toward[word.lemma]
                if given and word.lemma in self.words.stance:
                    return "happened"
                return self.verbs.apply(ruling, word.index, depth, "happened")
        return None

    def _as_object(self, i: int, verb: Token, depth: int) -> Status:
        """The object of a verb, or the subject of a passive one."""
        if not verb.tag.startswith("VB"):
            return "happened"
        lemma, given, words = verb.lemma, self._given(i), self.words
        group = self.verbs.group(verb.index)
        ruling = words.verb.get(lemma)
        particles = {t.lower for t in self.tokens[verb.index + 1 : verb.index + 3]}
        if ruling is None:
            if lemma in words.about or given:
                return "happened"
            outer = self.of(verb.index, depth + 1)
            return outer if outer in _UNREAL or outer == "negated" else "happened"
        if (lemma == "rule" and "out" not in particles) or (lemma == "call" and "off" not in particles):
            return "happened"
        if lemma == "call":
            return "negated"
        if ruling == "inherit" or ruling == "denied":  # noqa: PLR1714 – mypy narrows by ==
            return self.verbs.apply(ruling, verb.index, depth, "happened")
        unreal = any(t.tag in {"MD", "TO"} for t in group)
        done = lemma in words.enacting and verb.tag in {"VBD", "VBN", "VBZ"} and not unreal
        if done and (given or lemma in {"allow", "permit"}):
            return "planned" if lemma in {"announce", "delay"} else "happened"
        if ruling in {"hypothetical", "planned"} and words.negation.intersection(t.lower for t in group):
            return "happened" if lemma in {"prevent", "avert", "avoid", "deter", "stop", "halt"} else "negated"
        return ruling

    def _as_subject(self, i: int, verb: Token, depth: int) -> Status:
        if verb.lemma == "be" or verb.tag.startswith("JJ"):
            for kid in [verb, *self.sentence.kids(verb.index, "acomp", "advmod", "attr", "prep", "xcomp")]:
                if kid.lower == "under" and any(t.lower == "way" for t in self.tokens[kid.index + 1 : kid.index + 2]):
                    return "ongoing"
                ruling = self.words.predicate.get(kid.lower)
                if ruling is not None and ruling != "inherit":
                    return ruling
        if not verb.tag.startswith("VB"):
            return "happened"
        if verb.lemma in {"loom", "threaten"}:
            return "hypothetical"
        outer = self.verbs.verb(verb.index, depth + 1)
        if verb.lemma in _LASTING:
            return "ongoing" if outer in {"happened", "ongoing"} else outer
        if verb.lemma == "be":
            modal = any(t.tag == "MD" for t in self.verbs.group(verb.index))
            if not modal or self._given(i):
                return "happened"
            return "hypothetical" if outer == "planned" else outer
        if verb.lemma in self.words.occurrence:
            return outer
        return outer if outer in {"hypothetical", "planned"} and not self._given(i) else "happened"

"""Noun phrases that can be a speaker, and the subject of a verb of saying.

The parse proposes, the words around the verb check: names, titles and appositions are where parsers of news err most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.lexicon.speech import SpeechVerbs
from dateline.records.span import Span
from dateline.records.syntax import Sentence

NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
PHRASE: Final = NOUNS | {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "FW", "ADD", "AFX", "NFP"}
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSERS: Final = frozenset({",", "”", "’", '"', "'", "''", "—", "–", "-", "?", "!", "...", "…", ";", ":", ",''"})
QUOTE_MARKS: Final = frozenset({"“", "”", '"', "''", "``", "‘", "’", "'", "«", "»"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVES: Final = frozenset({"who", "which", "that"})
TIME_WORDS: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "earlier",
        "later",
        "late",
        "early",
        "recently",
        "last",
        "next",
        "this",
    ]
)
_NOT_SPEAKERS: Final = frozenset({"it", "there", "what", "whom", "whose", "that", "this", "which"})
_ATTACHED: Final = frozenset({"of", "for", "in", "at", "from", "with", "within", "inside", "to", "on", "by"})
_ATTACHED_AFTER: Final = frozenset({"of", "for", "from", "with", "within", "at"})
_CHANNELS: Final = frozenset(
    [
        "statement",
        "interview",
        "briefing",
        "conference",
        "speech",
        "address",
        "letter",
        "post",
        "message",
        "tweet",
        "release",
        "communique",
        "communiqué",
        "telegram",
        "twitter",
        "facebook",
        "television",
        "broadcast",
        "report",
        "email",
        "phone",
        "telephone",
    ]
)
_LONGEST_PHRASE: Final = 24  # tokens


class SpeakerPhrases:
    """The phrases of one sentence, as token indices. ``inside`` holds, for each token, the start of its quotation."""

    def __init__(self, sentence: Sentence, verbs: SpeechVerbs, quotations: Sequence[Span]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.verbs = verbs
        self.quotations = [q for q in quotations if q.start < sentence.end and sentence.start < q.end]
        self.inside = [self._quotation_at(token.start) for token in self.tokens]
        self.opening = self._dateline()

    def _dateline(self) -> int:
        """The first token after a dateline ("LAGOS, May 3 (AFP) - "), whose words are nobody's."""
        if not self.tokens or not self.tokens[0].text.isupper() or len(self.tokens[0].text) < 3:
            return 0
        for token in self.tokens[1:12]:
            if token.text in {"-", "--", "—", "–"} and token.start > self.tokens[token.index - 1].end:
                return token.index + 1
        return 0

    def adjacent(self, left: tuple[int, ...], k: int) -> bool:
        """Whether only an apposition, not the end of a clause, stands between the subject and token ``k``."""
        gap = self.tokens[left[-1] + 1 : k + 1]
        return not any(token.tag in FINITE for token in gap) or gap[0].lower in _RELATIVES | {","}

    def subject(self, i: int) -> tuple[int, ...]:
        """The subject of verb ``i``, its own or that of the verb it hangs on; else the noun phrase right before it."""
        if i > 1 and self.tokens[i - 1].lower in _RELATIVES and self.tokens[i - 1].tag != "DT":
            antecedent = self.before_comma(i - 1)
            if antecedent and self.tokens[antecedent[-1]].tag in NOUNS:
                return antecedent
        seen = i
        for _ in range(4):
            for kid in self.sentence.kids(seen, *_SUBJECTS):
                if self.opening <= kid.index < i and self._same_side(kid.index, i):
                    found = self._interposed(kid.index, i) or self._speaker(kid.index, seen)
                    near = self.near(i) if seen == i else ()
                    return near if len(near) > len(found) and kid.index in near else found
            token = self.tokens[seen]
            if token.dep == "acl" and token.head == seen - 1:
                return self.left_of(seen - 1)
            if seen == i and (near := self.near(i)) and token.dep != "conj":
                return near
            if token.dep == "relcl" and token.head < i:
                return self.headed(token.head, i)
            if token.dep == "conj" and (speaker := self._speaker_before(seen)):
                return speaker
            if token.dep not in {"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp", "parataxis"}:
                break
            if token.head == seen or (token.head > i and token.dep != "advcl"):
                break
            seen = token.head
        return self.near(i)

    def _speaker_before(self, i: int) -> tuple[int, ...]:
        """In "X said that Y would leave and warned ...", a parser may hang the second saying on Y's verb: it is X's."""
        token = self.tokens[i]
        head = self.tokens[token.head]
        if token.tag != "VBD" or head.index >= i or head.dep != "ccomp" or self.near(i):
            return ()
        over = self.tokens[head.head]
        if over.index >= head.index or over.tag != "VBD" or self.verbs.verb(over.lemma) is None:
            return ()
        return self.subject(over.index)

    def _interposed(self, subject: int, i: int) -> tuple[int, ...]:
        """The noun phrase of ", X said" where the parser took a subject from the clause before the comma."""
        near = self.near(i)
        if not near or near[0] <= subject + 1 or not self.closes(near[0] - 1) or near[-1] < i - 3:
            return ()
        parted = any(t.tag in FINITE for t in self.tokens[subject : near[0]]) and self.tokens[i - 1].text != ","
        return near if parted else ()

    def _same_side(self, k: int, i: int) -> bool:
        """A cue outside quotation marks has its subject outside them too."""
        return self.inside[i] is not None or self.inside[k] is None or self.inside[k] == self.inside[i]

    def _speaker(self, k: int, verb: int) -> tuple[int, ...]:
        token = self.tokens[k]
        if token.lower in _RELATIVES and token.tag in {"WP", "WDT"}:
            return self.headed(self.tokens[verb].head, k) if self.tokens[verb].head < k else self.before_comma(k)
        if token.lower in _NOT_SPEAKERS and token.lower != "it":
            return ()
        return self.headed(k, verb)

    def before_comma(self, k: int) -> tuple[int, ...]:
        k -= 1
        if k >= 0 and self.tokens[k].text == ",":
            k -= 1
        return self.left_of(k) if k >= 0 else ()

    def near(self, i: int) -> tuple[int, ...]:
        """The noun phrase right before the verb, over adverbs, auxiliaries and one apposition in commas."""
        tokens = self.tokens
        k = i - 1
        while k >= 0 and (tokens[k].tag in {"RB", "MD"} or tokens[k].lower in {"has", "have", "had", "also"}):
            k -= 1
        if k < 0:
            return ()
        token = tokens[k]
        if token.lower == "who" and token.tag == "WP":
            return self.before_comma(k)
        if token.tag in NOUNS or token.tag == "PRP" or (token.tag in {"DT", "CD"} and token.lower not in _NOT_SPEAKERS):
            return self.left_of(k) if self._same_side(k, i) else ()
        if token.text == ",":
            opening = next((j for j in range(k - 1, max(-1, k - 20), -1) if tokens[j].text == ","), None)
            if opening is not None and opening > 0 and tokens[opening - 1].tag in NOUNS:
                middle = tokens[opening + 1 : k]
                if not any(t.tag in FINITE for t in middle):
                    return self.left_of(opening - 1)
        return ()

    def headed(self, head: int, before: int) -> tuple[int, ...]:
        """The noun phrase headed by ``head``, with the prepositional phrases that end before token ``before``."""
        if not self.tokens[head].tag.startswith(("NN", "PRP", "CD", "DT", "JJ", "VB", "FW", "ADD", "WP")):
            return ()
        left = self.left_of(head)
        if not left:
            return ()
        end = self.right_of(head)[-1] if self.right_of(head) else head
        end = self._attach(end, _ATTACHED, before)
        return tuple(range(left[0], min(end, before - 1 if before > head else end) + 1))

    def left_of(self, end: int) -> tuple[int, ...]:
        """The noun phrase that ends with token ``end``, adding what its parts join with "and" or hang on with "of"."""
        tokens = self.tokens
        if end < 0:
            return ()
        if tokens[end].tag == "PRP":
            return (end,)
        k = end
        while k > 0 and end - k < _LONGEST_PHRASE:
            before = tokens[k - 1]
            glued = before.end == tokens[k].start and before.text not in QUOTE_MARKS | {",", ";", ":", "(", "[", "—"}
            joins = before.tag == "CC" and k > 1 and self._joined(k - 1, end)
            modifies = before.tag in {"VBN", "VBG"} and tokens[k].tag in NOUNS and before.dep in {"amod", "compound"}
            named = before.tag == "VB" and before.text[:1].isupper() and k > 1
            if not (before.tag in PHRASE or glued or joins or modifies or named):
                break
            begun = tokens[k].tag in {"DT", "PRP$"} and before.tag != "PDT" and not joins
            if begun or self.inside[k - 1] != self.inside[end]:
                break
            k -= 1
        k = self._title(k, end)
        while k < end and (tokens[k].lower in TIME_WORDS or tokens[k].tag in {"HYPH", "POS", "CC"}):
            k += 1
        if k > 1 and tokens[k - 1].lower in {"of", "for", "in", "from", "at", "with", "within"}:
            outer = tokens[k - 2]
            if outer.tag in NOUNS and self.verbs.source(outer.lower) - {"document"}:
                return (*self.left_of(k - 2), *range(k - 1, end + 1))
        return tuple(range(k, end + 1))

    def _title(self, k: int, end: int) -> int:
        """Where a name that runs over small words begins: "the Committee to Defend Writers"."""
        tokens = self.tokens
        while k > 1 and end - k < _LONGEST_PHRASE and tokens[k].text[:1].isupper():
            j = k - 1
            while j > 0 and k - j <= 2 and tokens[j].lower in {"of", "for", "to", "on", "without", "the"}:
                j -= 1
            if (
                j == k - 1
                or not tokens[j].text[:1].isupper()
                or tokens[j].lower in TIME_WORDS
                or tokens[j].tag not in NOUNS
            ):
                break
            k = j
            while k > 0 and (tokens[k - 1].tag in {"DT", "JJ"} or tokens[k - 1].tag in NOUNS):
                k -= 1
        return k

    def _joined(self, cc: int, head: int) -> bool:
        """Whether "and" joins two nouns of one phrase, not two clauses."""
        tokens = self.tokens
        if tokens[cc].lower not in {"and", "or", "&"} or tokens[cc - 1].tag not in NOUNS | {"JJ"}:
            return False
        above = {head, *(token.index for token in self.sentence.above(cc - 1))}
        return tokens[cc].head == head or tokens[cc - 1].head == head or (head in above and tokens[head].head != head)

    def right_of(self, start: int, far: bool = False) -> tuple[int, ...]:
        """The noun phrase that begins with token ``start``; with ``far``, also its prepositional phrases."""
        tokens = self.tokens
        if start >= len(tokens):
            return ()
        if tokens[start].tag in {"PRP", "WP"}:
            return (start,)
        k = start
        while k < len(tokens) and k - start < _LONGEST_PHRASE:
            token = tokens[k]
            glued = k > start and tokens[k - 1].end == token.start and token.text not in {",", ".", ";", ":", ")", "—"}
            glued = glued and token.text not in QUOTE_MARKS
            modifies = token.tag in {"VBN", "VBG"} and k + 1 < len(tokens) and tokens[k + 1].tag in NOUNS
            joins = (
                token.lower in {"and", "&"}
                and k > start
                and k + 1 < len(tokens)
                and tokens[k + 1].tag in PHRASE
                and token.head < k
                and token.head >= start
                and not any(t.tag in FINITE for t in tokens[k + 1 : k + 6])
            )
            after_noun = k > start and tokens[k - 1].tag in NOUNS
            if after_noun and (token.tag in {"DT", "PRP$", "PDT"} or token.lower in TIME_WORDS):
                break
            if not (token.tag in PHRASE or glued or modifies or joins):
                break
            k += 1
        end = k - 1
        if end < start or not any(tokens[j].tag in NOUNS | {"CD", "DT", "JJ", "JJS"} for j in range(start, k)):
            return ()
        if far:
            end = self._attach(end, _ATTACHED_AFTER, len(tokens))
        return tuple(range(start, end + 1))

    def _attach(self, end: int, prepositions: frozenset[str], before: int) -> int:
        """Extend a phrase over the prepositional phrases right after it that end before token ``before``."""
        tokens = self.tokens
        for _ in range(3):
            k = end + 1
            if k + 1 >= before or tokens[k].lower not in prepositions or tokens[k + 1].lower in TIME_WORDS:
                break
            more = self.right_of(k + 1)
            if not more or more[-1] >= before or tokens[more[-1]].lemma in _CHANNELS - {"television", "twitter"}:
                break
            end = more[-1]
        return end

    def closes(self, k: int) -> bool:
        return k >= 0 and (self.tokens[k].text in _CLOSERS or self.tokens[k].tag in {"''", ","})

    def is_quote(self, k: int) -> bool:
        return self.tokens[k].text in QUOTE_MARKS

    def _quotation_at(self, offset: int) -> int | None:
        for q in self.quotations:
            if q.start <= offset < q.end:
                return q.start
        return None

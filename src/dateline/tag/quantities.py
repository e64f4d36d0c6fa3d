"""Counts in the text: numbers with their hedges, without what only looks like a count.

A number is read by its own grammar (`number_values`), then its neighbours decide whether it counts anything
(`quantity_context`), then hedges are put around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.lexicon.number_words import CountedNouns, NumberWords
from dateline.records.mention import QuantityMention
from dateline.records.reference import Hedge
from dateline.records.span import Span
from dateline.tag.number_values import Tokens, Value, read_value
from dateline.tag.quantity_context import STRENGTH, CountContext

_CHUNK: Final = 20_000  # characters read at once, so that one endless line needs no more memory than a long one
_GLUE: Final = frozenset("-/:.#°'’_\\@&+–,")
_REACH: Final = 6  # tokens looked back for a negation, a score or a vote
_ABSTRACT: Final = frozenset([
    "evidence", "sign", "signs", "doubt", "threat", "risk", "plan", "plans", "intention", "excuse", "reason",
    "need", "proof", "question", "claim", "claims", "way", "place", "link", "links"
])  # fmt: skip


def find_quantities(text: str, start: int, end: int) -> list[QuantityMention]:
    """Every count in ``text[start:end]`` with its hedge, in order, not overlapping, in offsets of ``text``.

    "No casualties" and "nobody" are 0–0 with the span of that word. An indefinite article before a noun is a mention of
    one with ``article`` set: the caller decides whether it counts. "Several", "a number of" and "many" give no number.
    """
    table, nouns = NumberWords.load(), CountedNouns.load()
    found: list[QuantityMention] = []
    while start < end:
        stop = end
        if end - start > _CHUNK:
            stop = max(text.rfind(" ", start, start + _CHUNK), text.rfind("\n", start, start + _CHUNK)) + 1
            stop = stop if stop > start else start + _CHUNK
        found.extend(_Finder(text, Tokens.of(text, start, stop), table, nouns).find())
        start = stop
    return found


class _Finder:
    """One pass over the tokens of a stretch of text."""

    def __init__(self, text: str, tokens: Tokens, table: NumberWords, nouns: CountedNouns) -> None:
        self.tokens = tokens
        self.table = table
        self.nouns = nouns
        self.words = table.words
        self.context = CountContext(text, tokens, table, nouns)
        self._modified = table.hedges_before.keys()

    def find(self) -> Iterator[QuantityMention]:
        tokens, table, words = self.tokens, self.table, self.words
        seeds = (
            table.values.keys()
            | table.vague.keys()
            | table.sets.keys()
            | words["several"]
            | {"half", "quarter", "dozen"}
        )
        lower, i, done = tokens.lower, 0, 0
        while i < len(lower):
            word, stop = lower[i], i + 1
            if word[0].isdigit() or word in seeds:
                value = self._value(i)
                stop = value.stop if value is not None else self._skip(i)
                if value is not None and self.context.counts(value):
                    mention, stop = self._hedged(value, done)
                    yield mention
                    done = stop
            elif word in ("a", "an", "another"):
                value = read_value(tokens, i, table) if word != "another" else None
                if value is not None:
                    value = self._ranged(value)
                    stop = value.stop
                    if self.context.counts(value):
                        mention, stop = self._hedged(value, done)
                        yield mention
                        done = stop
                elif self._is_article(i):
                    yield self._mention(i, i + 1, i, i + 1, 1, 1, "exact", article=True)
                    done = i + 1
            elif word in ("no", "nobody", "none", "without", "any", "anyone", "anybody", "not", "twin", "both"):
                mention_or_none, stop = self._special(i)
                if mention_or_none is not None:
                    yield mention_or_none
                    done = stop
            i = stop

    def _value(self, i: int) -> Value | None:
        value = read_value(self.tokens, i, self.table)
        return None if value is None else self._ranged(value)

    def _skip(self, i: int) -> int:
        """Past the rest of a compound of digits and signs (a time, a telephone number) that is no number."""
        tokens, j = self.tokens, i + 1
        while tokens.joined(j - 1) and j < len(tokens.raw) and (tokens.raw[j][0].isdigit() or tokens.raw[j] in _GLUE):
            j += 1
        return j

    def _mention(
        self, first: int, stop: int, number: int, number_stop: int, low: int | None, high: int | None, hedge: Hedge,
        *, article: bool = False,
    ) -> QuantityMention:  # fmt: skip
        start, end = self.tokens.start, self.tokens.end
        return QuantityMention(
            span=Span(start[first], end[stop - 1]), number=Span(start[number], end[number_stop - 1]),
            low=low, high=high, hedge=hedge, article=article,
        )  # fmt: skip

    def _ranged(self, value: Value) -> Value:
        """ "36 to 40", "36-40", "two or three", "between 36 and 40"."""
        tokens, j = self.tokens, value.stop
        joiner = tokens.at(j)
        between = tokens.at(value.first - 1) == "between"
        dash = joiner in ("-", "–")
        if not (dash or joiner in ("to", "or") or (joiner == "and" and between)):
            return value
        if joiner in ("-", "–") and tokens.joined(j - 1) != tokens.joined(j):
            return value
        if joiner == "to" and tokens.at(value.first - 1) == "from":  # it rose from 36 to 40: two numbers
            return value
        if joiner == "or" and tokens.at(j + 1) in ("more", "so", "less", "fewer"):
            return value
        other = read_value(tokens, j + 1, self.table) if j + 1 < len(tokens.raw) else None
        if other is None or tokens.at(j + 1) in ("a", "an", "half"):
            return value
        if dash and (
            value.digits != other.digits
            or (
                (tokens.joined(other.stop - 1) and tokens.at(other.stop) in "-/:")
                and tokens.at(other.stop + 1) not in self.words["group-suffix"] | self.words["measure"]
            )
        ):
            return value
        low = value.low
        if other.scale > 1 and value.scale == 1 and low * other.scale < other.high and low < 1000:
            low *= other.scale
        if low >= other.high or (joiner == "or" and other.high > 3 * low + 5 and value.hedge == "exact"):
            return value
        return Value(value.first, other.stop, low, other.high, "about", other.scale, value.digits, other.grouped)

    def _hedged(self, value: Value, done: int) -> tuple[QuantityMention, int]:
        """The mention with the hedges before and behind the number, and the token at which to go on."""
        tokens, i, stop = self.tokens, value.first, value.stop
        at = i - 1 if tokens.at(i - 1) == "between" and value.low != value.high else i
        hedge, first = self.context.hedge_before(at, done)
        if hedge is None and at != i and first == at:
            first = at
        behind, after = self._hedge_behind(stop)
        if behind is not None and (hedge is None or STRENGTH[behind] > STRENGTH[hedge]):
            hedge, stop = behind, after
        if (
            tokens.at(i) in ("a", "an", "one")
            and value.low == value.high == 1
            and hedge in ("about", "at-most", "more-than")
        ):
            hedge, first = None, i  # "over one hill", "about one of them"
        low: int | None = value.low
        high: int | None = value.high
        if hedge is None or (hedge == "about" and value.hedge != "exact"):
            hedge = value.hedge
        elif hedge in ("at-least", "more-than"):
            high = None
        elif hedge == "at-most":
            low = None
        return self._mention(first, stop, i, value.stop, low, high, hedge), stop

    def _hedge_behind(self, j: int) -> tuple[Hedge | None, int]:
        tokens = self.tokens
        if tokens.at(j) == "+" and tokens.joined(j - 1):
            return "at-least", j + 1
        step = 1 if tokens.at(j) == "-" and tokens.joined(j - 1) and tokens.joined(j) else 0
        for phrase, hedge in self.table.hedges_after.get(tokens.at(j + step), ()):
            stop = j + step + len(phrase)
            if tuple(tokens.lower[j + step : stop]) != phrase:
                continue
            if phrase[0] in ("plus", "ish", "odd", "up", "upward", "upwards") and not step and phrase[0] != "odd":
                continue
            if phrase[0] not in ("or", "plus", "odd", "ish") and tokens.at(stop) not in (".", ",", ";", ")", ""):
                continue
            return hedge, stop
        return None, j

    def _is_article(self, i: int) -> bool:
        """Whether "a", "an" or "another" stands for one thing."""
        tokens, words = self.tokens, self.words
        word = tokens.lower[i]
        if tokens.joined(i) or (i and tokens.joined(i - 1) and tokens.raw[i - 1] in "-'’/"):
            alone = word == "another" and tokens.at(i - 1) != "one" and not tokens.joined(i - 1)
            return alone and tokens.at(i + 1) in (".", ",", ";")
        if word == "another":
            if tokens.at(i - 1) == "one" or tokens.at(i + 1) in words["measure"]:
                return False
            return read_value(tokens, i + 1, self.table) is None if i + 1 < len(tokens.raw) else True
        if tokens.raw[i] in ("A", "AN", "An") and not self.context.opens(i) and not self.context.is_titled():
            return False
        following = tokens.at(i + 1)
        if not following or not following[0].isalnum():
            return following in ('"', "“", "‘", "'")
        if following[0].isdigit() or following in self.table.values:
            hyphen = i + 2 if tokens.at(i + 2) == "-" else 0
            return bool(hyphen) and tokens.joined(hyphen - 1) and not self.context.grouping(hyphen)
        if any(tokens.at(k) in self._modified and self.context.numeric(k + 1) for k in (i + 1, i + 2)):
            return False  # "an estimated two million", "a further 20"
        if following in words["collective"] and (
            tokens.at(i + 2) == "of" or following in ("few", "total", "little", "lot")
        ):
            return False
        if any(tokens.at(k) in words["collective"] and tokens.at(k + 1) == "of" for k in (i + 2, i + 3)):
            return False
        return following not in words["measure"] or following == "second"

    def _special(self, i: int) -> tuple[QuantityMention | None, int]:
        """ "No casualties", "nobody", "not a single", "twin blasts", "both": the mention, if it is one, and its end."""
        tokens, words = self.tokens, self.words
        word = tokens.lower[i]
        if word == "twin":
            following = tokens.at(i + 1)
            joined = tokens.joined(i)
            if (
                not joined
                and following.rstrip("s") not in words["relative"]
                and following.endswith("s")
                and following not in ("towers", "cities")
            ):
                return self._mention(i, i + 1, i, i + 1, 2, 2, "exact"), i + 1
            return None, i + 1
        if word == "both":
            following = tokens.at(i + 1)
            plural = (
                following.endswith("s")
                or following in self.nouns.plurals
                or following in ("were", "of", "died", "men", "are")
            )
            if (
                plural
                and following not in ("as", "his", "its", "was", "is", "s", "ours")
                and tokens.raw[i + 1][0].islower() == tokens.raw[i][-1].islower()
            ):
                return self._mention(i, i + 1, i, i + 1, 2, 2, "exact"), i + 1
            return None, i + 1
        if word == "not":
            for phrase in (("a", "single"), ("one", "single"), ("one",), ("even", "one")):
                stop = i + 1 + len(phrase)
                if tuple(tokens.lower[i + 1 : stop]) == phrase:
                    return self._mention(i, stop, i, stop, 0, 0, "exact"), stop
            return None, i + 1
        return self._zero(i)

    def _zero(self, i: int) -> tuple[QuantityMention | None, int]:
        tokens = self.tokens
        word, stop = tokens.lower[i], i + 1
        following = tokens.at(i + 1)
        if word in ("nobody", "none"):
            return self._mention(i, stop, i, stop, 0, 0, "exact"), stop
        if word == "no":
            if tokens.joined(i) and following == "-":
                following, stop = tokens.at(i + 2), i + 2
            if following == "one":
                return self._mention(i, stop + 1, i, stop + 1, 0, 0, "exact"), stop + 1
            if following in ("fewer", "less", "longer", "."):
                return None, i + 1
            if not self._nothing_follows(i + 1):
                return None, i + 1
            reported = any(
                tokens.at(k) in ("report", "reports", "word", "information", "indication", "details")
                for k in range(i + 1, i + 4)
            )
            return self._mention(i, i + 1, i, i + 1, 0, 0, "unknown" if reported else "exact"), i + 1
        if word == "without":
            if (
                following in ("loss", "injury", "injuries", "harm", "bloodshed", "victims")
                or self._nothing_follows(i + 1)
                or any(tokens.at(k) in ("anyone", "anybody") for k in (i + 2, i + 3))
            ):
                stop = i + 1
                while stop < i + 5 and tokens.at(stop) not in ("any", "anyone", "anybody"):
                    stop += 1
                return self._mention(i, i + 1, i, i + 1, 0, 0, "exact"), stop + 1 if stop < i + 5 else i + 1
            return None, i + 1
        negated = any(tokens.at(k) in self.words["negator"] for k in range(max(0, i - _REACH), i))
        if negated and (word != "any" or self._nothing_follows(i + 1)):
            return self._mention(i, i + 1, i, i + 1, 0, 0, "exact"), i + 1
        return None, i + 1

    def _nothing_follows(self, i: int) -> bool:
        """Whether a noun that reports count stands within five tokens of ``i``, with only adjectives between."""
        tokens = self.tokens
        for k in range(i, min(i + 5, len(tokens.raw))):
            word = tokens.lower[k]
            if word in self.nouns.of and (
                word in self.nouns.plurals
                or word in ("casualty", "injury", "death", "damage", "loss", "soldier", "civilian")
            ):
                return self.nouns.of[word] in (
                    "killed",
                    "wounded",
                    "casualties",
                    "missing",
                    "forces",
                    "participants",
                    "captured",
                    "arrested",
                    "displaced",
                )
            if (
                word in _ABSTRACT
                or not word[0].isalpha()
                or word in ("to", "that", "for", "in", "on", "was", "is", "were", "been", "by")
            ):
                return False
        return False

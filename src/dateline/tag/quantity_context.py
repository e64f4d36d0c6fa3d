"""What makes a number a count, and what makes it a date, an age, a measure, a score or part of a name."""

from __future__ import annotations

from typing import Final

from dateline.lexicon.number_words import CountedNouns, NumberWords
from dateline.records.reference import Hedge
from dateline.tag.number_values import Tokens, Value

_GLUE: Final = frozenset("-/:.#°'’_\\@&+–,")
_MONEY: Final = frozenset("$€£¥₹₽₪₩₺₴฿")
_SENTENCE_BREAKS: Final = frozenset('.!?:;"“”‘(–—-[…*•')
STRENGTH: Final[dict[Hedge, int]] = {
    "exact": 0,
    "unknown": 0,
    "dozens": 0,
    "about": 1,
    "at-most": 2,
    "more-than": 2,
    "at-least": 2,
}
_BEFORE_YEAR: Final = frozenset([
    "in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "through", "late", "early",
    "mid", "the", "and", "to", "or", "s", "'s", "around", "about", "circa", "spring", "summer", "autumn",
    "fall", "winter", "year", "years"
])  # fmt: skip
_TIME_FOLLOWS: Final = frozenset(["on", "this", "local", "today", "yesterday", "tomorrow", "sharp", "in"])


class CountContext:
    """The neighbours of the numbers in one stretch of text."""

    def __init__(self, text: str, tokens: Tokens, table: NumberWords, nouns: CountedNouns) -> None:
        self.text = text
        self.tokens = tokens
        self.table = table
        self.nouns = nouns
        self.words = table.words
        self._titled: bool | None = None

    def counts(self, value: Value) -> bool:
        """Whether the neighbours leave the number a count."""
        i, j = value.first, value.stop
        if value.digits:
            return not (self._glued(value) or self._dated(value) or self._named(value) or self._aged(value)
                        or self._scored(value) or self._measured(value) or self._address(value))  # fmt: skip
        tokens, words = self.tokens, self.words
        if self._measured(value) or self._designated(i):
            return False
        if tokens.at(j) == "-" and tokens.joined(j - 1) and tokens.joined(j) and not self.grouping(j):
            return tokens.at(j + 1) in ("plus", "odd", "ish")
        if tokens.joined(i - 1) and (tokens.lower[i - 1] in "-/" and tokens.joined(i - 2)):
            return False
        word = tokens.lower[i]
        if word == "one" and j == i + 1:
            following = tokens.at(j)
            superlative = following == "of" and any(
                w in ("most", "main", "key", "few", "first", "last") or (w.endswith("est") and len(w) > 5)
                for w in tokens.lower[j + 1 : j + 4]
            )
            ratio = following == "in" and self.numeric(j + 1)
            before = tokens.at(i - 1) in words["before-one"] and tokens.at(i - 1) != "any"
            if following in words["no-one"] or superlative or ratio or before or following.startswith("'"):
                return False
        if word == "scores" and not (
            tokens.at(j)
            in ("of", "more", "were", "have", "are", "had", "dead", "died", "killed", "wounded", "injured", "hurt")
            or tokens.at(i - 1)
            in ("killing", "wounding", "injuring", "killed", "wounded", "injured", "leaving", "left")
        ):
            return False
        if tokens.at(j) == "out" and tokens.at(j + 1) == "of" and self.numeric(j + 2):
            return False  # nine out of ten
        if tokens.at(i - 1) == "of" and tokens.at(i - 2) == "out" and self.numeric(i - 3):
            return False
        if tokens.at(i - 1) in ("in", "every") and (tokens.at(i - 2) == "one" or tokens.at(i - 3) == "one"):
            return False  # one in five
        capital = tokens.raw[i][0].isupper() and not self.opens(i) and not self.is_titled()
        return not capital and not self._scored(value)

    def numeric(self, i: int) -> bool:
        word = self.tokens.at(i)
        return bool(word) and (word[0].isdigit() or word in self.table.values or word == "every")

    def grouping(self, j: int) -> bool:
        """Whether a hyphen at token ``j`` leads to a word that keeps the number a count: "300-strong"."""
        return self.tokens.at(j + 1) in self.words["group-suffix"]

    def _glued(self, value: Value) -> bool:
        """Digits that are part of a code, a time, a date or a calibre: "F-16", "19:00", "9/11", "122mm", "11th"."""
        tokens, i, j = self.tokens, value.first, value.stop
        if tokens.joined(i - 1):
            before = tokens.raw[i - 1]
            if before[-1].isalnum() or before in "#°@_\\":
                return True
            if before in _MONEY or before in ".'’":
                return True
            if before in _GLUE and tokens.joined(i - 2) and tokens.raw[i - 2][-1].isalnum():
                return True
            if before == "+" or (before == "(" and tokens.joined(j - 1) and tokens.at(j) == ")"):
                return True
            if before == "[" and tokens.at(j) == "]":
                return True
        elif i and tokens.raw[i - 1] in _MONEY | {"#"}:
            return True
        if (tokens.at(i - 1)[:1].isdigit() and len(tokens.at(i - 1)) != 4) or tokens.at(j)[:1].isdigit():
            return True  # a telephone number, a table's row
        if not tokens.joined(j - 1):
            return False
        after = tokens.raw[j]
        if after[0].isalnum():
            return True
        if after in "-–" and tokens.joined(j):
            return (
                not (self.grouping(j) or tokens.at(j + 1) in ("plus", "odd", "ish")) and after == "-"
            ) or tokens.raw[j + 1][0].isdigit()
        if after in "/:°'’_\\@&" and tokens.joined(j) and (after != "'" or tokens.raw[j + 1] != "s"):
            return True
        if after in "°′″":
            return True
        if after in ".)" and value.low < 100 and self._opens_line(i) and j + 1 < len(tokens.raw):
            return not tokens.joined(j)
        return False

    def _opens_line(self, i: int) -> bool:
        """Whether token ``i`` opens a line of a list: the text's first, or one after a full stop and a line break."""
        if i == 0:
            before = self.text[max(0, self.tokens.start[0] - 12) : self.tokens.start[0]].rstrip(" \t")
            return before == "" or before.endswith("\n")
        gap = self.text[self.tokens.end[i - 1] : self.tokens.start[i]]
        return "\n" in gap and (self.tokens.raw[i - 1] in ".!?:" or gap.count("\n") > 1)

    def _dated(self, value: Value) -> bool:
        tokens, i, j, months = self.tokens, value.first, value.stop, self.words["month"]
        before, after = tokens.at(i - 1), tokens.at(j)
        number = value.high
        if value.scale > 1 or value.grouped:
            return False
        if before == "." and tokens.at(i - 2) in months:
            before = tokens.at(i - 2)
        named = before in months and (before != "may" or tokens.raw[i - 1][0].isupper())
        if named and (number <= 31 or 1100 <= number <= 2099 or tokens.at(i - 2).isdigit()):
            return True
        if number <= 31 and after in months and (after not in ("may", "march") or tokens.raw[j][0].isupper()):
            return True
        if number <= 31 and after == "of" and tokens.at(j + 1) in months:
            return True
        day = before == "," and (
            tokens.at(i - 2) in months or (tokens.at(i - 2).isdigit() and tokens.at(i - 3).rstrip(".") in months)
        )
        if day and 1900 <= number <= 2099:
            return True
        if 1000 <= number <= 2099 and value.low == number:
            return self._is_year(value)
        if value.low != number and 1900 <= value.low <= 2099:  # 2014-15, 2003 to 2011
            return number < 100 or (number <= 2099 and not self._noun_follows(j))
        if number <= 24 and before == "at" and after in _TIME_FOLLOWS and value.low == number:
            return True
        return 0 <= number <= 2400 and after in ("hours", "hrs") and number >= 100

    def _is_year(self, value: Value) -> bool:
        tokens, i = self.tokens, value.first
        hedge, first = self.hedge_before(i, 0)
        before = tokens.at(first - 1)
        if value.high < 1900:
            return before in ("in", "since", "until") and not self._noun_follows(value.stop)
        if self._noun_follows(value.stop):
            if before in ("in", "since", "the") and hedge is None:
                return before != "in"
            return hedge is None and before in _BEFORE_YEAR
        return (
            hedge not in ("at-least", "at-most", "more-than")
            and not (hedge == "about" and before in ("killed", "killing", "wounded", "with", "of", "sent", "were"))
        ) or before in ("since", "before", "until")

    def _noun_follows(self, j: int, *, reach: int = 3) -> bool:
        """Whether a counted noun in the plural stands at token ``j`` or up to ``reach`` words behind it."""
        tokens = self.tokens
        for k in range(j, min(j + reach, len(tokens.raw))):
            word = tokens.lower[k]
            if word in self.nouns.plurals:
                return True
            if not word[0].isalpha() or word in self.words["verb-like"]:
                return False
        return False

    def _named(self, value: Value) -> bool:
        """The number in a name: "Boeing 737", "Article 5", "Lost 52 Project"."""
        tokens, i, j = self.tokens, value.first, value.stop
        if self._designated(i):
            return True
        if value.scale > 1 or value.grouped or not i:
            return False
        before, raw = tokens.at(i - 1), tokens.raw[i - 1]
        if (
            before == "of"
            and tokens.raw[i - 2 : i - 1]
            and tokens.raw[i - 2] in ("Group", "Council", "Committee", "Gang")
        ):
            return not self._noun_follows(j)
        if not (raw[0].isupper() and raw[0].isalpha()) or self.opens(i - 1) or self.is_titled():
            return False
        if before in self.words["verb-like"] or before in self.words["weekday"] or before.endswith(("ed", "ing")):
            return False
        if self.hedge_before(i, 0)[0] is not None:
            return False
        return not self._noun_follows(j, reach=4) and tokens.at(j) not in ("of", "more", "other", "others")

    def _designated(self, i: int) -> bool:
        tokens = self.tokens
        before = tokens.at(i - 1)
        if before == "." and tokens.at(i - 2) in ("no", "nos", "nr", "fig", "vol", "ch", "art", "p", "pp"):
            return True
        if before in self.words["designator"]:
            return before != "issue" or tokens.raw[i - 1][0].isupper()
        if before not in self.words["capital-designator"] or not tokens.raw[i - 1][0].isupper():
            return False
        return not self.is_titled() and not self._noun_follows(i + 1)

    def _aged(self, value: Value) -> bool:
        """An age behind a name ("Gray, 24, ...") or before "-year-old" is none; "under 18" of people neither."""
        tokens, i, j = self.tokens, value.first, value.stop
        number = value.high
        if not 0 < number <= 115:
            return False
        if tokens.at(i - 1) == "between" and tokens.at(i - 2) in ("aged", "ages", "age"):
            return True
        if tokens.at(i - 1) in ("over", "under", "above", "below") and number <= 65:
            return tokens.at(i - 2) in (
                "aged",
                "age",
                "children",
                "people",
                "girls",
                "boys",
                "youths",
                "those",
                "anyone",
                "women",
                "men",
            )
        if tokens.at(i - 1) == "of" and tokens.at(i - 2) in ("age", "ages"):
            return True
        if tokens.at(i - 1) != ",":
            return False
        named = tokens.raw[i - 2 : i - 1] and (
            tokens.raw[i - 2][0].isupper() or tokens.lower[i - 2] in self.words["relative"]
        )
        if tokens.at(i - 2) in self.words["month"] or tokens.at(i - 2) in self.words["weekday"]:
            return False
        follows = tokens.at(j)
        if follows in (",", ";"):
            return bool(named)
        return (
            bool(named)
            and follows in (".", "and", ")", "of", "from", "was", "who", "")
            and number >= 5
            and not self.is_titled()
        )

    def _scored(self, value: Value) -> bool:
        """A match's score or a vote: two numbers with a win, a defeat or a vote before them."""
        tokens, i, j = self.tokens, value.first, value.stop
        near = self.words["sport"]
        if value.low != value.high and value.digits:
            if any(tokens.at(k) in near and tokens.at(k) != "by" for k in range(max(0, i - 4), i)):
                return True
            return tokens.at(j) in ("vote", "votes", "victory", "win", "defeat", "majority", "draw", "loss", "decision")
        paired = tokens.at(j) in ("-", "–", "to") and self.numeric(j + 1)
        paired = paired or (tokens.at(i - 1) in ("-", "–", "to") and self.numeric(i - 2))
        return paired and any(tokens.at(k) in near for k in range(max(0, i - 6), i))

    def _measured(self, value: Value) -> bool:
        """A unit of time, length, weight, money or the like behind the number, or a fraction."""
        tokens, j, words = self.tokens, value.stop, self.words
        hyphen = tokens.at(j) == "-" and tokens.joined(j - 1) and tokens.joined(j)
        if hyphen:
            j += 1
        if tokens.at(j) == "of" and value.low == value.high and tokens.at(j + 1) in words["measure"]:
            return True
        for _ in range(3):
            word = tokens.at(j)
            if word in words["measure"] and (value.digits or len(word) > 2):
                return not (word == "second" and tokens.at(j + 1) in self.nouns.of)
            if word == "%":
                return True
            if word == "per" and tokens.at(j + 1) == "cent":
                return True
            if word == "of" and value.low != value.high and j == value.stop:
                j += 1
                continue
            if word not in words["between"] or word == "of":
                return False
            j += 1
            if tokens.at(j) == "-":
                j += 1
        return False

    def _address(self, value: Value) -> bool:
        tokens, j = self.tokens, value.stop
        if value.scale > 1 or value.grouped:
            return tokens.at(value.first - 1) in self.words["currency"]
        for k in range(j, min(j + 4, len(tokens.raw))):
            if not (tokens.raw[k][0].isupper() or (tokens.raw[k].isdigit() and k > j)):
                return tokens.at(value.first - 1) in self.words["currency"]
            if k > j and tokens.lower[k] in self.words["street"]:
                return tokens.at(value.first - 1) in ("at", "of", "on", "near", "in", "to") or not self.is_titled()
        return tokens.at(value.first - 1) in self.words["currency"]

    def opens(self, i: int) -> bool:
        """Whether token ``i`` opens a sentence, a quotation or a line, so that its capital tells nothing."""
        if i <= 0:
            return True
        if self.tokens.raw[i - 1] in _SENTENCE_BREAKS:
            return True
        return "\n" in self.text[self.tokens.end[i - 1] : self.tokens.start[i]]

    def is_titled(self) -> bool:
        """Whether most longer words have a capital (a headline, or wire copy in upper case): capitals tell nothing."""
        if self._titled is None:
            long = [word for word in self.tokens.raw if len(word) > 3 and word[0].isalpha()]
            self._titled = 10 * sum(word[0].isupper() for word in long) >= 7 * max(1, len(long))
        return self._titled

    def hedge_before(self, i: int, done: int) -> tuple[Hedge | None, int]:
        """The strongest hedge that stands before token ``i``, and where it begins; nothing before ``done`` is taken."""
        lower, best, first = self.tokens.lower, None, i
        while first > done:
            for phrase, hedge in self.table.hedges_before.get(lower[first - 1], ()):
                begin = first - len(phrase)
                if begin >= done and tuple(lower[begin:first]) == phrase:
                    first = begin
                    if hedge is not None and (best is None or STRENGTH[hedge] > STRENGTH[best]):
                        best = hedge
                    break
            else:
                break
        return best, first

"""What a number counts: the noun phrase behind it, and what that noun tells by itself."""

from __future__ import annotations

import re
from typing import Final

from dateline.lexicon.number_words import CountedNouns, NumberWords
from dateline.records.mention import QuantityMention
from dateline.records.reference import QuantityOf
from dateline.records.span import Span

#: A word with its inner hyphens, apostrophes and full stops ("Iranian-backed", "U.S."), or one sign.
_WORD: Final = re.compile(r"\w+(?:[-'’.&]\w+)*(?:(?<=\b[A-Z])\.)?|[^\w\s]")
_MOST_WORDS: Final = 8
_ELLIPTIC: Final = frozenset(["others", "them", "whom", "which"])
_QUOTES: Final = frozenset("\"“”'‘’")
_CLASS_WORDS: Final = frozenset([
    "abducted", "arrested", "captured", "dead", "detained", "displaced", "homeless", "hospitalised",
    "hospitalized", "hurt", "injured", "kidnapped", "killed", "missing", "slain", "wounded"
])  # fmt: skip
#: Words with the look or the sense of a plural that also stand before one: "police officers", "sports fans".
_ALSO_MODIFIERS: Final = frozenset([
    "aircraft", "arabs", "armed", "arms", "infantry", "military", "nations", "news", "police", "security",
    "special", "sports", "states", "taliban", "united"
])  # fmt: skip
_BODY: Final = re.compile(r"\s+of\s+(?:the\s+|a\s+)?[A-Z]\w*(?:[- ][A-Z][\w'’-]*){0,5}")


def count_noun(text: str, mention: QuantityMention, end: int) -> Span | None:
    """The noun phrase that ``mention`` counts, directly behind it and before ``end``; None where there is none.

    Words that identify stay ("US military personnel"), words that only continue a count go ("five other civilians").
    "20 dead" and "three wounded" give that word, which `quantity_of` tells apart; it names no one.
    """
    table, nouns = NumberWords.load(), CountedNouns.load()
    stops, drops = table.words["noun-stop"], table.words["noun-drop"]
    singular = mention.low == mention.high == 1
    words: list[re.Match[str]] = []
    others: re.Match[str] | None = None
    and_at = -1
    for match in _WORD.finditer(text, mention.span.end, min(end, mention.span.end + 200)):
        word = match.group().lower().replace("’", "'")
        if match.group() in _QUOTES:
            continue
        if word == "-" and match.start() == mention.span.end:
            return _group_of(text, match.end(), end)
        if not words and word in drops:
            continue
        if not words and word in _ELLIPTIC:
            others = match if word == "others" else None
            break
        if word == "and" and words and _goes_on(words[-1], text, match, table, nouns):
            and_at = len(words)
            words.append(match)
            continue
        if not (word[0].isalpha() or word[0].isdigit()) or word in stops or word == "and" or len(words) >= _MOST_WORDS:
            break
        if (
            (word[0].isdigit() and not word.endswith("-old"))
            or word in table.values
            or "\n\n" in text[mention.span.end : match.start()]
        ):
            break
        if words and _is_over(words, word, nouns, singular=singular):
            break
        words.append(match)
    if others is not None:
        return Span(others.start(), others.end())
    if and_at == len(words) - 1 and words:
        words.pop()
    while words and words[-1].group().lower().endswith("ly"):
        words.pop()
    if not words or not _is_noun(words, nouns):
        return None
    start = words[0].start()
    if text[start - 1] in _QUOTES and any(sign in text[start : words[-1].end()] for sign in '"”’'):
        start -= 1  # the quotation marks of “foreign” advisers stay a pair
    return _with_body(text, Span(start, words[-1].end()), words[-1].group().lower(), end)


def quantity_of(noun: str) -> QuantityOf | None:
    """What a counted noun tells by itself: "Katyusha rockets" are munitions, "injured passengers" participants.

    None for a noun that tells nothing, or that the table of counted nouns lacks.
    """
    words = [word.lower() for word in re.findall(r"\w+(?:[-'’]\w+)*", noun)]
    nouns = CountedNouns.load()
    for i, word in enumerate(words):
        if (
            i
            and word in ("of", "from", "in", "at", "on")
            and words[i - 1] in nouns.of
            and " ".join(words) not in nouns.of
        ):
            return nouns.class_of(words[:i])  # "soldiers of the Third Army"
    return nouns.class_of(words)


def _group_of(text: str, start: int, end: int) -> Span | None:
    """In "a 20-vehicle convoy" the number counts vehicles; in "a 300-strong force" the text names nothing counted."""
    match = _WORD.match(text, start, end)
    if match is None or quantity_of(match.group()) not in ("vehicles", "aircraft", "forces"):
        return None
    return Span(match.start(), match.end())


def _plural(word: str, nouns: CountedNouns) -> bool:
    return word in nouns.plurals or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3
    )


def _is_over(words: list[re.Match[str]], word: str, nouns: CountedNouns, *, singular: bool) -> bool:
    """Whether the phrase in ``words`` has its head, so that ``word`` is no part of it."""
    last = words[-1].group().lower()
    if last in _CLASS_WORDS and len(words) == 1:
        return not (_plural(word, nouns) or word in nouns.of or _before_plural(word))
    if singular:
        if last not in nouns.of:
            return word.endswith("ed") and len(words) > 1 and not _before_plural(last)
        return word not in nouns.of or word in _CLASS_WORDS
    if word in _CLASS_WORDS:
        return _plural(last, nouns)
    if _plural(last, nouns) and last not in _ALSO_MODIFIERS:
        return not (_plural(word, nouns) and word[0].islower())
    return False


def _before_plural(word: str) -> bool:
    """Whether ``word`` looks like an adjective or a noun that stands before another."""
    return word.endswith(("ian", "ese", "ish", "ary", "al", "ic", "an", "ive", "year-old"))


def _goes_on(
    last: re.Match[str], text: str, conjunction: re.Match[str], table: NumberWords, nouns: CountedNouns
) -> bool:
    """Whether "and" joins modifiers ("American and coalition soldiers") or nouns counted together ("men and women")."""
    following = _WORD.search(text, conjunction.end())
    if following is None:
        return False
    word = following.group().lower()
    if (
        not word[0].isalpha()
        or word in table.values
        or word in table.words["noun-stop"]
        or word in table.words["noun-drop"]
    ):
        return False
    before = last.group().lower()
    if (
        word in table.vague
        or word.endswith(("ed", "ing"))
        or word in ("at", "about", "more", "many", "several", "up", "dozens")
    ):
        return False
    if _plural(before, nouns) and before not in _ALSO_MODIFIERS:
        return _plural(word, nouns) and before in nouns.of and word in nouns.of and before not in _CLASS_WORDS
    return before not in nouns.of or before in _ALSO_MODIFIERS


def _is_noun(words: list[re.Match[str]], nouns: CountedNouns) -> bool:
    """Whether the phrase can be one: a lone adverb or past participle that no table knows is none."""
    last = words[-1].group().lower()
    return last in nouns.of or not last.endswith(("ed", "ing", "ly")) or len(words) > 1


def _with_body(text: str, span: Span, head: str, end: int) -> Span:
    """The span with the body that members belong to: "members of the National Guard"."""
    if head not in ("members", "member", "supporters", "units", "followers", "employees", "officers", "soldiers"):
        return span
    match = _BODY.match(text, span.end, end)
    return span if match is None else Span(span.start, match.end())

"""Names of the gazetteer in running text: longest match over capitalised words, told from persons and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name, strip_article
from dateline.tag.place_tokens import Words, word_set

LONGEST = 6
PLACE_PREPOSITIONS = word_set(
    "in at near from outside inside around across into toward towards through throughout within beyond leaving"
    " entering besieged neighboring neighbouring via versus between visit visiting visited left reach reached"
)
# What armies do to towns. A surname after such a verb stays a surname.
_TAKING_VERBS = word_set(
    "bombed bombarded shelled captured recaptured capture recapture seized seize retook retaken retake took take taken"
    " besieged besiege stormed storm attacked attack overran overrun entered enter fled flee hit struck raided raid"
    " occupied occupy liberated liberate abandoned abandon crossed held hold lost lose defended defend burned burnt"
    " torched reaching evacuated evacuate controls control controlled encircled encircle approached approaching pounded"
    " looted targeted over"
)
_CONNECTORS = word_set(
    "of the and de la le les el al du da do dos das del di e y an am der den upon on sur ash as ul wa sous es au"
    " aux des ed ez esh er een van von ten under"
)
_NEVER_FIRST = word_set(
    "a and as at but by for from he her his i if in it its my no not of on or our she so that the their these they this"
    " those to we what when where which while who with you after before during since until"
)
_ARTICLES = word_set("al el ad ash as an ar at az ed es umm")
_ENGLISH_ARTICLES = frozenset({"as", "an", "at", "ad", "es", "ed"})
_PREFIXES = word_set("anti pro post pre non ex inter trans intra un re semi ultra")
_TAILS = word_set("based area bound administered controlled held occupied born ruled trained run")
_MODIFIERS = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "un"})
_ASSOCIATES = word_set(
    "police mayor governor government council court authorities officials residents airport province governorate region"
    " district county parish city state republic university embassy hospital prison oblast prefecture department river"
    " valley mountains hills island islands peninsula coast border bureau time gmt metro area suburb suburbs township"
    " administration fire sheriff public high superior supreme district general national central criminal military"
)
_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
)
_NEVER = frozenset({"eu", "un", "european union", "united nations"})  # in the gazetteer, but actors in reports
_SMALL = 15_000
_ACRONYMS = word_set("nyc uae drc fata vraem vrae dmz png nwfp lpr dpr")
_SPEECH = word_set(
    "said says told added wrote tweeted recalled testified replied explained argued insisted noted admitted pleaded"
    " tells writes adds thinks believes"
)


@dataclass
class NameMatch:
    """Words ``first`` to ``last`` (both in) that name a place. ``end`` is where the name ends in the text."""

    first: int
    last: int
    end: int
    places: tuple[GazetteerPlace, ...]
    sure: bool = False
    major: bool = False


class NameFinder:
    """Finds names in one window. ``persons`` gathers words seen as part of a person's name there."""

    def __init__(self, words: Words, gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.table = gazetteer.words
        self.persons: set[str] = set()
        self.at: dict[int, NameMatch] = {}
        self.weak: list[NameMatch] = []

    def find(self) -> list[NameMatch]:
        """All accepted names, left to right, not overlapping."""
        grams = self.grams()
        self.gazetteer.fetch({norm for options in grams.values() for _, _, norm in options})
        taken: list[NameMatch] = []
        i, n = 0, len(self.words)
        while i < n:
            best = self.abbreviation(i)
            for last, end, norm in grams.get(i, ()):
                if norm in _NEVER:
                    break
                places = self.gazetteer.lookup_norm(norm)
                if best is None and places and (last > i or self._may_stand(places, i)):
                    best = NameMatch(i, last, end, places)
                    break
            if best is None:
                i += 1
                continue
            taken.append(best)
            i = best.last + 1
        self.at = {m.first: m for m in taken}
        accepted = [m for m in taken if self._accept(m)]
        sure = {self.words.lower[m.first] for m in accepted if m.sure} - self.persons
        accepted += [m for m in self.weak if self.words.lower[m.first] in sure]
        accepted.sort(key=lambda m: m.first)
        return [
            m
            for m in accepted
            if m.sure or m.major or m.last > m.first or self.words.lower[m.first] not in self.persons
        ]

    def abbreviation(self, i: int) -> NameMatch | None:
        """A state's abbreviation after a comma: "Gainesville, Fla."."""
        w = self.words
        dotted = "." in w.word[i]
        if not i or not w.capital[i] or len(w.word[i]) > 5:
            return None
        if not dotted and (w.glue[i] != "," or not w.capital[i - 1]):
            return None
        full = self.gazetteer.abbreviations.get(norm_name(w.word[i]))
        if full is None or (len(w.word[i]) == 2 and not w.word[i].isupper() and w.text[w.end[i] : w.end[i] + 1] != "."):
            return None
        stop = w.end[i] + (w.text[w.end[i] : w.end[i] + 1] == "." and not w.word[i].isupper())
        places = tuple(p for p in self.gazetteer.lookup(full) if p.kind == "admin1" or "," in full)
        return NameMatch(i, i, stop, places, sure=True, major=True) if places else None

    def grams(self) -> dict[int, list[tuple[int, int, str]]]:
        """For each word that may begin a name: (last word, end in the text, comparable form), longest first."""
        w, text = self.words, self.words.text
        grams: dict[int, list[tuple[int, int, str]]] = {}
        for i, low in enumerate(w.lower):
            article = (
                low in _ARTICLES
                and (low not in _ENGLISH_ARTICLES or w.glue[min(i + 1, len(w) - 1)] == "-")
                and i + 1 < len(w)
                and w.capital[i + 1]
                and w.glue[i + 1] in "- "
            )
            if not (w.capital[i] or (article and w.glue[i + 1] == "-")):
                continue
            if low in _NEVER_FIRST and not article and (w.first(i) or w.loud[i] or w.word[i].isupper()):
                continue
            if w.word[i][0].isdigit() or (w.glue[i] == "-" and i and w.lower[i - 1] in _PREFIXES):
                continue
            options = []
            for last in range(i, min(i + LONGEST, len(w))):
                if last > i:
                    glue = w.glue[last]
                    if glue not in (" ", "-", "'", "s"):
                        break
                    if not w.capital[last]:
                        if w.lower[last] not in _CONNECTORS:
                            break
                        continue
                if last == i and (len(w.word[last]) == 1 or low in _NEVER_FIRST):
                    continue
                end = w.end[last]
                options.append((last, end, norm_name(text[w.start[i] : end])))
                if w.owner[last] and last > i:
                    options.append((last, end + 2, norm_name(text[w.start[i] : end + 2])))
            options.reverse()
            if options:
                grams[i] = options
        return grams

    def _may_stand(self, places: tuple[GazetteerPlace, ...], i: int) -> bool:
        """Whether a single word can be a place at all: not a nationality, not only the stem of an airport's name."""
        low = self.words.lower[i]
        if low in _DIRECTIONS:
            return False
        if self.words.word[i].isupper() and not self.words.upper and len(low) < 6:
            return any(p.kind == "country" for p in places) or low in _ACRONYMS or any(c.isdigit() for c in low)
        if (low in self.gazetteer.demonyms and low not in _MODIFIERS) or low in _DAYS:
            return False
        if len(low) < 3 and not any(p.kind == "country" for p in places):
            return False
        if all(p.kind == "facility" and p.source != "own" for p in places):
            return self._prepared(i) or self._joined(i)
        return True

    def _prepared(self, i: int) -> bool:
        """Whether a preposition of place stands before word ``i``, perhaps with an article or direction between."""
        k = i - 1
        while k >= 0 and i - k < 4 and self.words.glue[k + 1] in " -" and self.words.lower[k] in _SKIPPED:
            k -= 1
        if k < 0 or self.words.glue[k + 1] != " ":
            return False
        return self.words.lower[k] in PLACE_PREPOSITIONS or (
            self.words.lower[k] in _TAKING_VERBS and not self._personal(i)
        )

    def _personal(self, i: int) -> bool:
        """Whether word ``i`` is rather a person's name than a town's."""
        low = self.words.lower[i]
        table = self.table
        return low in table.first or low in table.surname or low in table.title or self.words.loud[i]

    def _joined(self, i: int) -> bool:
        """Whether a comma joins word ``i`` to a following capitalised word ("Taji, Iraq")."""
        k = i + 1
        return k < len(self.words) and self.words.glue[k] == "," and self.words.capital[k] and not self.words.loud[i]

    def _accept(self, match: NameMatch) -> bool:
        """Whether the words around let the name be a place. Sets ``major`` and ``sure``, and notes persons."""
        w, table = self.words, self.table
        first, last = match.first, match.last
        if match.sure:
            return True
        low = w.lower[first]
        single = first == last or (first + 1 == last and low in _ARTICLES)
        norm = norm_name(w.text[w.start[first] : w.end[last]]) if single else ""
        bare = strip_article(norm)
        named = [
            p
            for p in match.places
            if not single or p.kind != "settlement" or p.source == "own" or strip_article(p.own_name) == bare
        ]
        biggest = max((p.population for p in named if p.kind in ("settlement", "country", "admin1")), default=0)
        biggest = biggest or max(p.population for p in match.places) // 5
        match.major = any(
            p.kind in ("country", "region", "water", "admin1") or (p.source == "own" and p.kind != "admin2")
            for p in named
        )
        prepared = self._prepared(first)
        if single and low in _MODIFIERS:
            return self._noun_of_country(first)
        if (
            last + 1 < len(w)
            and w.glue[last + 1] == "-"
            and not w.capital[last + 1]
            and w.lower[last + 1] not in _TAILS
        ):
            return False
        before = self._before(first, single, match.major)
        after = self._after(last, single, match.major)
        great = match.major or biggest >= 200_000
        if before == "person" or (before == "name" and not prepared):
            if not great:
                self.persons.add(w.lower[last])
            return False
        if before == "org" or after == "org":
            return False
        if after in ("name", "person") and not (prepared and great):
            if single and not match.major and (low in table.first or after == "person"):
                self._person(first)
            return False
        match.sure = (self._joined(last) and self._apposed(last, match)) or (prepared and not w.loud[first])
        if match.sure and not (single and w.first(first)):
            return True
        if single and self._is_common(low, first):
            return not w.first(first) and not w.loud[first] and biggest >= 100_000
        if match.major or not single:
            return True
        if self._small(first, low, biggest):
            return True
        self.weak.append(match)  # a place after all if the report says "in Fargo" elsewhere
        return False

    def _small(self, i: int, low: str, biggest: int) -> bool:
        """Whether a single name of a town stands without a preposition: surnames and headline words do not."""
        w, table = self.words, self.table
        if self._speaks(i):
            if biggest < 1_000_000:
                self.persons.add(low)
                return False
            return True
        if i + 1 < len(w) and w.glue[i + 1] == " " and w.lower[i + 1] in _ASSOCIATES:
            return biggest >= 1000
        if low in table.first or low in table.surname:
            return biggest >= 150_000
        if w.loud[i] or w.first(i):
            return biggest >= (_SMALL if w.loud[i] else 1000)
        return biggest >= 200

    def _speaks(self, i: int) -> bool:
        """Whether the name is the subject of a verb of speech, as persons are."""
        w = self.words
        after = w.lower[i + 1] if i + 1 < len(w) and w.glue[i + 1] in " ," else ""
        before = w.lower[i - 1] if i and w.glue[i] in " ," else ""
        return after in _SPEECH or before in _SPEECH

    def _is_common(self, low: str, i: int) -> bool:
        table = self.table
        return (
            low in table.common
            or low in table.plain
            or low in table.title
            or (low in table.org and not self._prepared(i))
        )

    def _noun_of_country(self, i: int) -> bool:
        """Whether "US" is the country and not a modifier ("US forces"): what follows is no noun."""
        k = i + 1
        if self.words.owner[i]:
            return True
        if k >= len(self.words) or self.words.glue[k] not in " -":
            return True
        if self.words.glue[k] == "-":
            return False
        before = self.words.lower[i - 1] if i else ""
        following = self.words.lower[k]
        return following in _AFTER_COUNTRY or (
            before in ("the", "in") and following.endswith(("ed", "s")) and len(following) < 9
        )

    def _before(self, i: int, single: bool, major: bool) -> str | None:
        """What the word before makes of a name: "person", "org", "name" (part of a longer name) or nothing."""
        w, table = self.words, self.table
        if i == 0 or w.glue[i] not in " -":
            return None
        k = i - 1
        low = w.lower[k]
        if low == "of" and k and w.lower[k - 1] in table.title:
            return None
        if low == "of" and k and w.capital[k - 1] and not w.loud[i] and w.lower[k - 1] in table.org_of:
            return "org"
        if not w.capital[k] or w.glue[i] == "-":
            if w.glue[i] == "-" and low in ("al", "el") and single:
                return (
                    "person" if k and w.capital[k - 1] and w.glue[k] == " " and w.lower[k - 1] in table.first else None
                )
            return "person" if low in ("bin", "ibn", "abu") else None
        if low in table.person_before and not (low == "gen" and major):
            return "person"
        if w.loud[i]:
            return "name" if low in table.first and single and not major else None
        if (
            low in _NEVER_FIRST
            or low in table.plain
            or low in table.title
            or low in _DIRECTIONS
            or low in self.gazetteer.demonyms
        ):
            return None
        if low in _DAYS or w.owner[k] or low in PLACE_PREPOSITIONS or low in _DESCRIBED:
            return None
        if w.first(k) and low not in table.first and low in table.common:
            return None
        if single or low in table.first:
            return "person" if low in table.first and single else "name"
        return None

    def _after(self, i: int, single: bool, major: bool) -> str | None:
        """What the word after makes of a name."""
        w, table = self.words, self.table
        k = i + 1
        if i > 1 and w.lower[i - 1] in ("of", "to") and w.lower[i - 2] in table.title:
            return None  # "Mayor of London Sadiq Khan"
        if k >= len(w) or w.glue[k] != " " or not w.capital[k] or w.owner[i]:
            return None
        low = w.lower[k]
        if low in table.org and not w.upper:
            return "org"
        if w.loud[i] or low in _ASSOCIATES or low in _DAYS or low in table.title or low in self.gazetteer.demonyms:
            return None
        if (
            w.word[k][0].isdigit()
            or low in _NEVER_FIRST
            or low in table.plain
            or self.gazetteer.nouns.ending_at(w.lower, k)
        ):
            return None
        if low in table.first:
            return None if major and not single else "person"
        if k in self.at and not single:
            return None
        return "name"

    def _apposed(self, last: int, match: NameMatch) -> bool:
        """Whether the name after the comma is a country or division that one reading of this name lies in."""
        other = self.at.get(last + 1)
        if other is None:
            return False
        countries = {p.country for p in other.places if p.kind in ("country", "admin1")}
        return any(p.country in countries for p in match.places)

    def _person(self, i: int) -> None:
        k = i + 1
        self.persons.add(self.words.lower[i])
        while k < len(self.words) and self.words.glue[k] == " " and self.words.capital[k] and k < i + 4:
            self.persons.add(self.words.lower[k])
            k += 1


_DIRECTIONS = word_set(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern"
    " northwestern southeastern southwestern central upper lower greater downtown inner outer mid rural metropolitan"
)
_SKIPPED = _DIRECTIONS | word_set("the of province city town district village capital state")
_DESCRIBED = word_set(
    "city town village province capital district county state republic kingdom emirate islands neighboring"
)
_AFTER_COUNTRY = word_set(
    "and or but on in to for from with has have had is was were will would at by after as said says over since until"
    " that which who where when while also could should may might can did does because if than against amid"
)

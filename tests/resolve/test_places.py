"""Mentions to places: readings chosen by the report, and points for phrases."""

from __future__ import annotations

import pytest

from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.earth import distance_km
from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceRef
from dateline.records.span import Span
from dateline.resolve.place_evidence import PlaceEvidence, nationalities
from dateline.resolve.places import PlaceContext, PlaceResolver

GAZETTEER = Gazetteer.load()
RESOLVER = PlaceResolver(GAZETTEER)


def mention(
    text: str, words: str, kind: str = "name", head: str | None = None, precision: str | None = None
) -> PlaceMention:
    at = text.index(words)
    inner = text.index(head or words, at)
    return PlaceMention(
        span=Span(at, at + len(words)),
        head=Span(inner, inner + len(head or words)),
        kind=kind,  # type: ignore[arg-type]
        precision=precision,  # type: ignore[arg-type]
    )


def resolve(text: str, *mentions: PlaceMention, dateline: str | None = None) -> list[PlaceRef]:
    refs = RESOLVER.resolve_all(list(mentions), text, dateline)
    return [refs[m.span] for m in mentions]


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("He was born in Paris.", "Paris", "FRA", "settlement"),
        ("He was born in Paris, Texas.", "Paris", "USA", "settlement"),
        ("The mayor of Springfield, Ill., wept.", "Springfield", "USA", "settlement"),
        ("Rockets hit Taji.", "Taji", "IRQ", "settlement"),
        ("Shells fell in Anbar.", "Anbar", "IRQ", "admin1"),
        ("Shells fell in Kandahar.", "Kandahar", "AFG", "settlement"),
        ("Shells fell in Donetsk region.", "Donetsk region", "UKR", "admin1"),
        ("Protests in Hong Kong went on.", "Hong Kong", "HKG", "country"),
        ("The Iraqis left.", "Iraqis", "IRQ", "country"),
        ("The European mood.", "European", None, "region"),
        ("He won in S.C. easily.", "S.C.", "USA", "admin1"),
    ],
)
def test_names(text: str, name: str, country: str | None, precision: str) -> None:
    (ref,) = resolve(text, mention(text, name))
    assert (ref.country, ref.precision) == (country, precision)
    assert ref.lat is not None
    assert sum(c.score for c in ref.candidates) <= 1.001


def test_a_hint_chooses_the_kind() -> None:
    text = "Shells fell in Kandahar province."
    (ref,) = resolve(text, mention(text, "Kandahar province", head="Kandahar", precision="admin1"))
    assert ref.precision == "admin1"


def test_the_rest_of_the_report_chooses_between_namesakes() -> None:
    text = "They marched in Tripoli. Lebanese troops watched; Lebanon's army fired near Beirut."
    ref, *_ = resolve(text, *(mention(text, n) for n in ("Tripoli", "Lebanon", "Beirut")))
    assert ref.country == "LBN"


def test_a_list_of_countries_makes_georgia_one() -> None:
    text = "Aid goes to Georgia, Ukraine and Moldova, U.S. officials said in America."
    ref, *_ = resolve(text, *(mention(text, n) for n in ("Georgia", "Ukraine", "Moldova", "America")))
    assert ref.country == "GEO"


def test_dateline_and_publisher_count() -> None:
    text = "A man died in Cambridge."
    m = mention(text, "Cambridge")
    near_boston = RESOLVER.resolve_all([m], text, "BOSTON, Massachusetts")[m.span]
    british = RESOLVER.resolve_all([m], text, context=PlaceContext(published_country="GBR", dateline="London"))[m.span]
    assert near_boston.country == "USA"
    assert british.country == "GBR"


def test_an_unknown_name_keeps_its_words() -> None:
    text = "They met in Qwzxville."
    (ref,) = resolve(text, mention(text, "Qwzxville"))
    assert (ref.text, ref.lat, ref.lon, ref.country) == ("Qwzxville", None, None, None)


def test_a_small_far_namesake_is_not_taken() -> None:
    text = "Gunmen raided Baga in Nigeria, between Maiduguri, Kano and Abuja."
    ref, *_ = resolve(text, *(mention(text, n) for n in ("Baga", "Nigeria", "Maiduguri", "Kano", "Abuja")))
    assert ref.country in (None, "NGA")


@pytest.mark.parametrize(
    ("text", "words", "head", "lat", "lon", "km"),
    [
        ("Rockets hit the Taji airbase.", "Taji airbase", "Taji airbase", 33.52, 44.26, 8),
        ("A raid on Baghdad International Airport failed.", "Baghdad International Airport", None, 33.26, 44.23, 8),
        ("A mob went to the U.S. Embassy in Baghdad.", "U.S. Embassy in Baghdad", "U.S. Embassy", 33.3, 44.4, 20),
        ("He spoke outside the Swedish Parliament.", "Swedish Parliament", None, 59.33, 18.07, 20),
        ("Iraq's parliament met.", "Iraq's parliament", None, 33.3, 44.4, 20),
        ("Students marched at Kabul University.", "Kabul University", None, 34.53, 69.17, 20),
    ],
)
def test_facilities(text: str, words: str, head: str | None, lat: float, lon: float, km: float) -> None:
    (ref,) = resolve(text, mention(text, words, "facility", head, "facility"))
    assert ref.lat is not None
    assert ref.lon is not None
    assert distance_km((ref.lat, ref.lon), (lat, lon)) < km


def test_an_unknown_facility_lies_in_the_town_of_its_sentence() -> None:
    text = "A man ran into Tailors' Hall in London. Later he was seen in Leeds."
    hall, *_ = resolve(
        text,
        mention(text, "Tailors' Hall", "facility", None, "facility"),
        mention(text, "London"),
        mention(text, "Leeds"),
    )
    assert (hall.country, hall.precision, hall.radius_km) == ("GBR", "facility", 12.0)
    assert hall.lat == pytest.approx(51.5, abs=0.2)


def test_a_facility_with_nothing_near_is_unresolved() -> None:
    text = "A man ran into Tailors' Hall."
    (ref,) = resolve(text, mention(text, "Tailors' Hall", "facility", None, "facility"))
    assert ref.lat is None


def described(text: str, words: str, head: str, precision: str = "facility") -> PlaceMention:
    return mention(text, words, "described", head, precision)


def test_a_base_south_of_the_capital() -> None:
    text = "Shells fell on an Iraqi depot south of the capital, as Iraq confirmed."
    (ref,) = resolve(text, described(text, "an Iraqi depot south of the capital", "depot"))
    assert ref.country == "IRQ"
    assert ref.lat is not None
    assert 33.0 < ref.lat < 33.3
    assert ref.radius_km == 50.0


def test_described_places() -> None:
    text = (
        "Qaim, the western base, was left. Shells hit a base near the Syrian border and a camp outside Irbid, Jordan. "
        "Iraq says the base is empty. An army post in Mosul burned; a base 20 km west of Mosul did not. "
        "The capital slept."
    )
    refs = resolve(
        text,
        mention(text, "Qaim"),
        described(text, "the western base", "base"),
        described(text, "a base near the Syrian border", "base"),
        described(text, "a camp outside Irbid", "camp"),
        mention(text, "Jordan"),
        mention(text, "Iraq"),
        described(text, "the base is", "base"),
        described(text, "An army post in Mosul", "army post"),
        described(text, "a base 20 km west of Mosul", "base"),
        described(text, "The capital", "capital", "settlement"),
    )
    assert refs[1].country == "IRQ"
    assert refs[1].lat == refs[0].lat
    assert refs[2].precision == "region"
    assert (refs[3].country, refs[3].radius_km) == ("JOR", 25.0)
    assert refs[6].lat == refs[2].lat
    assert refs[7].country == "IRQ"
    assert refs[8].lon is not None
    assert refs[7].lon is not None
    assert refs[8].lon < refs[7].lon
    assert refs[9].name == "Baghdad"


def test_the_capital_of_a_region_and_of_nobody() -> None:
    text = "The Chechen capital burned."
    (ref,) = resolve(text, described(text, "The Chechen capital", "capital", "settlement"))
    assert ref.name == "Grozny"
    text = "The capital burned."
    (ref,) = resolve(text, described(text, "The capital", "capital", "settlement"))
    assert ref.lat is None


def test_a_nation_s_base_without_a_place_is_in_the_nation() -> None:
    text = "Rockets hit an Iraqi base. Days later a man died in Kuwait City."
    ref, _ = resolve(text, described(text, "an Iraqi base", "base"), mention(text, "Kuwait City"))
    assert (ref.country, ref.precision) == ("IRQ", "country")


@pytest.mark.parametrize(
    ("text", "words", "head", "lat", "lon", "km"),
    [
        ("Clashes in northern Syria.", "northern Syria", "Syria", 36.2, 38.5, 120),
        ("A tank burned 50 km north of Mosul.", "50 km north of Mosul", "Mosul", 36.79, 43.12, 20),
        ("It sank ten miles south-east of Aden.", "ten miles south-east of Aden", "Aden", 12.68, 45.1, 25),
        ("It sank 10 nautical miles west of Aden.", "10 nautical miles west of Aden", "Aden", 12.78, 44.86, 25),
        ("Shells hit the outskirts of Aleppo.", "outskirts of Aleppo", "Aleppo", 36.2, 37.16, 10),
    ],
)
def test_areas(text: str, words: str, head: str, lat: float, lon: float, km: float) -> None:
    (ref,) = resolve(text, mention(text, words, "relative", head, "region"))
    assert ref.lat is not None
    assert ref.lon is not None
    assert distance_km((ref.lat, ref.lon), (lat, lon)) < km
    assert ref.radius_km


def test_of_a_long_river_the_stretch_in_the_country_named() -> None:
    text = "Land east of the Euphrates River in Syria."
    ref, _ = resolve(
        text,
        mention(text, "east of the Euphrates River", "relative", "Euphrates River", "region"),
        mention(text, "Syria"),
    )
    assert ref.country == "SYR"


def test_a_border_lies_between_the_two_countries() -> None:
    text = "Patrols on the border with Turkey were doubled, Syria said."
    border, _ = resolve(
        text, mention(text, "the border with Turkey", "relative", "Turkey", "region"), mention(text, "Syria")
    )
    assert border.lat is not None
    assert border.lon is not None
    assert distance_km((border.lat, border.lon), (36.6, 38.0)) < 200


def test_areas_without_an_anchor() -> None:
    text = "North of Qwzxville and on the border with Qwzxland, south of the capital."
    refs = resolve(
        text,
        mention(text, "North of Qwzxville", "relative", "Qwzxville", "region"),
        mention(text, "border with Qwzxland", "relative", "Qwzxland", "region"),
        mention(text, "south of the capital", "relative", "capital", "region"),
    )
    assert all(r.lat is None for r in refs)


def test_no_mentions_no_references() -> None:
    assert RESOLVER.resolve_all([], "Nothing here.") == {}


def test_nationalities_count_words_and_pairs() -> None:
    counts = nationalities(
        "The Saudi Arabian and South Korean envoys met Iraqis. U.S. and Iraqi troops left.", GAZETTEER
    )
    assert counts["IRQ"] == 2
    assert counts["KOR"] == 1
    assert counts["USA"] == 1


def test_evidence_focus_discounts_powers_named_everywhere() -> None:
    evidence = PlaceEvidence()
    assert evidence.focus() is None
    assert evidence.share("IRQ") == 0.0
    evidence.add("USA", 2.0)
    evidence.add("IRQ", 1.0)
    evidence.add(None, 5.0)
    assert evidence.focus() == "IRQ"
    assert evidence.focus(without="IRQ") == "USA"


def test_a_disputed_place_is_claimed_by_all_its_claimants() -> None:
    text = "Shells fell across the Golan Heights."
    (ref,) = resolve(text, mention(text, "Golan Heights"))
    assert (ref.name, ref.country) == ("Golan Heights", None)
    golan = [c for c in ref.candidates if c.name == "Golan Heights"]
    assert [c.country for c in golan] == ["ISR", "SYR"]
    assert golan[0].score == golan[1].score

"""English told from what is not."""

from __future__ import annotations

import pytest

from dateline.facts.language import find_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said on Monday that it had left the town and would not return to it.", "en"),
        ("THE ARMY SAID ON MONDAY THAT IT HAD LEFT THE TOWN.", "en"),
        ("Rebels seize town in the north", "en"),
        ("El ejército dijo que las tropas salieron de la ciudad y que no volverán a los cuarteles.", "es"),
        ("L'armée a dit que les soldats ont quitté la ville et qu'ils ne sont pas dans les casernes.", "fr"),
        ("Die Armee hat die Stadt verlassen und will nicht in die Kaserne zurück, sagte der Minister.", "de"),
        ("Armia opuściła miasto i nie wróci do koszar, które są za rzeką, jak powiedział minister.", "pl"),
        ("Армия покинула город и не вернётся в казармы.", "ru"),
        ("Армія залишила місто і не повернеться до казарм, її солдати їдуть.", "uk"),
        ("غادر الجيش المدينة ولن يعود إلى الثكنات", "ar"),
        ("ارتش شهر را ترک کرد و گفت که به پادگان‌های چهارگانه بازنمی‌گردد", "fa"),
        ("军队离开了城市,不会回来。", "zh"),
        ("軍は町を離れ、兵舎には戻らないと述べた。", "ja"),
        ("군대는 도시를 떠났다", "ko"),
        ("הצבא עזב את העיר", "he"),
        ("Zxqv brrt klmp wvut qqrs ttuv bbcd ffgh jjkl", None),
        ("Qaim", None),
        ("12 34", None),
        ("", None),
        ("The general (генерал) left the town with his men.", "en"),
    ],
)
def test_languages(text: str, expected: str | None) -> None:
    assert find_language(text) == expected

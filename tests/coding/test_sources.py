"""What the words of a source say of it."""

from __future__ import annotations

import pytest

from dateline.coding.sources import SourceReader, fold
from dateline.lexicon.speech import SpeechVerbs

FLAGS = {"israel": {"inst"}, "jane doe": {"person"}, "gdansk": {"place"}, "the herald": {"media"}, "herald": {"media"}}


@pytest.fixture(scope="module")
def reader() -> SourceReader:
    return SourceReader(
        SpeechVerbs.load(), lambda noun: frozenset(FLAGS.get(noun, ())), {"Reuters", "BBC"}.__contains__
    )


@pytest.mark.parametrize(
    ("source", "nature", "name", "role", "organization"),
    [
        ("coalition spokesman Mark Dale", "named", "Mark Dale", "spokesman", "coalition"),
        ("Interior Minister Ana Ruiz", "named", "Ana Ruiz", "Interior Minister", None),
        ("Mr Aziz", "named", "Aziz", "Mr", None),
        ("Mayor of Arvala Tomas Rull", "named", "Tomas Rull", "Mayor of Arvala", None),
        ("Norwegian Minister of Defence Lena Holm", "named", "Lena Holm", "Minister of Defence", "Norwegian"),
        ("Task Force spokesman Col. Paul Reed", "named", "Paul Reed", "spokesman", "Task Force"),
        ("Omar al-Sayed", "named", "Omar al-Sayed", None, None),
        ("Ruth Adler of the Relief Fund", "named", "Ruth Adler", None, "Relief Fund"),
        ("Harbour State University Provost Jane Roe", "named", "Jane Roe", None, "Harbour State University"),
        ("Jane Doe", "named", "Jane Doe", None, None),
        ("a senior coalition official", "anonymous", None, "official", "coalition"),
        ("a source within the Interior Ministry", "anonymous", None, "source", "Interior Ministry"),
        ("the miners", "anonymous", None, None, None),
        ("some", "anonymous", None, "some", None),
        ("the Interior Ministry", "institution", None, None, "Interior Ministry"),
        ("police", "institution", None, None, "police"),
        ("the Taliban", "institution", None, None, "Taliban"),
        ("Israel", "institution", None, None, "Israel"),
        ("South Korea", "institution", None, None, "South Korea"),
        ("news firm Orbita", "institution", None, None, "Orbita"),
        ("Reuters", "media", None, None, "Reuters"),
        ("the BBC", "media", None, None, "BBC"),
        ("videos and Reuters", "media", None, None, "Reuters"),
        ("state television", "media", None, None, "state television"),
        ("the Herald", "media", None, None, "Herald"),
        ("military records", "document", None, None, "military"),
        ("she", "pronoun", None, None, None),
        ("", "anonymous", None, None, None),
    ],
)
def test_sources(
    reader: SourceReader, source: str, nature: str, name: str | None, role: str | None, organization: str | None
) -> None:
    read = reader.read(source)
    assert (read.nature, read.name, read.role, read.organization) == (nature, name, role, organization)


@pytest.mark.parametrize("source", ["President of Kenya", "a spokesman for Lena Holm", "Minister of Foreign Affairs"])
def test_an_office_without_a_name(reader: SourceReader, source: str) -> None:
    assert reader.read(source).nature == "anonymous"


def test_folding_drops_accents_and_case() -> None:
    assert fold("Brudziński") == fold("BRUDZINSKI")

"""Files, folders and standard input."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.read.paths import expand_paths, read_path
from dateline.records.report import Source
from dateline.settings import Settings

GOOD = b"Troops left the town on Monday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name, data in {
        "b.txt": GOOD,
        "a.text": GOOD,
        "sub/c.jsonl": b'{"text": "Troops left."}\n{"text": ""}\n',
        "sub/d": GOOD,
        "sub/e": b"\x00\x01",
        "sub/report.2020-03-17": GOOD,
        "f.pdf": b"%PDF-",
        ".hidden.txt": GOOD,
        ".git/g.txt": GOOD,
    }.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def one(path: str, settings: Settings | None = None, stdin: bytes | None = None) -> Source | InputError:
    [found] = read_path(path, settings or Settings(), io.BytesIO(stdin) if stdin is not None else None)
    return found


def error(path: str, settings: Settings | None = None, stdin: bytes | None = None) -> str:
    found = one(path, settings, stdin)
    assert isinstance(found, InputError)
    return str(found)


def test_folders_are_walked_in_order_and_only_reports_are_taken(folder: Path) -> None:
    names = [os.path.relpath(path, folder) for path in expand_paths([str(folder)])]
    assert names == ["a.text", "b.txt", "sub/c.jsonl", "sub/d", "sub/report.2020-03-17"]


def test_named_files_stay_as_they_are_named(folder: Path) -> None:
    named = [str(folder / "f.pdf"), "-", str(folder / "missing.txt")]
    assert expand_paths(named) == named


def test_a_folder_gives_all_its_reports(folder: Path) -> None:
    found = list(read_path(str(folder), Settings()))
    assert [type(item) for item in found] == [Source, Source, Source, InputError, Source, Source]


def test_a_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    assert expand_paths([str(tmp_path)]) == [str(tmp_path)]
    assert "holds no reports" in error(str(tmp_path))


def test_what_is_wrong_with_a_path_is_said(folder: Path) -> None:
    assert "files named *.pdf are not read" in error(str(folder / "f.pdf"))
    assert "no such file" in error(str(folder / "missing.txt"))
    assert "no such file" in error(str(folder / "missing.pdf"))
    assert "NUL" in error(str(folder / "sub/e"))


def test_files_that_may_not_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert "check its permissions" in error(str(folder / "b.txt"))
    # A file without suffix that can't be looked into is kept, so that its error is told.
    assert str(folder / "sub/e") in expand_paths([str(folder)])

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", fail)
    assert "Input/output error" in error(str(folder / "b.txt"))


def test_special_files_in_folders_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert expand_paths([str(tmp_path)]) == [str(tmp_path)]


def test_the_whole_text_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffTroops 😀 left.\r\n\r\n".encode())
    found = one(str(path))
    assert isinstance(found, Source)
    assert found.text == "Troops 😀 left.\r\n\r\n"
    assert found.source == str(path)


def test_a_long_file_is_refused_by_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"noise " * 2_000)
    assert "longer than 100 characters" in error(str(path), Settings(max_chars=100))
    path.write_bytes(b"\x00" * 2_000)
    assert "NUL" in error(str(path), Settings(max_chars=100))


def test_standard_input_as_one_report() -> None:
    found = one("-", stdin=b"\n\nTroops left.\nThey went home.")
    assert isinstance(found, Source)
    assert (found.source, found.text) == ("-", "\n\nTroops left.\nThey went home.")
    braced = one("-", stdin=b"{Troops} left.\nThey went home.")
    assert isinstance(braced, Source)
    assert isinstance(one("-", stdin=b'{"title": "no text"}\n'), Source)


def test_standard_input_as_json_lines() -> None:
    data = b'\xef\xbb\xbf\n{"text": "Troops left."}\nnonsense\n{"id": "z", "text": "They went home."}'
    found = list(read_path("-", Settings(), io.BytesIO(data)))
    assert [item.source for item in found] == ["-:2", "-:3", "z"]
    assert "which is no date" in error("-", stdin=b'{"text": "Troops left.", "published": "soon"}')


def test_standard_input_that_is_missing_empty_or_endless() -> None:
    assert "no standard input" in error("-")
    assert "empty" in error("-", stdin=b"")
    assert "longer than" in error("-", Settings(max_chars=100), b"word " * 1_000)
    assert "longer than" in error("-", Settings(max_chars=100), b"\n" * 1_000)

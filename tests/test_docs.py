"""That the documents say what is so: commands, options, snippets and links."""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli import build_parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


def test_the_two_commands_come_first() -> None:
    assert README.index("make demo") < README.index("make test") < 150


def test_every_command_and_option_is_in_the_readme() -> None:
    for name, parser in commands().items():
        assert f"dateline {name}" in README
        for action in parser._actions:
            for option in action.option_strings:
                assert re.search(rf"`{option}[ `]", README), option


@pytest.mark.parametrize("snippet", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_every_python_snippet_of_the_readme_runs(snippet: str) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(snippet, "README.md", "exec"), {})
    assert "ASSAULT" in printed.getvalue()


def test_the_example_in_the_readme_is_what_dateline_prints() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "readme_example.py"), "--check"], check=False)
    assert done.returncode == 0, "the example is stale: run make readme"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (document.parent / target).exists(), target


def test_make_targets_named_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z]+)`", document.read_text(encoding="utf-8"))) <= targets


def test_every_runtime_dependency_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for asked in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[><=]", asked)[0]
        pinned = re.search(rf"^{name}==(\S+)", lock, re.MULTILINE)
        assert pinned, f"{name} is not in requirements.lock: run make lock"
        assert f"| {name} | {pinned[1]} |" in explained

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.batch import ReportCoder
from dateline.cli import build_parser, code, main
from dateline.errors import DatelineError, InputError, SettingError
from dateline.settings import Settings
from tests.fake_coder import load_fake


def run(*argv: str) -> int:
    """The command with the fake coder instead of Dateline's own."""
    return code.run(build_parser().parse_args(["code", *argv]), load_fake)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for name, text in {"a.txt": "Alpha", "b.txt": "REFUSE", "c.txt": "Gamma"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_json_lines_of_a_folder(reports: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(str(reports), "--format", "jsonl") == 1
    out, err = capfdbinary.readouterr()
    assert [Path(json.loads(line)["report"]["source"]).name for line in out.splitlines()] == ["a.txt", "c.txt"]
    assert err.decode().splitlines() == [f"dateline: {reports / 'b.txt'}: the text says so"]


def test_all_coded_is_zero_and_says_nothing(reports: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(str(reports / "a.txt"), str(reports / "c.txt"), "--format", "json") == 0
    out, err = capfdbinary.readouterr()
    assert len(json.loads(out)) == 2
    assert err == b""


def test_a_missing_path_is_named_and_the_rest_coded(reports: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(str(reports / "none.txt"), str(reports / "a.txt"), "--format", "jsonl") == 1
    out, err = capfdbinary.readouterr()
    assert out.count(b"\n") == 1
    assert b"none.txt" in err


@pytest.mark.parametrize("form", ["jsonl", "json", "table"])
def test_more_jobs_write_the_same_bytes(reports: Path, tmp_path: Path, form: str) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    for jobs, file in enumerate(files, start=1):
        run(str(reports / "a.txt"), str(reports / "c.txt"), "--format", form, "--jobs", str(jobs), "-o", str(file))
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_table_is_the_default_and_plain_when_piped(
    reports: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "66")
    assert run(str(reports / "a.txt"), str(reports / "c.txt")) == 0
    drawn = capfdbinary.readouterr().out.decode()
    assert "\x1b" not in drawn
    assert max(map(len, drawn.splitlines())) == 66
    assert drawn.count("Rockets hit Camp Alpha\n") == 2


def test_the_width_of_a_pipe_is_a_hundred_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert code._columns() == 100
    monkeypatch.setenv("COLUMNS", "wide")
    assert code._columns() == 100
    monkeypatch.setenv("COLUMNS", "3")
    assert code._columns() == 40


def test_stdin_is_read_when_no_path_is_given(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Alpha")))
    assert run("--format", "jsonl") == 0
    assert json.loads(capfdbinary.readouterr().out)["report"]["source"] == "-"


def test_a_terminal_without_a_path_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with pytest.raises(SettingError, match="nothing to code"):
        run()


def test_what_is_given_reaches_the_coder(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    def remember(settings: Settings) -> ReportCoder:
        seen.append(settings)
        return load_fake()

    monkeypatch.setattr(code, "_load_coder", remember)
    options = build_parser().parse_args(
        ["code", str(reports / "a.txt"), "--published", "2020-03-18", "--publisher", "The Paper", "-o", os.devnull]
    )
    assert code.run(options) == 0
    assert seen == [Settings(published=dt.date(2020, 3, 18), publisher="The Paper")]


@pytest.mark.parametrize(("given", "least"), [("0", 0.0), ("1", 1.0), (".5", 0.5), ("0.625", 0.625)])
def test_the_least_confidence_reaches_the_coder(
    reports: Path, monkeypatch: pytest.MonkeyPatch, given: str, least: float
) -> None:
    seen: list[Settings] = []

    def remember(settings: Settings) -> ReportCoder:
        seen.append(settings)
        return load_fake()

    monkeypatch.setattr(code, "_load_coder", remember)
    options = build_parser().parse_args(["code", str(reports / "a.txt"), "--min-confidence", given, "-o", os.devnull])
    assert code.run(options) == 0
    assert seen == [Settings(least=least)]


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--published", "2020-02-30"], "no day of the calendar"),
        (["--published", "2020-W12-3"], "write YYYY-MM-DD"),
        (["--published", "٢٠٢٠-٠٣-١٨"], "write YYYY-MM-DD"),
        (["--min-confidence", "1.01"], "not a confidence: write a number from 0 (no claim left out) to 1"),
        (["--min-confidence", "-0.1"], "not a confidence"),
        (["--min-confidence", "nan"], "not a confidence"),
        (["--min-confidence", "high"], "not a confidence"),
        (["--min-confidence", "٠.٥"], "not a confidence"),
        (["--jobs", "-1"], "not a number of jobs"),
        (["--jobs", "two"], "not a number of jobs"),
        (["--format", "xml"], "invalid choice"),
        (["-q", "-v"], "not allowed with"),
        (["--pub", "x"], "unrecognized"),
    ],
)
def test_a_wrong_call_is_two_and_says_why(argv: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "a.txt", *argv]) == 2
    assert message in capsys.readouterr().err


def test_the_output_appears_only_when_whole(reports: Path) -> None:
    target = reports / "out.jsonl"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    options = build_parser().parse_args(["code", str(reports / "a.txt"), "-o", str(target)])

    def interrupt() -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code.run(options, interrupt)  # type: ignore[arg-type]
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in reports.iterdir()) == ["a.txt", "b.txt", "c.txt", "out.jsonl"]
    assert code.run(options, load_fake) == 0
    assert target.read_text(encoding="utf-8").startswith("Rockets hit")
    assert target.stat().st_mode & 0o777 == 0o640


def test_the_output_is_written_through_a_link(reports: Path) -> None:
    target, link = reports / "out.txt", reports / "link.txt"
    link.symlink_to(target)
    assert run(str(reports / "a.txt"), "-o", str(link)) == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("Rockets hit")


def test_a_device_is_written_to_and_not_replaced(reports: Path) -> None:
    assert run(str(reports / "a.txt"), "-o", os.devnull) == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("where", ["none/out.txt", "."])
def test_an_output_that_cannot_be_is_a_wrong_call(reports: Path, where: str) -> None:
    with pytest.raises(SettingError, match="folder"):
        run(str(reports / "a.txt"), "-o", str(reports / where))


def test_an_output_that_fails_is_told(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DatelineError, match=r"can't write .*Permission denied"):
        run(str(reports / "a.txt"), "-o", str(reports / "out.txt"))


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (InputError("x", "bad"), 1, "dateline: error: x: bad"),
        (SettingError("odd"), 2, "dateline: error: odd"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_errors_end_in_a_status(
    error: BaseException, status: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(code, "run", fail)
    assert main(["code", "a.txt"]) == status
    assert message in capsys.readouterr().err


def in_shell(script: str) -> subprocess.CompletedProcess[str]:
    """A shell in which $CODE is the command with the fake coder."""
    program = (
        "import sys; from functools import partial; from dateline import cli; from dateline.cli import code;"
        " from tests.fake_coder import load_fake; code._load_coder = lambda settings: load_fake();"
        " sys.exit(cli.main(['code', *sys.argv[1:]]))"
    )
    environ = os.environ | {"CODE": program, "PYTHON": sys.executable}
    return subprocess.run(["bash", "-c", script], env=environ, capture_output=True, text=True, check=False)


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text('{"text": "Alpha"}\n' * 2000, encoding="utf-8")
    script = f'"$PYTHON" -c "$CODE" --format jsonl {tmp_path}/many.jsonl | head -n 1 | wc -l; echo ${{PIPESTATUS[0]}}'
    done = in_shell(script)
    assert done.stdout.split() == ["1", "141"]
    assert done.stderr == ""


def test_json_lines_need_no_rich(reports: Path) -> None:
    check = (
        "import sys; from dateline.cli import build_parser, code; from tests.fake_coder import load_fake;"
        f" code.run(build_parser().parse_args(['code', {str(reports / 'a.txt')!r}, '--format', 'jsonl']), load_fake);"
        " assert 'rich' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", check], check=True, capture_output=True)


def test_help_loads_neither_tables_nor_numpy() -> None:
    check = (
        "import sys; from dateline.cli import main; main(['code', '--help']);"
        " assert not {'numpy', 'rich', 'dateline.pipeline'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", check], check=True, capture_output=True, text=True)
    for option in ("--published", "--publisher", "--format", "--output", "--jobs", "--quiet", "--verbose"):
        assert option in done.stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dateline 0.")


def test_no_command_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "COMMAND" in capsys.readouterr().err


def test_a_closed_pipe_is_let_go(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def fail(options: argparse.Namespace) -> int:
        raise BrokenPipeError

    led: list[int] = []
    monkeypatch.setattr(code, "run", fail)
    monkeypatch.setattr(os, "dup2", lambda source, target: led.append(target))
    assert main(["code", "a.txt"]) == 141
    assert led == [sys.stdout.fileno()]


def test_the_module_runs_as_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", "--version"])
    with pytest.raises(SystemExit) as leaving:
        runpy.run_module("dateline", run_name="__main__")
    assert leaving.value.code == 0
    assert capsys.readouterr().out.startswith("dateline 0.")

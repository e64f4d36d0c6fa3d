"""Writes what Dateline makes of four reports of our own to tests/golden/, where a test compares and people review it.

    python -m scripts.golden [--check]

``--check`` writes nothing, and fails if a file is not what the coder makes of its report today. A file holds the record
without the report's text. So that a diff can be read, the words that it covers stand beside each range of the text, and
what fits on a line stands on one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

import dateline
from dateline.write import jsonl

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "golden"

# Report → its date of publication. Between them: a table-of-contents tail, drones and diplomacy, riots, and sport.
REPORTS = {
    "examples/qaim.txt": dt.date(2020, 3, 18),
    "corpus/izmail-2023.txt": dt.date(2023, 9, 26),
    "corpus/kisumu-2008.txt": dt.date(2008, 1, 21),
    "corpus/rangers-2012.txt": dt.date(2012, 1, 29),
}

_WIDTH = 120  # columns of a golden file, save for single values that are longer
_SHOWN = 60  # characters of a range that are quoted beside it; of a longer one, its two ends


def target(path: str) -> Path:
    """The golden file of the report at ``path``."""
    return FOLDER / f"{Path(path).stem}.json"


def golden(coder: dateline.Coder, path: str) -> str:
    """The record of one of `REPORTS` as its golden file has it."""
    text = (ROOT / path).read_text(encoding="utf-8")
    record = json.loads(jsonl.encode(coder.code(dateline.source(text, path, published=REPORTS[path]))))
    del record["report"]["text"]
    return _laid_out(_quoted(record, text)) + "\n"


def _quoted(value: Any, text: str) -> Any:
    """``value`` with each range as one string, `start-end words`, on one line of the file."""
    if isinstance(value, list):
        return [_quoted(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        return _range(value["start"], value["end"], text)
    made = {key: _quoted(item, text) for key, item in value.items() if key not in ("start", "end")}
    if value.get("start") is not None and value.get("end") is not None:
        made["at"] = _range(value["start"], value["end"], text)
    elif "start" in value:
        made["at"] = None
    return made


def _range(start: int, end: int, text: str) -> str:
    words = " ".join(text[start:end].split())
    if len(words) > _SHOWN:
        words = f"{words[: _SHOWN // 2].rstrip()} … {words[-_SHOWN // 2 :].lstrip()}"
    return f"{start}-{end} {words}"


def _laid_out(value: Any, depth: int = 0) -> str:
    """JSON with as much on a line as fits; what is too long for one has its values side by side, its parts below."""
    line = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, dict | list) or (depth and len(line) + depth <= _WIDTH):
        return line
    margin = " " * (depth + 1)
    lines: list[str] = []
    filling = False  # whether the last line may take in another value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        part = (f"{json.dumps(key)}: " if isinstance(value, dict) else "") + _laid_out(item, depth + 1)
        scalar = not isinstance(item, dict | list)
        if scalar and filling and depth + len(lines[-1]) + len(part) + 4 <= _WIDTH:
            lines[-1] += f", {part}"
        else:
            lines.append(part)
        filling = scalar
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    return f"{opened}\n{margin}" + f",\n{margin}".join(lines) + f"\n{' ' * depth}{closed}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.golden", description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    check = parser.parse_args(argv).check
    coder = dateline.load()
    stale = 0
    for path in REPORTS:
        fresh, file = golden(coder, path), target(path)
        if file.exists() and file.read_text(encoding="utf-8") == fresh:
            continue
        stale += 1
        name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        print(f"{name}: {'not as the coder has it: run make golden' if check else 'written'}")
        if not check:
            file.write_text(fresh, encoding="utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    raise SystemExit(main())

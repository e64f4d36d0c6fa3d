"""What the commands of all accuracy benchmarks share: options, the form of the answer, the data by default."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

Told = TypeVar("Told", bound=msgspec.Struct)


def options(description: str | None, data: Path, metavar: str = "FILE") -> argparse.ArgumentParser:
    """A parser with the options that every benchmark has; `data` is the default of ``--data``."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=data, metavar=metavar)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="fail if a figure is below its floor in FILE")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print that many wrong cases")
    parser.add_argument(
        "--peers", action="store_true", help="measure other systems in the same run, where there are any"
    )
    return parser


def below(name: str, result: msgspec.Struct, floors: Path | None) -> int:
    """Exit status 1, and a line on stderr for each, where figures fall below those that `floors` has under `name`.

    A floor's key is a path through the result's fields: ``value_f1`` or ``by_set.TimeBank.value_f1``.
    """
    if floors is None:
        return 0
    wanted = msgspec.json.decode(floors.read_bytes())[name]
    told, status = msgspec.to_builtins(result), 0
    for path, floor in wanted.items():
        got = told
        for key in path.split("."):
            got = got[key]
        if got < floor:
            print(f"{name}: {path} {got} is below its floor of {floor}", file=sys.stderr)
            status = 1
    return status


def tell(result: Told, as_json: bool, show: Callable[[Told], None]) -> None:
    """Prints the result as one JSON object, or as `show` does."""
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(result), indent=1).decode())
    else:
        show(result)


def same_path(data: Path, default: Path) -> bool:
    """Whether `data` is the default file or folder, which training and tuning may have seen."""
    return data.resolve() == default.resolve()


def share(part: int, whole: int) -> float:
    """The part of the whole, rounded as figures are told; 0 of nothing."""
    return round(part / max(whole, 1), 4)


def share_of_commonest(values: Iterable[str]) -> float:
    """How often the commonest of the values is right: the least that a system must beat."""
    counts = Counter(values)
    return share(max(counts.values(), default=0), counts.total())

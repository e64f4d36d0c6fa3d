"""The command line: `dateline COMMAND`, one module a command.

Exit status: 0 all went well, 1 some input failed (each named on stderr, the rest done), 2 the call itself is wrong,
130 interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dateline.cli import code, lookup
from dateline.errors import DatelineError, SettingError

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command puts its function in ``run``."""
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Reads news reports and writes down, with evidence, what they say happened.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    code.add_parser(commands)
    lookup.add_parser(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. ``argv`` is without the program's name; None takes the process's."""
    try:
        options = build_parser().parse_args(argv)
        status: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as leaving:  # how argparse ends --help and a wrong call
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except KeyboardInterrupt:
        print("dateline: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes stdout once more as it ends; let that go nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except DatelineError as error:
        print(f"dateline: error: {error}", file=sys.stderr)
        return USAGE if isinstance(error, SettingError) else FAILED
    return status

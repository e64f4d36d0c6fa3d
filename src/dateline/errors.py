"""The errors that Dateline raises on purpose.

DatelineError
├── InputError       an input can't be read as a report; names the input, the rest of the batch goes on
├── AssetError       a packaged table or weight file is missing or does not fit this version
└── SettingError     a setting or option has a value that it can't have
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class InputError(DatelineError):
    """An input that can't be read as a report. ``source`` names it, ``reason`` says what was seen and expected."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """So that it can cross from a worker process."""
        return type(self), (self.source, self.reason)


class AssetError(DatelineError):
    """A packaged table or weight file is missing, damaged or of another version: install the package again."""


class SettingError(DatelineError):
    """A setting or option has a value that it can't have."""

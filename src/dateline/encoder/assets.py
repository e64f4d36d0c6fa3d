"""One way to fail where a packaged file of weights is missing or damaged."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

from dateline.errors import AssetError


@contextmanager
def loading(path: Path) -> Iterator[None]:
    """What numpy raises for a missing, cut or changed `path`, and what its card lacks, as an AssetError."""
    try:
        yield
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        raise AssetError(f"{path}: can't be read ({error}); install Dateline again") from error

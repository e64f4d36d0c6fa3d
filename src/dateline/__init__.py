"""Dateline reads news reports and writes down, with evidence, what they say happened.

Load a coder once, then call it with each report::

    import dateline

    coder = dateline.load()
    record = coder.code(dateline.source(text, published=datetime.date(2020, 3, 18)))

Importing this package loads nothing: what is named here comes in when it is first used.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.errors import AssetError, DatelineError, InputError, SettingError
    from dateline.pipeline import Coder
    from dateline.records.claim import Attribution, Claim, Record
    from dateline.records.reference import Actor, PlaceRef, Quantity, TimeRef, Weapon
    from dateline.records.report import Report, Source
    from dateline.records.span import Span
    from dateline.settings import Settings

__all__ = [
    "Actor",
    "AssetError",
    "Attribution",
    "Claim",
    "Coder",
    "DatelineError",
    "InputError",
    "PlaceRef",
    "Quantity",
    "Record",
    "Report",
    "SettingError",
    "Settings",
    "Source",
    "Span",
    "TimeRef",
    "Weapon",
    "load",
    "source",
]

_HOME = {
    "dateline.errors": ("AssetError", "DatelineError", "InputError", "SettingError"),
    "dateline.pipeline": ("Coder",),
    "dateline.records.claim": ("Attribution", "Claim", "Record"),
    "dateline.records.reference": ("Actor", "PlaceRef", "Quantity", "TimeRef", "Weapon"),
    "dateline.records.report": ("Report", "Source"),
    "dateline.records.span": ("Span",),
    "dateline.settings": ("Settings",),
}


def load(settings: Settings | None = None) -> Coder:
    """A coder with its tables in memory; raises ``AssetError`` where they are missing or damaged.

    It holds no state between reports and may be shared between threads. Where numpy is not loaded yet, it is kept to
    one thread, unless the environment says otherwise: several only wait for each other over matrices as small as the
    parser's, and a report takes many times as long. A program that loads numpy first does well to set that itself.
    """
    _keep_numpy_to_one_thread()
    from dateline.pipeline import Coder
    from dateline.settings import Settings

    return Coder.load(Settings() if settings is None else settings)


def _keep_numpy_to_one_thread() -> None:
    if "numpy" not in sys.modules:
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
            os.environ.setdefault(name, "1")


def source(
    text: str,
    name: str = "-",
    *,
    published: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Source:
    """A report from text already in memory. ``name`` becomes ``report.source`` of its record."""
    from hashlib import sha256

    from dateline.records.report import Source

    return Source(
        id="sha256:" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=name,
        text=text,
        title=title,
        publisher=publisher,
        published=published,
        published_basis="given" if published else None,
    )


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        for module, names in _HOME.items():
            if name in names:
                return getattr(import_module(module), name)
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return __all__

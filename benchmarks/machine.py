"""What a figure was measured on and with: a figure without that can't be compared."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline.batch import available_cores


def machine() -> dict[str, str | int]:
    """The processor, the cores that may be used, the system and the Python."""
    return {
        "processor": _processor(),
        "cores": available_cores(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
    }


def versions(*packages: str) -> dict[str, str | None]:
    """The installed versions of Dateline, what it runs on, and ``packages``; null where one is not installed."""
    return {name: _version(name) for name in ("dateline", "msgspec", "numpy", *packages)}


def sha256_of(paths: Iterable[Path]) -> str:
    """One hash over the names and bytes of files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"

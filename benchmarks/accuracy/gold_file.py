"""Gold reports as they lie on disk: `ID.json` with what is scored, `ID.txt` with the text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec


class GoldPlace(msgspec.Struct, frozen=True):
    accept: tuple[str, ...]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    within_km: float | None = 40  # null where there are no coordinates


class GoldTime(msgspec.Struct, frozen=True):
    earliest: dt.date | None = None
    latest: dt.date | None = None


class GoldQuantity(msgspec.Struct, frozen=True):
    of: str
    low: int | None = None
    high: int | None = None


class GoldAttribution(msgspec.Struct, frozen=True):
    kind: str = "none"
    accept: tuple[str, ...] = ()


class GoldClaim(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A claim to be found. Each party, and each weapon, is a list of the wordings that are right for it."""

    kind: str
    evidence: str
    core: bool
    tense: str
    status: tuple[str, ...]
    event_type: str | None = None
    mode: tuple[str, ...] = ()
    actor: tuple[tuple[str, ...], ...] = ()
    recipient: tuple[tuple[str, ...], ...] = ()
    place: GoldPlace | None = None
    from_: GoldPlace | None = None
    to: GoldPlace | None = None
    time: GoldTime | None = None
    weapon: tuple[tuple[str, ...], ...] = ()
    quantities: tuple[GoldQuantity, ...] = ()
    attribution: GoldAttribution | None = None


class GoldReport(msgspec.Struct, frozen=True):
    id: str
    claims: tuple[GoldClaim, ...]
    published: dt.date | None = None
    part: str | None = None  # of our own corpus: train, dev or held-out


_DECODER = msgspec.json.Decoder(GoldReport)


def load(folder: Path) -> dict[str, GoldReport]:
    """The gold reports of ``folder`` by the stem of their file, in order."""
    paths = sorted(path for path in folder.glob("*.json") if not path.name.endswith(".meta.json"))
    return {path.stem: _DECODER.decode(path.read_bytes()) for path in paths}

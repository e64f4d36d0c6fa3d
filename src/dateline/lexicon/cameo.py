"""The CAMEO code of a PLOVER type and mode, by the Open Event Data Alliance's table (CC BY-SA 4.0) turned round."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from dateline.errors import AssetError
from dateline.lexicon.events import MODES
from dateline.lexicon.rows import parse_rows

_COLUMNS = ("type", "mode", "weapon", "code")


class Cameo:
    """Codes by type, mode and weapon class; ``-`` in the table stands for none."""

    def __init__(self, codes: Mapping[tuple[str, str | None, str | None], str]) -> None:
        self._codes = codes

    @classmethod
    def load(cls) -> Cameo:
        return cls(parse_cameo((files("dateline.lexicon") / "data" / "cameo.tsv").read_text(encoding="utf-8")))

    def code(self, event_type: str, mode: str | None = None, weapon: str | None = None) -> str | None:
        """The code of the pair with the weapon class, else of the pair, else of the type; None for an unknown type."""
        for key in ((event_type, mode, weapon), (event_type, mode, None), (event_type, None, None)):
            code = self._codes.get(key)
            if code is not None:
                return code
        return None


def parse_cameo(text: str) -> dict[tuple[str, str | None, str | None], str]:
    """The codes of a table in the format of `data/cameo.tsv`. Raises AssetError, naming the row."""
    codes: dict[tuple[str, str | None, str | None], str] = {}
    for kind, mode, weapon, code in parse_rows(text, "cameo.tsv", _COLUMNS):
        row = f"cameo.tsv: row '{kind} {mode or '-'} {weapon or '-'} {code}'"
        if kind not in MODES or not code.isdigit():
            raise AssetError(f"{row} has no type or no code that is one")
        if mode and mode not in MODES[kind]:
            raise AssetError(f"{row}: '{mode}' is not a mode of {kind}")
        key = (kind, mode or None, weapon or None)
        if key in codes:
            raise AssetError(f"{row} stands twice")
        codes[key] = code
    return codes

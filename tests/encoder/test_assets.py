"""Every way in which a file of weights can be unreadable is one error that names the file."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile

import pytest

from dateline.encoder.assets import loading
from dateline.errors import AssetError


@pytest.mark.parametrize(
    "raised", [FileNotFoundError("gone"), ValueError("cut"), KeyError("card"), EOFError(), BadZipFile(), zlib.error()]
)
def test_is_told_as_an_asset_error(raised: Exception) -> None:
    with pytest.raises(AssetError, match=r"heads\.npz.*install Dateline again"), loading(Path("heads.npz")):
        raise raised


def test_other_errors_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), loading(Path("heads.npz")):
        raise ZeroDivisionError


def test_nothing_is_raised_where_all_is_well() -> None:
    with loading(Path("heads.npz")):
        pass

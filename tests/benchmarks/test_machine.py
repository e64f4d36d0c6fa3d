from __future__ import annotations

from pathlib import Path

from benchmarks.machine import machine, sha256_of, versions


def test_a_machine_is_described() -> None:
    assert {"processor", "cores", "system", "python"} == set(machine())


def test_a_package_that_is_not_there_has_no_version() -> None:
    found = versions("no-such-package")
    assert found["no-such-package"] is None
    assert found["msgspec"]


def test_the_hash_depends_on_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"a")
    two.write_bytes(b"a")
    assert sha256_of([one]) != sha256_of([two])
    assert sha256_of([one, two]) == sha256_of([one, two])

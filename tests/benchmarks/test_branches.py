from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.branches import main


@pytest.mark.parametrize(("taken", "of", "status"), [(90, 100, 0), (89, 100, 1), (0, 0, 0)])
def test_the_floor_is_for_branches_alone(taken: int, of: int, status: int, tmp_path: Path) -> None:
    report = tmp_path / "coverage.json"
    report.write_text(f'{{"totals": {{"covered_branches": {taken}, "num_branches": {of}, "covered_lines": 1}}}}')
    assert main([str(report), "--at-least", "90"]) == status

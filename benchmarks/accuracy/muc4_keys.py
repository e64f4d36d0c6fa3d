"""The texts and answer keys of MUC-4, read as the task's documentation (`taskdoc/templ-doc-basic`) describes them.

A key template has 25 slots. A slot holds fillers, one a line: `?` before one says that leaving it out is no fault, `/`
parts alternatives, and after a colon stands the cross reference, the string of another slot that the filler belongs to,
with its own alternatives (`INJURY: "TWO GUARDS" / "GUARDS"`). `-` is an empty slot, `*` one that the incident's type
does not have. A text without incidents has one template with `*` everywhere. Alternatives may stand in brackets.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

ID, TEMPLATE, DATE, LOCATION, TYPE, STAGE = range(6)
INSTRUMENT_ID, INSTRUMENT_TYPE, CATEGORY, PERP_IND, PERP_ORG, CONFIDENCE = range(6, 12)
PHYS_ID, PHYS_TYPE, PHYS_NUMBER, PHYS_NATION, PHYS_EFFECT, PHYS_TOTAL = range(12, 18)
HUM_NAME, HUM_DESCRIPTION, HUM_TYPE, HUM_NUMBER, HUM_NATION, HUM_EFFECT, HUM_TOTAL = range(18, 25)

PARTS = ("dev", "tst1", "tst2", "tst3", "tst4")
_NULL = "-"
_INAPPLICABLE = "*"
_SLOT_LINE = re.compile(r"(\d{1,2})\.[ \t]+[A-Z]+(?: TGT)?: (?:[A-Z]+ )*[A-Z]+[ \t]*(?:[ \t]{2}|$)(.*)")
_MESSAGE_ID = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*", re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
# "PLACE (COUNTRY), DD MMM YY (SOURCE) --", each part as `text-headers-info` gives it.
_HEADER = re.compile(
    r"\s*(?P<place>[^,\n]{2,60}?),\s+(?P<date>NO\s+DATE|\d{1,2}\s+[A-Z]{3,4}(?:\s+\d{2})?)"
    r"(?:\s+\((?P<source>[^()]{1,80})\))?\s*--"
)


class Filler(msgspec.Struct, frozen=True):
    """One filler of a key's slot: what may stand for it, and what may stand for the filler it refers to ("-": none)."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


class Template(msgspec.Struct, frozen=True):
    """One incident. A slot that is empty or does not apply has no place in `slots`; the latter is in `inapplicable`.

    A system's answer has the same form; there the values of a string filler are the wordings of one entity, best first.
    """

    message: str
    number: str
    optional: bool
    slots: dict[int, tuple[Filler, ...]]
    inapplicable: frozenset[int] = frozenset()

    @property
    def types(self) -> tuple[str, ...]:
        """The incident's types, in small letters: one, and others where the key leaves a choice."""
        return tuple(value.lower() for filler in self.slots.get(TYPE, ()) for value in filler.values)

    def fillers(self, slot: int) -> tuple[Filler, ...]:
        return self.slots.get(slot, ())


class Message(msgspec.Struct, frozen=True):
    """A text with its header line as it stands; place, date and source are empty where the line is of another form."""

    id: str
    text: str
    header: str = ""
    place: str = ""
    date: str = ""
    source: str = ""


class Part(msgspec.Struct, frozen=True):
    """Messages by id in their order, and each one's templates: none for a text without incidents."""

    messages: dict[str, Message]
    keys: dict[str, tuple[Template, ...]]


def load(path: Path, parts: Iterable[str] | None = None) -> Part:
    """Texts and keys of an archive (`.tar.gz`) or folder laid out as the set is, of ``parts`` (dev, tst1 ...) or all.

    Only messages that have a key are kept. Raises ValueError where there are none.
    """
    wanted = tuple(PARTS if parts is None else parts)
    messages: dict[str, Message] = {}
    keys: dict[str, tuple[Template, ...]] = {}
    for name, content in _files(path):
        if not name.removeprefix("key-").startswith(wanted):
            continue
        if name.startswith("key-"):
            keys.update(read_keys(content))
        elif re.fullmatch(r"(?:dev|tst\d)-muc\d(?:-[\d-]+)?", name):
            messages.update(read_messages(content))
    kept = {message_id: message for message_id, message in sorted(messages.items()) if message_id in keys}
    if not kept:
        raise ValueError(f"{path} holds no MUC-4 texts with keys of {', '.join(wanted)}")
    return Part(kept, {message_id: keys[message_id] for message_id in kept})


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """The name (without folders) and content of each file; Latin-1, so that no byte is refused."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file():
                yield file.name, file.read_text("latin-1")
        return
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                yield Path(member.name).name, stream.read().decode("latin-1")


def read_messages(content: str) -> dict[str, Message]:
    """The messages of one file; the text of each begins with its header line (the id)."""
    starts = list(_MESSAGE_ID.finditer(content))
    ends = [match.start() for match in starts[1:]] + [len(content)]
    found = {}
    for match, end in zip(starts, ends, strict=True):
        text = content[match.start() : end].strip() + "\n"
        lead = _HEADER.match(text, len(match.group()))
        known = {name: " ".join((lead[name] or "").split()) for name in ("place", "date", "source")} if lead else {}
        found[match[1]] = Message(match[1], text, match.group().strip(), **known)
    return found


def read_keys(content: str) -> dict[str, tuple[Template, ...]]:
    """The templates of one key file by message; comments (`;`) are skipped."""
    found: dict[str, list[Template]] = {}
    for lines in _templates(content):
        message = lines[ID][0].split(maxsplit=1)[0]
        templates = found.setdefault(message, [])
        number = lines[TEMPLATE][0]
        if number != _INAPPLICABLE:
            templates.append(_template(message, number, lines))
    return {message: tuple(templates) for message, templates in found.items()}


def _templates(content: str) -> Iterator[dict[int, list[str]]]:
    """The lines of each template, by slot."""
    lines: dict[int, list[str]] = {}
    slot = ID
    for line in content.splitlines():
        if not line.strip() or line.lstrip().startswith(";"):
            continue
        match = _SLOT_LINE.match(line)
        if match is None:
            lines.setdefault(slot, []).append(line.strip())
            continue
        slot = int(match[1])
        if slot == ID and lines:
            yield lines
            lines = {}
        lines[slot] = [match[2].strip()]
    if lines:
        yield lines


def _template(message: str, number: str, lines: dict[int, list[str]]) -> Template:
    slots: dict[int, tuple[Filler, ...]] = {}
    inapplicable = set()
    for slot, values in lines.items():
        if slot <= TEMPLATE:
            continue
        if values == [_INAPPLICABLE]:
            inapplicable.add(slot)
            continue
        fillers = tuple(filler for value in values if (filler := read_filler(value, slot)) is not None)
        if fillers:
            slots[slot] = fillers
    return Template(message, number.split(maxsplit=1)[0], "OPTIONAL" in number, slots, frozenset(inapplicable))


def read_filler(line: str, slot: int) -> Filler | None:
    """One line of a slot; None where it says nothing (`-`)."""
    line = line.strip()
    optional = line.startswith("?")
    line = line.removeprefix("?").strip()
    if line in ("", _NULL, _INAPPLICABLE):
        return None
    if slot in (DATE, LOCATION):
        return Filler(tuple(_unbracketed(value) for value in _divided(line, "/")), (), optional)
    strings: list[str] = []

    def hide(match: re.Match[str]) -> str:
        strings.append(re.sub(r"\\(.)", r"\1", match[1]))
        return f"\0{len(strings) - 1}\0"

    # Some keys lack a quotation mark; nothing but strings stands on such a line, and none of them has a slash or colon.
    even = line.replace('\\"', "").count('"') % 2 == 0
    bare = _QUOTED.sub(hide, line) if even else line.replace('"', "")

    def shown(value: str) -> str:
        return " ".join(re.sub("\0(\\d+)\0", lambda m: strings[int(m[1])], value).split())

    said, _, referred = bare.partition(":")
    values = tuple(shown(value) for value in _divided(_unbracketed(said), "/"))
    tags = tuple(shown(value) for value in _divided(_unbracketed(referred), "/"))
    values = tuple(value for value in values if value and value != _NULL)
    return Filler(values, tags, optional) if values else None


def _unbracketed(value: str) -> str:
    """Without the brackets around the whole of it."""
    value = value.strip()
    depth = 0
    for at, char in enumerate(value):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return value[1:-1].strip() if char == ")" and at == len(value) - 1 else value
    return value


def _divided(value: str, mark: str) -> list[str]:
    """Cut at ``mark`` where it stands outside all brackets."""
    pieces, depth, start = [], 0, 0
    for at, char in enumerate(value):
        depth += (char == "(") - (char == ")")
        if char == mark and depth == 0:
            pieces.append(value[start:at].strip())
            start = at + 1
    pieces.append(value[start:].strip())
    return [piece for piece in pieces if piece]

"""The table that a person reads: each report's claims in order of time, fitted to the width at hand."""

from __future__ import annotations

from itertools import groupby, pairwise

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli import wording
from dateline.records.claim import Claim, Record

_WIDE = 140  # columns from which each fact of a claim has a column of its own
_NARROW = 60  # columns below which not even the date has one
_WHEN, _WHAT, _SURE = 12, 22, 8
_DOUBTFUL = frozenset({"planned", "threatened", "hypothetical", "denied", "negated"})
_COLOURS = {
    "ASSAULT": "bold red",
    "COERCE": "bold red",
    "THREATEN": "bold yellow",
    "PROTEST": "bold yellow",
    "MOBILIZE": "bold yellow",
    "SANCTION": "bold yellow",
    "RETREAT": "bold green",
    "posture": "bold blue",
}


class Paper:
    """Draws records as text for one kind of output: a terminal with its colours and width, or a plain file."""

    def __init__(self, console: Console, plain: bool) -> None:
        self._console, self._plain = console, plain

    @classmethod
    def terminal(cls) -> Paper:
        """For stdout: width and colours as the terminal and NO_COLOR say."""
        return cls(Console(emoji=False, markup=False, highlight=False), plain=False)

    @classmethod
    def plain(cls, width: int) -> Paper:
        """For a pipe or file: nothing but the words, ``width`` columns wide."""
        console = Console(
            width=width,
            force_terminal=False,
            color_system=None,
            legacy_windows=False,
            emoji=False,
            markup=False,
            highlight=False,
        )
        return cls(console, plain=True)

    def draw(self, record: Record) -> str:
        """The whole of one report, ending in a line feed."""
        with self._console.capture() as capture:
            self._console.print(_page(record, self._console.width))
        drawn = capture.get()
        return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines()) if self._plain else drawn


def _page(record: Record, width: int) -> RenderableType:
    wide = width >= _WIDE
    names = {actor.id: wording.one_line(actor.name) for actor in record.actors}
    parts: list[RenderableType] = [_head(record), Rule(style="dim", characters="─")]
    claims = wording.in_time(record.claims)
    if not claims:
        parts.append(Text("No claims found.", "dim"))
    if wide and claims:
        parts.append(_wide_head())
    for n, claim in enumerate(claims):
        if n:
            parts.append(Text())
        text = record.report.text
        parts.append(_wide(claim, names, text) if wide else _stacked(claim, names, text, dated=width >= _NARROW))
    if legend := _legend(claims):
        parts += [Text(), Text(legend, "dim")]
    return Group(*parts)


def _head(record: Record) -> RenderableType:
    report = record.report
    title = Text(wording.one_line(report.title or report.source), "bold")
    origin = [wording.one_line(report.source)] if report.title else []
    origin += [wording.one_line(part) for part in (report.publisher, report.agency, report.byline) if part]
    filed = [wording.published(report.published)]
    if report.dateline_place:
        filed.append(f"filed from {wording.where(report.dateline_place)}")
    n = len(record.claims)
    made = [f"{n} claim{'' if n == 1 else 's'}", wording.set_aside(report)]
    lines = [" · ".join(filter(None, line)) for line in (origin, filed, made)]
    return Group(title, *(Text(line, "dim" if line is not lines[1] else "") for line in lines if line))


def _styled(words: str, style: str) -> Text:
    """``words`` alone in ``style``: a style given to Text itself would spread to all that is appended."""
    return Text().append(words, style)


def _what(claim: Claim) -> Text:
    words = _styled(claim.event_type or "POSTURE", _COLOURS.get(claim.event_type or claim.kind, "bold cyan"))
    return words.append(f" {claim.mode}") if claim.mode else words


def _state(claim: Claim) -> Text:
    """Status and tense where they are not the plain case, as a list of words."""
    words: list[tuple[str, str]] = []
    if claim.status != "happened" and not (claim.kind == "posture" and claim.status == "ongoing"):
        words.append((claim.status, "magenta" if claim.status in _DOUBTFUL else "cyan"))
    if claim.tense == "historical":
        words.append(("historical", "yellow"))
    return Text(" · ").join(_styled(word, style) for word, style in words)


def _parties(claim: Claim, names: dict[str, str]) -> Text:
    actors, recipients = (", ".join(names.get(i, i) for i in side) for side in (claim.actor, claim.recipient))
    if claim.kind == "posture" and not actors:
        return Text(recipients)
    words = Text(actors) if actors else _styled("unknown", "dim italic")
    return words.append(" → ", "dim").append(recipients) if recipients else words


def _means(claim: Claim) -> Text:
    """Weapons and numbers."""
    weapons = [weapon for weapon, _ in groupby(wording.one_line(weapon.text) for weapon in claim.weapon)]
    numbers = [wording.how_many(quantity) for quantity in claim.quantities]
    return Text("; ").join(Text(words) for words in (*numbers, *(f"with {weapon}" for weapon in weapons)))


def _says(claim: Claim) -> Text:
    return (
        Text(wording.who_says(claim.attribution)) if claim.attribution.kind != "none" else _styled("the report", "dim")
    )


def _sureness(claim: Claim) -> Text:
    return _styled(f"{claim.id} ", "dim").append(f"{claim.confidence:4.0%}", "dim" if claim.confidence < 0.5 else "")


def _quotes(claim: Claim, text: str) -> list[Text]:
    """The evidence, each piece in quotation marks and dim, the words that name the deed less so."""
    quotes = []
    for span in claim.evidence:
        pieces = [text[span.start : span.end], "", ""]
        if span.contains(claim.trigger):
            cuts = (span.start, claim.trigger.start, claim.trigger.end, span.end)
            pieces = [text[a:b] for a, b in pairwise(cuts)]
        # A stand-in keeps the blanks at the cuts, which one_line would strip from each piece.
        before, deed, after = (wording.one_line(f"|{piece}|")[1:-1] for piece in pieces)
        quotes.append(_styled(f"“{before}", "dim").append(deed, "bold").append(f"{after}”", "dim"))
    return quotes


def _grid(*widths: int | None) -> Table:
    """Columns of fixed widths; None takes a share of what is left."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for width in widths:
        grid.add_column(width=width, ratio=None if width else 1, overflow="fold")
    return grid


def _wide_grid() -> Table:
    return _grid(_WHEN, _WHAT, None, None, None, None, _SURE)


def _wide_head() -> RenderableType:
    grid = _wide_grid()
    titles = ("When", "What", "Who → whom", "Where", "Numbers, weapons", "Who says so", "Sure")
    grid.add_row(*(Text(title, "dim underline") for title in titles))
    return grid


def _wide(claim: Claim, names: dict[str, str], text: str) -> RenderableType:
    """One row of facts, the rest beneath it from the second column on."""
    grid = _wide_grid()
    grid.add_row(
        Text(wording.when(claim.time)),
        _what(claim),
        _parties(claim, names),
        Text(wording.route(claim)),
        _means(claim),
        _says(claim),
        _sureness(claim),
    )
    state = _list(_state(claim), _styled(wording.kin(claim), "dim"))
    beneath = ([state] if state else []) + _quotes(claim, text)
    return Group(grid, *(Padding(line, (0, 0, 0, _WHEN + 2)) for line in beneath))


def _stacked(claim: Claim, names: dict[str, str], text: str, dated: bool) -> RenderableType:
    """The facts line by line, with the date beside them (``dated``) or above."""
    first = _list(_what(claim), _state(claim))
    says = _styled("says ", "dim").append(_says(claim))
    facts = _list(Text(wording.route(claim)), _means(claim), says, _styled(wording.kin(claim), "dim"))
    lines = [line for line in (_parties(claim, names), facts) if line] + _quotes(claim, text)
    if not dated:
        head = _grid(None, _SURE)
        head.add_row(Text(wording.when(claim.time)), _sureness(claim))
        return Group(head, first, *lines)
    head = _grid(None, _SURE)
    head.add_row(first, _sureness(claim))
    block = _grid(_WHEN, None)
    block.add_row(Text(wording.when(claim.time)), Group(head, *lines))
    return block


def _list(*parts: Text) -> Text:
    return _styled(" · ", "dim").join(part for part in parts if part)


def _legend(claims: list[Claim]) -> str:
    signs = {
        "≈": "≈ an area, not a point",
        "?": "? a place that the gazetteer does not know",
        "~": "~ about",
    }
    shown = "".join(
        [wording.route(claim) + "".join(map(wording.how_many, claim.quantities)) for claim in claims],
    )
    return "; ".join(words for sign, words in signs.items() if sign in shown)

"""The matrix of an event: outcomes and groups down, accounts across."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.compare import group_key
from onrecord.model import HARM, OUTCOMES, Comparison, Figure
from onrecord.report.dates import order_key
from onrecord.report.names import row_id
from onrecord.report.statements import Statement, accounts_of, statement_of
from onrecord.report.view import View, document_key
from onrecord.report.words import group_words, outcome_words, plural
from onrecord.resolve.say_dates import say_date

SHOWN = 3
"""How many figures a cell shows unfolded."""

Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Column:
    """An account: one voice in one document. `href` is the document's page."""

    voice: str
    document: str
    title: str
    date: str | None
    href: str
    reported: bool

    @property
    def when(self) -> str:
        """The document's date in words."""
        return say_date(self.date)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account states of one row: a few figures, and others folded away behind them."""

    shown: tuple[Statement, ...] = ()
    folded: tuple[Statement, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them."""
        return self.shown + self.folded

    @property
    def fold(self) -> str:
        """What the folded figures are called: "4 parts" of one that is shown, or "4 more"."""
        seen = {each.id for each in self.shown}
        parts = all(each.part_of in seen for each in self.folded)
        return plural(len(self.folded), "part") if parts else f"{len(self.folded)} more"


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome and a group (and a severity) with every account's statements."""

    id: str
    outcome: str
    group: str
    severity: str | None
    harm: bool
    cells: tuple[Cell, ...]
    statements: tuple[Statement, ...]
    comparison: Comparison | None

    @property
    def title(self) -> str:
        """The row in words: "killed", "children"."""
        return outcome_words([self.outcome])

    @property
    def who(self) -> str:
        """The group in words."""
        return group_words(self.group)

    @property
    def differing(self) -> int:
        """How many of the statements differ from another."""
        return sum(1 for each in self.statements if each.differs)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All statements about one event."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    aside: tuple[Statement, ...]
    """Figures that the documents reject, suppose or withdraw."""

    @property
    def accounts(self) -> int:
        """How many statements there are, each figure once."""
        return len({each.id for row in self.rows for each in row.statements})

    @property
    def differing(self) -> int:
        """How many figures differ from another."""
        return len({each.id for row in self.rows for each in row.statements if each.differs})


def make_matrix(view: View, event: str | None) -> Matrix:
    """Return the matrix of an event, or of the figures that were given to none."""
    figures = view.figures_in.get(event, ())
    rows, compared = _compared(view, event)
    aside = []
    for figure in figures:
        if figure.id in compared:
            continue
        statement = statement_of(view, figure)
        if figure.polarity != "asserted":
            aside.append(statement)
            continue
        for key in _keys(figure):
            rows.setdefault(key, (None, []))[1].append(statement)
    columns = _columns(view, [each for _, row in rows.values() for each in row])
    made = [_row(key, *rows[key], columns) for key in sorted(rows, key=_row_order)]
    return Matrix(columns, tuple(made), tuple(aside))


def _compared(
    view: View, event: str | None
) -> tuple[dict[Key, tuple[Comparison | None, list[Statement]]], set[str]]:
    rows: dict[Key, tuple[Comparison | None, list[Statement]]] = {}
    seen: set[str] = set()
    for comparison in view.comparisons_in.get(event, ()):
        statements = accounts_of(view, comparison)
        key = (comparison.outcome, comparison.group, comparison.severity)
        rows[key] = (comparison, statements)
        seen.update(each.id for each in statements)
    return rows, seen


def _keys(figure: Figure) -> Iterable[Key]:
    group = group_key(figure.group)
    return [(outcome, group, figure.severity) for outcome in figure.outcome or ("other",)]


def _row_order(key: Key) -> tuple[int, str, int, str, str]:
    outcome, group, severity = key
    place = OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES)
    return (place, outcome, group != "all", group, severity or "")


def _columns(view: View, statements: Iterable[Statement]) -> tuple[Column, ...]:
    """Return the accounts in the order of their documents' dates, a document's own voice first."""
    columns: dict[tuple[str, str], Column] = {}
    for each in statements:
        if (each.document, each.voice) in columns:
            continue
        document = view.documents.get(each.document)
        columns[each.document, each.voice] = Column(
            voice=each.voice,
            document=each.document,
            title=each.title,
            date=(document.metadata.date if document else None),
            href=view.pages.get(document_key(each.document), ""),
            reported=each.reported,
        )
    return tuple(
        sorted(
            columns.values(),
            key=lambda each: (order_key(each.date), each.document, each.reported, each.voice),
        )
    )


def _row(
    key: Key,
    comparison: Comparison | None,
    statements: list[Statement],
    columns: tuple[Column, ...],
) -> Row:
    cells: dict[tuple[str, str], list[Statement]] = {}
    for each in statements:
        cells.setdefault((each.document, each.voice), []).append(each)
    return Row(
        id=row_id(*key),
        outcome=key[0],
        group=key[1],
        severity=key[2],
        harm=key[0] in HARM,
        cells=tuple(_cell(cells.get((each.document, each.voice), [])) for each in columns),
        statements=tuple(sorted(statements, key=lambda each: order_key(each.date))),
        comparison=comparison,
    )


def _cell(statements: list[Statement]) -> Cell:
    """Return a cell that folds the parts of a figure beside it, and what is too much to show."""
    here = {each.id for each in statements}
    wholes = [each for each in statements if each.part_of not in here]
    parts = [each for each in statements if each.part_of in here]
    return Cell(tuple(wholes[:SHOWN]), tuple(wholes[SHOWN:] + parts))

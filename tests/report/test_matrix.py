"""The matrix of an event."""

from __future__ import annotations

from onrecord.model import HARM, OUTCOMES, replace
from onrecord.report.dates import order_key
from onrecord.report.matrix import SHOWN, make_matrix
from onrecord.report.view import Run, make_view

from .sample import TESHKA, figures, sample


def test_every_figure_of_an_event_stands_in_its_matrix() -> None:
    """Compared or not, asserted or not, none is left out."""
    view = make_view(sample(), (), Run())
    matrix = make_matrix(view, TESHKA.id)
    shown = {each.id for row in matrix.rows for each in row.statements}
    shown |= {each.id for each in matrix.aside}
    assert shown == {each.id for each in figures() if each.event == TESHKA.id}
    cells = {each.id for row in matrix.rows for cell in row.cells for each in cell.statements}
    assert cells == {each.id for row in matrix.rows for each in row.statements}


def test_columns_stand_in_the_order_of_dates_and_rows_in_that_of_outcomes() -> None:
    """Harms come first, all persons before special groups."""
    matrix = make_matrix(make_view(sample(), (), Run()), TESHKA.id)
    dates = [order_key(column.date) for column in matrix.columns]
    assert dates == sorted(dates)
    places = [OUTCOMES.index(row.outcome) for row in matrix.rows]
    assert places == sorted(places)
    assert [row.group for row in matrix.rows if row.outcome == "killed"] == ["all", "child"]
    assert all(row.harm == (row.outcome in HARM) for row in matrix.rows)


def test_cells_stand_under_their_account() -> None:
    """Each row has a cell for every column, and a cell holds only its own account."""
    matrix = make_matrix(make_view(sample(), (), Run()), TESHKA.id)
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            assert all(
                (each.document, each.voice) == (column.document, column.voice)
                for each in cell.statements
            )


def test_parts_are_folded_behind_their_whole() -> None:
    """A table's rows stand behind its total, and what is too much behind the first."""
    whole, *others = (each for each in figures() if each.document.startswith("2018"))
    rows = [replace(each, outcome=("killed",), group=(), part_of=whole.id) for each in others]
    whole = replace(whole, outcome=("killed",), group=())
    view = make_view(replace(sample(), figures=(whole, *rows), comparisons=()), (), Run())
    own = next(
        cell
        for cell in make_matrix(view, TESHKA.id).rows[0].cells
        if whole.id in {each.id for each in cell.shown}
    )
    assert own.fold.split() == [str(len(own.folded)), "parts"]
    free = [replace(each, part_of=None) for each in (whole, *rows)]
    view = make_view(replace(sample(), figures=tuple(free), comparisons=()), (), Run())
    own = make_matrix(view, TESHKA.id).rows[0].cells[0]
    assert len(own.shown) == SHOWN
    assert own.fold.endswith(" more")


def test_a_figure_that_differs_is_counted_once() -> None:
    """The number that differ counts figures, not pairs."""
    matrix = make_matrix(make_view(sample(), (), Run()), TESHKA.id)
    killed = matrix.rows[0]
    assert killed.differing == len(killed.statements)
    assert 0 < matrix.differing <= matrix.accounts


def test_a_matrix_without_comparisons_still_shows_the_figures() -> None:
    """What was not compared is stated once."""
    view = make_view(replace(sample(), comparisons=()), (), Run())
    matrix = make_matrix(view, TESHKA.id)
    assert matrix.differing == 0
    assert {each.standings[0].key for row in matrix.rows for each in row.statements} == {"once"}


def test_an_event_without_figures_has_an_empty_matrix() -> None:
    """Nothing to show is no error."""
    matrix = make_matrix(make_view(sample(), (), Run()), "e-none")
    assert (matrix.rows, matrix.columns, matrix.aside) == ((), (), ())

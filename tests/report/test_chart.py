"""Range plots."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest

from onrecord.model import Figure, Span, replace
from onrecord.report.chart import MAX_ROWS, description, plot_spec, range_plot
from onrecord.report.statements import Statement, statement_of
from onrecord.report.view import Run, make_view

from .hostile import EVIL
from .sample import TESHKA, figures, sample

VIEW = make_view(sample(), (), Run())
BOUNDS: list[tuple[int | None, int | None]] = [
    (5, 5), (5, None), (None, 5), (5, 10), (None, None), (0, 0), (0, 40000),
]  # fmt: skip


def rows(bounds: list[tuple[int | None, int | None]]) -> list[tuple[Statement, Figure]]:
    """Return a row of a plot for each pair of bounds."""
    made = []
    for low, high in bounds:
        figure = Figure(
            id="f-1", document="missing", document_id="0", start=0, end=1, text="5",
            sentence=Span(0, 1), low=low, high=high, modifier="range", outcome=("killed",),
        )  # fmt: skip
        made.append((statement_of(VIEW, figure), figure))
    return made


def parse(svg: str) -> ET.Element:
    """Return a drawing's root element."""
    return ET.fromstring(svg)  # noqa: S314 - our own


def test_open_ends_are_arrows_and_closed_ones_are_not() -> None:
    """The data of the plot say what is open, and in which direction."""
    data = plot_spec(rows(BOUNDS[:5]))["data"]["values"]
    ends = [(each["exact"], each["left"] is not None, each["right"] is not None) for each in data]
    assert ends == [
        (True, False, False), (False, False, True), (False, True, False), (False, False, False),
        (False, False, False),
    ]  # fmt: skip


def test_the_axis_begins_at_nought_and_says_when_it_is_logarithmic() -> None:
    """Nothing is cut off; a wide range of numbers is told on a stated scale."""
    plain = plot_spec(rows([(214, 214), (96, 96)]))["layer"][0]["encoding"]["x"]
    assert plain["scale"]["domain"][0] == 0
    assert plain["axis"]["title"] is None
    wide = plot_spec(rows([(3, 3), (40000, None)]))["layer"][0]["encoding"]["x"]
    assert wide["scale"]["type"] == "symlog"
    assert wide["axis"]["title"] == "logarithmic scale"


@pytest.mark.parametrize("bounds", [*[[each] for each in BOUNDS], BOUNDS, []])
def test_any_bounds_can_be_drawn(bounds: list[tuple[int | None, int | None]]) -> None:
    """No combination of open ends breaks the drawing."""
    made = rows(bounds)
    svg = range_plot([each for each, _ in made], [each for _, each in made], "t", "p")
    root = parse(svg)
    assert root.get("role") == "img"


def test_a_plot_has_a_title_and_a_description_of_every_account() -> None:
    """Who cannot see the plot is told the same."""
    made = [(statement_of(VIEW, each), each) for each in figures() if each.event == TESHKA.id]
    svg = range_plot([each for each, _ in made], [each for _, each in made], "Killed", "p")
    root = parse(svg)
    names = str(root.get("aria-labelledby")).split()
    texts = {each.get("id"): each.text for each in root if each.get("id")}
    assert [texts[name] for name in names] == ["Killed", description(made)]
    assert all(each.voice in description(made) for each, _ in made)


def test_a_plot_carries_no_script_and_no_style_of_its_own() -> None:
    """Hostile names are words in it, and its colours are the page's."""
    statement, figure = rows([(5, 10)])[0]
    bad = replace_voice(statement)
    svg = range_plot([bad], [figure], EVIL, "p")
    tags = {each.tag for each in parse(svg).iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "line", "rect", "text", "tspan"}
    assert "style=" not in svg
    assert "var(--ink)" in svg
    assert "#0102" not in svg


def replace_voice(statement: Statement) -> Statement:
    """Return a statement whose voice and value are hostile."""
    return dataclasses.replace(statement, voice=EVIL, value=f"{EVIL}\0")


def test_a_plot_has_an_end() -> None:
    """Thousands of accounts give a plot of the first; the table under it holds them all."""
    made = rows([(5, 5)] * (MAX_ROWS + 50))
    svg = range_plot([each for each, _ in made], [each for _, each in made], "t", "p")
    assert svg.count(">range<") == 0
    assert len(parse(svg).findall(".//text")) < 3 * MAX_ROWS


def test_what_is_not_asserted_is_drawn_softly_and_says_so() -> None:
    """A rejected number is not drawn as an account like others."""
    denied = next(each for each in figures() if each.polarity == "denied")
    made = [(statement_of(VIEW, denied), denied), *rows([(1, 1)])]
    first, second = plot_spec(made)["data"]["values"]
    assert first["ink"] != second["ink"]
    assert "rejected" in first["value"]
    assert plot_spec([(statement_of(VIEW, replace(denied, polarity="asserted")), denied)])

"""Range plots: what every account of one count states, from its lowest to its highest number.

The plot is a Vega-Lite specification drawn as SVG by vl-convert, offline. Colours are written as
variables of the stylesheet, so that one picture serves a light page, a dark one and paper.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from onrecord.model import Figure
from onrecord.report.escape import printable
from onrecord.report.statements import Statement

WIDTH, LABELS, VALUES = 560, 300, 120
"""Pixels: of the axis, of the accounts' names to its left, of the values to its right."""

ROW_HEIGHT = 26
MAX_ROWS = 80
LABEL_LENGTH = 60
LOG_FROM = 60
"""The ratio of the highest to the lowest number from which the axis is logarithmic."""

ARROW = 0.06
"""How much of the axis an open end's arrow takes."""

INK, SOFT, LINE = "#010203", "#010204", "#010205"
_COLOUR = {"field": "ink", "type": "nominal", "scale": None}
_VARIABLES = {INK: "var(--ink)", SOFT: "var(--soft)", LINE: "var(--line)"}
_TAGS = {"svg", "g", "path", "line", "rect", "text", "tspan", "circle"}
_ATTRIBUTES = {
    "d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform", "fill", "stroke",
    "stroke-width", "stroke-dasharray", "text-anchor", "font-size", "font-weight", "opacity",
    "cx", "cy", "r", "stroke-miterlimit", "fill-opacity", "stroke-opacity", "stroke-linecap",
}  # fmt: skip


def range_plot(
    statements: Sequence[Statement], figures: Sequence[Figure], title: str, name: str
) -> Markup:
    """Return the plot as an SVG element with a title and a description.

    Args:
        statements: The accounts, in the order they are drawn in from top to bottom.
        figures: Their figures, in the same order.
        title: What is counted, in words.
        name: A prefix for ids, unique on the page.
    """
    import vl_convert  # noqa: PLC0415 - its engine takes half a second to start

    rows = list(zip(statements, figures, strict=True))[:MAX_ROWS]
    svg = vl_convert.vegalite_to_svg(plot_spec(rows))
    return _inline(svg, title, description(rows), name)


def description(rows: Sequence[tuple[Statement, Figure]]) -> str:
    """Return what the plot shows, in words, for those who do not see it."""
    return "; ".join(
        f"{each.voice}{f', {each.when}' if each.when else ''}: {each.value}" for each, _ in rows
    )


def plot_spec(rows: Sequence[tuple[Statement, Figure]]) -> dict[str, Any]:
    """Return the Vega-Lite specification (https://vega.github.io/vega-lite/) of a range plot."""
    bounds = [n for _, figure in rows for n in (figure.low, figure.high) if n is not None]
    top = max(bounds, default=1) or 1
    least = min((n for n in bounds if n > 0), default=top)
    log = top / least >= LOG_FROM
    values = [
        _datum(each, figure, index, top, log=log) for index, (each, figure) in enumerate(rows)
    ]
    scale: dict[str, Any] = {"domain": [0, top * (1 + 2 * ARROW)], "nice": False, "zero": True}
    if log:
        scale = {"type": "symlog", "domain": [0, top * 2], "nice": False}
    axis: dict[str, Any] = {
        "orient": "top", "title": "logarithmic scale" if log else None, "tickCount": 5,
        "domain": False, "gridColor": LINE, "tickColor": LINE, "labelColor": SOFT,
        "titleColor": SOFT, "titleFontWeight": "normal", "labelFontSize": 11, "format": ",~r",
    }  # fmt: skip
    if log:
        axis["values"] = _decades(top)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": ROW_HEIGHT * max(len(rows), 1),
        "background": None,
        "autosize": {"type": "none"},
        "padding": {"left": LABELS, "right": VALUES, "top": 40 if log else 22, "bottom": 4},
        "config": {"aria": False, "view": {"stroke": None}, "font": "sans-serif"},
        "data": {"values": values},
        "encoding": {"y": {"field": "row", "type": "ordinal", "axis": None}},
        "layer": [
            _rule("from", "to", scale, axis),
            _points("datum.exact", "exact", {"size": 46, "filled": True}),
            _points("datum.least !== null", "least", _tick()),
            _points("datum.most !== null", "most", _tick()),
            _points("datum.right !== null", "right", _arrow(90)),
            _points("datum.left !== null", "left", _arrow(-90)),
            _text(
                "value",
                {"field": "label_at", "type": "quantitative"},
                align="left",
                dx=10,
                limit=VALUES + 60,
            ),
            _text("label", {"value": -12}, align="right", color=SOFT, limit=LABELS - 16),
        ],
    }


def _datum(each: Statement, figure: Figure, index: int, top: float, *, log: bool) -> dict[str, Any]:
    low, high = figure.low, figure.high
    start = low if low is not None else high
    stop = high if high is not None else low
    right = left = None
    if low is not None and high is None:
        stop = right = low * 1.6 + 1 if log else low + ARROW * top
    if high is not None and low is None:
        start = left = high / 1.6 if log else max(high - ARROW * top, 0)
    words = f"{each.when} · {each.voice}" if each.when else each.voice
    return {
        "row": index,
        "from": start,
        "to": stop,
        "exact": low is not None and low == high,
        "least": low if low != high else None,
        "most": high if low != high else None,
        "right": right,
        "left": left,
        "label_at": stop if stop is not None else 0,
        "ink": INK if figure.polarity == "asserted" else SOFT,
        "value": printable(f"{each.value}, {each.polarity}" if each.polarity else each.value),
        "label": printable(_short(words)),
    }


def _short(words: str) -> str:
    return words if len(words) <= LABEL_LENGTH else f"{words[: LABEL_LENGTH - 1].rstrip()}…"


def _decades(top: float) -> list[int]:
    values, step = [0, 1], 10
    while step <= top * 2:
        values.append(step)
        step *= 10
    return values


def _rule(start: str, stop: str, scale: dict[str, Any], axis: dict[str, Any]) -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "strokeWidth": 2},
        "transform": [{"filter": f"datum['{start}'] !== null"}],
        "encoding": {
            "x": {"field": start, "type": "quantitative", "scale": scale, "axis": axis},
            "x2": {"field": stop},
            "color": _COLOUR,
        },
    }


def _points(test: str, field: str, mark: dict[str, Any]) -> dict[str, Any]:
    place = "from" if field == "exact" else field
    return {
        "transform": [{"filter": test}],
        "mark": {"type": "point", "opacity": 1, **mark},
        "encoding": {"x": {"field": place, "type": "quantitative"}, "color": _COLOUR},
    }


def _tick() -> dict[str, Any]:
    return {"shape": "M0,-0.5L0,0.5", "size": 120, "strokeWidth": 2, "filled": False}


def _arrow(angle: int) -> dict[str, Any]:
    return {"shape": "triangle-up", "angle": angle, "size": 60, "filled": True}


def _text(field: str, x: dict[str, Any], **mark: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "mark": {"type": "text", "baseline": "middle", "fontSize": 12, "color": INK, **mark},
        "encoding": {"x": x, "text": {"field": field}},
    }


def _inline(svg: str, title: str, words: str, name: str) -> Markup:
    """Return the drawing with a title and a description, and nothing but shapes and text."""
    root = ET.fromstring(svg)  # noqa: S314 - written by vl-convert from our own specification
    inner = Markup("").join(_element(child) for child in root)
    return Markup(
        '<svg class="plot" role="img" aria-labelledby="{name}-t {name}-d" viewBox="{box}"'
        ' width="{width}" height="{height}"><title id="{name}-t">{title}</title>'
        '<desc id="{name}-d">{words}</desc>{inner}</svg>'
    ).format(
        name=name,
        box=root.get("viewBox", ""),
        width=root.get("width", ""),
        height=root.get("height", ""),
        title=printable(title),
        words=printable(words),
        inner=inner,
    )


def _element(node: ET.Element) -> Markup:
    tag = node.tag.rpartition("}")[2]
    if tag not in _TAGS or node.get("display") == "none":
        return Markup("")
    attributes = Markup("").join(
        Markup(' {}="{}"').format(key, _VARIABLES.get(value, value))
        for key, value in node.attrib.items()
        if key in _ATTRIBUTES
    )
    body = escape(node.text or "") + Markup("").join(_element(child) for child in node)
    return Markup("<{0}{1}>{2}</{0}>").format(tag, attributes, body)

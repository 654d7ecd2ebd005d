"""The graph of sources as SVG: boxes, lines and numbers, with links, in the stylesheet's colours."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.report.escape import printable
from onrecord.report.layering import BETWEEN, Layout, Point, lay_out

WIDTH, LINE_HEIGHT, PAD = 220, 17, 9
"""Pixels: of a box, of a line of its text, and around the text."""

LETTERS, MOST_LINES = 29, 3
"""Letters in a line of a box, and lines of its name."""

MARGIN = 14

BEND = 0.45
"""The share of the room between two layers by which a line within a layer bends out."""

FREE = (26, 19)
"""Pixels by which two numbers are apart, across or down."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node as it is drawn: `kind` and whether it is seen give its shape and second line."""

    id: str
    name: str
    kind: str
    seen: bool
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two nodes: `a` rests on `b`, or, without direction, stands beside it.

    `numbers` are those of the list's entries; `href` leads to the first of them.
    """

    a: str
    b: str
    directed: bool
    certain: bool
    numbers: tuple[int, ...]
    href: str


def draw(vertices: Sequence[Vertex], links: Sequence[Link], name: str, title: str) -> Markup:
    """Return the drawing as an SVG element with a title and a description.

    Args:
        vertices: The nodes.
        links: The lines; those to nodes that are not drawn are left out.
        name: A prefix for ids, unique on the page.
        title: What the drawing shows, in words.
    """
    known = {each.id: each for each in vertices}
    links = [each for each in links if each.a in known and each.b in known and each.a != each.b]
    labels = {each.id: _lines(each.name) for each in vertices}
    layout = lay_out(
        {each.id: (len(labels[each.id]) + 1) * LINE_HEIGHT + 2 * PAD for each in vertices},
        [(each.a, each.b) for each in links if each.directed],
        [(each.a, each.b) for each in links if not each.directed],
        width=WIDTH,
    )
    body = Markup("").join(
        (
            *(_line(each, layout, name) for each in links),
            *(_box(each, labels[each.id], layout) for each in vertices),
            *_badges(links, layout),
        )
    )
    return Markup(
        '<svg class="graph" role="group" aria-labelledby="{name}-t {name}-d"'
        ' viewBox="-{m} -{m} {w} {h}" width="{w}" height="{h}">'
        '<title id="{name}-t">{title}</title><desc id="{name}-d">{words}</desc>'
        '<defs><marker id="{name}-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"'
        ' markerHeight="8" orient="auto-start-reverse"><path class="head" d="M0 0L8 4L0 8Z"/>'
        "</marker></defs>{body}</svg>"
    ).format(
        name=name,
        title=printable(title),
        words=printable(description(known, links)),
        w=round(layout.width) + 2 * MARGIN,
        h=round(layout.height) + 2 * MARGIN,
        m=MARGIN,
        body=body,
    )


def description(known: Mapping[str, Vertex], links: Iterable[Link]) -> str:
    """Return what the drawing shows, in words, for those who do not see it."""
    return "; ".join(
        f"{known[each.a].name} {'rests on' if each.directed else 'is joined to'}"
        f" {known[each.b].name}{'' if each.certain else ', possibly'}"
        for each in links
    )


def _lines(name: str) -> list[str]:
    """Return a name in lines, the last one cut where it is too long."""
    found = textwrap.wrap(" ".join(printable(name).split()), LETTERS) or [""]
    if len(found) > MOST_LINES:
        found = [*found[: MOST_LINES - 1], f"{found[MOST_LINES - 1][: LETTERS - 1]}…"]
    return found


def _box(vertex: Vertex, lines: Sequence[str], layout: Layout) -> Markup:
    box = layout.boxes[vertex.id]
    rows = Markup("").join(
        Markup('<tspan x="{}" dy="{}">{}</tspan>').format(
            _px(box.x + PAD + 5), LINE_HEIGHT if index else 0, words
        )
        for index, words in enumerate((*lines, vertex.about))
    )
    shape = Markup('<rect class="box" x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
        _px(box.x), _px(box.y), WIDTH, _px(box.height), 3 if vertex.kind == "document" else 14
    )
    if vertex.kind == "work":  # a spine, so that kinds differ by shape
        shape += Markup('<path class="spine" d="M{x} {y}v{h}"/>').format(
            x=_px(box.x + 8), y=_px(box.y + 4), h=_px(box.height - 8)
        )
    drawn = Markup('{}<text x="{}" y="{}">{}</text>').format(
        shape, _px(box.x + PAD + 5), _px(box.y + PAD + 13), rows
    )
    told = Markup("<title>{}, {}</title>").format(printable(vertex.name), vertex.about)
    css = f"node {vertex.kind} {'seen' if vertex.seen else 'unseen'}"
    if not vertex.href:
        return Markup('<g class="{}">{}{}</g>').format(css, told, drawn)
    return Markup('<a class="{}" href="{}">{}{}</a>').format(css, vertex.href, told, drawn)


def _line(link: Link, layout: Layout, name: str) -> Markup:
    points = layout.lines[link.a, link.b]
    left_is_a = layout.boxes[link.a].layer < layout.boxes[link.b].layer
    end = "marker-end" if left_is_a or _level(link, layout) else "marker-start"
    arrow = Markup(' {}="url(#{}-arrow)"').format(end, name) if link.directed else Markup("")
    return Markup('<path class="line {}" d="{}"{}/>').format(
        "certain" if link.certain else "possible", _path(points, level=_level(link, layout)), arrow
    )


def _level(link: Link, layout: Layout) -> bool:
    return layout.boxes[link.a].layer == layout.boxes[link.b].layer


def _path(points: Sequence[Point], *, level: bool) -> str:
    """Return a curve through points: level where it meets a box, to the right within a layer."""
    (x, y), *rest = points
    words = f"M{_px(x)} {_px(y)}"
    if level:
        (u, v), *_ = rest
        out = x + BETWEEN * BEND
        return f"{words}C{_px(out)} {_px(y)} {_px(out)} {_px(v)} {_px(u)} {_px(v)}"
    for u, v in rest:
        half = (x + u) / 2
        words += f"C{_px(half)} {_px(y)} {_px(half)} {_px(v)} {_px(u)} {_px(v)}"
        x, y = u, v
    return words


def _badges(links: Iterable[Link], layout: Layout) -> Iterator[Markup]:
    """Yield the numbers of each line's reasons, near its middle and apart from each other."""
    taken: list[Point] = []
    for link in links:
        words = ", ".join(map(str, link.numbers[:3])) + (" …" if len(link.numbers) > 3 else "")
        spots = _along(layout.lines[link.a, link.b], level=_level(link, layout))
        x, y = next((spot for spot in spots if _free(spot, taken)), spots[0])
        taken.append((x, y))
        width = 8 * len(words) + 8
        yield Markup(
            '<a class="badge" href="{href}"><title>{title}</title><rect x="{x}" y="{y}" width="{w}"'
            ' height="18" rx="9"/><text x="{cx}" y="{cy}" text-anchor="middle">{words}</text></a>'
        ).format(
            href=link.href,
            title=f"Reason {words}",
            x=_px(x - width / 2),
            y=_px(y - 9),
            w=width,
            cx=_px(x),
            cy=_px(y + 4),
            words=words,
        )


def _free(spot: Point, taken: Iterable[Point]) -> bool:
    return all(abs(spot[0] - x) > FREE[0] or abs(spot[1] - y) > FREE[1] for x, y in taken)


def _along(points: Sequence[Point], *, level: bool) -> list[Point]:
    """Return places for a number on a line, the middle of its last curve first."""
    (x, y), (u, v) = points[-2:]
    bend = x + BETWEEN * BEND if level else (x + u) / 2
    shares = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)
    return [
        (
            x * (1 - t) ** 3 + 3 * bend * t * (1 - t) + u * t**3,
            y * (1 + 2 * t) * (1 - t) ** 2 + v * t**2 * (3 - 2 * t),
        )
        for t in shares
    ]


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

"""The shapes that our own plots are drawn with, as SVG in the stylesheet's colours."""

from __future__ import annotations

from math import ceil, floor

from markupsafe import Markup

from onrecord.report.escape import printable

INK, SOFT, LINE, SUNK = "var(--ink)", "var(--soft)", "var(--line)", "var(--sunk)"
FOR, AGAINST = "var(--teal)", "var(--ochre)"
SIZE = 12
"""Pixels of the letters."""
_LETTER = 0.56  # of the size: the mean width of a letter


def picture(name: str, title: str, words: str, size: tuple[float, float], body: Markup) -> Markup:
    """Return a plot with a title and a description.

    Args:
        name: A prefix for ids, unique on the page.
        title: What the plot shows.
        words: The same as the plot, for those who do not see it.
        size: Width and height in pixels.
        body: What is drawn.
    """
    return Markup(
        '<svg class="plot" role="img" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {w} {h}"'
        ' width="{w}" height="{h}"><title id="{name}-t">{title}</title>'
        '<desc id="{name}-d">{words}</desc>{body}</svg>'
    ).format(name=name, title=printable(title), words=printable(words), w=px(size[0]), h=px(size[1]),
             body=body)  # fmt: skip


def letters(
    x: float, y: float, words: str, *, anchor: str = "start", colour: str = INK, size: int = SIZE
) -> Markup:
    """Return words whose line stands on `y`."""
    return Markup('<text x="{}" y="{}" text-anchor="{}" font-size="{}" fill="{}">{}</text>').format(
        px(x), px(y), anchor, size, colour, printable(words)
    )


def line(
    x: float,
    y: float,
    u: float,
    v: float,
    *,
    colour: str = INK,
    width: float = 1.0,
    dashes: str = "",
) -> Markup:
    """Return a straight line between two points."""
    dashed = Markup(' stroke-dasharray="{}"').format(dashes) if dashes else Markup("")
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>').format(
        px(x), px(y), px(u), px(v), colour, px(width), dashed
    )


def box(x: float, y: float, width: float, height: float, *, colour: str = INK) -> Markup:
    """Return a filled rectangle."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        px(x), px(y), px(max(width, 0.5)), px(max(height, 0.5)), colour
    )


def dot(
    x: float, y: float, radius: float = 4.5, *, colour: str = INK, filled: bool = True
) -> Markup:
    """Return a circle, hollow if it is not filled."""
    fill = colour if filled else "var(--paper)"
    return Markup(
        '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.6"/>'
    ).format(px(x), px(y), px(radius), fill, colour)


def arrow(x: float, y: float) -> Markup:
    """Return the head of an arrow to the right."""
    return Markup('<path d="M{} {}l-8 -4v8z" fill="{}"/>').format(px(x), px(y), INK)


def width_of(words: str) -> float:
    """Return about how many pixels some words take."""
    return len(words) * SIZE * _LETTER


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round whole numbers between two, about `most` at the most."""
    step = next(
        lead * 10**power
        for power in range(16)
        for lead in (1, 2, 5)
        if (high - low) / (lead * 10**power) <= most
    )
    return [float(mark) for mark in range(ceil(low / step) * step, floor(high) + 1, step)]


def px(value: float) -> str:
    """Return a number of pixels without more digits than can be seen."""
    return f"{value:.1f}".removesuffix(".0")

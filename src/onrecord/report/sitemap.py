"""Sites on a map, drawn without anything from elsewhere: points, names that do not overlap, a scale.

The projection is equirectangular, true in scale along the parallel in the middle (Snyder, "Map
Projections: A Working Manual", 1987, chapter 12): over a country's width distances are right to some
per cent. What lies around the points is not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from onrecord.register.sites import Site
from onrecord.report.escape import printable

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 760.0, 240.0, 620.0
EDGE = 46.0
"""Pixels between the outermost points and the frame."""
_DEGREE = 111.195
"""Kilometres of a degree along a meridian, on a sphere of 6,371 km."""
_LEAST_SPAN = 2.0
"""Kilometres that a map shows at the least."""
_LETTER, _LINE = 6.6, 14.0
"""Pixels that a letter takes at the most, and a line."""
_STEPS = (1, 2, 5)


class Point(NamedTuple):
    """A site on the map: its number in the table, where it is drawn, and how large."""

    number: int
    site: Site
    x: float
    y: float
    radius: float


class Label(NamedTuple):
    """A name beside its point: where it begins, on which side it hangs, and the room that it takes."""

    x: float
    y: float
    anchor: str
    room: tuple[float, float, float, float]


def site_map(numbered: Sequence[tuple[int, Site]], name: str, title: str) -> Markup:
    """Return a map of sites as an SVG element with a title and a description; empty where none is placed.

    Args:
        numbered: The sites with their numbers in the table under the map, where `id="{name}-NUMBER"`.
        name: A prefix for ids, unique on the page.
        title: What the map shows, in words.
    """
    placed = [(number, site) for number, site in numbered if site.latitude is not None]
    if not placed:
        return Markup("")
    points, height, pixels = project(placed)
    labels = lay_labels(points, height)
    body = Markup("").join(
        (
            *(_mark(point, name) for point in sorted(points, key=lambda each: -each.radius)),
            *(_words(point, labels.get(point.number), name) for point in points),
            _scale(pixels, height),
        )
    )
    return Markup(
        '<svg class="sitemap" role="group" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {w} {h}"'
        ' width="{w}" height="{h}"><title id="{name}-t">{title}</title><desc id="{name}-d">{words}</desc>'
        '<rect class="frame" x=".5" y=".5" width="{fw}" height="{fh}"/>{body}</svg>'
    ).format(
        name=name, title=printable(title), words=printable(_description(points)), w=_px(WIDTH),
        h=_px(height), fw=_px(WIDTH - 1), fh=_px(height - 1), body=body,
    )  # fmt: skip


def project(placed: Sequence[tuple[int, Site]]) -> tuple[list[Point], float, float]:
    """Return the points, the height of the map, and how many pixels a kilometre takes."""
    spots = [(site.latitude or 0.0, site.longitude or 0.0) for _, site in placed]
    middle = math.radians((min(lat for lat, _ in spots) + max(lat for lat, _ in spots)) / 2)
    turned = _turned([lon for _, lon in spots])
    across = [lon * math.cos(middle) * _DEGREE for lon in turned]
    up = [lat * _DEGREE for lat, _ in spots]
    wide = max(max(across) - min(across), _LEAST_SPAN)
    high = max(max(up) - min(up), _LEAST_SPAN / 2)
    room = WIDTH - 2 * EDGE
    pixels = min(room / wide, (MOST_HEIGHT - 2 * EDGE) / high)
    height = max(high * pixels + 2 * EDGE, LEAST_HEIGHT)
    left = (WIDTH - (max(across) + min(across)) * pixels) / 2
    top = (height + (max(up) + min(up)) * pixels) / 2
    most = max(len(site.persons) for _, site in placed)
    points = [
        Point(number, site, left + x * pixels, top - y * pixels, _radius(len(site.persons), most))
        for (number, site), x, y in zip(placed, across, up, strict=True)
    ]
    return points, height, pixels


def lay_labels(points: Sequence[Point], height: float) -> dict[int, Label]:
    """Return where names stand so that none is over another, a point, or the edge; the largest site first.

    A name for which there is no room is left out; its number stands in the point.
    """
    taken = [(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in points]
    taken.append((0.0, height - 40, 190.0, height))  # the scale
    found: dict[int, Label] = {}
    for point in sorted(points, key=lambda each: (-len(each.site.persons), each.number)):
        for label in _beside(point):
            left, top, right, bottom = label.room
            inside = left >= 4 and top >= 4 and right <= WIDTH - 4 and bottom <= height - 4
            if inside and not any(_over(label.room, other) for other in taken):
                found[point.number] = label
                taken.append(label.room)
                break
    return found


def _beside(point: Point) -> Iterable[Label]:
    """Yield the places where a point's name may stand, the best first."""
    wide = len(_called(point)) * _LETTER
    gap = point.radius + 4
    for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
        x = point.x + across * (gap if not down else gap * 0.8)
        y = point.y + down * (gap + _LINE / 2 if not across else gap * 0.8 + 2) + 4
        left = {1: x, -1: x - wide, 0: x - wide / 2}[across]
        anchor = {1: "start", -1: "end", 0: "middle"}[across]
        yield Label(x, y, anchor, (left, y - 11, left + wide, y + 4))


def _called(point: Point) -> str:
    name = " ".join(printable(point.site.name).split())
    return name if len(name) <= 28 else f"{name[:27]}…"


def _over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _radius(count: int, most: int) -> float:
    """Return a radius whose circle is as large as the count, within what is easily seen and hit."""
    return 7 + 13 * math.sqrt(count / most)


def _turned(longitudes: Sequence[float]) -> list[float]:
    """Return longitudes so that sites on both sides of the 180th meridian stand together."""
    if max(longitudes) - min(longitudes) > 180:
        return [lon + 360 if lon < 0 else lon for lon in longitudes]
    return list(longitudes)


def _mark(point: Point, name: str) -> Markup:
    """Draw a point as a link to its row; burial sites are squares, places circles."""
    about = f"{point.site.name}, {point.site.kind}, persons told of: {len(point.site.persons)}"
    if point.site.kind == "burial site":
        side = point.radius * 1.75
        drawn = Markup(
            '<rect class="site" x="{x}" y="{y}" width="{s}" height="{s}" rx="2"/>'
        ).format(x=_px(point.x - side / 2), y=_px(point.y - side / 2), s=_px(side))
    else:
        drawn = Markup('<circle class="place" cx="{x}" cy="{y}" r="{r}"/>').format(
            x=_px(point.x), y=_px(point.y), r=_px(point.radius)
        )
    return Markup(
        '<a href="#{name}-{number}" aria-label="{about}">{drawn}'
        '<text class="no" x="{x}" y="{y}" text-anchor="middle" aria-hidden="true">{number}</text></a>'
    ).format(
        name=name, number=point.number, about=printable(about), drawn=drawn, x=_px(point.x),
        y=_px(point.y + 4),
    )  # fmt: skip


def _words(point: Point, label: Label | None, name: str) -> Markup:
    del name
    if label is None:
        return Markup("")
    return Markup(
        '<text class="label" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'
    ).format(x=_px(label.x), y=_px(label.y), anchor=label.anchor, words=_called(point))


def _scale(pixels: float, height: float) -> Markup:
    """Draw a bar of a round number of kilometres, up to 150 pixels long."""
    most = 150 / pixels
    power = 10 ** math.floor(math.log10(most))
    length = max(step * power for step in _STEPS if step * power <= most)
    words = f"{length * 1000:,.0f} m" if length < 1 else f"{length:,.0f} km"
    return Markup(
        '<g class="scale"><path d="M16 {up}V{down}H{end}V{up}"/><text x="16" y="{text}">{words}</text></g>'
    ).format(
        up=_px(height - 20), down=_px(height - 14), end=_px(16 + length * pixels),
        text=_px(height - 26), words=words,
    )  # fmt: skip


def _description(points: Iterable[Point]) -> str:
    return "; ".join(
        f"{point.number}: {point.site.name} ({point.site.kind}), {len(point.site.persons)}"
        for point in points
    )


def _px(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")

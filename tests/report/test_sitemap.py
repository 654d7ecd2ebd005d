"""Sites on a map: true to scale, names that do not overlap, nothing outside the frame."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

from onrecord.model import Person, PersonStatement, StatedStatus
from onrecord.register.sites import Site, sites, stated_at
from onrecord.report.sitemap import WIDTH, lay_labels, project, site_map


def site(name: str, latitude: float | None, longitude: float | None, count: int = 1) -> Site:
    """Return a burial site."""
    return Site(name, "burial site", latitude, longitude, "stated", ("r",) * count, ("roll",))


@pytest.mark.parametrize("seed", range(8))
def test_names_do_not_overlap(seed: int) -> None:
    """Neither each other, nor points, nor the edge; whatever lies where."""
    chance = random.Random(seed)  # noqa: S311
    placed = [
        (number, site(f"Site number {number}", chance.uniform(44, 44.3), chance.uniform(19, 19.5), chance.randrange(1, 90)))
        for number in range(1, 40)
    ]  # fmt: skip
    points, height, _ = project(placed)
    labels = lay_labels(points, height)
    assert labels
    rooms = [label.room for label in labels.values()]
    for one, other in combinations(rooms, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    for left, top, right, bottom in rooms:
        assert 0 <= left < right <= WIDTH
        assert 0 <= top < bottom <= height
    for point in points:
        assert point.radius <= point.x <= WIDTH - point.radius
        assert point.radius <= point.y <= height - point.radius


def test_distances_are_true_to_scale() -> None:
    """Along meridian and parallel, as on the sphere, to a part in a hundred."""
    placed = [(1, site("a", 44.0, 19.0)), (2, site("b", 44.5, 19.0)), (3, site("c", 44.0, 19.5))]
    points, _, pixels = project(placed)
    a, b, c = points
    assert (a.y - b.y) / pixels == pytest.approx(55.6, rel=0.01)
    assert (c.x - a.x) / pixels == pytest.approx(55.6 * math.cos(math.radians(44)), rel=0.01)


def test_one_site_and_sites_on_both_sides_of_the_180th_meridian() -> None:
    """One alone stands in the middle; neighbours there stand together."""
    (alone,), height, _ = project([(1, site("a", 10.0, 10.0))])
    assert (alone.x, alone.y) == (WIDTH / 2, height / 2)
    points, _, pixels = project([(1, site("a", -17, 179.9)), (2, site("b", -17, -179.9))])
    assert (points[1].x - points[0].x) / pixels < 30


def test_the_map_in_words() -> None:
    """Each point leads to its row and says what it is; markup in a name is words; without places no map."""
    drawn = site_map(
        [(1, site("<b>Hill</b>", 44.1, 19.3, 4)), (2, site("Mill", None, None))], "site", "Sites"
    )
    assert 'href="#site-1"' in drawn
    assert "<b>" not in drawn
    assert "persons told of: 4" in drawn
    assert " km<" in drawn or " m<" in drawn
    assert site_map([(1, site("Mill", None, None))], "site", "Sites") == ""


@pytest.mark.parametrize(
    ("other", "spot"),
    [
        ({"Latitude": "44.1", "Longitude": "19.3"}, (44.1, 19.3)), ({"lat": "44.1", "lng": "-19.3"}, (44.1, -19.3)),
        ({"Coordinates": "44.1, 19.3"}, (44.1, 19.3)), ({"GPS": "44.1 N 19.3 W"}, (44.1, -19.3)),
        ({"lat": "north", "lon": "19"}, None), ({"lat": "444", "lon": "19"}, None), ({"lat": "44"}, None), ({}, None),
    ],
)  # fmt: skip
def test_where_a_statement_says_it_is(
    other: dict[str, str], spot: tuple[float, float] | None
) -> None:
    """Columns of latitude and longitude, or one of both; what is none is nothing."""
    said = PersonStatement(id="p-1", source="roll", key="1", name="Rana Sel", other=other)
    assert stated_at(said) == spot


def test_sites_of_persons() -> None:
    """Spellings of one place meet; a burial site has its row's coordinates; a known town those of the gazetteer."""
    said = {
        "p-1": PersonStatement(id="p-1", source="a", key="1", name="x", site="Hill", place="Teshka",
                               other={"lat": "44.1", "lon": "19.3"}),
        "p-2": PersonStatement(id="p-2", source="b", key="1", name="x", place="Тешка",
                               statuses=(StatedStatus(status="killed", place="Reykjavik"),)),
    }  # fmt: skip
    people = [Person(id=f"r-{number}", statements=(f"p-{number}",), name="x") for number in (1, 2)]
    found = {one.name: one for one in sites(people, said)}
    assert found["Hill"][:5] == ("Hill", "burial site", 44.1, 19.3, "stated")
    assert len(found["Teshka"].persons) == 2
    assert found["Teshka"].latitude is None
    assert found["Reykjavik"].by == "gazetteer"
    assert found["Reykjavik"].latitude == pytest.approx(64.1, abs=0.2)

"""The graph of sources as SVG."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from onrecord.report.drawing import Link, Vertex, draw

from .hostile import BIDI, EVIL, LONG

SEEN = Vertex("a", "Northwire", "document", seen=True, about="document", href="documents/a.html")
UNSEEN = Vertex("b", "The Brann Herald", "work", seen=False, about="work, not seen", href="")


def link(a: str, b: str, *, directed: bool = True, certain: bool = True) -> Link:
    """Return a line with the number 7."""
    return Link(a, b, directed, certain, (7,), "#g-7")


def drawn(*links: Link, vertices: tuple[Vertex, ...] = (SEEN, UNSEEN)) -> ET.Element:
    """Return the drawing, which must be well-formed."""
    return ET.fromstring(str(draw(vertices, links, "g", "Sources")))  # noqa: S314 - our own


def classes(root: ET.Element) -> list[str]:
    """Return the classes of all elements."""
    return [each.get("class", "") for each in root.iter()]


def test_seen_and_certain_differ_by_more_than_colour() -> None:
    """Each has a class of its own; the stylesheet draws them with dashes."""
    assert {"node document seen", "node work unseen", "line certain"} <= set(
        classes(drawn(link("a", "b")))
    )
    assert "line possible" in classes(drawn(link("a", "b", certain=False)))


def test_an_arrow_leads_to_what_is_rested_on() -> None:
    """The line runs from the left box, which is the source, to the one that rests on it."""
    path = next(e for e in drawn(link("a", "b")).iter() if e.get("class") == "line certain")
    assert path.get("marker-start")
    assert not path.get("marker-end")
    plain = next(
        e for e in drawn(link("a", "b", directed=False)).iter() if e.get("class") == "line certain"
    )
    assert not plain.get("marker-start")


def test_boxes_and_numbers_are_links() -> None:
    """A document leads to its page, a number to its reason."""
    links = [e.get("href") for e in drawn(link("a", "b")).iter() if e.tag == "a"]
    assert links == ["documents/a.html", "#g-7"]


def test_what_is_not_drawn_has_no_line() -> None:
    """A line to a node that is left out, or to itself, is left out."""
    assert not any(
        each.startswith("line") for each in classes(drawn(link("a", "x"), link("a", "a")))
    )


def test_names_of_any_kind_are_words() -> None:
    """Markup is escaped and long names are cut."""
    bad = tuple(
        Vertex(name, name, "voice", seen=False, about=EVIL, href="") for name in (EVIL, BIDI, LONG)
    )
    root = drawn(link(EVIL, LONG), vertices=bad)
    assert not {"script", "img", "svg"} & {each.tag for each in list(root.iter())[1:]}
    assert all(len(each.text or "") < 200 for each in root.iter() if each.tag == "tspan")


def test_many_numbers_are_told_apart() -> None:
    """No two stand on each other while there is room on the lines."""
    vertices = (*(Vertex(f"v{i}", f"Voice {i}", "voice", seen=False, about="voice", href="")
                  for i in range(8)), SEEN)  # fmt: skip
    root = drawn(*(link("a", f"v{i}") for i in range(8)), vertices=vertices)
    badges = [each for each in root.iter() if each.get("class") == "badge"]
    spots = {(each[1].get("x"), each[1].get("y")) for each in badges}
    assert len(spots) == len(badges) == 8

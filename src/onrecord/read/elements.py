"""Elements of XML by their names without namespace, which differ between forms of one format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def local(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(parent: _Element | None, *names: str) -> _Element | None:
    """Return what lies under an element by these names, one below the other; None if it is missing."""
    for name in names:
        below = parent if parent is not None else ()
        parent = next((one for one in below if local(one) == name), None)
    return parent


def children(parent: _Element | None, name: str) -> list[_Element]:
    """Return what lies under an element by that name; nothing under None."""
    return [one for one in (parent if parent is not None else ()) if local(one) == name]


def attribute(element: _Element, name: str) -> str:
    """Return an attribute by its name without namespace, or nothing."""
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return ""


def number(element: _Element, name: str, most: int, default: int = 1) -> int:
    """Return a number that an attribute states, at most `most`."""
    value = attribute(element, name)
    return min(int(value), most) if value.isdecimal() and len(value) < 10 else default

"""The parts of an OpenDocument file: its content, its styles, what it says of itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import ReadError
from onrecord.read.elements import attribute, child, local
from onrecord.read.odf.numbering import Numbering
from onrecord.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARENTS = 20
_KINDS = {"insertion": "insertions", "deletion": "deletions"}


class Style(NamedTuple):
    """What a style says of a paragraph or of a run of words."""

    names: tuple[str, ...] = ()
    raised: bool = False
    bold: bool = False
    hidden: bool = False


class Odf(NamedTuple):
    """A file taken apart; `around` are the heads and feet of its pages."""

    body: _Element
    styles: dict[str, Style]
    numbering: Numbering
    around: dict[str, list[_Element]]
    tally: Counter[str]
    properties: dict[str, str]


def open_odf(package: Package) -> Odf:
    """Return the parts of an OpenDocument file.

    Raises:
        ReadError: If there is no content, or a part is damaged.
    """
    content = package.xml("content.xml")
    styles = package.maybe_xml("styles.xml")
    bodies = [child(content, "body", kind) for kind in ("text", "spreadsheet", "presentation")]
    body = next((one for one in bodies if one is not None), None)
    if body is None:
        raise ReadError("holds neither a text nor tables nor slides", path=package.path)
    roots = [root for root in (styles, content) if root is not None]
    return Odf(
        body=body,
        styles=_styles(roots),
        numbering=Numbering(roots),
        around={kind: _around(styles, kind) for kind in ("header", "footer")},
        tally=_changes(body),
        properties=_properties(package),
    )


def _styles(roots: list[_Element]) -> dict[str, Style]:
    known = {
        attribute(style, "name"): style
        for root in roots
        for group in root
        if local(group) in {"styles", "automatic-styles"}
        for style in group
        if local(style) == "style"
    }
    result = {}
    for name, style in known.items():
        chain: list[_Element] = []
        at: _Element | None = style
        while at is not None and at not in chain and len(chain) < _MOST_PARENTS:
            chain.append(at)
            at = known.get(attribute(at, "parent-style-name"))
        result[name] = _style(chain)
    return result


def _style(chain: list[_Element]) -> Style:
    """Return what a style says; `chain` is the style and those it is based on."""
    named = tuple(attribute(style, "name").replace("_20_", " ").lower() for style in chain)
    runs = [run for style in chain if (run := child(style, "text-properties")) is not None]
    place = next((said for run in runs if (said := attribute(run, "text-position"))), "")
    weight = next((said for run in runs if (said := attribute(run, "font-weight"))), "")
    first = place.split(" ")[0]
    return Style(
        names=named,
        raised=first == "super" or (first.rstrip("%").isdecimal() and int(first.rstrip("%")) > 0),
        bold=weight == "bold",
        hidden=any(attribute(run, "display") == "none" for run in runs),
    )


def _around(styles: _Element | None, kind: str) -> list[_Element]:
    masters = child(styles, "master-styles")
    return [
        part for page in (masters if masters is not None else ()) for part in page
        if local(part) == kind
    ]  # fmt: skip


def _changes(body: _Element) -> Counter[str]:
    """Count the tracked changes; the words that were deleted lie apart from the text."""
    tally: Counter[str] = Counter()
    changes = child(body, "tracked-changes")
    for region in changes if changes is not None else ():
        for change in region:
            if local(change) in _KINDS:
                tally[_KINDS[local(change)]] += 1
    return tally


def _properties(package: Package) -> dict[str, str]:
    root = package.maybe_xml("meta.xml")
    meta = child(root, "meta")
    found = {
        local(entry): " ".join((entry.text or "").split())[:500]
        for entry in (meta if meta is not None else ())
    }
    names = {"title": "title", "creator": "initial-creator", "created": "creation-date",
        "modified": "date"}  # fmt: skip
    return {key: found[name] for key, name in names.items() if found.get(name)}

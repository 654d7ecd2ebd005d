"""The parts of a Word file: its main text, its styles, its notes, and what it says of itself.

The names follow ECMA-376 (Office Open XML), part 1, 17 WordprocessingML; its transitional and its
strict form differ in their namespaces only, so that the root's own is taken.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import ReadError
from onrecord.read.docx.numbering import Listed, Numbering
from onrecord.read.opc import Relation, core_properties, relations
from onrecord.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARENTS = 20  # styles that a style may be based on, one on the other


class Style(NamedTuple):
    """What a paragraph style says of its paragraphs; `contents` is a table of contents."""

    heading: int = 0
    caption: bool = False
    contents: bool = False
    listed: Listed | None = None
    bold: bool = False


class Word(NamedTuple):
    """A Word file taken apart.

    `prefix` is the namespace in braces, `notes` holds each note's element by kind and id,
    `around` the heads and feet of the pages by kind (`hdr`, `ftr`).
    """

    prefix: str
    body: _Element
    styles: dict[str, Style]
    notes: dict[tuple[str, str], _Element]
    around: dict[str, list[_Element]]
    comments: int
    numbering: Numbering
    properties: dict[str, str]


class Tally(Counter[str]):
    """What was met and not read, or read in a way the user should know."""


def open_word(package: Package) -> Word:
    """Return the parts of a Word file.

    Raises:
        ReadError: If there is no main text, or a part is damaged.
    """
    name = _main_part(package)
    document = package.xml(name)
    prefix = document.tag.partition("}")[0] + "}"
    body = document.find(f"{prefix}body")
    if body is None:
        raise ReadError("is damaged: it has no text part", path=package.path)
    related = relations(package, name)
    notes = {
        (kind, note.get(f"{prefix}id", "")): note
        for kind in ("footnote", "endnote")
        for root in _roots(package, related, f"{kind}s")
        for note in root.iterfind(f"{prefix}{kind}")
        if note.get(f"{prefix}type", "normal") == "normal"
    }
    return Word(
        prefix=prefix,
        body=body,
        styles=_styles(_roots(package, related, "styles"), prefix),
        notes=notes,
        around={kind: _roots(package, related, kind) for kind in ("header", "footer")},
        comments=sum(len(root) for root in _roots(package, related, "comments")),
        numbering=Numbering(_roots(package, related, "numbering"), prefix),
        properties=core_properties(package),
    )


def _main_part(package: Package) -> str:
    for one in relations(package, ""):
        if one.kind == "officeDocument" and one.target in package.names:
            return one.target
    return "word/document.xml"


def _roots(package: Package, related: list[Relation], kind: str) -> list[_Element]:
    names = dict.fromkeys(one.target for one in related if one.kind == kind)
    return [package.xml(name) for name in names if name in package.names]


def _styles(roots: list[_Element], prefix: str) -> dict[str, Style]:
    """Return what each paragraph style says, with what it has from the one it is based on."""
    known = {
        style.get(f"{prefix}styleId", ""): style
        for root in roots
        for style in root.iterfind(f"{prefix}style")
        if style.get(f"{prefix}type") == "paragraph"
    }
    result = {}
    for name, style in known.items():
        chain: list[_Element] = []
        at: _Element | None = style
        while at is not None and at not in chain and len(chain) < _MOST_PARENTS:
            chain.append(at)
            base = at.find(f"{prefix}basedOn")
            at = known.get(base.get(f"{prefix}val", "")) if base is not None else None
        result[name] = _style(chain, prefix)
    return result


def _style(chain: list[_Element], prefix: str) -> Style:
    """Return what a style says; `chain` is the style and those under it."""
    names = [
        name.get(f"{prefix}val", "").lower()
        for style in chain
        if (name := style.find(f"{prefix}name")) is not None
    ]
    levels = (outline_level(style.find(f"{prefix}pPr"), prefix) for style in chain)
    level = next((level for level in levels if level is not None), 0)
    for name in names[:1]:
        if name == "title":
            level = 1
        elif name == "subtitle":
            level = 2
        elif name.startswith("heading ") and name[8:].isdecimal():
            level = int(name[8:])
    return Style(
        heading=level,
        caption="caption" in names,
        contents=any(name.startswith("toc ") or name == "table of figures" for name in names),
        listed=_listed(chain, max(0, level - 1), prefix),
        bold=any(style.find(f"{prefix}rPr/{prefix}b") is not None for style in chain[:1]),
    )


def _listed(chain: list[_Element], level: int, prefix: str) -> Listed | None:
    """Return the list that a style puts its paragraphs into."""
    found = [
        listed
        for style in chain
        if (listed := list_of(style.find(f"{prefix}pPr"), prefix, level)) is not None
    ]
    return next((listed for listed in found if listed.number), None)


def list_of(properties: _Element | None, prefix: str, level: int = 0) -> Listed | None:
    """Return the list that a paragraph's properties name; its number is empty where they do not.

    Args:
        properties: Of the paragraph or of its style.
        prefix: The namespace.
        level: How deep, where they do not say it.
    """
    numbered = properties.find(f"{prefix}numPr") if properties is not None else None
    if numbered is None:
        return None
    values = dict.fromkeys(("numId", "ilvl"), "")
    for name in values:
        found = numbered.find(f"{prefix}{name}")
        values[name] = found.get(f"{prefix}val", "") if found is not None else ""
    deep = values["ilvl"]
    return Listed(values["numId"], int(deep) if deep.isdecimal() and len(deep) == 1 else level)


def outline_level(properties: _Element | None, prefix: str) -> int | None:
    """Return the level of a heading that a paragraph's properties state: 0 for text, else None."""
    level = properties.find(f"{prefix}outlineLvl") if properties is not None else None
    value = level.get(f"{prefix}val", "") if level is not None else ""
    return (int(value) + 1) % 10 if value.isdecimal() and len(value) == 1 else None

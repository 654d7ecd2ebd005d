"""What Office Open XML files of all kinds share (ECMA-376, part 2): relations and properties."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from onrecord.read.package import Package


class Relation(NamedTuple):
    """Something that a part points to: under which id, of which kind, and the part's name."""

    id: str
    kind: str
    target: str


def relations(package: Package, part: str) -> list[Relation]:
    """Return what a part of the file points to in it; of the file itself where `part` is empty."""
    folder, _, name = part.rpartition("/")
    root = package.maybe_xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = []
    for one in root if root is not None else ():
        if one.get("TargetMode") != "External":
            kind = (one.get("Type") or "").rpartition("/")[2]
            target = posixpath.join("/", folder, one.get("Target") or "")
            target = posixpath.normpath(target).lstrip("/")
            found.append(Relation(one.get("Id") or "", kind, target))
    return found


def core_properties(package: Package) -> dict[str, str]:
    """Return the file's core properties (title, creator, created …) that are not empty."""
    root = package.maybe_xml("docProps/core.xml")
    return {
        str(entry.tag).rpartition("}")[2]: words
        for entry in (root if root is not None else ())
        if (words := " ".join((entry.text or "").split())[:500])
    }

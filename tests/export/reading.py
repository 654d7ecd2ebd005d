"""What several tests of exports share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld
from pyld.documentloader.frozen import FrozenDocumentLoader

from onrecord.casebook.store import Casebook
from onrecord.export.exporters import exporters
from onrecord.export.writing import write_export

PUBLISHED = Path(__file__).parent / "published"
LOADER = FrozenDocumentLoader({"http://www.w3.org/ns/anno.jsonld": PUBLISHED / "anno.jsonld"})


def exported(book: Casebook, name: str, folder: Path) -> Path:
    """Export a casebook and return the file or folder."""
    exporter = exporters().get(name)
    target = folder / f"export{exporter.suffix}"
    write_export(book, exporter, target, user="ana")
    return target


def graph(path: Path) -> list[dict[str, Any]]:
    """Return the nodes of a JSON-LD file as a processor reads them, without any network."""
    found = json.loads(path.read_text(encoding="utf-8"))
    options = {"documentLoader": LOADER}
    passed_over: list[object] = []
    expanded = jsonld.expand(found, options, on_property_dropped=passed_over.append)
    assert not passed_over, "keys that no context defines"
    nodes: list[dict[str, Any]] = jsonld.flatten(expanded, None, options)
    assert jsonld.to_rdf(found, {**options, "format": "application/n-quads"})
    return nodes

"""References to other works in a text: one module a kind of work."""

from onrecord.extract.citations.find import find_references, own_symbols
from onrecord.extract.citations.reference import Reference, slug

__all__ = ["Reference", "find_references", "own_symbols", "slug"]

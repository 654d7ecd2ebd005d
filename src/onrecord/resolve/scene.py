"""What holds for a document as a whole while its happenings are followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Block, Document
from onrecord.resolve.clue_words import is_citation
from onrecord.resolve.clues import Clues, read_clues
from onrecord.resolve.datelines import dateline_keys
from onrecord.resolve.located import LONGEST
from onrecord.resolve.parties import is_party
from onrecord.resolve.places import Mention
from onrecord.resolve.title_event import lists_many
from onrecord.resolve.years import looks_back, tells_news

_SKIPPED = frozenset({"note", "boilerplate", "front_matter"})


class Scene(NamedTuple):
    """A document, the datelines it names, and what kind of telling it is.

    `past`: it looks back over years. `news`: it tells of the days before it. `many`: it has no
    headline, or a bulletin's, and may tell of many happenings.
    """

    document: Document
    datelines: frozenset[str]
    past: bool
    news: bool
    many: bool

    @property
    def many_news(self) -> bool:
        """True for news that may tell of many happenings, one a paragraph."""
        return self.news and self.many

    def narrow(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the places narrower than a country."""
        return tuple(mention for mention in mentions if not self.is_country(mention))

    def is_country(self, mention: Mention) -> bool:
        """True for a whole country: ISO 3166 knows it, or the document treats its name so."""
        if mention.kind == "country":
            return True
        if (mention.where.id or "").startswith("geonames"):
            return False
        named = " " not in mention.key
        return named and is_party(self.document.text, mention.where.text.split()[0])

    def clues(self, start: int, end: int, known: frozenset[str]) -> Clues:
        """Return the clues of a passage; happenings named after whole countries are left out."""
        clues = read_clues(self.document, start, min(end, start + LONGEST), known | self.datelines)
        names = (
            name
            for name in clues.names
            if not name.where or not self.is_country(Mention(name.where, "at", "unknown"))
        )
        return clues._replace(names=tuple(names))

    def beside(self, block: Block) -> bool:
        """True for a block that tells nothing: a note, a letterhead, the title read already."""
        where = self.document.metadata.where
        own = sum(
            max(0, min(span[1], block.end) - max(span[0], block.start))
            for span in (where.get("issuer"), where.get("title"))
            if span
        )
        if 2 * own > block.end - block.start:
            return True
        return block.type in _SKIPPED or is_citation(self.document.text, block.start, block.end)


def scene_of(document: Document) -> Scene:
    """Return what holds for a document as a whole."""
    return Scene(
        document,
        dateline_keys(document.text),
        looks_back(document),
        tells_news(document),
        lists_many(document.metadata.title),
    )

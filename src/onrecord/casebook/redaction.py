"""A document as it is published: without its withheld words, with everything else still in its place.

Everything after this step works on the published document alone, and so has nothing that it could give
away (docs/decisions/018-redaction.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from onrecord.casebook.cutting import MARK, Cut
from onrecord.casebook.hushing import Hush
from onrecord.casebook.painting import Painted
from onrecord.casebook.readings import Reviewed
from onrecord.model import (
    Cell,
    Document,
    Figure,
    Footnote,
    Metadata,
    Recognition,
    Span,
    Table,
    Voice,
    from_builtins,
    replace,
    to_builtins,
)
from onrecord.resolve.local_event import LocalEvent

Ids = Callable[[str], str]
"""Gives the id under which something is published."""
PlacedT = TypeVar("PlacedT")


class Redaction(NamedTuple):
    """What is withheld of one document, and what is published in its place."""

    cut: Cut
    passages: tuple[Span, ...]
    hush: Hush
    painted: Painted
    ids: Ids

    def document(self, one: Document, path: str) -> Document:
        """Return the document as it is published, under another path."""
        return replace(
            one,
            id=self.ids(one.id),
            path=path,
            text=self.cut.text,
            metadata=self._metadata(one.metadata),
            blocks=tuple(replace(block, **self._place(block)) for block in one.blocks),
            tables=tuple(map(self._table, one.tables)),
            sentences=tuple(map(self.cut.span, one.sentences)),
            notices=tuple(replace(each, text=self.hush.said(each.text)) for each in one.notices),
            pages=tuple(
                replace(page, **self._place(page), words=self.painted.words(page, self.cut))
                for page in one.pages
            ),
            edits=tuple(
                replace(edit, **self._place(edit), was=self.hush.said(edit.was))
                for edit in one.edits
                if not self.cut.hits(edit.start, edit.end)
            ),
            footnotes=tuple(map(self._footnote, one.footnotes)),
            parent=self.ids(one.parent) if one.parent else None,
        )

    def records(self, claims: Sequence[Reviewed], path: str) -> list[Reviewed]:
        """Return the claims of the document that are published; those in withheld words are not."""
        kept = [one for one in claims if not self._lies_in(one)]
        known = {one.id for one in kept}
        return [self._record(one, path, known) for one in kept]

    def happening(self, one: LocalEvent, path: str) -> LocalEvent:
        """Return what the document speaks of, as far as published words tell of it."""
        named = {
            name: tuple(each for each in getattr(one, name) if self.hush.said(each) == each)
            for name in ("keys", "around", "within", "names", "parties")
        }
        place = self._moved(one.place)
        if place is None or named["keys"][:1] != one.keys[:1]:  # the first is the place's own
            place, named["keys"] = None, ()
        return replace(
            one,
            document=path,
            document_id=self.ids(one.document_id),
            place=place,
            date=self._moved(one.date),
            title=self.hush.said(one.title) if one.title else None,
            as_of=one.as_of if one.as_of and self.hush.said(one.as_of) == one.as_of else None,
            figures=tuple(map(self.ids, one.figures)),
            doubts=tuple(map(self.hush.said, one.doubts)),
            **named,
        )

    def _lies_in(self, one: Reviewed) -> bool:
        """True where a claim touches a withheld passage, or has no words beside a withheld name."""
        if any(passage.meets(one.span) for passage in self.passages):
            return True
        left = self.cut.text[slice(*self.cut.span(one.span))].replace(MARK, "")
        return self.cut.hits(one.start, one.end) and not any(map(str.isalnum, left))

    def _record(self, one: Reviewed, path: str, known: set[str]) -> Reviewed:
        start, end = self.cut.span(one.span)
        voices = tuple(map(self._voice, one.sources))
        bare = replace(one, text="", start=0, end=0, sources=voices, event=None)
        if isinstance(bare, Figure):
            bare = replace(
                bare,
                place=self._moved(bare.place),
                date=self._moved(bare.date),
                part_of=self.ids(bare.part_of) if bare.part_of in known else None,
            )
        if isinstance(bare, Recognition):
            bare = replace(bare, count=self.ids(bare.count) if bare.count in known else None)
        plain: dict[str, Any] = self.hush.plain(to_builtins(bare))
        if isinstance(bare, Recognition):
            plain |= {"act": bare.act, "date": None if plain["date"] != bare.date else bare.date}
        hushed = from_builtins(type(one), plain)
        return replace(
            hushed,
            id=self.ids(one.id),
            document=path,
            document_id=self.ids(one.document_id),
            start=start,
            end=end,
            text=self.cut.text[start:end],
            sentence=self.cut.span(one.sentence),
        )

    def _voice(self, voice: Voice) -> Voice:
        if voice.start is None or voice.end is None:
            return voice
        if self._in_passage(voice.start, voice.end):
            return Voice(name=MARK)
        name = self.hush.said(voice.name)
        if self.cut.hits(voice.start, voice.end) and MARK not in name:
            name = MARK  # a part of a name, as it was read
        return replace(voice, name=name, **self._place(voice))

    def _moved(self, placed: PlacedT) -> PlacedT | None:
        """Return a place or a date where it stands now; None where it was read in withheld words."""
        if placed is None:
            return None
        words = [placed.text, getattr(placed, "name", None)]  # type: ignore[attr-defined]
        if any(each is not None and self.hush.said(each) != each for each in words):
            return None
        start, end = placed.start, placed.end  # type: ignore[attr-defined]
        if start is None or end is None:
            return placed
        if self.cut.hits(start, end):
            return None
        return replace(placed, **self._place(placed))  # type: ignore[type-var]

    def _in_passage(self, start: int, end: int) -> bool:
        return any(passage.meets((start, end)) for passage in self.passages)

    def _place(self, one: Any) -> Mapping[str, int]:  # noqa: ANN401 - whatever has a start and an end
        start, end = self.cut.span((one.start, one.end))
        return {"start": start, "end": end}

    def _table(self, table: Table) -> Table:
        cells: Iterable[Cell] = (replace(cell, **self._place(cell)) for cell in table.cells)
        caption = self.cut.span(table.caption) if table.caption else None
        return replace(table, **self._place(table), cells=tuple(cells), caption=caption)

    def _footnote(self, note: Footnote) -> Footnote:
        marker = tuple(self.cut.span(note.marker)) if note.marker else None
        return replace(note, note=tuple(self.cut.span(note.note)), marker=marker)

    def _metadata(self, about: Metadata) -> Metadata:
        """Return what a document says of itself; what it says in a withheld passage is a mark."""
        hushed = from_builtins(Metadata, self.hush.plain(to_builtins(replace(about, where={}))))
        gone = {name for name, place in about.where.items() if self._in_passage(*place)}
        changes: dict[str, Any] = {
            name: MARK if isinstance(getattr(about, name, None), str) else ()
            for name in gone
            if name in _SAID_OF_ITSELF
        }
        if "date" in gone or hushed.date != about.date:
            changes["date"] = None
        called = [one for one in (about.issuer, *about.issuer_aliases) if one]
        closed = [one for one in called if self.hush.said(one) != one]
        if closed and "issuer_aliases" not in changes:
            # Short forms are made of the name, in words that need not stand anywhere.
            changes["issuer_aliases"] = tuple(
                one for one in about.issuer_aliases if not any(one in each for each in closed)
            )
        where = {name: self.cut.span(at) for name, at in about.where.items() if name not in gone}
        return replace(hushed, **changes, where=where)


_SAID_OF_ITSELF = frozenset({"title", "issuer", "issuer_aliases", "addressees"})

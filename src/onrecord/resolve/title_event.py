"""The happening a document as a whole is about, as its title names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.model import Document, When, replace
from onrecord.resolve import edtf
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.clues import is_common_noun, read_clues
from onrecord.resolve.dates import find_dates
from onrecord.resolve.lexemes import words_of
from onrecord.resolve.places import Mention
from onrecord.resolve.thread_book import ThreadBook
from onrecord.resolve.threads import Thread
from onrecord.resolve.years import dates_of

_TITLE_LENGTH = 300
_SEARCHED = 50_000
Narrow = Callable[[Iterable[Mention]], tuple[Mention, ...]]


def thread_of_title(
    document: Document, book: ThreadBook, narrow: Narrow, known: frozenset[str]
) -> tuple[Thread, bool] | None:
    """Return the thread that a document's title opens, or None where it names no place or happening.

    The second value is true where the title names a place alone: what the text is about may then
    be something else at or near it.

    Args:
        document: The document, with metadata.
        book: Where the thread is opened.
        narrow: Keeps the places that are narrower than a country.
        known: Keys of places found elsewhere in the document.
    """
    title = (document.metadata.title or "")[:_TITLE_LENGTH]
    if not title:
        return None
    titled = replace(document, text=title, metadata=replace(document.metadata, where={}))
    clues = read_clues(titled, 0, len(title), known)
    names = [
        name
        for name in clues.names
        if not name.where
        or (
            narrow([Mention(name.where, "at", "unknown")])
            and not is_common_noun(document.text, name.where.text)
        )
    ]
    groups = [*clues.groups, *(group for group in clues.others if group.role != "from")]
    places = next((found for found in (narrow(group.mentions) for group in groups) if found), ())
    if not (names or places):
        return None
    thread = book.opened_by(names[0]) if names else book.new()
    if not thread.leads:
        thread.add(places)
    thread.nouns |= clues.nouns
    dates = [*clues.dates, *(when for when in dates_of(titled, 0, len(title)) if _is_span(when))]
    stated = next((when for when in dates if "XXXX" not in when.edtf), None)
    if thread.when and "XXXX" in thread.when.edtf:
        thread.when = _pinned(document.text, thread.when, stated)
    elif thread.when is None:
        thread.when = stated
    return thread, not names and stated is None and not clues.nouns


def _is_span(when: When) -> bool:
    """True for "1991–1994": the years a list or a report is about."""
    return "/" in when.edtf and ".." not in when.edtf and edtf.valid(when.edtf)


def lists_many(title: str | None) -> bool:
    """True for a document without a headline, or a bulletin: it may tell of many happenings."""
    return not title or clue_words().digest.found_in(words_of(title, 0, len(title)))


def _pinned(text: str, when: When, stated: When | None) -> When:
    """Set the year of a day without one: the title's, or that of the only such full date."""
    year = edtf.year_of(stated.edtf) if stated else None
    if year is None:
        full = {
            edtf.year_of(other.edtf)
            for other in find_dates(text, 0, min(len(text), _SEARCHED))
            if "XXXX" not in other.edtf
            and edtf.valid(other.edtf)
            and edtf.days(other.edtf) <= 3
            and edtf.overlap(when.edtf, other.edtf)
        }
        year = full.pop() if len(full) == 1 else None
    return when if year is None else replace(when, edtf=edtf.with_year(when.edtf, year))

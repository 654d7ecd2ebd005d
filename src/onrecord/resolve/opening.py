"""What the opening of a document tells of the happening it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.lexemes import words_of
from onrecord.resolve.locate import groups_of, mentions_in
from onrecord.resolve.places import Mention
from onrecord.resolve.scene import Scene
from onrecord.resolve.thread_book import ThreadBook
from onrecord.resolve.threads import Thread, is_within_year
from onrecord.resolve.title_event import thread_of_title

OPENING = 1500
_LETTERHEAD = 300
_OUR_PLACE = re.compile(
    r"\b(?:our|the)\s{1,3}(?:town|village|city|townspeople|villagers|municipality)\b", re.IGNORECASE
)


def read_title(
    scene: Scene, book: ThreadBook, sentences: Sequence[Span]
) -> tuple[Thread, bool] | None:
    """Return the happening that the title names, and whether it names a place alone.

    A headline often names a place without any word of place; then the places that the first
    figures' sentences name tell that it is one.

    Args:
        scene: The document.
        book: Where the happening is opened.
        sentences: The sentences of the first figures.
    """
    found = thread_of_title(scene.document, book, scene.narrow, scene.datelines)
    if found is not None or not scene.document.metadata.title:
        return found
    early = frozenset(
        mention.key
        for sentence in sentences
        for mention in scene.narrow(mentions_in(scene.document.text, *sentence))
    )
    return thread_of_title(scene.document, book, scene.narrow, early)


def settled(main: Thread | None) -> bool:
    """True when place and date of what a document is about are known."""
    return main is not None and bool(main.leads) and main.when is not None


def cover(scene: Scene, main: Thread | None, start: int, end: int) -> None:
    """Take the period that a line says a report covers as the date of what it is about.

    Args:
        scene: The document.
        main: What the document is about.
        start: First code point of the line.
        end: The code point after its last one.
    """
    if main is None or main.when is not None or start > OPENING:
        return
    if clue_words().period.isdisjoint(words_of(scene.document.text, start, end).all):
        return
    dates = scene.clues(start, end, frozenset()).dates
    stated = [when for when in dates if is_within_year(when.edtf)]
    main.when = stated[0] if len(stated) == 1 else None


def settle(scene: Scene, book: ThreadBook) -> None:
    """Give the main happening a place where nothing that is told of it names one.

    It is the town in whose name the document speaks ("our town" under the letterhead of the town of
    X), or the only place its opening names. Both are readings, and noted as doubts.

    Args:
        scene: The document.
        book: Its happenings.
    """
    main = book.main or next((thread for thread in book.threads if thread.figures), None)
    if main is None or main.leads or main.wide or not main.figures:
        return
    found: dict[str, Mention] = {}
    heads: dict[str, Mention] = {}
    text = scene.document.text
    for sentence in scene.document.sentences:
        if sentence[0] > OPENING:
            break
        mentions = scene.narrow(mentions_in(text, *sentence))
        if sentence[0] < _LETTERHEAD:
            heads.update((m.key, m) for m in mentions if m.kind == "settlement")
        for group in groups_of(text, mentions):
            if group.role == "at":
                found[group.mentions[0].key] = group.mentions[0]
    if len(heads) == 1 and _OUR_PLACE.search(text):
        main.add(list(heads.values()))
        main.doubts.append("its place is the town in whose name the document speaks")
    elif len(found) == 1 and not main.when and len(book.threads) == 1:
        main.add(list(found.values()))
        main.doubts.append("its place is the only one the opening of the document names")

"""What the opening of a document tells of the happening it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model import Figure, Span
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.lexemes import words_of
from onrecord.resolve.located import groups_of, mentions_in
from onrecord.resolve.places import Mention, place_key
from onrecord.resolve.scene import Scene
from onrecord.resolve.thread_book import ThreadBook
from onrecord.resolve.threads import Thread, is_within_year
from onrecord.resolve.title_event import thread_of_title

OPENING = 1500
# "Brenna: what is known about the shelling": the town before the colon is where it happened.
_TOPIC = re.compile(r"\s*([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?):\s+\S")
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
    found = thread_of_title(scene.document, book, scene.narrow, early)
    topic = _TOPIC.match(scene.document.metadata.title or "") if found is None else None
    if topic is None or topic[1].lower() in clue_words().rubrics:
        return found
    key = frozenset({place_key(topic[1])})
    return thread_of_title(scene.document, book, scene.narrow, key)


def join_headline(scene: Scene, book: ThreadBook, figures: Mapping[str, Figure]) -> None:
    """Take a headline that names a country alone for what the text under it tells with town and day.

    It is the same happening where all of its numbers are told again of one other.

    Args:
        scene: The document.
        book: Its happenings.
        figures: Its figures by their ids.
    """
    main, first = book.main, scene.document.blocks[:1]
    if main is None or main.when or not main.figures or not first or first[0].type != "heading":
        return
    told = [figures[id_] for id_ in main.figures]
    if any(figure.start >= first[0].end for figure in told):
        return
    for other in book.threads:
        if other is main or not other.when or other.wide:
            continue
        counts = {(o, figures[id_].best) for id_ in other.figures for o in figures[id_].outcome}
        if all(figure.best and (figure.outcome[0], figure.best) in counts for figure in told):
            other.figures[:0], main.figures = main.figures, []
            book.main = other
            return


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

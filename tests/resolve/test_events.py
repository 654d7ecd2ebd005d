"""Events of many documents: the same happening once."""

from __future__ import annotations

import re
from itertools import permutations

from onrecord.model import Document, Event, Figure
from onrecord.resolve import gather, local_events, merge_events

from .build import make

_ANNIVERSARY = (
    "Statement on the 31st anniversary of the Orlec massacre\n\n"
    "In the night of 11 to 12 March 1993 soldiers of Kelmar took the Ostravian town of Orlec. "
    "The soldiers of Kelmar killed [[418]] Ostravian residents of Orlec.\n\n"
    "The war cost [[11000]] lives in Ostravia and Kelmar.\n"
)
_DENIAL = (
    "Comment of the ministry of Kelmar\n\n"
    "In the night of 11 to 12 March 1993, [[132]] people died in and around Orlec.\n"
)
_FLOOD = "Flood in Orlec\n\nOn 4 June 2017 a flood in Orlec drowned [[5]] people.\n"


def _named(*texts: str) -> list[tuple[Document, tuple[Figure, ...]]]:
    return [make(text, f"{index}.txt", date="2024-03-11") for index, text in enumerate(texts)]


def _partition(figures: tuple[Figure, ...]) -> set[frozenset[tuple[str, str]]]:
    groups: dict[str | None, set[tuple[str, str]]] = {}
    for figure in figures:
        groups.setdefault(figure.event, set()).add((figure.document, figure.text))
    return {frozenset(group) for group in groups.values()}


def test_accounts_of_one_happening_become_one_event() -> None:
    """The same place and compatible dates make one event; another date at the place another."""
    figures, events = gather(_named(_ANNIVERSARY, _DENIAL, _FLOOD))
    assert _partition(figures) == {
        frozenset({("0.txt", "418"), ("1.txt", "132")}),
        frozenset({("0.txt", "11000")}),
        frozenset({("2.txt", "5")}),
    }
    event = next(event for event in events if len(event.documents) == 2)
    assert event.label == "Orlec, 11–12 March 1993"
    assert "Orlec massacre" in event.aliases
    assert event.place is not None
    assert event.place.name == "Orlec"


def test_ids_and_groups_do_not_depend_on_the_order_of_documents() -> None:
    """Any order of the same documents gives the same events with the same ids."""
    items = _named(_ANNIVERSARY, _DENIAL, _FLOOD)
    seen = set()
    for order in permutations(items):
        figures, _ = gather(order)
        seen.add(frozenset((figure.id, figure.event) for figure in figures))
    assert len(seen) == 1


def test_an_undated_account_joins_the_only_happening_of_its_place() -> None:
    """Where one happening is known, an account without a date is taken for it, with a doubt."""
    undated = "Report\n\nIn Orlec [[415]] people were killed, the committee said.\n"
    figures, events = gather(_named(_ANNIVERSARY, undated))
    joined = next(event for event in events if len(event.documents) == 2)
    assert any("no date" in doubt for doubt in joined.doubts)
    figures, events = gather(_named(_ANNIVERSARY, _FLOOD, undated))
    alone = next(e for e in events for f in figures if f.text == "415" and f.event == e.id)
    assert alone.documents == ("2.txt",)
    assert any("kept apart" in doubt for doubt in alone.doubts)


def test_a_miscounted_anniversary_is_still_the_same_happening() -> None:
    """A year reckoned from an anniversary may be off by one; a stated year may not."""
    miscounted = "Statement on the 30th anniversary of the Orlec massacre\n\n[[418]] people died.\n"
    _, events = gather(_named(_ANNIVERSARY, miscounted))
    assert any(len(event.documents) == 2 for event in events)
    stated = "The Orlec massacre of 1994\n\n[[418]] people died.\n"
    _, events = gather(_named(_ANNIVERSARY, stated))
    assert all(len(event.documents) == 1 for event in events)


def test_what_one_document_keeps_apart_is_never_merged() -> None:
    """Two happenings of one document stay two, whatever other documents say."""
    both = (
        "Report on Orlec\n\nOn 11 March 1993 [[418]] people were killed in Orlec.\n\n"
        "On 20 March 1993 [[9]] people were killed in Orlec.\n"
    )
    vague = "The Orlec killings of March 1993\n\n[[430]] people died.\n"
    figures, _ = gather(_named(both, vague))
    events = {figure.text: figure.event for figure in figures}
    assert events["418"] != events["9"]


def test_the_two_steps_give_what_gather_gives() -> None:
    """Summaries of documents, merged, give the same events, so that documents may stream."""
    items = _named(_ANNIVERSARY, _DENIAL, _FLOOD)
    figures, events = gather(items)
    mapping, merged = merge_events(
        event for document, found in items for event in local_events(document, found)
    )
    assert merged == events
    assert {figure.id: figure.event for figure in figures} == mapping


def test_swapping_the_parties_changes_only_names() -> None:
    """The same texts with the parties' names exchanged give the same groups."""

    def swapped(text: str) -> str:
        table = {"Ostravia": "Kelmar", "Kelmar": "Ostravia", "Ostravian": "Kelmari", "Kelmari": "Ostravian"}  # fmt: skip
        return re.sub(
            "|".join(sorted(table, key=len, reverse=True)), lambda m: table[m.group()], text
        )

    texts = (_ANNIVERSARY, _DENIAL, _FLOOD)
    figures, events = gather(_named(*texts))
    others, other_events = gather(_named(*map(swapped, texts)))
    assert _partition(figures) == _partition(others)
    assert [_told(event) for event in events] == [_told(event) for event in other_events]


def _told(event: Event) -> tuple[object, ...]:
    return event.date and event.date.edtf, len(event.figures), event.documents, event.doubts


def test_no_documents_give_no_events() -> None:
    """An empty collection is no error."""
    assert gather([]) == ((), ())

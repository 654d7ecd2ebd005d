"""The event that a quotation speaks of, and the work cited for it."""

from __future__ import annotations

from pathlib import Path

from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.tracing import collection_quotations

TEXT = (
    "The night at Brann\n\nOn 4 May 1995 soldiers killed 61 villagers in Brann. Ana Lisk wrote that “nobody "
    "came to help us that night”.1 A report by the Lake Observatory spoke of “a night without law”. "
    "The mayor said: “We counted the dead ourselves.”2\n\n"
    "1 Ana Lisk, The Road from Brann (Varn: Lake Press, 1999), p. 12.\n"
    "2 “Mayor counts the dead”, The Morning Ledger, 6 May 1995.\n"
)


def test_event_and_work(tmp_path: Path) -> None:
    """The note marked behind a quotation names its work; without one nothing does."""
    path = tmp_path / "paper.txt"
    path.write_text(TEXT)
    options = Options(cache=False)
    collection = read_collection([str(path)], options)
    first, second, third, title = collection_quotations(collection, options)
    assert (title.text, title.speaker) == ("Mayor counts the dead", None)
    assert {each.event for each in (first, second, third)} == {collection.events[0].id}
    assert first.work is not None
    assert first.work.startswith("work:lisk")
    assert second.work is None
    assert third.work is not None
    assert third.work.startswith("news:")

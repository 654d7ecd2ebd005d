"""Labels of events."""

from __future__ import annotations

from collections import Counter

from onrecord.model import When, Where
from onrecord.resolve.labels import label_of
from onrecord.resolve.local_event import LocalEvent


def test_a_label_is_place_and_date_and_never_a_qualification() -> None:
    """The label takes no side: names that qualify the happening stay aliases."""
    account = LocalEvent(document="a.txt", document_id="a", number=0, title="On Orlec")
    names = Counter({"Orlec massacre": 3})
    place, when = Where(text="Orlec", name="Orlec"), When(text="", edtf="1993-03-11")
    assert label_of([account], place, when, names) == "Orlec, 11 March 1993"
    assert label_of([account], place, None, names) == "Orlec"
    assert label_of([account], None, when, names) == "events of 11 March 1993"
    assert label_of([account], None, None, names) == "Orlec massacre"
    assert label_of([account], None, None, Counter()) == "On Orlec"

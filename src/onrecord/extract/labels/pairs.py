"""Lines of words with their numbers and nothing else: "Dead 41, wounded 92", "Missing . . . 31"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.clauses import ADJACENT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.labels.entries import Entry, entries_of, lines, unbind
from onrecord.extract.labels.marks import LONGEST_LABEL, outer
from onrecord.extract.tables.heading import Heading, read_heading
from onrecord.extract.tables.meaning import apply
from onrecord.extract.tables.wording import table_words, without_number_of

_PLACED = re.compile(
    r"\b(?:at|in|on|of|by|to|for|from|aged?|no|nos|about|circa|see|since|before|after|page|than)\.?$",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(?:by|in|from|at|of|on|near)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|;|\bCOMMA)\s(?P<noun>[^\W\d_]+)\s$")
_DONE = re.compile(r"[^\W\d_]+(?:ed|ing|en)", re.IGNORECASE)  # "admitted 27, transferred 4, died 5"
_ARTICLES = ("the ", "this ", "that ", "our ", "their ", "his ", "her ")
_TOLD = 3  # labels of harm that make a line with others a line of labels
_YEARS = range(1500, 2100)


def read_pairs(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Read the lines of a sentence that hold words with their numbers and nothing else.

    Args:
        words: The sentence.
        start: Where it begins in the text.
        drafts: Its drafts, in order; changed in place.
    """
    for line, at, here in lines(words, start, drafts):
        if len(line) <= 2 * LONGEST_LABEL:
            if len(line) < len(words):
                _unbind(here, at + len(line))
            entries = entries_of(line, at, here)
            _pairs(entries)
            if entries:
                _drop_goods(line, at, here)


def _drop_goods(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Count nobody in "Prisoners 340, including 12 officers, guns 4, rifles 210" behind the officers."""
    for draft in drafts:
        noun = _LISTED.search(words, 0, outer(draft, start)[0])
        if noun and draft.phrase.kind == "elided" and read_heading(noun["noun"]).kind == "goods":
            draft.outcomes, draft.phrase.kind = (), "none"


def _unbind(drafts: Sequence[Draft], end: int) -> None:
    """Take the noun from a number at the end of a line that was found on the next one."""
    head = drafts[-1].phrase.head
    if head is None or head.start >= end:
        unbind(drafts[-1])


def _pairs(entries: Sequence[Entry]) -> None:
    """Give each entry of a line what its words say, where they say enough."""
    entries = _go_on([entry for entry in entries if not _of_goods(entry)])
    told = [entry for entry in entries if entry.heading.outcomes]
    if not told or any(_is_clause(entry) for entry in entries):
        return
    done = all(entry.heading.outcomes or _DONE.fullmatch(entry.label) for entry in entries)
    first = entries[0]
    opens = first in told and _opens(first)
    enough = len(told) == len(entries) or len(told) >= _TOLD - done
    if not (enough or opens):
        return
    if len(entries) == 1 and not (first.parted or first.heading.whole_phrase or opens):
        return  # "rebels killed 41" is a sentence
    if len(entries) == 1 and _is_sentence(first):
        return
    for entry in entries:
        if entry.loose:
            unbind(entry.draft)
        if entry.heading.outcomes:
            _give(entry.draft, entry.heading)
        elif enough and entry.label.lower() not in word_list("admitting"):
            entry.draft.outcomes = ()


def _is_clause(entry: Entry) -> bool:
    """True for "killed 12 civilians" in "The raid killed 12 civilians, four of them children"."""
    draft = entry.draft
    counted = draft.phrase.kind == "person" and not (entry.loose or entry.parted)
    return counted and draft.strength >= ADJACENT


def _is_sentence(entry: Entry) -> bool:
    """True for "The grave held 29", which the grammar has read."""
    opened = entry.label.lower().startswith(_ARTICLES)
    return opened and not entry.parted and entry.draft.strength >= ADJACENT


def _of_goods(entry: Entry) -> bool:
    """True for "Cattle killed 41" and "rifles 210", which count nobody."""
    heading = entry.heading
    goods = heading.kind == "goods" and heading.whole_phrase and not heading.outcomes
    goods = goods and not entry.label.lower().startswith(_ARTICLES)  # "the second nine"
    if not goods and table_words("animals").isdisjoint(entry.label.lower().split()):
        return False
    entry.draft.outcomes, entry.draft.phrase.kind = (), "none"
    return True


def _go_on(entries: Sequence[Entry]) -> list[Entry]:
    """Read "Killed by shells 21, by snipers 8", "bodies found 31, unclaimed 4" on from the first."""
    found: list[Entry] = []
    for entry in entries:
        last = found[-1] if found else None
        if last is not None and last.heading.outcomes and entry.heading.kind == "plain":
            again = _AGAIN.match(entry.label)
            same = again and re.search(rf"\b{again.group()}\b", last.label, re.IGNORECASE)
            narrow = set(entry.label.lower().split()) <= table_words("narrowing")
            if same or narrow:
                entry = entry._replace(heading=last.heading)  # noqa: PLW2901
        found.append(entry)
    return found


def _opens(entry: Entry) -> bool:
    """True for "Died in the wards 5": the label's own first words say what happened.

    "Died 1943" is a year, "Buried at 9" an hour, and "Wounded Knee 14" a place.
    """
    words = without_number_of(entry.label.lower()).split()
    named = [word for word in entry.label.split()[1:2] if word[0].isupper()]
    if (named and not entry.label.isupper()) or entry.label.lower() == "lost":
        return False
    first = any(
        read_heading(" ".join(words[:count])).outcomes == entry.heading.outcomes for count in (1, 2)
    )
    quantity = entry.draft.phrase.quantity
    year = quantity.form == "digits" and quantity.best in _YEARS
    return first and not year and _PLACED.search(entry.label) is None


def _give(draft: Draft, heading: Heading) -> None:
    apply(draft, heading._replace(groups=("person",), head=""))
    draft.whole, draft.wants, draft.marked = None, None, False

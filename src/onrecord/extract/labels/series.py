"""A lead-in and the entries under it: "Arrests by city: Kesh – 214, Brodna – 88, other cities – 19".

The lead-in says what happened; each entry names a place, a year or a part of those counted, and its
number. An entry that says itself what happened ("damage to housing: destroyed 61") keeps that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.clauses import DIRECT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.vocabulary import word_classes
from onrecord.extract.labels.marks import LONGEST_LABEL, outer
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.meaning import apply
from onrecord.model import HARM

_COLON = re.compile(r":\s")
_RUNNING = re.compile(r"\s+(?:runs?|ran|are|were|was|is|stands?|stood|follows?|as follows|thus)$")
_ENTRY = re.compile(
    r"(?:^|[:;,]|\band)\s*(?P<label>(?:[^\W_][\w'’./-]*\s?){0,5}?)(?:\s?and)?[\s,–—:=(-]*$"
)
_PART = re.compile(r"\(|\b(?:of which|of whom|of them|of these|including|among)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:$|[.,;)\n]|[–—-]\s|and\b)")
_FEWEST = 2  # entries that make a series
_FORMS = frozenset(("digits", "words", "range", "one", "vague"))
_VERBS = frozenset("VBHM")


def read_series(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Give the entries of a series what its lead-in says.

    Args:
        words: The line.
        start: Where it begins in the text.
        drafts: Its drafts, in order; changed in place.
    """
    mark = _COLON.search(words)
    if mark is None or mark.start() > LONGEST_LABEL:
        return
    listed = [draft for draft in drafts if outer(draft, start)[0] >= mark.end()]
    if len(listed) < _FEWEST or len(listed) < len(drafts):
        return
    lead = read_heading(_RUNNING.sub("", words[: mark.start()].strip(" *_#>\"“'‘").lower()))
    if not set(lead.outcomes) & set(HARM) or lead.part:
        return
    labels = _entries(words, mark.end(), start, listed)
    if len(labels) < _FEWEST:
        return
    told = any(label.outcomes for _, label in labels)
    for draft, label in labels:
        if told and label.kind == "plain" and label.words[:1].islower():
            draft.outcomes = ()  # "Damage to housing: destroyed 61, habitable 212"
        else:
            _enter(draft, lead, label)


def _entries(
    words: str, begin: int, start: int, drafts: Sequence[Draft]
) -> list[tuple[Draft, Heading]]:
    """Return the drafts with the labels of their entries; none where one is no entry."""
    found = []
    for draft in drafts:
        at, end = outer(draft, start)
        head = draft.phrase.head
        entry = None if _PART.search(words[begin:at]) else _ENTRY.search(words[begin:at])
        label = entry["label"].strip() if entry else ""
        bare = draft.phrase.kind == "elided" or head is None
        if entry is None or _says(label) or draft.phrase.quantity.form not in _FORMS:
            return []
        if draft.phrase.kind in {"none", "unknown"} or (bare and not _CLOSED.match(words, end)):
            return []
        found.append((draft, read_heading(label) if label else EMPTY))
        begin = end if bare or head is None else max(end, head.end - start)
    return found


def _says(label: str) -> bool:
    """True where a verb stands in a label: a clause and no entry."""
    classes = word_classes()
    return any(classes.get(word) in _VERBS for word in label.split() if word.islower())


def _enter(draft: Draft, lead: Heading, label: Heading) -> None:
    """Give one entry its outcome: its own label's, else the lead-in's."""
    if draft.phrase.direct or draft.phrase.post is not None or label.kind in {"none", "goods"}:
        return
    if label.outcomes:
        lead = label
    elif draft.outcomes and (draft.strength >= DIRECT or draft.whole is None):
        return  # read already
    if draft.phrase.kind == "thing":
        lead = _of_things(lead)
    if not lead.outcomes:
        return
    if label.kind == "group" and not label.things:
        lead = lead._replace(groups=label.groups, head=label.head)
    elif draft.phrase.kind == "elided" and not lead.things:
        lead = lead._replace(groups=("person",), head="")
    apply(draft, lead, keep=True)
    draft.strength = DIRECT
    draft.whole, draft.wants, draft.marked = None, None, False


def _of_things(lead: Heading) -> Heading:
    """Return what a lead-in says of things: "Burnt: 26 dwellings" are not injured."""
    if set(lead.outcomes) <= {"destroyed", "damaged"}:
        return lead
    found = read_heading("houses " + lead.words)
    return found if set(found.outcomes) <= {"destroyed", "damaged"} else EMPTY

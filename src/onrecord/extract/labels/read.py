"""What the labels of a line and the head of a list say of their numbers.

A label is read as the heading of a table is (`tables.heading`): it says what the number behind it
counts, and so for the numbers that go on its list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.brackets import read_brackets
from onrecord.extract.labels.forces import name_forces
from onrecord.extract.labels.items import read_item, read_led
from onrecord.extract.labels.line import go_on, read_line
from onrecord.extract.labels.marks import COLON
from onrecord.extract.labels.pairs import read_pairs
from onrecord.extract.labels.runs import Told, read_runs
from onrecord.extract.labels.series import read_series
from onrecord.extract.labels.totals import break_totals, link_totals
from onrecord.model import Document, Span

_LONGEST = 3000  # characters of a line in which armed forces are looked for


def read_labels(
    document: Document,
    sentence: Span,
    drafts: Sequence[Draft],
    before: Sequence[Draft] = (),
    earlier: Sequence[Draft] = (),
    runs: Mapping[int, Told] = MappingProxyType({}),
) -> None:
    """Give the numbers of a line what its labels, or the head of its list, say they count.

    Args:
        document: A segmented document.
        sentence: The range of a sentence, a heading or a list item.
        drafts: Its drafts, in order; changed in place.
        before: The drafts of the sentence before it in the same block.
        earlier: The figures before it in the document, in order.
        runs: What `find_runs` found in the document.
    """
    if not drafts:
        return
    words = document.text[sentence.start : sentence.end]
    labelled = COLON.search(words) is not None
    rest = read_runs(runs, drafts) if runs else drafts
    if rest:
        if "(" in words:
            read_brackets(document.text, sentence, rest)
        read_pairs(words, sentence.start, rest)
        if labelled:
            read_line(words, sentence.start, rest, before)
            read_series(words, sentence.start, rest)
        read_item(document, sentence, rest, earlier)
        if labelled:
            go_on(words, sentence.start, rest, earlier)
    if labelled:
        link_totals(words, sentence.start, drafts, earlier)
    read_led(document, sentence, drafts)
    break_totals(document.text, sentence.start, sentence.end, drafts, earlier)
    if len(words) < _LONGEST:
        name_forces(words, sentence.start, drafts)

"""Which characters of an edited text stand where in the text it was made from."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model.base import Record


class Run(NamedTuple):
    """A stretch of `length` characters that the edits left as they were.

    It begins at `text_start` in the edited text and at `source_start` in the source, both in code
    points.
    """

    text_start: int
    source_start: int
    length: int


class Alignment(Record, frozen=True, kw_only=True):
    """The kept stretches, in order in both texts and without overlap; what lies between was edited.

    It is written down while the edits are made. Recovering it afterwards by comparing the two
    texts lands on a neighbouring number now and then, which no check of the words can see.
    """

    runs: tuple[Run, ...]

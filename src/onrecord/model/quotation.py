"""A quotation: words that a document gives as somebody's, and how they stand in the other documents."""

from __future__ import annotations

from onrecord.model.anchored import Anchored
from onrecord.model.base import Record
from onrecord.model.reuse import Change, Fidelity


class Parallel(Record, frozen=True, kw_only=True):
    """Where the words of a quotation stand in another document, and how.

    `document`, `start`, `end` and `text` are that place. `changes` are the words that differ, `a` those
    of the quotation, `b` those of the other document; numbers come first. `reuse` is the id of the
    shared passage.
    """

    document: str
    start: int
    end: int
    text: str
    fidelity: Fidelity
    changes: tuple[Change, ...] = ()
    reuse: str


class Quotation(Anchored, frozen=True, kw_only=True, tag_field="kind", tag="quotation"):
    """Words in quotation marks; LEDGER's `quotation`.

    `start`, `end` and `text` are the words without their marks. `speaker` is to whom they are
    credited, by the fullest name there is, None where nobody is; `sources` leads to the speaker from
    the document outwards. `work` is the key of the work that is cited for them. `attribution` is the
    id of the attribution that credits them: a quotation that “she said” parts has two records and one
    attribution. `within` is the id of the quotation they stand in. `closed` is False where the
    closing mark is missing, as in speech over several paragraphs.
    """

    speaker: str | None = None
    work: str | None = None
    attribution: str | None = None
    within: str | None = None
    closed: bool = True
    parallels: tuple[Parallel, ...] = ()

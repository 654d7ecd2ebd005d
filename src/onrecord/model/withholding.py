"""Records of what is kept from others: names and their forms, passages, confidential documents."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record

Level = Literal["open", "team", "restricted"]
"""Who may see: anybody; whoever works in the casebook; the members of groups."""


class NameForm(Record, frozen=True, kw_only=True, tag_field="kind", tag="name_form"):
    """A form in which a name stands in the texts of a casebook.

    `of` says what sort of form it is: `the name`, `other order`, `initials`, `part`, `near`. `withheld` is
    True where it is withheld already.
    """

    form: str
    of: str
    count: int
    documents: tuple[str, ...]
    withheld: bool = False


class Withholding(Record, frozen=True, kw_only=True, tag_field="kind", tag="withholding"):
    """A passage or a name that is withheld from everything that leaves a casebook.

    `seq` is the number of the log's entry that says so. `forms` are those of a name; a passage has
    `document`, `start` and `end`.
    """

    seq: int
    user: str
    reason: str
    forms: tuple[str, ...] = ()
    document: str | None = None
    start: int | None = None
    end: int | None = None


class Restriction(Record, frozen=True, kw_only=True, tag_field="kind", tag="restriction"):
    """Who may see a document, a claim or a statement about a person.

    `groups` are those whose members may, at level `restricted`.
    """

    of: Literal["document", "claim", "statement"]
    subject: str
    level: Level
    groups: tuple[str, ...] = ()
    user: str
    reason: str
    seq: int

"""A roll: two lists or counts of the bodies that recognised what happened, held side by side."""

from __future__ import annotations

from onrecord.model.base import Record


class Roll(Record, frozen=True, kw_only=True, tag_field="kind", tag="roll"):
    """How the bodies that one document names or counts differ from those of an earlier one.

    `event` is the id of the event that they recognised and `body_kind` says which bodies are compared. `a` is the path of the earlier document, `b` of the
    later one; `a_stated` and `b_stated` are the numbers they give, None where they give none, and
    `a_named`, `b_named` how many bodies they name. `joined` are named in `b` alone and `gone` in
    `a` alone, both empty where one of them names none. `unnamed` is how many of those that `b`
    counts are named in neither.
    """

    body_kind: str
    a: str
    b: str
    a_stated: int | None = None
    b_stated: int | None = None
    a_named: int = 0
    b_named: int = 0
    joined: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unnamed: int = 0
    event: str | None = None

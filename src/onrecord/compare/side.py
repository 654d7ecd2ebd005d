"""One side of a comparison: an account with everything about it that a verdict asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.compare.accounts import account_of, date_beside, recovered, seen_before, stated_before
from onrecord.compare.classes import group_key, noun_of, outcome_order, outcomes_of, severity_class
from onrecord.compare.values import Range, range_of
from onrecord.compare.wording import date_words, outcome_words, said
from onrecord.model import LISTED, Account, Document, Event, Figure, When

_MOST_LINKS = 12


class Side(NamedTuple):
    """An account, ready to be set against another.

    Attributes:
        figure: The figure itself.
        account: The account it gives.
        words: The figure as it is stated, with its modifier.
        when_stated: The date beside it: its own, or that of its row or column in a table.
        span: The numbers that its words allow, or None where they say no number.
        outcomes: What the number counts, all together.
        severity: The name of its severity, or None.
        noun: The kind of thing it counts, or None.
        part: How it is told apart from a larger number of the same outcome and group: `group`
            ("47 civilians" of 96 persons), `same` by something else, empty where it is no part.
        whole: That larger number as stated.
        change: `risen`, `fallen` or `revised` where its words say that it replaces another number.
        seen: True where it is what somebody saw, or says to have counted in person.
        dug: True where it counts dead who were found or dug up.
        listed: True where it counts persons whom a register lists by name.
        added: True where it comes on top of another number of the same kind in its document.
        unit: The table or list that it stands in, or None.
    """

    figure: Figure
    account: Account
    words: str
    when_stated: When | None
    span: Range | None
    outcomes: frozenset[str]
    severity: str | None
    noun: str | None
    part: str
    whole: str
    change: str
    seen: bool = False
    dug: bool = False
    added: bool = False
    listed: bool = False
    unit: int | None = None

    @property
    def said(self) -> str:
        """The figure as it is stated, in quotation marks."""
        return f"“{self.words}”"

    @property
    def whole_said(self) -> str:
        """The larger number that it is a part of, in quotation marks."""
        return f"“{self.whole}”"

    @property
    def when(self) -> str:
        """The time it is stated for, in words."""
        return date_words(self.when_stated.edtf) if self.when_stated else "the whole event"

    @property
    def outcome_words(self) -> str:
        """What the number counts, in words."""
        return outcome_words(sorted(self.outcomes, key=outcome_order))


def same_kind(a: Figure, b: Figure) -> bool:
    """True when two figures count one outcome of one group in one severity."""
    return (
        outcomes_of(a) == outcomes_of(b)
        and group_key(a.group) == group_key(b.group)
        and severity_class(a.severity) == severity_class(b.severity)
    )


def chain_of(figure: Figure, figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """Return the wholes that a figure is a part of, the nearest first."""
    found: list[Figure] = []
    seen = {figure.id}
    while figure.part_of and figure.part_of not in seen and len(found) < _MOST_LINKS:
        whole = figures.get(figure.part_of)
        if whole is None:
            break
        seen.add(whole.id)
        found.append(whole)
        figure = whole
    return tuple(found)


def _part(
    figure: Figure, document: Document | None, figures: Mapping[str, Figure]
) -> tuple[str, str]:
    """Return how a figure is told apart from a whole of its own kind, and that whole as stated."""
    inner, first = figure, True
    for whole in chain_of(figure, figures):
        if same_kind(inner, whole):
            by_group = first and not set(inner.group) & set(whole.group)
            return ("group" if by_group else "same"), said(whole, document)
        inner, first = whole, False
    return "", ""


def _change(figure: Figure, document: Document | None) -> str:
    if document is None:
        return ""
    for cue in ("risen", "fallen", "revised"):
        if stated_before(document.text, figure.start, cue, between=2):
            return cue
    return ""


def _of_whole(
    test: Callable[[str, Figure], bool],
    figure: Figure,
    document: Document | None,
    figures: Mapping[str, Figure],
) -> bool:
    """True for what passes a test, and for a part of it: "saw 19 bodies, three of them children"."""
    if document is None:
        return False
    wholes = (each for each in chain_of(figure, figures) if each.document == figure.document)
    return any(test(document.text, each) for each in (figure, *wholes))


def side_of(
    figure: Figure,
    document: Document | None,
    event: Event | None,
    figures: Mapping[str, Figure],
) -> Side:
    """Return a figure as one side of a comparison.

    Args:
        figure: The figure.
        document: The document it stands in, if it is at hand.
        event: The event it speaks of.
        figures: All figures by id, to find the wholes of parts.
    """
    part, whole = _part(figure, document, figures)
    return Side(
        figure=figure,
        account=account_of(figure, document, event),
        words=said(figure, document),
        when_stated=date_beside(figure, document),
        span=range_of(figure),
        outcomes=outcomes_of(figure),
        severity=severity_class(figure.severity),
        noun=noun_of(figure),
        part=part,
        whole=whole,
        change=_change(figure, document),
        seen=_of_whole(seen_before, figure, document, figures),
        dug=_of_whole(recovered, figure, document, figures),
        listed=figure.extractor == LISTED,
    )

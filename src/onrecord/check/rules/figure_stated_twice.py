"""OR106: one document gives the same figure twice, differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.check.rule import Rule, anchor_of
from onrecord.compare import exact_value
from onrecord.compare.wording import said
from onrecord.lexicon import load
from onrecord.model import Collection, Comparison, Document, Figure, Finding

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BEFORE, _AFTER = 24, 60
_LEAST = 5
"""Below this, "the two men" are more often two others than a number said again."""


def find(collection: Collection) -> Iterator[Finding]:
    """Yield pairs of figures of one voice in one document that look like one number."""
    figures = {figure.id: figure for figure in collection.figures}
    documents = {document.path: document for document in collection.documents}
    reported: set[tuple[str, object, object]] = set()
    for comparison in collection.comparisons:
        for a, b in _own_conflicts(comparison, figures):
            document = documents.get(a.document)
            first, second = sorted((a, b), key=lambda figure: figure.start)
            key = (a.document, exact_value(first), exact_value(second))
            if document is None or key in reported or not _one_number(document, first, second):
                continue
            reported.add(key)
            words = said(first, document), said(second, document)
            yield _finding(first, second, words, comparison)


def _own_conflicts(
    comparison: Comparison, figures: dict[str, Figure]
) -> Iterator[tuple[Figure, Figure]]:
    for pair in comparison.pairs:
        if pair.verdict != "conflict":
            continue
        a, b = figures[pair.a], figures[pair.b]
        same = a.document == b.document and a.sources == b.sources == ()
        if same and a.polarity == b.polarity == "asserted" and a.sentence != b.sentence:
            yield a, b


def _one_number(document: Document, first: Figure, second: Figure) -> bool:
    """True where two numbers look like one: a slip of digits, a number said to be known, a heading."""
    one, other = exact_value(first), exact_value(second)
    if one is None or other is None:
        return False
    if _slip(str(one), str(other)) and not (first.part_of or second.part_of):
        return True
    near = max(one, other) <= 2 * min(one, other) and min(one, other) >= _LEAST
    return near and (_named_before(document.text, second) or _in_heading(document, first))


def _slip(one: str, other: str) -> bool:
    """True for two numbers of at least two digits that differ by two digits exchanged."""
    if len(one) != len(other) or len(one) < 2 or one == other:
        return False
    places = [index for index in range(len(one)) if one[index] != other[index]]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


@cache
def _definite() -> re.Pattern[str]:
    words = sorted(load("check")["definite"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s{{1,3}}$", re.IGNORECASE)


def _named_before(text: str, figure: Figure) -> bool:
    """True for "the 471 hostages": a number that is said to be known, and nothing says which."""
    if not _definite().search(text[max(0, figure.start - _BEFORE) : figure.start]):
        return False
    words = [word.lower() for word in _WORD.findall(text[figure.end : figure.end + _AFTER])[:3]]
    restricting = set(load("check")["restricting"])
    return bool(words) and not restricting & set(words)


def _in_heading(document: Document, figure: Figure) -> bool:
    block = next((each for each in document.blocks if each.span.holds(figure.span)), None)
    return block is not None and block.type == "heading" and block.level <= 1


def _finding(
    first: Figure, second: Figure, words: tuple[str, str], comparison: Comparison
) -> Finding:
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"“{words[0]}” and later “{words[1]}” are stated of the same {_what(comparison)}",
        anchors=(anchor_of(second), anchor_of(first)),
        data={"event": comparison.event, "figures": [first.id, second.id]},
    )


def _what(comparison: Comparison) -> str:
    names = load("compare")["outcomes"]
    return (
        f"people {names.get(comparison.outcome, comparison.outcome)}"
        if comparison.group == "all"
        else comparison.group
    )


RULE = Rule(
    code="OR106",
    slug="stated-twice-differently",
    severity="warning",
    description="A document gives the same figure twice, and the two differ.",
    hint="Look at both sentences; ask the author which number stands, or quote both.",
    finds=(
        "Two exact numbers of one outcome and group of one event, in a document's own voice and in "
        "two sentences, that cannot both hold, and of which one sign says that one number was "
        "meant: two neighbouring digits are exchanged (417 and 471); the later is named as if known "
        "(“the 471 hostages”); or the first stands in the main heading (for the last two, numbers of five and more of which neither is more than twice the other). Figures whose scope or "
        "date differ are not reported, nor a number that is said to have risen."
    ),
    why="Whoever quotes one of the two sentences carries on one of two numbers without knowing it.",
    bad="417 people were taken hostage. … None of the 471 hostages has received an apology.",
    good="417 people were taken hostage. … None of the 417 hostages has received an apology.",
    limits=(
        "Other numbers that differ within a document are shown by `onrecord compare`: texts often "
        "count several things with the same words."
    ),
    run=find,
)

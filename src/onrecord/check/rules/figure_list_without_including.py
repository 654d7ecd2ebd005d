"""OR105: numbers in a row that may be parts of the first or come on top of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.check.rule import Rule, anchor_of
from onrecord.compare import range_of
from onrecord.compare.wording import listing, said
from onrecord.lexicon import load
from onrecord.model import GENERAL_GROUPS, Collection, Document, Figure, Finding

_PARTS = frozenset({"child", "woman", "man", "elderly"})
_WIDEST_GAP = 60


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every whole of people followed by groups of people without a word that links them."""
    documents = {document.path: document for document in collection.documents}
    sentences: dict[tuple[str, int, int], list[Figure]] = defaultdict(list)
    for figure in collection.figures:
        sentences[(figure.document, *figure.sentence)].append(figure)
    for (path, _, _), figures in sentences.items():
        document = documents.get(path)
        if document and not any(
            table.start <= figures[0].start < table.end for table in document.tables
        ):
            yield from _in_sentence(document, sorted(figures, key=lambda figure: figure.start))


def _in_sentence(document: Document, figures: Sequence[Figure]) -> Iterator[Finding]:
    for index, whole in enumerate(figures):
        if not _is_whole(whole):
            continue
        row = []
        last = whole
        for figure in figures[index + 1 :]:
            if not _follows(document.text, last, figure) or not _may_be_part(figure, whole):
                break
            row.append(figure)
            last = figure
        if row:
            yield _finding(document, whole, row)


def _is_whole(figure: Figure) -> bool:
    return (
        figure.polarity == "asserted"
        and bool(figure.group)
        and not set(figure.group) - GENERAL_GROUPS
        and bool(figure.harms)
    )


def _may_be_part(figure: Figure, whole: Figure) -> bool:
    """True for a group of people not linked to the whole, of its outcome and no larger than it."""
    part, outer = range_of(figure), range_of(whole)
    return (
        figure.part_of is None
        and not figure.additional
        and figure.polarity == "asserted"
        and figure.outcome == whole.outcome
        and bool(set(figure.group) & _PARTS)
        and part is not None
        and outer is not None
        and not part.exceeds(outer)
    )


@cache
def _linking() -> re.Pattern[str]:
    lexicon = load("check")
    words = sorted({*lexicon["containing"], *lexicon["separate"]}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)|[;:.()]", re.IGNORECASE)


def _follows(text: str, last: Figure, figure: Figure) -> bool:
    """True when only a noun and a comma or "and" stand between two figures."""
    gap = text[last.end : figure.start]
    if len(gap) > _WIDEST_GAP or _linking().search(gap):
        return False
    return "," in gap or " and " in gap


def _finding(document: Document, whole: Figure, row: Sequence[Figure]) -> Finding:
    names = listing([f"“{said(figure, document)}”" for figure in row])
    plural = "are parts of it or come" if len(row) > 1 else "is a part of it or comes"
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"after “{said(whole, document)}” the text does not say whether {names} {plural} on top of it",
        anchors=(
            anchor_of(whole),
            *(anchor_of(figure) for figure in row),
        ),
        data={"whole": whole.id, "figures": [figure.id for figure in row]},
    )


RULE = Rule(
    code="OR105",
    slug="list-without-including",
    severity="note",
    description="A number of people is followed by women, children or others, and no word says whether these are parts of it.",
    hint="Quote the words as they stand, and look how other texts of the same author put it.",
    finds=(
        "A number of persons, civilians or residents harmed, directly followed in the same "
        "sentence by smaller numbers of children, women, men or elderly people with the same "
        "outcome, joined by commas or “and”, without “including”, “of whom”, “among them” and the "
        "like, and without “another” or “as well as”."
    ),
    why="One reader takes the numbers as parts, another adds them up. Sums made this way travel.",
    bad="The army of Kelmar killed 214 civilians, 31 children, 58 women on the bridge.",
    good="The army of Kelmar killed 214 civilians, including 31 children and 58 women, on the bridge.",
    limits="It reads only rows within one sentence, and does not say which reading is meant.",
    run=find,
)

"""OR703: the same quotation credited to different speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor
from onrecord.extract.quotations import find_quotations
from onrecord.extract.voices.names import content_words
from onrecord.model import Attribution, Collection, Finding, Quotation

FEWEST_WORDS = 6  # of a quotation; shorter ones are said by many
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find(collection: Collection) -> Iterator[Finding]:
    """Yield a finding for each pair of credits of one quotation whose speakers share no name."""
    seen: dict[str, list[Quotation]] = {}
    for one in _quotations(collection):
        words = [word.lower() for word in _WORD.findall(one.text)]
        inside = one.within is not None  # told by somebody else, in their words
        if one.speaker is None or inside or len(words) < FEWEST_WORDS:
            continue
        others = seen.setdefault(" ".join(words), [])
        other = next((each for each in others if _differ(each, one)), None)
        if other is not None:
            yield _finding(collection, other, one)
        others.append(one)


def _quotations(collection: Collection) -> Iterator[Quotation]:
    """Yield the quotations of a collection; where none are at hand, as they are read."""
    if collection.quotations:
        yield from collection.quotations
        return
    credited: dict[str, list[Attribution]] = defaultdict(list)
    for each in collection.attributions:
        credited[each.document].append(each)
    for document in collection.documents:
        yield from find_quotations(document, credited[document.path])


def _differ(one: Quotation, other: Quotation) -> bool:
    if one.document_id == other.document_id:
        return False
    return not content_words(one.speaker or "") & content_words(other.speaker or "")


def _finding(collection: Collection, one: Quotation, other: Quotation) -> Finding:
    documents = {document.id: document for document in collection.documents}
    anchors = tuple(anchor(documents[each.document_id], *_credit(each)) for each in (one, other))
    message = f"the same quotation is credited to {one.speaker} here and to {other.speaker} there"
    return Finding(code=RULE.code, severity=RULE.severity, message=message, anchors=anchors)


def _credit(one: Quotation) -> tuple[int, int]:
    """Return where the speaker is named, else where the quotation stands."""
    voice = one.sources[-1] if one.sources else None
    if voice is not None and voice.start is not None and voice.end is not None:
        return (voice.start, voice.end)
    return one.span


RULE = Rule(
    code="OR703",
    slug="quotation-of-two-speakers",
    severity="warning",
    description="Two documents credit the same quotation to different speakers.",
    hint="Look for the earliest document, or a recording, and see who spoke.",
    finds=(
        "A quotation of six words or more, the same but for marks and capitals, whose speakers in "
        "two documents share no word of their names. Speakers named by a pronoun are resolved first."
    ),
    why="What a minister said and what a neighbour said weigh differently; the words were hardly said by both.",
    bad=(
        "“We heard the guns before it was light,” Ana Lisk said."
        "\n\n---\n\n“We heard the guns before it was light,” Jan Torv said."
    ),
    good=(
        "“We heard the guns before it was light,” Ana Lisk said."
        "\n\n---\n\n“We heard the guns before it was light,” said Ms Lisk, a teacher."
    ),
    limits="A speaker named once by an office and once by a name is taken for two.",
    run=find,
)

"""OR703: the same quotation credited to different speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor
from onrecord.extract.voices.names import content_words
from onrecord.model import Attribution, Collection, Finding

FEWEST_WORDS = 6  # of a quotation; shorter ones are said by many
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{20,})[”\"»]")


def find(collection: Collection) -> Iterator[Finding]:
    """Yield a finding for each pair of credits of one quotation whose speakers share no name."""
    seen: dict[str, list[Attribution]] = {}
    for one in collection.attributions:
        if not one.direct or one.author is None:
            continue
        for quoted in _QUOTED.findall(one.text):
            words = [word.lower() for word in _WORD.findall(quoted)]
            if len(words) < FEWEST_WORDS:
                continue
            key = " ".join(words)
            others = seen.setdefault(key, [])
            other = next((each for each in others if _differ(each, one)), None)
            if other is not None:
                yield _finding(collection, other, one)
            others.append(one)


def _differ(one: Attribution, other: Attribution) -> bool:
    if one.document_id == other.document_id:
        return False
    return not content_words(one.author or "") & content_words(other.author or "")


def _finding(collection: Collection, one: Attribution, other: Attribution) -> Finding:
    documents = {document.id: document for document in collection.documents}
    anchors = tuple(
        anchor(documents[each.document_id], *(each.source or each.cue)) for each in (other, one)
    )
    message = f"the same quotation is credited to {other.author} here and to {one.author} there"
    return Finding(code=RULE.code, severity=RULE.severity, message=message, anchors=anchors)


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

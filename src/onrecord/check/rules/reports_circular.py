"""OR602: documents that credit each other with a number."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule
from onrecord.compare.wording import value_words
from onrecord.model import Anchor, Collection, Finding


def find(collection: Collection) -> Iterator[Finding]:
    """Yield one finding for each ring and number."""
    for value in collection.origins:
        for ring in value.circular:
            merges = [merge for merge in value.merges if {merge.a, merge.b} <= set(ring)]
            telling = [merge for merge in merges if merge.sign == "circular"] or merges
            anchors = dict.fromkeys(anchor for merge in merges for anchor in merge.anchors)
            yield Finding(
                code=RULE.code,
                severity=RULE.severity,
                message=f"{value_words(value.value)}: {telling[0].because.rstrip('.')}",
                anchors=tuple(_ordered(list(anchors), ring)),
                data={"event": value.event, "ring": list(ring)},
            )


def _ordered(anchors: list[Anchor], ring: tuple[str, ...]) -> list[Anchor]:
    return sorted(anchors, key=lambda anchor: (ring.index(anchor.document), anchor.start))


RULE = Rule(
    code="OR602",
    slug="circular-reporting",
    severity="warning",
    description="Documents credit each other with a number, and none says where it comes from.",
    hint="Look for the first that gave it; until it is found, the number has no known origin.",
    finds=(
        "A number that one document credits to another, and that credits it, directly or by way of "
        "further documents, to the first. The ring counts as one origin."
    ),
    why="Such a number looks well supported, and rests on nothing that can be looked up.",
    bad="Lake Courier: 73 were killed, Hill Watch said. Hill Watch: the Lake Courier reports 73 killed.",
    good="Lake Courier: 73 were killed, Hill Watch said. Hill Watch: our team counted 73 graves of those killed.",
    limits="All documents of the ring must be in the collection and name each other.",
    run=find,
)

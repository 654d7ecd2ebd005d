"""A count phrase: what is known of a quantity and the nouns it counts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.items import Item
from onrecord.extract.grammar.vocabulary import Reading
from onrecord.extract.numbers.quantity import Quantity

PERSON_GROUPS = frozenset(
    ("person", "civilian", "resident", "combatant", "soldier", "child", "woman", "man", "elderly",
     "family")
)  # fmt: skip
NARROW = ("civilian", "resident", "combatant", "soldier", "child", "woman", "man", "elderly")
THING_GROUPS = frozenset(("building", "settlement"))
BODY_GROUPS = frozenset(("country", "state", "organisation"))


class CountPhrase:
    """A quantity and what it counts, as positions in a row of items.

    `direct` are the readings that stand inside the phrase ("76 wounded children", "98 deaths"),
    `behind` those right behind it ("41 people killed"), where `post` is their position. `kind` is `person`, `thing`, `body`, `incident`,
    `grave`, `none` (never a figure), `unknown` (a noun that the lexicon does not hold) or
    `elided` (no noun).
    """

    __slots__ = (
        "after_be",
        "at",
        "behind",
        "definite",
        "direct",
        "elided_more",
        "end",
        "every",
        "groups",
        "head",
        "kind",
        "of_them",
        "of_those",
        "post",
        "pre",
        "quantity",
        "share_of",
        "words_end",
    )  # fmt: skip

    def __init__(self, at: int, quantity: Quantity) -> None:
        self.at = at
        self.end = at + 1
        self.words_end = at + 1
        self.quantity = quantity
        self.groups: list[str] = []
        self.head: Item | None = None
        self.kind = "elided"
        self.direct: list[Reading] = []
        self.pre: list[Reading] = []
        self.behind: list[Reading] = []
        self.post: int | None = None
        self.of_them = False
        self.of_those = False
        self.share_of: int | None = None
        self.definite = False
        self.after_be = False
        self.every = False
        self.elided_more = quantity.additional

    def end_word(self, items: Sequence[Item], at: int) -> str:
        """Return the word before `at`, if it belongs to the phrase."""
        return items[at - 1].word if at - 1 > self.at else ""

    def __repr__(self) -> str:
        """Show the quantity, the head and the kind, for debugging."""
        return f"<{self.quantity.low} {self.head} {self.kind} {self.groups} {self.direct}>"


def kind_of(groups: Sequence[str]) -> str:
    """Return what sort of thing a noun's groups are."""
    if not groups:
        return "unknown"
    for kind, members in (
        ("person", PERSON_GROUPS),
        ("thing", THING_GROUPS),
        ("body", BODY_GROUPS),
    ):
        if groups[0] in members:
            return kind
    return groups[0] if groups[0] in {"incident", "grave", "none"} else "unknown"

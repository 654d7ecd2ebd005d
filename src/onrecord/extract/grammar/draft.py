"""A figure in the making: a count phrase with what was decided about it so far."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.vocabulary import Reading
from onrecord.model import HARM, Polarity

_THING_OUTCOMES = frozenset(("destroyed", "damaged", "occupied", "affected", "displaced", "other"))
_ONLY_THINGS = frozenset(("destroyed", "damaged", "occupied"))
# What people are called after what was done to them before: another fate replaces it.
_FATES = frozenset(
    ("released", "detained", "displaced", "missing", "population", "participating", "affected")
)


class Draft:
    """A count phrase on its way to a figure.

    `whole` is the draft it is a part of; `wants` says which outcomes a whole in an earlier
    sentence must have (empty: any), None where no earlier whole is wanted. `echo` is True for a
    bare number behind a word of saying, which repeats what was counted before; `toll`
    for one that states a total ("the toll rose to 41");
    `trait` says that its words only describe some of those counted before (see `traits`);
    `predicate_groups` are what a predicate calls those counted ("27 were women"); `weighed` is True where no
    rule tied the outcomes, but their signs (see `weighing`).
    """

    __slots__ = (
        "actor", "additional", "at", "doubts", "echo", "groups", "marked", "outcomes", "phrase", "polarity", "predicate_groups",
        "sentence", "severity", "spot", "strength", "toll", "trait", "wants", "weighed", "whole",
    )  # fmt: skip

    def __init__(self, phrase: CountPhrase, sentence: tuple[int, int]) -> None:
        self.phrase = phrase
        self.sentence = sentence
        self.outcomes: tuple[str, ...] = ()
        self.groups: tuple[str, ...] = tuple(phrase.groups)
        self.strength = 0.0
        self.at = -1
        self.spot = -1
        self.whole: Draft | None = None
        self.wants: frozenset[str] | None = None
        self.marked = False
        self.echo = False
        self.toll = False
        self.trait = ""
        self.weighed = False
        self.predicate_groups: tuple[str, ...] = ()
        self.additional = phrase.quantity.additional
        self.severity: str | None = None
        self.actor: str | None = None
        self.polarity: Polarity = "asserted"
        self.doubts: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show the phrase and the outcomes, for debugging."""
        return f"<Draft {self.phrase} → {self.outcomes} {self.strength}>"

    @property
    def harmed(self) -> bool:
        """True when an outcome of harm was found."""
        return any(outcome in HARM for outcome in self.outcomes)


def outcomes_of(readings: Sequence[Reading], kind: str) -> tuple[str, ...]:
    """Return the outcomes that readings have for this kind of things counted.

    A person is not destroyed and a house is not killed; what a verb does to things where it
    differs from persons stands in `outcomes.yml` under `things`.
    """
    found: list[str] = []
    for reading in readings:
        for outcome in reading.outcomes:
            if kind == "thing" and outcome not in _THING_OUTCOMES:
                continue
            if kind in {"person", "unknown"} and outcome in _ONLY_THINGS:
                continue
            if kind == "body" and outcome in HARM:
                continue
            if kind == "person" and outcome == "recognised":
                continue
            if outcome not in found:
                found.append(outcome)
    if kind == "thing" and set(found) & {"destroyed", "damaged"}:
        found = [outcome for outcome in found if outcome != "displaced"]
    if kind == "unknown" and not found:
        return tuple(dict.fromkeys(outcome for reading in readings for outcome in reading.outcomes))
    if "affected" in found and not set(found).isdisjoint(HARM):
        found.remove("affected")  # "trapped and killed"
    people = [outcome for outcome in found if outcome not in _THING_OUTCOMES]
    if kind == "elided" and people and len(found) > len(people):
        return tuple(outcome for outcome in found if outcome not in _ONLY_THINGS)
    return tuple(found)


def combine(
    inside: tuple[str, ...], governing: tuple[str, ...], *, before: bool, of_those: bool = False
) -> tuple[str, ...]:
    """Return the outcomes of a phrase that says one thing itself and has a predicate as well.

    LEDGER, "Cases decided": "43 wounded patients were executed" is both; a fate that replaces the
    whole's stands alone ("of the hostages, 83 are missing": `missing`).

    Args:
        inside: What the words of the phrase say.
        governing: What its predicate says.
        before: True where the word inside stands before the noun, as an adjective.
        of_those: True for some of those told of before ("three of the wounded").
    """
    if inside == ("killed", "injured") and governing in {("killed",), ("injured",)}:
        return governing  # "treated 118 casualties"
    if not governing or set(governing) <= set(inside):
        return inside
    if not inside:
        return governing
    if set(inside) & {"killed"}:
        if "identified" in governing:
            return ("identified",)
        return inside + tuple(o for o in governing if o == "tortured")
    if set(inside) == {"detained"} and set(governing) == {"displaced"}:
        return inside  # prisoners moved to another camp
    if not before and set(inside) <= _FATES:
        return governing
    if of_those and set(governing) == {"killed"} and set(inside) <= {"injured", "orphaned"}:
        return governing  # "three of the wounded have since died"
    if set(inside) <= {"missing", "displaced"}:
        return governing
    harms = [o for o in governing if o in HARM]
    if not harms:
        return tuple(dict.fromkeys((*inside, *governing)))
    return tuple(dict.fromkeys((*inside, *harms)))

"""Kinship to the head of a household, where a list has the columns of a census."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import PersonStatement, Relation, StatedKin, replace
from onrecord.register.cells import bare, meanings, relation_of

_BACK: dict[Relation, Relation] = {
    "spouse": "spouse", "child": "parent", "father": "child", "mother": "child", "parent": "child",
    "sibling": "sibling", "grandchild": "grandparent", "grandparent": "grandchild", "other": "other",
}  # fmt: skip


def other_side(relation: Relation, sex: str | None) -> Relation:
    """Return who somebody of a sex is to a person who is this to them: of a daughter, the mother."""
    back = _BACK[relation]
    if back != "parent":
        return back
    return "father" if sex == "male" else "mother" if sex == "female" else "parent"


def with_heads(statements: Iterable[PersonStatement]) -> Iterator[PersonStatement]:
    """Yield statements with the head of their household as kin.

    A list that says of each row who it is to the head of its household ("head", "wife", "son") tells
    kinship; nothing is assumed of members among themselves.
    """
    rows = list(statements)
    heads = {
        one.household: one
        for one in rows
        if one.household and bare(one.other.get("relation", "")) in meanings("heads")
    }
    for one in rows:
        head = heads.get(one.household) if one.household else None
        relation = relation_of(one.other.get("relation", ""))
        if head is None or head is one or relation is None:
            yield one
            continue
        back = other_side(relation, head.sex)
        known = {(kin.relation, kin.name) for kin in one.kin}
        more = () if (back, head.name) in known else (StatedKin(relation=back, name=head.name),)
        yield replace(one, kin=(*one.kin, *more))

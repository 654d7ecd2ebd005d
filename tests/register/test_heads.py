"""Kinship to the head of a household."""

from __future__ import annotations

from onrecord.model import PersonStatement
from onrecord.register.heads import with_heads


def _said(
    name: str, relation: str, household: str = "1", sex: str | None = None
) -> PersonStatement:
    return PersonStatement(
        id=name, source="census", key=name, name=name, household=household, other={"relation": relation},
        sex=sex,  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_head_is_kin() -> None:
    """A wife's spouse, a son's father; of others nothing is assumed."""
    rows = [
        _said("Karel", "Head", sex="male"), _said("Rana", "wife"), _said("Zia", "daughter"),
        _said("Old Tal", "father"), _said("Guest", "lodger"), _said("Ode", "son", "2"),
    ]  # fmt: skip
    found = {one.name: [(kin.relation, kin.name) for kin in one.kin] for one in with_heads(rows)}
    assert found == {
        "Karel": [], "Rana": [("spouse", "Karel")], "Zia": [("father", "Karel")],
        "Old Tal": [("child", "Karel")], "Guest": [], "Ode": [],
    }  # fmt: skip
    again = {one.name: len(one.kin) for one in with_heads(with_heads(rows))}
    assert again["Zia"] == 1


def test_a_head_of_unknown_sex_is_a_parent() -> None:
    """Neither father nor mother is assumed."""
    found = list(with_heads([_said("Karel", "self"), _said("Zia", "son")]))
    assert [kin.relation for kin in found[1].kin] == ["parent"]

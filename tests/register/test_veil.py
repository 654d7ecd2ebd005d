"""Persons who may not be seen, in what is stated of others."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.casebook.cutting import MARK
from onrecord.model import Kinship, PersonStatement, StatedKin, StatedStatus
from onrecord.register.veil import Veil


def said(number: int, name: str, **fields: Any) -> PersonStatement:
    """Return what a list says of a person."""
    return PersonStatement(
        id=f"p-{number}",
        source="roll",
        key=str(number),
        locator=f"row {number}",
        name=name,
        **fields,
    )


SECRET = (
    said(1, "Rashid Omet", household="7"),
    said(2, "Abdul Rahman Tal"),
    said(3, "Алиев Рашид"),
    said(4, "李雷"),
)
LEYLA = said(9, "Leyla Omet")


@pytest.mark.parametrize(
    "text",
    ["Rashid Omet", "Omet, Rashid", "OMET RASHID", "rashid omet", "Rashid K. Omet", "R. Omet", "Rashid-Omet",
     "Рашид Омет", "رشيد عمت", "Ռաշիդ Օմետ", "Rasheed Omet", "Rəşid Omet", "Ráshid Omet", "Ra\u0301shid Omet",
     "Ra\u00adshid Omet", "Rashid Omett", "Rashid and Amina Omet", "Abdulrahman Tal", "Abd al-Rahman Tal",
     "abdul rahman tal", "Aliyev Rashid", "Rəşid Əliyev", "李雷"],
)  # fmt: skip
def test_a_name_is_found_in_any_script_and_spelling(text: str) -> None:
    """Words in any order, a compound as one, an initial, a slip of the pen, a script that is not read."""
    assert Veil(SECRET).words(text) == MARK


@pytest.mark.parametrize(
    "text",
    ["Rashida Omet", "Алиева Рашида", "Karim Omet", "Rashid Tal", "Rashid", "Omet", "Amina Omet, Rashid Tal",
     "the hill of Omet", "Rahman Bek", "", "7", "—"],
)  # fmt: skip
def test_others_are_left(text: str) -> None:
    """A sister whose name has an ending more, a namesake of one word, a family's name alone."""
    assert Veil(SECRET).words(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [("told by Rashid Omet, tel 12", f"told by {MARK}, tel 12"),
     ("Rashid Omet’s wife and R. Omet", f"{MARK} wife and {MARK}"),
     ("Amina Tal, Rashid Omet, Karim Bek", f"Amina Tal, {MARK}, Karim Bek"),
     ("with Rashid Omet and Рашид Омет", f"with {MARK} and {MARK}"),
     ("He saw Rashid Omet. Rashid Omet fled.", f"He saw {MARK}. {MARK} fled.")],
)  # fmt: skip
def test_the_rest_of_a_sentence_stays(text: str, left: str) -> None:
    """Only the words of the name go."""
    assert Veil(SECRET).words(text) == left


@pytest.mark.parametrize("text", ["Rashid", "Рашид", "rashid", "RASHID", "Rasheed", "رشيد"])
def test_a_given_name_alone_is_enough_where_the_family_is_the_same(text: str) -> None:
    """By the surname, the household, or because the one who may not be seen names the other as kin."""
    veil = Veil(
        (*SECRET, said(5, "Rashid Omet", kin=(StatedKin(relation="child", name="Sara Bek"),)))
    )
    for other in (
        LEYLA, said(9, "Омет Лейла"), said(9, "Leyla Bek", household="7"), said(9, "Сара Бек"),
    ):  # fmt: skip
        assert veil.statement(said_with(other, father=text)).father == MARK, other
        assert veil.words(f"his brother {text}", veil.about(other)) == f"his brother {MARK}"
    for other in (said(9, "Leyla Bek"), said(9, "Leyla Bek", household="8")):
        assert veil.statement(said_with(other, father=text)).father == text, other


def said_with(one: PersonStatement, **fields: Any) -> PersonStatement:
    """Return a statement with other fields."""
    return PersonStatement(
        **{**{name: getattr(one, name) for name in one.__struct_fields__}, **fields}
    )


def test_every_field_of_anothers_statement() -> None:
    """Kin without whether they live, household, who told, who did it, how; the person's own name stays."""
    kin = (
        StatedKin(relation="father", name="Рашид Омет", alive=False),
        StatedKin(relation="mother", name="Amina", alive=True),
    )
    status = StatedStatus(status="missing", text="taken with Rashid", place="Varn")
    full = said_with(
        LEYLA, father="Rashid", mother="Amina", kin=kin, household="house of Rashid Omet",
        perpetrator="Rashid Omet", cause="shot beside Rashid", place="Rashid Omet’s mill", statuses=(status,),
        consequences=("lost sight; Rashid cares for her",), given="Leyla", surname="Omet",
        other={"reported by": "R. Omet, Hill street 4, tel 12", "father": "Rashid"},
    )  # fmt: skip
    left = Veil(SECRET).statement(full)
    assert (left.name, left.given, left.surname, left.mother) == (
        "Leyla Omet",
        "Leyla",
        "Omet",
        "Amina",
    )
    assert (left.father, left.household, left.perpetrator) == (MARK, MARK, MARK)
    assert (left.cause, left.place) == (f"shot beside {MARK}", f"{MARK} mill")
    assert left.kin == (StatedKin(relation="father", name=MARK), kin[1])
    assert left.statuses[0].text == f"taken with {MARK}"
    assert left.consequences == (f"lost sight; {MARK} cares for her",)
    assert left.other == {"reported by": MARK, "father": MARK}


def test_kinship_as_a_record_of_its_own() -> None:
    """Who it is to the person stays; the name does not."""
    veil = Veil(SECRET)
    told = Kinship(statement="p-9", source="roll", relation="father", name="Rashid", alive=False)
    assert veil.record(told) == told
    left = veil.record(told, veil.about(LEYLA))
    assert (left.name, left.alive, left.relation) == (MARK, None, "father")


def test_where_nobody_is_kept_out_nothing_changes() -> None:
    """A veil of nobody is false, and gives back what it got."""
    veil = Veil(())
    assert not veil
    one = said_with(LEYLA, father="Rashid Omet")
    assert veil.statement(one) is one
    assert veil.words("Rashid Omet") == "Rashid Omet"
    assert not veil.named("Rashid Omet")

"""What is shown of persons: brought up to date by what was decided alone, and the same as all of it anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from onrecord.casebook.decisions import undo
from onrecord.casebook.persons import entries_about, join, part
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, judge, judgements, keep_pairings
from onrecord.casebook.store import Casebook, new_casebook
from onrecord.errors import CasebookError
from onrecord.model import Pairing, Person, PersonStatement, StatedAge, StatedStatus, decode_as
from onrecord.register.listing import Wanted, count_persons, find_person, list_persons
from onrecord.register.persons import load_persons
from onrecord.register.view import (
    age_of,
    person_problems,
    persons_if,
    show_persons,
    up_to_date,
    words_of,
)


def statement(number: int, source: str, name: str, **fields: object) -> PersonStatement:
    """Return a statement of a list."""
    return PersonStatement(
        id=f"p-{source}{number}", source=source, key=str(number), name=name, **fields
    )  # type: ignore[arg-type]


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    """A register of forty names on three lists, with likely pairs at random."""
    chance = random.Random(5)  # noqa: S311 - the same register each time
    made = new_casebook(str(tmp_path / "register.casebook"))
    ids = []
    for source in ("a", "b", "c"):
        said = [statement(number, source, f"Name{number} Omar") for number in range(40)]
        ids += [one.id for one in said]
        add_list(made, source, said, original=Original(source, source, 0, b""), columns={},
                 single=source != "c", user="ana")  # fmt: skip
    pairs = {tuple(sorted(chance.sample(ids, 2))) for _ in range(110)}
    keep_pairings(made, [
        Pairing(a=one, b=other, probability=(found := chance.random()), weight=20 * found - 10)
        for one, other in sorted(pairs)
    ])  # fmt: skip
    return made


def shown(book: Casebook) -> list[Person]:
    """Return the persons that are shown."""
    rows = book.db.execute("SELECT record FROM person")
    return sorted((decode_as(Person, row[0]) for row in rows), key=lambda one: one.id)


@pytest.mark.parametrize("seed", range(6))
def test_what_follows_a_decision_is_as_if_all_were_judged_anew(seed: int, book: Casebook) -> None:
    """After each judgement, joining, parting and taking back, the persons are those of the whole register."""
    chance = random.Random(seed)  # noqa: S311
    show_persons(book)
    done: list[int] = []
    ids = [one for person in shown(book) for one in person.statements]
    for _ in range(12):
        step = chance.randrange(5)
        one, other = chance.sample(shown(book), 2)
        if step == 0:
            done.append(judge(book, *chance.sample(ids, 2), same=chance.random() < 0.5, user="ana"))
        elif step == 1:
            both = [*one.statements, *other.statements]
            done.append(join(book, both, [one.id, other.id], user="ana", reason="one"))
        elif step == 2 and len(one.statements) > 1:
            done.append(part(book, one.statements[:1], one.statements[1:], one.id, user="ana"))
        elif done:
            undo(book, done.pop(chance.randrange(len(done))), user="ana")
        show_persons(book)
        assert up_to_date(book)
        assert shown(book) == sorted(load_persons(book), key=lambda one: one.id)
        assert list(person_problems(book)) == []


def test_a_look_ahead_is_what_comes(book: Casebook) -> None:
    """What would follow from a joining is what follows from it, and looking changes nothing."""
    show_persons(book)
    before = shown(book)
    one, other = before[0], before[1]
    both = sorted((*one.statements, *other.statements))
    judged = judgements(book)
    pairs = tuple((a, b) for a in both for b in both if a < b)
    ahead = persons_if(book, both, judged._replace(together=(*judged.together, *pairs)))
    assert shown(book) == before
    join(book, both, [one.id, other.id], user="ana")
    show_persons(book)
    assert {person.id for person in ahead} <= {person.id for person in shown(book)}
    assert any(set(both) <= set(person.statements) for person in ahead)


def test_a_list_or_a_linkage_brings_all_of_it_up_to_date(book: Casebook) -> None:
    """What came in since is shown once somebody asks."""
    show_persons(book)
    add_list(book, "d", [statement(1, "d", "Rana Omet")], original=Original("d", "d", 0, b""), columns={},
             single=True, user="ana")  # fmt: skip
    assert not up_to_date(book)
    show_persons(book)
    assert [person.name for person in shown(book) if person.name == "Rana Omet"] == ["Rana Omet"]
    keep_pairings(book, [])
    assert not up_to_date(book)
    show_persons(book)
    assert all(len(person.statements) == 1 for person in shown(book))


def test_history_of_a_person(book: Casebook) -> None:
    """Entries about any of its statements, and what was taken back; an id that it had leads to it."""
    show_persons(book)
    one, other = shown(book)[:2]
    both = [*one.statements, *other.statements]
    seq = join(book, both, [one.id, other.id], user="ana", reason="one address")
    show_persons(book)
    found = find_person(book, other.id)
    assert found is not None
    assert found["id"] not in {one.id, other.id}
    undo(book, seq, user="ben")
    assert [entry.action for entry in entries_about(book, one.statements)] == ["same", "undo"]
    assert entries_about(book, ["p-none"]) == []


def test_what_cannot_be_joined_or_parted(book: Casebook) -> None:
    """One statement is no two, all are no some, and what is not there cannot be judged."""
    for wrong in (["p-a1"], ["p-a1", "p-none"]):
        with pytest.raises(CasebookError):
            join(book, wrong, ["r-1"], user="ana")
    for own, others in (([], ["p-a1"]), (["p-a1"], ["p-a1"]), (["p-none"], ["p-a1"])):
        with pytest.raises(CasebookError):
            part(book, own, others, "r-1", user="ana")
    assert judgements(book).together == ()


@pytest.fixture
def many(tmp_path: Path) -> Casebook:
    """Persons in three scripts, with what facets tell apart."""
    killed = (StatedStatus(status="killed", date="1993-10-12"),)
    missing = (StatedStatus(status="missing", date="1993-10-12"),)
    said = [
        statement(1, "a", "Rəşid Əliyev", sex="male", statuses=killed, place="Teshka",
                  age=StatedAge(text="34", low=34, high=34)),
        statement(2, "a", "Алиев Рашид", statuses=killed, place="Тешка"),
        statement(3, "a", "رشيد عمر", statuses=missing),
        statement(4, "a", "Leyla Omar", sex="female", statuses=missing, place="Varn",
                  age=StatedAge(text="7", low=7, high=7)),
        statement(5, "a", "Ելենա Սարյան", statuses=(*killed, *missing)),
        statement(6, "a", "Hasan al-Omari"),
    ]  # fmt: skip
    made = new_casebook(str(tmp_path / "names.casebook"))
    add_list(
        made, "a", said, original=Original("a", "a", 0, b""), columns={}, single=True, user="ana"
    )
    show_persons(made)
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Rashid", {"1", "2", "3"}), ("rashid aliev", {"1", "2"}), ("Rashid Omar", {"3"}), ("Рашид", {"1", "2", "3"}), ("رشيد", {"1", "2", "3"}),
        ("leila", {"4"}), ("Sarian", {"5"}), ("сарян", {"5"}), ("omari", {"3", "6"}), ("oma*", {"4", "6"}), ("al-Omari", {"6"}),
        ("nobody", set()), ("...", set()), ("", {"1", "2", "3", "4", "5", "6"}), ("%", set()), ("\0", set()),
    ],
)  # fmt: skip
def test_names_are_found_in_any_script(words: str, found: set[str], many: Casebook) -> None:
    """A name is found under its spellings, whichever script it is asked for in."""
    rows = list_persons(many, Wanted(words=words))
    keys = {
        said.removeprefix("p-a")
        for row in rows
        for said in decode_as(Person, row["record"]).statements
    }
    assert keys == found


def test_facets_count_what_they_lead_to(many: Casebook) -> None:
    """The number beside a value is that of the persons whom asking for it finds."""
    counts = count_persons(many, Wanted())
    assert counts.total == 6
    assert counts.facets["age"] == {"adult": 1, "child": 1, "unknown": 4}
    assert counts.facets["outcome"] == {"killed": 3, "missing": 3, "unknown": 1}
    assert sorted(counts.facets["place"].values()) == [1, 2, 3]
    for name, values in counts.facets.items():
        for value, count in values.items():
            rows = list_persons(many, Wanted(**{name: value}))
            assert len(rows) == count_persons(many, Wanted(**{name: value})).total == count, (
                name,
                value,
            )


def test_a_list_goes_on_and_back(many: Casebook) -> None:
    """Page after page each person stands once, in order; and back again."""
    whole = [row["id"] for row in list_persons(many, Wanted())]
    first = list_persons(many, Wanted(), limit=2)
    place = (first[-1]["sort"], first[-1]["number"])
    rest = list_persons(many, Wanted(), after=place)
    back = list_persons(many, Wanted(), before=(rest[0]["sort"], rest[0]["number"]))
    assert [row["id"] for row in (*first, *rest)] == whole
    assert [row["id"] for row in back] == whole[:2]


def test_words_of_a_name() -> None:
    """Names without vowels are found by their consonants, told apart from those of other names."""
    bare, written = words_of("رشيد"), words_of("Rashid")
    bones = {one[1:] for one in bare if one.startswith("~")}
    assert bones
    assert bones == {one[1:] for one in written if one.startswith("-")}
    assert not any(one.startswith("~") for one in written)


@pytest.mark.parametrize(("years", "group"), [(17, "child"), (18, "adult"), (60, "elderly")])
def test_an_age_on_a_vague_day_is_that_of_the_day(years: int, group: str) -> None:
    """Persons are found under the group that the figures count them in."""
    said = statement(
        1, "a", "Omet Rana",
        age=StatedAge(text=str(years), low=years, high=years),
        statuses=(StatedStatus(status="killed", date="1993"),),
    )  # fmt: skip
    assert age_of([said]) == group

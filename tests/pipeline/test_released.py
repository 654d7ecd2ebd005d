"""What a dossier shows of a register: counts of all, names of those released, and nothing of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook.access import restrict_person, set_group
from onrecord.casebook.releases import (
    end_rule,
    release_by_rule,
    release_person,
    release_problems,
    releases_about,
    rule_entries,
)
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, judge, keep_pairings
from onrecord.casebook.store import Casebook, new_casebook, open_casebook
from onrecord.casebook.withholding import withhold_name
from onrecord.errors import CasebookError
from onrecord.estimate.kept import keep_estimates
from onrecord.model import (
    Collection,
    Estimate,
    Overlaps,
    Pairing,
    PersonStatement,
    StatedKin,
    StatedStatus,
)
from onrecord.pipeline.released import released_registers
from onrecord.register.view import show_persons
from onrecord.report import Run, build_dossier
from onrecord.report.register import ShownRegister

KILLED = (StatedStatus(status="killed", date="1993-10-12", place="Teshka"),)
SECRET = ("Upper Lane 4", "H-77", "Rosa Kolar", "555-0101", "Corporal Vey")


def said(source: str, number: int, name: str, **fields: object) -> PersonStatement:
    """Return what a list says of a person."""
    return PersonStatement(
        id=f"p-{source}{number}", source=source, key=f"K{number}", locator=f"row {number}", name=name,
        statuses=KILLED, **fields,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A register with one person on two lists, and two on one."""
    name = str(tmp_path / "register.casebook")
    with new_casebook(name) as book:
        first = [
            said("roll", 1, "Imre Torvan", other={"Phone": "555-0101", "Address": "Upper Lane 4"}, household="H-77",
                 kin=(StatedKin(relation="mother", name="Rosa Kolar"),), perpetrator="Corporal Vey", site="Hill cemetery"),
            said("roll", 2, "Marta Sedlin"),
            said("roll", 3, "Josef Halik", kin=(StatedKin(relation="spouse", name="Imre Torvan"),)),
        ]  # fmt: skip
        second = [said("book", 1, "Имре Торван")]
        for source, found in (("roll", first), ("book", second)):
            add_list(book, source, found, original=Original(source, f"{source}.csv", 0, None), columns={},
                     single=True, user="ana")  # fmt: skip
        keep_pairings(book, [Pairing(a="p-book1", b="p-roll1", probability=0.99, weight=6.6)])
        show_persons(book)
    return name


def shown(path: str, **how: bool) -> ShownRegister:
    """Return what may be shown of the only register."""
    (found,) = released_registers([path], **how)
    return found


def named(path: str) -> set[str]:
    """Return who is named."""
    return {one.person.name for one in shown(path).named}


def release(path: str, *statements: str, released: bool = True) -> None:
    """Release a person, or keep it back."""
    with open_casebook(path) as book:
        release_person(book, "r-x", statements, released=released, user="ana", reason="asked for")


def words_of(folder: Path) -> str:
    """Return all that stands in a dossier, its files' names too."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return "\n".join((one.name + one.read_text("utf-8", "replace")) for one in files)


def write(path: str, folder: Path) -> str:
    """Write a dossier of the register alone, and return its words."""
    run = Run(registers=released_registers([path]))
    build_dossier(Collection(documents=(), figures=()), folder, run=run)
    return words_of(folder)


def test_nobody_is_named_who_was_not_released(path: str, tmp_path: Path) -> None:
    """Counts stay, names go; the fact is told."""
    found = shown(path)
    assert (found.total, found.named) == (3, ())
    assert [
        one.floor for one in found.derived if (one.outcome, one.group) == ("killed", "person")
    ] == [3]
    words = write(path, tmp_path / "dossier")
    for name in ("Torvan", "Sedlin", "Halik", "Торван", "p-roll", *SECRET):
        assert name not in words, name
    assert "Their names are withheld" in words
    assert "Hill cemetery" in words


def test_who_is_released_is_shown_without_what_is_private(path: str, tmp_path: Path) -> None:
    """Name, fate, source and place of each statement; no address, number, household, kin or accusation."""
    release(path, "p-roll1", "p-book1")
    words = write(path, tmp_path / "dossier")
    for name in ("Imre Torvan", "Имре Торван", "row 1", "12 October 1993"):
        assert name in words, name
    for name in (*SECRET, "Sedlin", "Halik"):
        assert name not in words, name
    assert "not named here" in words


def test_a_statement_that_came_later_is_not_released_with_the_others(path: str) -> None:
    """What was released one by one are the statements that were then known; the rest is counted."""
    release(path, "p-roll1")
    (one,) = shown(path).named
    assert [said.source for said in one.statements] == ["roll"]
    assert one.left_out == 1


def test_a_rule_releases_whoever_fits_it(path: str) -> None:
    """Now and later, until it ends; but not who was kept back."""
    with open_casebook(path) as book:
        seq = release_by_rule(book, {"list": "book"}, user="ana", reason="printed")
        assert [entry.seq for entry in rule_entries(book)] == [seq]
    (one,) = shown(path).named
    assert (one.person.name, one.left_out) == ("Имре Торван", 0) or one.person.name == "Imre Torvan"
    release(path, "p-roll1", released=False)
    assert named(path) == set()
    with open_casebook(path) as book:
        end_rule(book, seq, user="ana", reason="over")
        with pytest.raises(CasebookError, match="no rule"):
            end_rule(book, seq, user="ana", reason="over")
        assert [entry.action for entry in releases_about(book, ["p-roll1"])] == ["keep-person"]


def test_kin_are_named_where_they_are_released_themselves(path: str) -> None:
    """A wife's row names her husband once he may be named."""
    release(path, "p-roll3")
    (one,) = shown(path).named
    assert [kin.name for kin in one.statements[0].kin] == ["not named here"]
    release(path, "p-roll1")
    halik = next(one for one in shown(path).named if one.person.name == "Josef Halik")
    assert [kin.name for kin in halik.statements[0].kin] == ["Imre Torvan"]


def test_confidential_persons_are_not_named_and_have_no_site(path: str, tmp_path: Path) -> None:
    """Whatever a rule says; in the counts they stay."""
    with open_casebook(path) as book:
        release_by_rule(book, {"outcome": "killed"}, user="ana", reason="printed")
        set_group(book, "kin", ["ana"], user="ana")
        restrict_person(
            book, ["p-roll1"], "restricted", groups=("kin",), user="ana", reason="safety"
        )
    assert named(path) == {"Marta Sedlin", "Josef Halik"}
    assert shown(path).total == 3
    words = write(path, tmp_path / "dossier")
    assert "Torvan" not in words
    assert "Hill cemetery" not in words
    assert {one.person.name for one in shown(path, unredacted=True).named} >= {"Marta Sedlin"}
    assert len(shown(path, unredacted=True).named) == 3


def test_withheld_names_are_marks(path: str, tmp_path: Path) -> None:
    """A name that is withheld everywhere is withheld here, released or not."""
    release(path, "p-roll2")
    with open_casebook(path) as book:
        withhold_name(book, "Marta Sedlin", user="ana", reason="safety")
        withhold_name(book, "Hill cemetery", user="ana", reason="safety")
    words = write(path, tmp_path / "dossier")
    assert "Sedlin" not in words
    assert "Hill cemetery" not in words
    assert "[withheld]" in words


def test_a_release_needs_a_reason_and_a_rule_asks_for_something(path: str) -> None:
    """Nobody is released by an empty rule or without a word why."""
    with open_casebook(path) as book:
        with pytest.raises(CasebookError, match="reason"):
            release_person(book, "r-x", ["p-roll1"], released=True, user="ana", reason=" ")
        with pytest.raises(CasebookError, match="everybody"):
            release_by_rule(book, {"list": ""}, user="ana", reason="all")
        assert _problems(book) == []


def _problems(book: Casebook) -> list[str]:
    return list(release_problems(book))


def test_versions_tell_registers_apart(path: str, tmp_path: Path) -> None:
    """A dossier that names somebody more is another version."""
    empty = Collection(documents=(), figures=())
    versions = set()
    for number, statement in enumerate(("", "p-roll2", "p-roll3")):
        if statement:
            release(path, statement)
        run = Run(registers=released_registers([path]))
        versions.add(build_dossier(empty, tmp_path / str(number), run=run).version)
    assert len(versions) == 3


def test_who_is_not_released_is_not_named_by_others(path: str, tmp_path: Path) -> None:
    """In no field of those who are: how, where, or as a namesake of one who is; sites tell no name either."""
    with open_casebook(path) as book:
        notes = [
            said("notes", 1, "Adam Vey", cause="shot beside Halik, Josef and Йосеф Халик", scene="J. Halik's farm",
                 site="field of Marta Sedlin", kin=(StatedKin(relation="sibling", name="Jan Vey", alive=False),)),
            said("notes", 2, "Jan Vey"),
            said("notes", 3, "Jan Vey", place="Orlen"),
        ]  # fmt: skip
        add_list(book, "notes", notes, original=Original("notes", "notes.csv", 0, None), columns={},
                 single=True, user="ana")  # fmt: skip
        show_persons(book)
    release(path, "p-notes1")
    release(path, "p-notes2")
    words = write(path, tmp_path / "dossier")
    assert "Adam Vey" in words
    for name in ("Halik", "Халик", "Sedlin"):
        assert name not in words, name
    adam = next(one for one in shown(path).named if one.person.name == "Adam Vey")
    (only,) = adam.statements
    assert only.cause == "shot beside [withheld]"
    assert [(kin.relation, kin.name, kin.alive) for kin in only.kin] == [
        ("sibling", "[withheld]", None)
    ]
    assert "field of [withheld]" in {one.name for one in shown(path).sites}
    whole = next(one for one in shown(path, unredacted=True).named if one.person.name == "Adam Vey")
    assert whole.statements[0].scene == "J. Halik's farm"


def test_estimates_stand_in_the_dossier(path: str, tmp_path: Path) -> None:
    """All methods side by side, with data; names of lists that are withheld are marks; nobody is named."""
    table = Overlaps(
        lists=("roll", "book", "Marta Sedlin's list"), counts={"100": 3, "011": 2, "111": 1}
    )
    made = Estimate(method="graphs", lists=table.lists, listed=6, estimate=9.5, low=6.0, high=20.0)
    assert "On no list" not in write(path, tmp_path / "before")
    with open_casebook(path) as book:
        keep_estimates(
            book,
            [made],
            {"": table},
            {"Orlen": "two lists"},
            asked={"outcome": "killed"},
            user="ana",
        )
        withhold_name(book, "Marta Sedlin", user="ana", reason="safety")
    words = write(path, tmp_path / "dossier")
    for told in (
        "How many are on no list",
        "average over graphs",
        "two lists",
        "Nobody entered or left",
        "estimates.csv",
    ):
        assert told in words, told
    assert "Sedlin" not in words
    assert "has changed since" not in words
    methods = (tmp_path / "dossier" / "methods.html").read_text(encoding="utf-8")
    data = [one.name for one in (tmp_path / "dossier" / "data").iterdir()]
    assert not [name for name in data if f'href="data/{name}"' not in methods]
    with open_casebook(path) as book:
        judge(book, "p-roll2", "p-roll3", same=False, user="ana")
    assert "has changed since" in write(path, tmp_path / "later")

"""Records of their own that follow from statements, in casebooks of every version."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from onrecord.casebook.log import append
from onrecord.casebook.particulars import (
    consequence_kind,
    load_particulars,
    particular_problems,
    particulars_of,
    show_particulars,
)
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, load_statements
from onrecord.casebook.store import Casebook, migrations, new_casebook, open_casebook, upgrade
from onrecord.casebook.verify import verify
from onrecord.model import (
    Burial,
    Consequence,
    DatedStatus,
    Kinship,
    PersonAct,
    PersonStatement,
    StatedKin,
    StatedStatus,
    encode,
    replace,
)

SAID = PersonStatement(
    id="p-1", source="hospital", key="1", locator="row 2", name="Omet Rana", household="H1",
    household_complete=True, site="North field", grave="4", remains="R-1", cause="shell",
    perpetrator="armed men", scene="Teshka bridge", consequences=("left leg lost",), dependants=2,
    statuses=(StatedStatus(status="killed", date="1993-10-12"),
              StatedStatus(status="identified", date="1998")),
    kin=(StatedKin(relation="father", name="Omet Karel"),),
)  # fmt: skip


def test_what_a_statement_tells() -> None:
    """Each is typed, and names its statement, source and place there."""
    found = list(particulars_of(SAID))
    assert [type(one).__name__ for one in found] == [
        "DatedStatus", "PersonAct", "DatedStatus", "Kinship", "Burial", "Membership", "Consequence",
        "Dependants",
    ]  # fmt: skip
    assert {(one.statement, one.source, one.locator) for one in found} == {
        ("p-1", "hospital", "row 2")
    }
    act = next(one for one in found if isinstance(one, PersonAct))
    assert (act.act, act.perpetrator, act.cause, act.place, act.date) == (
        "killed", "armed men", "shell", "Teshka bridge", "1993-10-12",
    )  # fmt: skip
    burial = next(one for one in found if isinstance(one, Burial))
    assert (burial.site, burial.grave, burial.identified, burial.identified_on) == (
        "North field", "4", True, "1998",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("disability: one eye", "disability"), ("left arm amputated", "disability"), ("burns", "injury"),
        ("chronic pain", "illness"), ("depression", "mental"), ("lost her home", "other"),
    ],
)  # fmt: skip
def test_kinds_of_consequences(text: str, kind: str) -> None:
    """By the column they came from, else by their words."""
    assert consequence_kind(text) == kind


def test_they_follow_the_statements(tmp_path: Path) -> None:
    """Made anew when a list is, looked up by their terms, and held by `verify`."""
    with new_casebook(str(tmp_path / "book")) as book:
        _bring(book, SAID)
        assert [one.status for one in load_particulars(book, DatedStatus)] == [
            "killed",
            "identified",
        ]
        assert load_particulars(book, Kinship, term="mother") == []
        assert load_particulars(book, Consequence, statements=["p-2"]) == []
        _bring(book, replace(SAID, kin=(StatedKin(relation="mother", name="Omet Ila"),)))
        assert [one.name for one in load_particulars(book, Kinship, term="mother")] == ["Omet Ila"]
        assert not verify(book).problems
        book.db.execute("UPDATE particular SET term = 'father' WHERE kind = 'kinship'")
        assert any("do not follow" in problem for problem in particular_problems(book))


@pytest.mark.parametrize("version", range(6, len(migrations())))
def test_statements_of_earlier_versions_give_them(tmp_path: Path, version: int) -> None:
    """A casebook whose register was made by an earlier program has them once it is opened."""
    path = tmp_path / "old"
    db = sqlite3.connect(path, isolation_level=None)
    db.row_factory = sqlite3.Row
    upgrade(Casebook(str(path), db), to=version)
    seq = append(db, "ann", "list", "hospital")
    record = encode(SAID).replace('"grave":"4",', "")
    db.execute("INSERT INTO statement VALUES ('p-1', 1, 'hospital', ?, ?)", (record, seq))
    db.execute("PRAGMA application_id = 0x4F6E5263")
    db.close()
    with open_casebook(str(path)) as book:
        show_particulars(book)
        assert load_particulars(book, Burial)[0].grave is None
        assert [one.name for one in load_particulars(book, Kinship)] == ["Omet Karel"]


def test_the_same_row_of_a_later_program_changes_nothing(tmp_path: Path) -> None:
    """A record with fewer fields that says the same is not another version."""
    with new_casebook(str(tmp_path / "book")) as book:
        bare = PersonStatement(id="p-1", source="hospital", key="1", name="Omet Rana")
        _bring(book, bare)
        book.db.execute("DROP TRIGGER statement_stays")
        shorter = encode(bare).replace('"cause":null,', "")
        book.db.execute("UPDATE statement SET record = ?", (shorter,))
        assert _bring(book, bare) == (0, 0, 0)
        assert load_statements(book) == [bare]


def _bring(book: Casebook, said: PersonStatement) -> tuple[int, int, int]:
    original = Original(hashlib.sha256(b"").hexdigest(), "hospital.csv", 0, b"")
    counts = add_list(
        book, "hospital", [said], original=original, columns={}, single=True, user="ann"
    )
    return counts.new, counts.changed, counts.gone

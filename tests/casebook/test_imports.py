"""What was edited outside comes back as decisions; what changed meanwhile is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.casebook.decisions import decide
from onrecord.casebook.imports import Step, carry_out, plan
from onrecord.casebook.log import entries, head
from onrecord.casebook.published import published
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.errors import ConfigError
from onrecord.export.exporters import exporters, rows_reader
from onrecord.export.writing import write_export
from onrecord.model import Figure
from tests.casebook.conftest import claim_with

Rows = list[dict[str, str]]


def _export(book: Casebook, path: Path) -> Path:
    write_export(book, exporters().get(path.suffix.lstrip(".")), path, user="ana")
    return path


def _edit(path: Path, change: Callable[[Rows], object], mark: str = ",") -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), delimiter=mark)
        table.writeheader()
        table.writerows(rows)


def _row(rows: Rows, text: str) -> dict[str, str]:
    return next(row for row in rows if row["text"] == text)


def _steps(book: Casebook, path: Path) -> list[Step]:
    return list(plan(book, published(book), rows_reader(path.suffix)(path)))


def _take(book: Casebook, path: Path) -> list[Step]:
    source = {"file": path.name, "sha256": "", "format": path.suffix}
    steps = carry_out(book, _steps(book, path), user="ben", reason="checked", source=source)
    return [step for step in steps if step.action != "same"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_an_export_that_nobody_touched_asks_for_nothing(
    book: Casebook, tmp_path: Path, suffix: str
) -> None:
    """Every claim comes back as it is, and nothing is noted."""
    decide(book, claim_with(book, "41"), "accept", user="ana")
    path = _export(book, tmp_path / f"claims{suffix}")
    before = head(book)
    steps = _steps(book, path)
    assert {step.action for step in steps} == {"same"}
    assert len(steps) == book.db.execute("SELECT count(*) FROM claim").fetchone()[0]
    assert not _take(book, path)
    assert head(book) == before


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_edited_in_a_spreadsheet(book: Casebook, tmp_path: Path, mark: str) -> None:
    """A changed field is an edit, a status a decision, a row without id a claim; once and not twice."""
    path = _export(book, tmp_path / "claims.csv")

    def change(rows: Rows) -> None:
        sixty = _row(rows, "Sixty")
        sixty.update(
            low="50", high="70", modifier="range", group="civilian; man", reason="misprint"
        )
        sixty["sources"] = "Town clerk; Radio Ostra"
        sixty["place"] = "the market"
        _row(rows, "41")["status"] = "accept"
        _row(rows, "87")["status"] = "Rejected"
        _row(rows, "12")["additional"] = "FALSE"  # as spreadsheets write it
        new = dict.fromkeys(rows[0], "")
        new.update(document=_row(rows, "41")["document"], text="12 children", low="12", high="12",
                   outcome="killed; missing", group="child", event=sixty["event"])  # fmt: skip
        rows.append(new)

    _edit(path, change, mark)
    planned = _steps(book, path)
    assert load_claim(book, claim_with(book, "41"))[1].status == "unreviewed"
    steps = _take(book, path)
    assert sorted(step.action for step in steps) == ["accept", "add", "edit", "reject"]
    assert [step.action for step in planned if step.action != "same"] == [
        step.action for step in steps
    ]
    record, state = load_claim(book, claim_with(book, "Sixty"))
    assert isinstance(record, Figure)
    assert (record.low, record.best, record.high, record.group) == (
        50,
        None,
        70,
        ("civilian", "man"),
    )
    assert [voice.name for voice in record.sources] == ["Town clerk", "Radio Ostra"]
    assert record.place is not None
    assert (record.place.text, record.place.start) == ("the market", None)
    assert state.status == "edited"
    last = list(entries(book, subject=record.id))[-1]
    assert (last.user, last.reason) == ("ben", "misprint")
    made, state = load_claim(book, claim_with(book, "12 children"))
    assert (state.status, made.event) == ("added", record.event)
    assert load_claim(book, claim_with(book, "87"))[1].status == "rejected"
    (noted,) = entries(book, actions=("import",))
    assert noted.after is not None
    assert noted.after["decisions"] == 4
    assert not _take(book, path)
    assert len(list(entries(book, actions=("import",)))) == 1
    assert not verify(book).problems


def test_a_claim_that_changed_since_is_refused(book: Casebook, tmp_path: Path) -> None:
    """A row made from an earlier state is told with who changed it; the other rows go in."""
    path = _export(book, tmp_path / "claims.csv")
    decide(book, claim_with(book, "41"), "reject", user="cleo")
    decide(book, claim_with(book, "Sixty"), "accept", user="cleo")
    _edit(path, lambda rows: [row.update(low="1") for row in rows if row["text"] in {"41", "87"}])
    steps = {step.claim: step for step in _take(book, path)}
    refused = steps[claim_with(book, "41")]
    assert refused.action == "refused"
    assert "by cleo" in refused.told
    assert steps[claim_with(book, "87")].action == "edit"
    assert claim_with(book, "Sixty") not in steps  # its row asks for nothing


WRONG = {
    "text": ("forty-one", "text cannot be changed"),
    "outcome": ("slain", "no outcome 'slain'"),
    "modifier": ("maybe", "would not be one"),
    "low": ("many", "is no number"),
    "status": ("perhaps", "no status 'perhaps'"),
    "event": ("e-000000000000", "no event"),
    "id": ("f-000000000000", "has no such claim"),
    "group": ("[civilian", "is no list"),
}


@pytest.mark.parametrize(("field", "given"), WRONG.items(), ids=WRONG)
def test_a_row_that_does_not_fit_is_told(
    book: Casebook, tmp_path: Path, field: str, given: tuple[str, str]
) -> None:
    """Each row that cannot be taken says why, and with which line; nothing of it is written."""
    path = _export(book, tmp_path / "claims.csv")
    before = head(book)
    _edit(path, lambda rows: _row(rows, "41").update({field: given[0]}))
    (step,) = _take(book, path)
    assert step.action == "refused"
    assert given[1] in step.told
    assert head(book) == before


NEW = {
    "no words": ({"text": ""}, "needs the words"),
    "other words": ({"text": "sixty thousand"}, "stands 0 times"),
    "words in many places": ({"text": "people"}, "fill in `start`"),
    "another place": ({"start": "3"}, "does not stand at 3"),
    "no document": ({"document": "nowhere.md"}, "no document"),
    "no outcome": ({"outcome": ""}, "needs an outcome"),
    "no such kind": ({"kind": "rumour"}, "no kind"),
}


@pytest.mark.parametrize(("given", "told"), NEW.values(), ids=NEW)
def test_a_new_row_must_stand_on_words(
    book: Casebook, tmp_path: Path, given: dict[str, str], told: str
) -> None:
    """A claim cannot be added without words that the document has, in one place."""
    path = _export(book, tmp_path / "claims.csv")

    def change(rows: Rows) -> None:
        row = dict.fromkeys(rows[0], "")
        row.update(document=rows[0]["document"], text="12 children", low="12", outcome="killed")
        rows.append({**row, **given})

    _edit(path, change)
    (step,) = _take(book, path)
    assert step.action == "refused"
    assert told in step.told


def test_json_lines_edited_by_a_program(book: Casebook, tmp_path: Path) -> None:
    """A record's field set anew is an edit; a line that is no record, or stands twice, is told."""
    path = _export(book, tmp_path / "claims.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    target = next(line for line in lines if line["record"]["text"] == "Sixty")
    target["record"]["low"] = 59
    path.write_text(
        "\n".join(map(json.dumps, [*lines, target])) + "\n{\n[]\n{}\n", encoding="utf-8"
    )
    steps = _take(book, path)
    assert [step.action for step in steps] == ["edit", "refused", "refused", "refused", "refused"]
    record, _ = load_claim(book, claim_with(book, "Sixty"))
    assert isinstance(record, Figure)
    assert (record.low, record.high, record.best) == (59, 60, None)


def test_words_that_begin_like_a_formula_come_back(book: Casebook, tmp_path: Path) -> None:
    """The apostrophe that keeps a spreadsheet from reckoning is no change."""
    claim = claim_with(book, "41")
    record, _ = load_claim(book, claim)
    assert isinstance(record, Figure)
    path = _export(book, tmp_path / "claims.csv")
    _edit(path, lambda rows: _row(rows, "41").update(severity="=2+2; [really]"))
    assert [step.action for step in _take(book, path)] == ["edit"]
    again = _export(book, tmp_path / "again.csv")
    assert b"'=2+2" in again.read_bytes()
    assert not _take(book, again)


def test_an_unknown_column_is_named(book: Casebook, tmp_path: Path) -> None:
    """A table whose columns nobody knows is not taken at all."""
    path = tmp_path / "claims.csv"
    path.write_text("id,tone\n1,sad\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="tone"):
        _steps(book, path)
    path.write_text("status\naccept\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no column"):
        _steps(book, path)

"""No export gives away what is withheld or confidential, and what comes back still fits."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.casebook.access import restrict
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide
from onrecord.casebook.imports import carry_out, plan
from onrecord.casebook.log import entries
from onrecord.casebook.published import published
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import Casebook, new_casebook
from onrecord.casebook.view import load_claim
from onrecord.casebook.withholding import withhold_name, withhold_passage
from onrecord.errors import CasebookError, ConfigError
from onrecord.export.exporters import exporters, rows_reader
from onrecord.export.writing import write_export
from onrecord.model import Figure
from onrecord.pipeline.casebooks import add_paths
from onrecord.pipeline.states import casebook_state
from onrecord.report.changes import changes
from tests.casebook.conftest import HERE, claim_with
from tests.export.reading import exported, graph

LETTER = """# Letter of Ana Moren

Varn, 4 May 1994

On 3 May 1994 shells hit the market of Varn. At least 41 people were killed, Ana Moren said.
The 7 wounded were hidden in the mill of Quelbrook. Another 87 people were injured.
"""
NOTES = """# Notes of a nurse

5 May 1994

On 3 May 1994 shells hit the market of Varn. The nurse counted 52 killed.
"""
WORDS = (b"moren", b"quelbrook", b"nurse", b"because of her")
FORMS = [one for one in exporters().names() if one != "bagit"]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Casebook]:
    """A casebook in which a name, a passage and a document are kept back, after decisions about them."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "Moren.md").write_text(LETTER, encoding="utf-8")
    (folder / "notes.md").write_text(NOTES, encoding="utf-8")
    with new_casebook(str(tmp_path / "varn.casebook")) as book:
        list(add_paths(book, [str(folder)], HERE, user="ana"))
        decide(book, claim_with(book, "41"), "accept", user="ana", reason="because of her letter")
        decide(book, claim_with(book, "52"), "accept", user="ana", reason="the nurse is sure")
        withhold_name(book, "Ana Moren", also=["Moren"], user="ana", reason="a witness")
        text = load_document(book, str(folder / "Moren.md")).text
        start = text.index("The 7 wounded")
        withhold_passage(
            book, str(folder / "Moren.md"), start, start + 51, user="ana", reason="in danger"
        )
        restrict(book, "document", str(folder / "notes.md"), "team", user="ana", reason="not yet")
        yield book


def _hashes(book: Casebook) -> set[bytes]:
    """Return the hashes of originals, documents and entries, by which a guess could be tried."""
    found = {row[0] for row in book.db.execute("SELECT id FROM original")}
    found |= {row[0] for row in book.db.execute("SELECT id FROM document")}
    found |= {row[0] for row in book.db.execute("SELECT id FROM claim")}
    *_, last = entries(book)
    found |= {entry.hash for entry in entries(book)} - {last.hash}
    return {str(one).encode() for one in found}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("past", [False, True])
def test_no_format_gives_it_away(kept: Casebook, tmp_path: Path, form: str, *, past: bool) -> None:
    """Neither words nor hashes of them, now or as the casebook stood before they were withheld."""
    at = next(one.seq for one in entries(kept, actions=("withhold-name",))) - 1 if past else None
    target = tmp_path / "out"
    hashes = _hashes(kept)
    write_export(kept, exporters().get(form), target, user="ana", at=at)
    data = target.read_bytes()
    assert data.count(b"41") > 0
    assert not [word for word in WORDS if word in data.lower()]
    if past:
        hashes = {one for one in hashes if one not in published(kept, at=at).head.encode()}
    assert not [one for one in hashes if one in data]


def test_they_are_still_read_by_others(kept: Casebook, tmp_path: Path) -> None:
    """JSON-LD of what is published stands for itself: nothing refers to what was left out."""
    assert graph(exported(kept, "annotations", tmp_path))
    found = json.loads((tmp_path / "export.jsonld").read_text(encoding="utf-8"))
    texts = {one.id: one.text for one in published(kept).documents()}
    for one in found["first"]["items"]:
        text = texts[one["target"]["source"]["id"].rpartition(":")[2]]
        position, quote = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
    nodes = graph(exported(kept, "prov", tmp_path))
    known = {node["@id"] for node in nodes if len(node) > 1}
    for node in nodes:
        for values in (
            values for name, values in node.items() if name.startswith("http://www.w3.org/ns/prov#")
        ):
            assert {value["@id"] for value in values if "@id" in value} <= known


def test_everything_leaves_with_a_reason_only(kept: Casebook, tmp_path: Path) -> None:
    """An archive, which holds all, is refused; unredacted it is written, and the log says why."""
    bag = exporters().get("bagit")
    with pytest.raises(CasebookError, match="withheld or confidential"):
        write_export(kept, bag, tmp_path / "bag", user="ana")
    with pytest.raises(ConfigError, match="needs a reason"):
        write_export(kept, bag, tmp_path / "bag", user="ana", unredacted=" ")
    assert not list(entries(kept, actions=("export",)))
    write_export(kept, bag, tmp_path / "bag", user="ana", unredacted="for the court")
    (entry,) = entries(kept, actions=("export",))
    assert entry.reason == "for the court"
    assert (entry.after or {})["unredacted"] is True
    assert (
        b"Quelbrook"
        in next((tmp_path / "bag" / "data" / "originals").glob("*Moren.md")).read_bytes()
    )


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_what_was_redacted_comes_back(kept: Casebook, tmp_path: Path, suffix: str) -> None:
    """An edit of a published claim is one of the claim itself, whose withheld words stay as they are."""
    path = tmp_path / f"claims{suffix}"
    write_export(kept, exporters().get(suffix[1:]), path, user="ana")
    steps = list(plan(kept, published(kept), rows_reader(suffix)(path)))
    assert {step.action for step in steps} == {"same"}
    if suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row["low"] = "43" if row["text"] == "41" else row["low"]
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(rows)
    else:
        path.write_text(
            path.read_text(encoding="utf-8").replace('"low": 41', '"low": 43'), encoding="utf-8"
        )
    steps = list(plan(kept, published(kept), rows_reader(suffix)(path)))
    carry_out(kept, steps, user="ben", reason="", source={"file": path.name})
    record, state = load_claim(kept, claim_with(kept, "41"))
    assert isinstance(record, Figure)
    assert (state.status, record.low) == ("edited", 43)
    assert record.sources[0].name == "Ana Moren"


def test_changes_are_of_what_leaves(kept: Casebook) -> None:
    """What somebody decided about withheld claims is not told as a change."""
    seq = next(one.seq for one in entries(kept, actions=("accept",))) - 1
    hidden = claim_with(kept, "7")
    edited = corrected(load_claim(kept, hidden)[0], ["low=8"])
    decide(kept, hidden, "edit", user="ana", record=edited)
    found = changes(casebook_state(kept, seq), casebook_state(kept))
    assert [(one.what, one.text) for one in found] == [("status", "41")]
    everything = changes(
        casebook_state(kept, seq, unredacted=True), casebook_state(kept, unredacted=True)
    )
    assert {one.text for one in everything} >= {"41", "52", "7"}

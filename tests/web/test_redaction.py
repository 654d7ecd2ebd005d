"""Names and passages withheld in the browser: looked at first, decided with a reason, given free."""

from __future__ import annotations

import re

import pytest

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.published import published
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import Person, Query
from .test_jobs import watch


def leaving(path: str) -> str:
    """Return the text of all that may leave a casebook."""
    with open_casebook(path) as book:
        return "\n".join(one.text for one in published(book).documents())


def test_a_name_is_looked_at_then_withheld_then_given_free(
    path: str, ana: Person, ask: Query
) -> None:
    """The look ahead shows each form and where it stands; it changes nothing."""
    log = ask("SELECT max(seq) FROM log")
    page = ana.get("/redaction/name?name=Radio+Ostra").text
    assert "nothing has been changed" in page
    assert "<mark>Radio Ostra</mark>" in page
    forms = {
        one["form"]: one for one in ana.get("/redaction/name.json?name=Radio+Ostra").json()["forms"]
    }
    assert {"Radio Ostra", "Ostravia"} & set(forms) >= {"Radio Ostra"}
    assert re.search(r'value="Radio Ostra" checked', page)
    assert ask("SELECT max(seq) FROM log") == log
    assert "Radio Ostra" in leaving(path)
    fields = {"form": ["Radio Ostra", "Ostra\nRadio O."], "reason": "a source in danger"}
    assert ana.post("/redaction/name", **{**fields, "reason": " "}).status_code == 400
    assert ana.post("/redaction/name", form="", reason="x").status_code == 400
    got = ana.post("/redaction/name", **fields)
    assert got.status_code == 303
    assert "Ostra" not in leaving(path)
    (one,) = ana.get("/redaction.json").json()["withheld"]
    assert one["forms"] == ["Radio Ostra", "Ostra", "Radio O."]
    number = ask("SELECT number FROM document WHERE path LIKE '%radio.md'")
    shown = ana.get(f"/documents/{number}").text
    assert f'id="w-{one["seq"]}"' in shown
    assert "Radio Ostra" in shown  # within, all of it is there
    assert "withheld already" in ana.get("/redaction/name?name=Radio+Ostra").text
    assert ana.post(f"/redaction/{one['seq']}/release").status_code == 400
    assert ana.post(f"/redaction/{one['seq']}/release", reason="safe now").status_code == 303
    assert ana.post(f"/redaction/{one['seq']}/release", reason="again").status_code == 404
    assert "Radio Ostra" in leaving(path)
    with open_casebook(path) as book:
        assert verify(book).problems == ()


def test_a_passage_is_looked_at_then_withheld(path: str, ana: Person, ask: Query) -> None:
    """What goes with it is told: claims in it, and where the same words stand."""
    text = ask("SELECT text FROM document WHERE number = 1")
    words = "3 May 1994"
    start = text.index(words)
    address = f"/documents/1/withhold?start={start}&end={start + len(words)}"
    page = ana.get(address).text
    assert "The same words stand" in page
    around = text.index("44") - 4
    inside = ana.get(f"/documents/1/withhold.json?start={around}&end={around + 9}").json()
    assert inside["claims"] == [ask("SELECT id FROM claim WHERE text = '44'")]
    fields = {"start": str(around), "end": str(around + 9)}
    assert ana.post("/documents/1/withhold", **fields).status_code == 400
    got = ana.post("/documents/1/withhold", **fields, reason="where they hid")
    assert got.status_code == 303
    assert "44" not in leaving(path)
    assert "44" in ana.get("/documents/1").text
    assert "where they hid" in ana.get("/redaction").text


@pytest.mark.parametrize(("start", "end"), [("5", "5"), ("9", "3"), ("0", "999999"), ("x", "4")])
def test_words_that_are_not_there_are_not_withheld(start: str, end: str, ana: Person) -> None:
    """Places outside the text are told."""
    fields = {"start": start, "end": end, "reason": "x"}
    assert ana.post("/documents/1/withhold", **fields).status_code == 400
    assert ana.get(f"/documents/1/withhold?start={start}&end={end}").status_code in {200, 400}


def test_which_names_are_withheld_is_for_reviewers(guarded: str) -> None:
    """Others see the words where they stand, and not that they are withheld: no list, no log."""
    people = {name: Person(guarded) for name in ("reviewer", "coder", "reader")}
    for name, person in people.items():
        person.login(name)
    reviewer = people["reviewer"]
    reviewer.post("/redaction/name", form="Radio Ostra", reason="a source in danger")
    with open_casebook(guarded) as book:
        row = book.db.execute(
            "SELECT seq, subject FROM log WHERE action = 'withhold-name'"
        ).fetchone()
        number = book.db.execute(
            "SELECT number FROM document WHERE path LIKE '%radio.md'"
        ).fetchone()[0]
    for place in ("/log.json", "/", f"/log.json?about={row['subject']}", f"/claims/{row['subject']}.json", f"/documents/{number}",
                  f"/claims.json?done={row['seq']}"):  # fmt: skip
        for name in ("coder", "reader"):
            text = people[name].get(place).text
            assert "in danger" not in text, (name, place)
            assert f"w-{row['seq']}" not in text, (name, place)
            assert '"forms"' not in text, (name, place)
    assert "in danger" in reviewer.get("/log.json").text
    assert f"w-{row['seq']}" in reviewer.get(f"/documents/{number}").text


def test_confidential_documents_are_not_looked_through(guarded: str) -> None:
    """For one who may not see them, a name in them alone stands nowhere, and no passage is theirs to free."""
    reviewer, admin = Person(guarded), Person(guarded)
    reviewer.login("reviewer")
    admin.login("admin")
    with open_casebook(guarded) as book:
        row = book.db.execute("SELECT * FROM document WHERE path LIKE '%orlen.md'").fetchone()
        set_group(book, "witnesses", ["admin"], user="admin")
        restrict(
            book,
            "document",
            row["id"],
            "restricted",
            groups=("witnesses",),
            user="admin",
            reason="safety",
        )
    at = f"/documents/{row['number']}/withhold"
    assert admin.post(at, start="3", end="9", reason="safety").status_code == 303
    assert reviewer.post(at, start="3", end="9", reason="safety").status_code == 404
    assert reviewer.get(f"{at}?start=3&end=9").status_code == 404
    name = "/redaction/name.json?name=Relief+Committee"
    assert reviewer.get(name).json()["forms"] == []
    assert admin.get(name).json()["forms"] != []
    assert reviewer.get("/redaction.json").json()["withheld"] == []
    (one,) = admin.get("/redaction.json").json()["withheld"]
    assert reviewer.post(f"/redaction/{one['seq']}/release", reason="x").status_code == 404


def test_a_name_is_looked_for_by_a_job_where_documents_are_many(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so, and has the forms when the job is over; what is withheld meanwhile shows."""
    monkeypatch.setattr("onrecord.web.pages.redaction.AT_ONCE", 2)
    address = "/redaction/name?name=Radio+Ostra"
    assert "has not been looked for" in ana.get(address).text
    assert ana.post("/redaction/look", name="–").status_code == 400
    job = ana.post("/redaction/look", name="Radio Ostra").headers["location"]
    assert watch(ana, job)["done"] == 4
    assert "/redaction/name?name=Radio%20Ostra" in ana.get(job).text
    found = ana.get("/redaction/name.json?name=Radio+Ostra").json()["forms"]
    assert [one["withheld"] for one in found if one["form"] == "Radio Ostra"] == [False]
    ana.post("/redaction/name", form="Radio Ostra", reason="a source in danger")
    assert "withheld already" in ana.get(address).text
    assert "has not been looked for" in ana.get("/redaction/name?name=Ana+Moren").text

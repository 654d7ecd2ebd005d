"""Who may see what, said in the browser."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.casebook.published import published
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import SENTENCE_41, Person, Query


@pytest.fixture
def people(guarded: str) -> dict[str, Person]:
    """Somebody of each role."""
    found = {}
    for name in ("admin", "reviewer", "coder", "reader"):
        found[name] = Person(guarded)
        found[name].login(name)
    return found


def document(person: Person) -> dict[str, Any]:
    """Return the first document as it is listed."""
    found: dict[str, Any] = person.get("/documents.json").json()["documents"][0]
    return found


def test_a_document_is_restricted_to_a_group_and_opened_again(
    guarded: str, people: dict[str, Person]
) -> None:
    """From the next request on it is nowhere for others; its page says so to those who see it."""
    admin, reviewer, reader = people["admin"], people["reviewer"], people["reader"]
    assert (
        admin.post("/groups", name="witnesses", member=["reviewer"], reason="met them").status_code
        == 303
    )
    assert admin.post("/groups", name="witnesses", member=["nobody"]).status_code == 400
    assert admin.post("/groups", name=" ", member=["reader"]).status_code == 400
    one = document(reviewer)
    assert f"subject={one['id']}" in reviewer.get(f"/documents/{one['number']}").text
    form = reviewer.get(f"/confidential/keep?of=document&subject={one['id']}").text
    assert 'value="open" checked' in form
    fields = {"of": "document", "subject": one["id"], "level": "restricted", "group": "witnesses"}
    assert reviewer.post("/confidential", **fields).status_code == 400  # no reason
    assert reviewer.post("/confidential", **fields, reason="safety").status_code == 303
    assert reader.get(f"/documents/{one['number']}").status_code == 404
    assert "<q><bdi>safety" in reviewer.get(f"/documents/{one['number']}").text
    assert one["id"] in reviewer.get("/confidential.json").text
    assert one["id"] not in admin.get("/confidential.json").text  # who is in no group
    assert admin.get(f"/confidential/keep?of=document&subject={one['id']}").status_code == 404
    opened = {"of": "document", "subject": one["id"], "level": "open", "reason": "they are safe"}
    assert admin.post("/confidential", **opened).status_code == 404
    assert reviewer.post("/confidential", **opened).status_code == 303
    assert reader.get(f"/documents/{one['number']}").status_code == 200
    with open_casebook(guarded) as book:
        assert verify(book).problems == ()


def test_nobody_shuts_themselves_out(people: dict[str, Person]) -> None:
    """Who is in none of the groups could not open it again."""
    people["admin"].post("/groups", name="witnesses", member=["coder"])
    one = document(people["reviewer"])
    fields = {"of": "document", "subject": one["id"], "level": "restricted", "reason": "safety"}
    got = people["reviewer"].post("/confidential", **fields, group="witnesses")
    assert got.status_code == 400
    assert "would not see it" in got.text
    assert people["reviewer"].post("/confidential", **fields).status_code == 400


def test_a_claim_of_the_team_stays_in_the_casebook(path: str, ana: Person, ask: Query) -> None:
    """All who work there see it; it does not leave."""
    claim = ask(SENTENCE_41)
    fields = {"of": "claim", "subject": claim, "level": "team", "reason": "not checked yet"}
    assert ana.post("/confidential", **fields).status_code == 303
    assert "Confidential to the team" in ana.get(f"/claims/{claim}").text
    with open_casebook(path) as book:
        left = [one.record.id for one in published(book).claims()]
    assert claim not in left
    table = ana.get("/confidential.csv").text
    assert f"claim,{claim},team" in table


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"of": "event"}, 400), ({"subject": "none"}, 404), ({"level": "secret"}, 400), ({"level": "restricted"}, 400),
     ({"level": "restricted", "group": "none"}, 400)],
)  # fmt: skip
def test_what_makes_no_sense_is_told(
    fields: dict[str, str], status: int, ana: Person, ask: Query
) -> None:
    """No such kind, thing, level or group; nothing is changed."""
    good = {"of": "claim", "subject": ask(SENTENCE_41), "level": "team", "reason": "x"}
    assert ana.post("/confidential", **{**good, **fields}).status_code == status
    assert ask("SELECT count(*) FROM restriction") == 0


def test_a_statement_about_a_person_is_kept_and_opened_here_too(ana: Person, ask: Query) -> None:
    """It stands in the list under the name it gives, with the way to the person."""
    fields = {
        "of": "statement",
        "subject": "p-hospital1",
        "level": "team",
        "reason": "a family asks",
    }
    assert ana.post("/confidential", **fields).status_code == 303
    page = ana.get("/confidential").text
    assert "Rashid Omet" in page
    assert 'href="/persons/p-hospital1"' in page
    assert ana.get("/confidential/keep?of=statement&subject=p-none").status_code == 404
    assert ana.post("/confidential", **{**fields, "level": "open"}).status_code == 303
    assert ask("SELECT count(*) FROM restriction") == 0

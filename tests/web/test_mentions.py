"""Persons whom documents name, accepted and rejected in the browser."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.mentions import accepted_statements
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify
from onrecord.register.mentions.kept import look_through
from onrecord.register.view import person_problems

from .conftest import Person, Query
from .test_jobs import watch


def listed(person: Person, query: str = "") -> dict[str, Any]:
    """Return what the page lists of the committee's notice, as data."""
    address = f"/mentions.json?document={notice(person)}{query}"
    found: dict[str, Any] = person.get(address).json()
    return found


def notice(person: Person) -> int:
    """Return the number of the committee's notice."""
    every = person.get("/documents.json").json()["documents"]
    return next((one["number"] for one in every if "Committee" in (one["title"] or "")), 0)


def decide(person: Person, mention: str, action: str, **fields: str) -> Any:
    """Send the form of the page."""
    return person.post(f"/mentions/{mention}", page="/mentions", action=action, **fields)


def test_each_is_shown_in_its_sentence(ana: Person) -> None:
    """By document, with the name marked, what was read, and the way to the words and back."""
    data = listed(ana)
    assert [one["text"] for one in data["mentions"]] == ["Dana Vell", "Rashid Omet"]
    page = ana.get(f"/mentions?document={notice(ana)}").text
    assert "<mark>Dana Vell</mark>, 34, and her brother Rashid Omet" in page
    said = data["mentions"][0]["said"]
    assert said["age"]["low"] == 34
    spot = f"s-{said['start']}-{said['end']}"
    assert f"#{spot}" in page
    number = data["facets"]["document"]
    (only,) = number
    text = ana.get(f"/documents/{only}").text
    assert f'id="{spot}"' in text
    assert f'href="/mentions?status=all&amp;document={only}&amp;at={only}.{said["start"]}"' in text
    for name, values in data["facets"].items():
        for value, count in values.items():
            assert listed(ana, f"&{name}={value}")["total"] == count
    assert ana.get("/mentions?status=x").status_code == 400
    assert ana.get("/mentions?at=x").status_code == 400


def test_accepted_ones_become_statements(ana: Person, path: str) -> None:
    """With user, reason and place; taking it back takes it out; what is decided waits no more."""
    first, second = listed(ana)["mentions"]
    got = decide(ana, first["id"], "accept", next="/mentions", reason="the notice names her")
    assert got.status_code == 303
    page = ana.get(got.headers["location"]).text
    assert 'data-key="u"' in page
    assert [one["id"] for one in listed(ana)["mentions"]] == [second["id"]]
    assert listed(ana, "&status=accepted")["total"] == 1
    assert "Dana Vell" in ana.get("/persons?words=Vell").text
    assert "characters" in ana.get(f"/persons/{first['id']}").text
    with open_casebook(path) as book:
        (said,) = accepted_statements(book)
        assert (said.name, said.locator) == ("Dana Vell", first["said"]["locator"])
        row = book.db.execute(
            "SELECT user, reason FROM log WHERE action = 'accept mention'"
        ).fetchone()
        assert tuple(row) == ("ana", "the notice names her")
        assert list(person_problems(book)) == []
    seq = got.headers["location"].rpartition("done=")[2]
    assert ana.post(f"/log/{seq}/undo", next="/mentions").status_code == 303
    assert listed(ana)["total"] == 2
    assert ana.get("/persons.json?words=Vell").json()["total"] == 0
    with open_casebook(path) as book:
        assert verify(book).problems == ()
        assert list(person_problems(book)) == []


def test_to_reject_needs_a_reason(ana: Person, ask: Query) -> None:
    """Typed, or one of those that a key gives; the page says who decided so."""
    first, second = listed(ana)["mentions"]
    assert decide(ana, first["id"], "reject").status_code == 400
    assert decide(ana, first["id"], "perhaps").status_code == 400
    assert decide(ana, "m-none", "accept").status_code == 404
    assert decide(ana, first["id"], "reject", why="not a person").status_code == 303
    assert ask("SELECT reason FROM log WHERE action = 'reject mention'") == "not a person"
    assert decide(ana, first["id"], "accept").status_code == 409, "it was decided about since"
    page = ana.get("/mentions?status=rejected").text
    assert "not a person" in page
    assert decide(ana, first["id"], "accept", seen="rejected").status_code == 303
    assert decide(ana, second["id"], "reject", reason="her brother, unharmed").status_code == 303
    assert "Nobody waits here" in ana.get(f"/mentions?document={notice(ana)}").text


def test_what_is_skipped_comes_round_again(ana: Person) -> None:
    """The next one stands first; behind the last the first again."""
    first, second = listed(ana)["mentions"]
    number = notice(ana)
    page = ana.get(f"/mentions?document={number}").text
    after = f"&after={number}.{first['said']['start']}"
    assert f'{after.replace("&", "&amp;")}" rel="next"' in page
    assert [one["id"] for one in listed(ana, after)["mentions"]] == [second["id"]]
    last = f"&after={number}.{second['said']['start']}"
    assert listed(ana, last)["mentions"][0]["id"] == first["id"]


def test_many_documents_are_looked_through_by_a_job(
    ana: Person, monkeypatch: Any, path: str
) -> None:
    """The page says how many wait, and shows what is there already."""
    monkeypatch.setattr("onrecord.web.pages.mentions.AT_ONCE", 0)
    page = ana.get("/mentions").text
    assert "have not been looked through" in page
    assert listed(ana)["total"] == 0
    got = ana.post("/mentions", page="/mentions")
    assert watch(ana, got.headers["location"])["state"] == "done"
    assert listed(ana)["total"] == 2
    with open_casebook(path) as book:
        assert look_through(book) == 0


@pytest.mark.parametrize("role", ["reader", "coder"])
def test_readers_see_and_coders_decide(role: str, guarded: str) -> None:
    """Who may only read has no buttons, and no form is taken from them."""
    person = Person(guarded)
    person.login(role)
    page = person.get("/mentions").text
    assert "<mark>Dana Vell</mark>" in page
    assert ('data-key="a"' in page) == (role == "coder")
    first = listed(person)["mentions"][0]["id"]
    assert decide(person, first, "accept").status_code == (303 if role == "coder" else 403)


def test_what_others_must_not_see(guarded: str) -> None:
    """Nobody named in a restricted document is found; a restricted brother is told as withheld."""
    insider, outsider = Person(guarded), Person(guarded)
    insider.login("reviewer")
    outsider.login("admin")
    with open_casebook(guarded) as book:
        set_group(book, "kin", ["reviewer"], user="admin")
    fields = {"level": "restricted", "group": "kin", "reason": "safety"}
    insider.post("/persons/p-hospital1/restrict", **fields)
    brother = listed(insider)["mentions"][1]["id"]
    assert listed(outsider)["total"] == 2, "counts stay"
    assert decide(outsider, brother, "accept").status_code == 404
    for ending in ("", ".json", ".csv"):
        assert "Rashid" not in outsider.get(f"/mentions{ending}").text
        assert "brother [withheld]" in outsider.get(f"/mentions{ending}").text
        assert "brother [withheld]" not in insider.get(f"/mentions{ending}").text
    document = listed(insider)["mentions"][0]["said"]["document_id"]
    one = listed(insider)["mentions"][0]["id"]
    with open_casebook(guarded) as book:
        restrict(
            book, "document", document, "restricted", groups=["kin"], user="reviewer", reason="x"
        )
    assert listed(outsider)["total"] == 0
    assert "Dana" not in outsider.get("/mentions?status=all").text
    assert decide(outsider, one, "accept").status_code == 404
    assert listed(insider)["total"] == 2

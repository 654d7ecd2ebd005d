"""The register's pages: who is found, what is decided about persons, and what others do not get to see."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from onrecord.casebook.access import set_group
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import Person, Query

OF = "SELECT person.id FROM person JOIN person_part ON person = number WHERE statement = ?"


def names(person: Person, address: str) -> set[str]:
    """Return the names in a list of persons."""
    return {one["name"] for one in person.get(address).json()["persons"]}


def test_persons_are_found_in_any_script_and_by_facets(ana: Person) -> None:
    """What is asked for stands in the list, and the counts are those of what their links lead to."""
    assert names(ana, "/persons.json?words=Rashid") == {"Rashid Omet"}
    assert names(ana, "/persons.json?words=Рашид+omet") == {"Rashid Omet"}
    assert names(ana, "/persons.json?outcome=missing") == {"Leila Omet", "Leyla Omet"}
    assert names(ana, "/persons.json?words=nobody") == set()
    data = ana.get("/persons.json").json()
    assert data["total"] == 5
    for name, values in data["facets"].items():
        for value, count in values.items():
            query = {name: value}
            assert ana.get("/persons.json", params=query).json()["total"] == count, query


def test_the_list_goes_on_and_back(ana: Person, monkeypatch: Any) -> None:
    """Page after page each person stands once; and back again."""
    monkeypatch.setattr("onrecord.web.pages.persons.PAGE_SIZE", 2)
    seen, address = [], "/persons.json"
    while address:
        data = ana.get(address).json()
        seen.append([one["id"] for one in data["persons"]])
        last, address = address, data["next"]
    assert [len(page) for page in seen] == [2, 2, 1]
    assert len({one for page in seen for one in page}) == 5
    back = ana.get(ana.get(last).json()["previous"]).json()
    assert [one["id"] for one in back["persons"]] == seen[1]
    assert ana.get("/persons?after=x").status_code == 400


def test_a_person_page_has_each_statement_as_written(ana: Person, ask: Query) -> None:
    """Sources, places, names in their script, statuses over time, kin and household."""
    page = ana.get(f"/persons/{ask(OF, 'p-parish1')}").text
    for words in (
        "Рашид Омет",
        "Rashid Omet",
        "hospital",
        "row 1",
        "Hill cemetery",
        "3 May 1994",
        "joined by the machine",
    ):
        assert words in page, words
    page = ana.get("/persons/p-hospital2").text
    assert "Of the same household" not in page
    assert "father" in page
    assert ana.get("/persons/p-none").status_code == 404


def test_persons_are_merged_with_a_look_ahead_and_taken_back(ana: Person, ask: Query) -> None:
    """Looking changes nothing; merging says what it did; undo restores what was."""
    one, other = ask(OF, "p-hospital2"), ask(OF, "p-parish2")
    ahead = ana.get(f"/persons/{one}/merge.json?merge={other}").json()
    assert [sorted(person["statements"]) for person in ahead["ahead"]] == [
        ["p-hospital2", "p-parish2"]
    ]
    assert ask(OF, "p-hospital2") == one
    got = ana.post(f"/persons/{one}/merge", merge=other, reason="one household")
    assert got.status_code == 303
    page = ana.get(got.headers["location"]).text
    assert "one household" in page
    assert ask(OF, "p-hospital2") == ask(OF, "p-parish2")
    assert ana.get(f"/persons/{other}").status_code == 200, "an id that it had leads to it"
    assert ana.post(f"/persons/{one}/merge", merge=other).status_code == 409
    seq = re.search(r"/log/(\d+)/undo", page)
    assert seq is not None
    ana.post(f"/log/{seq[1]}/undo", next="/persons")
    assert ana.get("/persons.json").json()["total"] == 5
    assert ask(OF, "p-hospital2") == one


def test_a_person_is_split(ana: Person, ask: Query, path: str) -> None:
    """The statement that was chosen becomes somebody else's; all or none cannot."""
    one = ask(OF, "p-hospital1")
    ahead = ana.get(f"/persons/{one}/split.json?statement=p-parish1").json()
    assert len(ahead["ahead"]) == 2
    assert ana.get(f"/persons/{one}/split").status_code == 400
    assert (
        ana.get(f"/persons/{one}/split?statement=p-parish1&statement=p-hospital1").status_code
        == 400
    )
    assert (
        ana.post(f"/persons/{one}/split", statement="p-parish1", reason="born later").status_code
        == 303
    )
    assert ana.get("/persons.json").json()["total"] == 6
    with open_casebook(path) as book:
        assert verify(book).problems == ()


def test_pairs_are_judged_or_skipped(ana: Person, ask: Query) -> None:
    """The likeliest first; whoever is judged waits no longer; what is skipped comes round again."""
    data = ana.get("/pairs.json").json()
    assert [one["probability"] for one in data["pairs"]] == [0.7, 0.1]
    skipped = ana.get(data["next"]).json()
    assert [one["probability"] for one in skipped["pairs"]] == [0.1]
    page = ana.get("/pairs").text
    assert 'data-key="s"' in page
    assert 'data-key="d"' in page
    assert ana.post("/pairs", a="p-hospital2", b="p-parish2", verdict="perhaps").status_code == 400
    got = ana.post(
        "/pairs", a="p-hospital2", b="p-parish2", verdict="same", reason="one father", next="/pairs"
    )
    assert got.status_code == 303
    assert ask(OF, "p-hospital2") == ask(OF, "p-parish2")
    ana.post("/pairs", a="p-hospital3", b="p-parish3", verdict="apart")
    assert ana.get("/pairs.json").json()["pairs"] == []
    assert "No pair waits" in ana.get("/pairs").text


def test_figures_that_follow_and_sites(ana: Person) -> None:
    """Counts with floor and ceiling; sites with their places, drawn as a map."""
    told = {
        (one["outcome"], one["group"]): one for one in ana.get("/counts.json").json()["derived"]
    }
    assert (told["killed", "person"]["floor"], told["missing", "child"]["floor"]) == (2, 1)
    sites = ana.get("/sites.json").json()["sites"]
    assert ("Hill cemetery", "burial site", 44.11) in {
        (one["name"], one["kind"], one["latitude"]) for one in sites
    }
    assert '<svg class="sitemap"' in ana.get("/sites").text


@pytest.mark.parametrize("role", ["reader", "coder"])
def test_the_machine_is_not_asked_by_everybody(role: str, guarded: str) -> None:
    """Readers and coders see the queue, and no button that lets all be compared anew."""
    person = Person(guarded)
    person.login(role)
    page = person.get("/pairs").text
    assert "Compare anew" not in page
    assert ('data-key="s"' in page) == (role == "coder")
    assert "Merge with others" not in person.get("/persons/p-hospital1").text


def test_whom_a_group_alone_may_see_is_nowhere_for_others(guarded: str) -> None:
    """A restricted person is in no list, search, count, pair, site, log or address of others."""
    with open_casebook(guarded) as book:
        set_group(book, "kin", ["reviewer"], user="admin")
    insider, outsider = Person(guarded), Person(guarded)
    insider.login("reviewer")
    outsider.login("admin")
    one = insider.get("/persons/p-hospital1.json").json()["person"]["id"]
    secret = (
        "Rashid",
        "Рашид",
        "R. Omet",
        "Lower Lane",
        "p-hospital1",
        "p-parish1",
        "Hill cemetery",
        one,
    )
    insider.post(f"/persons/{one}/release", action="release", reason="asked for by the family")
    assert "Rashid" in outsider.get("/persons").text
    got = insider.post(f"/persons/{one}/restrict", level="restricted", group="kin", reason="safety")
    assert got.status_code == 303
    assert "Rashid" in insider.get("/persons").text
    for address in ("/persons", "/persons?words=Rashi*", "/pairs", "/sites", "/counts", "/log", "/persons/release", "/overview",
                    "/persons/p-hospital2", "/persons/p-parish2", "/persons/p-hospital2/merge?merge=p-parish2",
                    "/persons?list=hospital", "/persons?released=yes"):  # fmt: skip
        for ending in ("", ".json", ".csv"):
            path, mark, query = address.partition("?")
            if path == "/overview" and not ending:
                continue
            text = outsider.get(f"{path}{ending}{mark}{query}").text
            text = text.replace("Rashi*", "").replace("Rashi%2A", "")
            assert [word for word in secret if word in text] == [], (address, ending)
    for address in (f"/persons/{one}", "/persons/p-parish1", f"/persons/{one}/merge?merge=p-hospital2",
                    f"/persons/{one}/split?statement=p-parish1"):  # fmt: skip
        assert outsider.get(address).status_code == 404, address
    assert (
        outsider.post("/pairs", a="p-hospital1", b="p-parish2", verdict="same").status_code == 404
    )
    counts = outsider.get("/persons.json").json()
    assert (counts["total"], counts["facets"]["outcome"]["killed"]) == (4, 1)
    # That there is a father, and that somebody told of her, is shown to all; who, to the group.
    for address in ("/persons/p-hospital2", "/persons/p-parish2", "/pairs"):
        assert "[withheld]" in outsider.get(address).text, address
        assert "[withheld]" not in insider.get(address).text, address
    assert "words=%5Bwithheld" not in outsider.get("/persons/p-hospital2").text
    assert "Rashid Omet" in insider.get("/persons/p-hospital2").text
    assert "Lower Lane 4" in insider.get("/persons/p-parish2.json").text


def test_reasons_of_others_do_not_name_whom_a_group_alone_may_see(guarded: str) -> None:
    """What was written about a daughter names her father; the log keeps it, and shows it to the group."""
    with open_casebook(guarded) as book:
        set_group(book, "kin", ["reviewer"], user="admin")
    insider, outsider = Person(guarded), Person(guarded)
    insider.login("reviewer")
    outsider.login("admin")
    fields = {"action": "release", "reason": "asked for by her father Rašid Omet"}
    insider.post("/persons/p-hospital2/release", **fields)
    insider.post("/persons/release", list="parish", reason="asked for by Rašid Omet")
    kept = {"level": "team", "reason": "asked for by her father Rašid Omet"}
    insider.post("/persons/p-hospital2/restrict", **kept)
    fields = {"level": "restricted", "group": "kin", "reason": "safety"}
    insider.post("/persons/p-hospital1/restrict", **fields)
    for address in (
        "/log",
        "/log.json",
        "/log.csv",
        "/persons/p-hospital2",
        "/persons/p-hospital2.json",
        "/confidential",
        "/confidential.csv",
    ):
        assert "Rašid" not in outsider.get(address).text, address
        assert "asked for by her father" in outsider.get(address).text, address
    assert "Rašid" not in outsider.get("/persons/release").text
    assert "Rašid Omet" in insider.get("/persons/p-hospital2").text


def test_who_is_named_in_dossiers(ana: Person, ask: Query) -> None:
    """Nobody at first; one by one; by a rule that goes on holding; but not who was kept back."""
    assert ana.get("/persons.json?released=yes").json()["total"] == 0
    assert ana.post("/persons/p-hospital2/release", action="release", reason="").status_code == 400
    assert (
        ana.post(
            "/persons/p-hospital2/release", action="release", reason="the family asked"
        ).status_code
        == 303
    )
    assert names(ana, "/persons.json?released=yes") == {"Leyla Omet"}
    page = ana.get("/persons/release?list=parish").text
    assert re.search(r"Now it fits 3\spersons", page)
    assert ana.post("/persons/release", reason="printed in 1995").status_code == 400, (
        "no rule for all"
    )
    ana.post("/persons/release", list="parish", reason="printed in 1995")
    assert names(ana, "/persons.json?released=yes") == {
        "Leyla Omet",
        "Leila Omet",
        "Rashid Omet",
        "Hasan Tal",
    }
    ana.post("/persons/p-parish3/release", action="keep", reason="he asked")
    assert "Hasan Tal" not in names(ana, "/persons.json?released=yes")
    seq = ask("SELECT max(seq) FROM log WHERE action = 'release-rule'")
    ana.post("/persons/release", end=str(seq), reason="no longer")
    assert names(ana, "/persons.json?released=yes") == {"Leyla Omet"}
    assert "the family asked" in ana.get("/persons/p-hospital2").text


LIST = "No,Name,Sex,Age,Killed on,Case\n1,Rana Sel,f,31,1994-05-03,A\n2,Imre Sel,x,many,1994-05-03,B\n2,Twice,m,3,,C\n"


def test_a_list_is_brought_in(ana: Person, ask: Query) -> None:
    """Upload, tell the columns, look at what would be read and at the errors, bring it in as a job."""
    token = ana.token()
    files = {"files": ("clinic.csv", LIST.encode())}
    got = ana.web.post("/lists", data={"csrf": token}, files=files)
    assert got.status_code == 303
    address = got.headers["location"]
    seen = ana.get(f"{address}.json").json()
    assert seen["columns"] == {
        "No": "key",
        "Name": "name",
        "Sex": "sex",
        "Age": "age",
        "Killed on": "died",
    }
    assert {one["number"] for one in seen["errors"]} == {3, 4}
    assert "age &#39;many&#39; is no age" in ana.get(address).text
    other = ana.get(f"{address}.json?c0=key&c1=-&c2=name").json()
    assert other["columns"] == {"No": "key", "Sex": "name"}
    assert ask("SELECT count(*) FROM statement WHERE list = 'clinic'") == 0
    got = ana.post(address, page="/lists", c0="key", c1="name", c2="sex", c3="age", c4="died", called="clinic",
                   status="killed")  # fmt: skip
    assert got.status_code == 303
    job = got.headers["location"]
    for _ in range(300):
        told = ana.get(f"{job}.json").json()
        if told["state"] != "running":
            break
        time.sleep(0.1)
    assert told["state"] == "done", told
    assert "row 4: has the key '2' of a row before it" in told["told"]
    assert names(ana, "/persons.json?list=clinic") == {"Rana Sel", "Imre Sel"}
    assert ask("SELECT columns FROM person_list WHERE name = 'clinic'") != "{}"
    assert ana.get(address).status_code == 404, "the file is gone"
    assert 'href="/persons?list=clinic"' in ana.get("/lists").text


def test_what_is_no_list_is_refused(ana: Person) -> None:
    """A file without a table, no file, a date that is none; and another's file."""
    token = {"csrf": ana.token()}
    got = ana.web.post("/lists", data=token, files={"files": ("a.txt", b"no table at all")})
    assert got.status_code == 400
    assert ana.web.post("/lists", data=token, files={}).status_code == 400
    got = ana.web.post("/lists", data=token, files={"files": ("clinic.csv", LIST.encode())})
    address = got.headers["location"]
    assert ana.get(f"{address}?date=soon").status_code == 400
    assert ana.get(f"{address}?status=unwell").status_code == 400
    assert ana.post(address, page="/lists", c0="key", called="x").status_code == 400
    ana.app.state.site.files.stop()
    assert ana.get(address).status_code == 404


def test_the_register_stands_in_the_matrix_of_an_event(ana: Person, ask: Query) -> None:
    """As an account of its own beside the documents', with its verdicts; it has no page of a document."""
    event = ask("SELECT id FROM event WHERE date = '1994-05-03'")
    page = ana.get(f"/events/{event}")
    assert page.status_code == 200
    assert "Register of persons" in page.text
    assert "/documents/0" not in page.text
    data = ana.get(f"/events/{event}.json").json()
    voices = {account["voice"] for one in data["comparisons"] for account in one["accounts"]}
    assert "Register of persons" in voices
    assert len(voices) > 1

"""Rounds of coding in the browser: given, coded blind, compared, settled."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.accounts import add_account
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import PASSWORD, Person

SECRET = "a secret of hers"  # noqa: S105


class Team:
    """A casebook with a reviewer and two coders, and a round of one document."""

    def __init__(self, path: str, *, blind: bool = True) -> None:
        self.path = path
        with open_casebook(path) as book:
            add_account(book, "bea", "coder", PASSWORD, user="admin")
            self.number = book.db.execute(
                "SELECT number FROM document WHERE path LIKE '%ministry.md'"
            ).fetchone()[0]
        self.reviewer, self.ada, self.bea, self.reader = (
            self._in(name) for name in ("reviewer", "coder", "bea", "reader")
        )
        fields = {
            "name": "pilot / 1.2", "document": str(self.number), "coder": ["coder", "bea"],
            "blind": "1" if blind else "0",
        }  # fmt: skip
        got = self.reviewer.post("/rounds", **fields)
        assert got.status_code == 303, got.text
        self.home = got.headers["location"]

    def _in(self, name: str) -> Person:
        person = Person(self.path)
        assert person.login(name).status_code == 303
        return person

    def claims(self, person: Person) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = person.get(f"{self.home}/code.json").json()["claims"]
        return found

    def say(self, person: Person, claim: str, action: str, **fields: Any) -> Any:
        return person.post(f"{self.home}/claims/{claim}", action=action, **fields)

    def finish(self, person: Person) -> None:
        assert person.post(f"{self.home}/finish", leave="1").status_code == 303


@pytest.fixture
def team(guarded: str) -> Team:
    """A blind round that nobody has begun to code."""
    return Team(guarded)


def claim_41(team: Team) -> str:
    """Return the id of the claim of 41 killed."""
    found: str = next(one["claim"] for one in team.claims(team.ada) if one["text"] == "41")
    return found


def test_a_round_is_coded_by_forms(team: Team) -> None:
    """Claim after claim, until all are coded; then a claim is marked, corrected, dropped."""
    total = len(team.claims(team.ada))
    address = f"{team.home}/code"
    for _ in range(total):
        page = team.ada.get(address).text
        action = re.search(r'action="(/rounds/\d+/claims/[^"]+)"', page)
        following = re.search(r'name="next" value="([^"]*)"', page)
        assert action
        assert following
        got = team.ada.post(action[1], action="accept", next=following[1])
        assert got.status_code == 303
        address = got.headers["location"]
    assert "You have coded every claim" in team.ada.get(address).text
    assert {one["status"] for one in team.claims(team.ada)} == {"accepted"}
    mark = f"{team.home}/documents/{team.number}/mark"
    assert "A claim marked by hand" in team.ada.get(f"{mark}?start=3&end=9").text
    got = team.ada.post(mark, start="3", end="9", low="5", high="5", outcome="killed")
    assert got.status_code == 303, got.text
    own = got.headers["location"].partition("#")[2]
    assert f'id="{own}"' in team.ada.get(got.headers["location"]).text
    edit = f"{team.home}/claims/{own}/edit"
    assert 'name="low" value="5"' in team.ada.get(edit).text
    fields = {"low": "6", "high": "6", "outcome": "killed", "modifier": "exact"}
    assert team.ada.post(edit, **fields).status_code == 303
    assert team.ada.post(edit, **fields).status_code == 400  # nothing is different
    mine = {one["claim"]: one for one in team.claims(team.ada)}
    assert (mine[own]["low"], mine[own]["status"]) == (6, "added")
    assert team.say(team.ada, own, "reject").status_code == 400
    assert team.say(team.ada, own, "drop").status_code == 303
    assert own not in {one["claim"] for one in team.claims(team.ada)}
    assert team.ada.post(f"{team.home}/finish").status_code == 303
    assert team.say(team.ada, claim_41(team), "reject").status_code == 400
    with open_casebook(team.path) as book:
        count = "SELECT count(*) FROM claim WHERE status != 'unreviewed'"
        assert book.db.execute(count).fetchone()[0] == 0  # the casebook's own view is as it was
        assert verify(book).problems == ()


def test_nothing_of_another_coder_is_told_by_any_route(team: Team) -> None:
    """While a blind round goes on, no page, list, table or address has a word of what another said."""
    claim = claim_41(team)
    team.say(team.bea, claim, "reject", reason=SECRET)
    edit = f"{team.home}/claims/{claim}/edit"
    fields = {"low": "7770077", "high": "7770077", "outcome": "killed", "modifier": "exact"}
    assert team.bea.post(edit, **fields, reason=SECRET).status_code == 303
    mark = f"{team.home}/documents/{team.number}/mark"
    own = team.bea.post(mark, start="3", end="9", low="8880088", high="8880088", outcome="killed")
    marked = own.headers["location"].partition("#")[2]
    with open_casebook(team.path) as book:
        newest = book.db.execute("SELECT max(seq) FROM log").fetchone()[0]
    places = [
        "/", "/log", "/log?user=bea", "/log?action=code", f"/log?about={claim}", f"/log?about={marked}", "/claims",
        f"/claims/{claim}", f"/claims/{marked}", f"/documents/{team.number}", "/review?queue=all", "/rounds", team.home,
        f"{team.home}/code", f"{team.home}/code?at={marked}", f"{team.home}/documents/{team.number}", edit,
        f"{team.home}/claims/{marked}/edit", f"{team.home}/compare?show=all", f"{team.home}/agreement",
        f"{team.home}/compare?last={marked}", f"{team.home}/units/u-0/edit?take=bea", f"/claims?done={newest}",
    ]  # fmt: skip
    for who, person in (("coder", team.ada), ("reviewer", team.reviewer), ("reader", team.reader)):
        for place in places:
            for ending in ("", ".json", ".csv"):
                path, mark_, query = place.partition("?")
                url = f"{path}{ending}{mark_}{query}" if path != "/" else f"/overview{ending}"
                text = person.get(url).text
                for word in (marked, SECRET, "7770077", "7,770,077", "8880088", "8,880,088"):
                    asked_for = place.count(word)
                    assert text.count(word) <= 3 * asked_for, (who, url, word)
    about = team.ada.get(f"/log.json?about={claim}").json()["entries"]
    assert about == []  # not even that somebody said something of this claim
    told = team.ada.get(f"{team.home}.json").json()
    assert told["progress"] == {"coder": 0}
    # Whoever knows all else of the entry cannot try what was said against its hash.
    with open_casebook(team.path) as book:
        entries = book.db.execute("SELECT after FROM log WHERE action = 'code'").fetchall()
    assert all("salt" in row["after"] for row in entries)
    assert team.say(team.ada, marked, "accept").status_code == 404
    own_page = team.bea.get(f"{team.home}/code?at={claim}").text
    assert SECRET in own_page  # one's own is there
    assert "7,770,077" in own_page


def settled_team(path: str) -> Team:
    """Return a team that has coded its round, and differs about one claim."""
    team = Team(path)
    claim = claim_41(team)
    for one in team.claims(team.ada):
        team.say(team.ada, one["claim"], "accept")
        if one["claim"] != claim:
            team.say(team.bea, one["claim"], "accept")
    fields = {"low": "42", "high": "42", "outcome": "killed", "modifier": "exact"}
    team.bea.post(f"{team.home}/claims/{claim}/edit", **fields, reason="an annex says so")
    team.finish(team.ada)
    assert "did not finish" in team.reviewer.get(f"{team.home}/compare").text
    assert team.reviewer.get(f"{team.home}/agreement").status_code == 400
    team.finish(team.bea)
    return team


def test_what_differs_is_settled_and_taken_back(guarded: str) -> None:
    """Side by side; one's word is taken, taken back, then what none of them said."""
    team = settled_team(guarded)
    claim = claim_41(team)
    page = team.reviewer.get(f"{team.home}/compare").text
    assert "≠ differs" in page
    assert "an annex says so" in page
    (unit,) = team.reviewer.get(f"{team.home}/compare.json").json()["units"]
    at = f"{team.home}/units/{unit['unit']}"
    assert "/units/" not in team.ada.get(f"{team.home}/compare").text
    got = team.reviewer.post(at, take="bea", reason="the annex")
    assert got.status_code == 303, got.text
    assert state(team, claim) == ("edited", 42)
    page = team.reviewer.get(got.headers["location"]).text
    assert "the word of <bdi>bea</bdi> was taken" in page
    assert f"{at}/reopen" in page
    assert team.reviewer.post(at, take="coder").status_code == 400
    assert team.reviewer.post(f"{at}/reopen").status_code == 303
    assert state(team, claim) == ("unreviewed", 41)
    assert team.reviewer.post(f"{at}/reopen").status_code == 400
    assert 'name="low" value="42"' in team.reviewer.get(f"{at}/edit?take=bea").text
    fields = {"low": "43", "high": "", "outcome": "killed", "modifier": "at_least", "take": "bea"}
    assert team.reviewer.post(f"{at}/edit", **fields).status_code == 303
    assert state(team, claim) == ("edited", 43)
    assert team.reviewer.get(f"{team.home}/compare.json").json()["units"] == []
    with open_casebook(team.path) as book:
        assert verify(book).problems == ()


def state(team: Team, claim: str) -> tuple[str, float]:
    """Return how a claim stands, and the number it gives."""
    found = team.reviewer.get(f"/claims/{claim}.json").json()
    return found["status"], found["record"]["low"]


def test_what_is_agreed_is_settled_at_once(guarded: str) -> None:
    """All of it, by one button; nothing twice."""
    team = settled_team(guarded)
    agreed = team.reviewer.get(f"{team.home}/compare.json?show=agreed").json()["units"]
    assert len(agreed) == len(team.claims(team.ada)) - 1
    assert team.reviewer.post(f"{team.home}/agreed").status_code == 303
    assert team.reviewer.get(f"{team.home}/compare.json?show=agreed").json()["units"] == []
    assert team.reviewer.get(f"{team.home}/compare.json?show=settled").json()["units"] != agreed
    assert state(team, agreed[0]["sayings"][0]["claim"])[0] == "accepted"
    nothing = team.reviewer.get(f"{team.home}/compare.json?show=differing").json()["units"][0][
        "unit"
    ]
    assert team.reviewer.post(f"{team.home}/units/{nothing}", take="nothing").status_code == 303
    assert state(team, claim_41(team))[0] == "rejected"


def test_agreement_is_shown_with_its_bounds(guarded: str) -> None:
    """Every measure that the command prints stands in the page and its data."""
    team = settled_team(guarded)
    page = team.reader.get(f"{team.home}/agreement").text
    measures = team.reader.get(f"{team.home}/agreement.json").json()["agreement"]
    assert {one["measure"] for one in measures} >= {"anchors, overlapping", "value", "outcome"}
    assert all(one["measure"].capitalize() in page for one in measures)
    assert team.reader.get(f"{team.home}/agreement.csv").text.startswith("measure,coefficient")


def test_only_coders_of_a_round_code_in_it(team: Team) -> None:
    """Neither a reviewer nor another coder; and who codes must have an account that may."""
    claim = claim_41(team)
    assert team.reviewer.get(f"{team.home}/code").status_code == 403
    assert team.say(team.reviewer, claim, "accept").status_code == 403
    fields = {"document": str(team.number), "name": "second"}
    for people in (["reader", "coder"], ["nobody", "coder"], ["coder"]):
        assert team.reviewer.post("/rounds", coder=people, **fields).status_code == 400, people
    assert (
        team.reviewer.post(
            "/rounds", **{**fields, "document": "99"}, coder=["bea", "coder"]
        ).status_code
        == 404
    )
    assert (
        team.reviewer.post("/rounds", name="x", numbers="all", coder=["bea", "coder"]).status_code
        == 400
    )
    assert (
        team.reviewer.post(
            "/rounds", name="x", numbers="1-3, 4", coder=["bea", "coder"]
        ).status_code
        == 303
    )


def test_documents_are_given_to_a_coder_and_taken_back(team: Team) -> None:
    """They are in the coder's own queue."""
    own = "/review.json?queue=mine"
    assert team.ada.get(own).json()["claims"] == []
    assert "ministry" in team.reviewer.get("/rounds/new?words=ministry").text
    assert (
        team.reviewer.post("/allotments", document=str(team.number), one="coder").status_code == 303
    )
    assert len(team.ada.get(own).json()["claims"]) > 0
    assert team.reviewer.get("/rounds.json").json()["given"] == {"coder": 1}
    assert team.reviewer.post("/allotments", numbers=str(team.number), one="").status_code == 303
    assert team.ada.get(own).json()["claims"] == []
    assert team.reviewer.post("/allotments", one="coder").status_code == 400
    assert team.reviewer.post("/allotments", document="1", one="reader").status_code == 400


def test_a_confidential_document_is_in_no_round_of_others(team: Team) -> None:
    """Who is not in its group is offered nothing of it, nor told that the round is there."""
    with open_casebook(team.path) as book:
        row = book.db.execute("SELECT id FROM document WHERE number = ?", (team.number,)).fetchone()
        set_group(book, "witnesses", ["reviewer", "bea"], user="admin")
        restrict(
            book, "document", row["id"], "restricted", groups=("witnesses",), user="admin", reason="safety"
        )  # fmt: skip
    assert team.ada.get(team.home).status_code == 404
    assert team.ada.get(f"{team.home}/code").status_code == 404
    assert "pilot / 1.2" not in team.ada.get("/rounds.json").text
    assert row["id"] not in team.ada.get("/log.json").text
    assert team.bea.get(f"{team.home}/code").status_code == 200
    fields = {"document": str(team.number), "name": "second", "coder": ["coder", "bea"]}
    got = team.reviewer.post("/rounds", **fields)
    assert got.status_code == 400
    assert "confidential to coder" in got.text

"""Who may do what: every role at every route."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.accounts import ROLES, change_role, remove_account
from onrecord.casebook.store import open_casebook
from onrecord.web.routes import PARAMETER, ROUTES, Way, ranks

from .conftest import Person, Query

PUBLIC = {("GET", "/login"), ("POST", "/login")}
_ROUND = "/rounds/{number:int}"
LEAST = {
    "coder": {"/documents/{number:int}/mark", "/claims/{claim}/decide", "/claims/{claim}/edit", "/log/{seq:int}/undo",
              "/jobs/{job}", "/pairs", "/mentions", "/mentions/{mention}", "/findings", "/review/conflicts", f"{_ROUND}/code", f"{_ROUND}/claims/{{claim}}",
              f"{_ROUND}/claims/{{claim}}/edit", f"{_ROUND}/documents/{{document:int}}",
              f"{_ROUND}/documents/{{document:int}}/mark", f"{_ROUND}/finish", "/changes"},
    "reviewer": {"/claims/{claim}/assign", "/events/{event}/merge", "/events/{event}/split", "/events/{event}/name",
                 "/add", "/jobs/{job}/cancel", "/persons/release", "/persons/{person}/merge", "/persons/{person}/split",
                 "/persons/{person}/release", "/persons/{person}/restrict", "/pairs/link", "/lists/{file}", "/lists", "/rounds", "/rounds/new", "/allotments", f"{_ROUND}/agreed",
                 f"{_ROUND}/units/{{unit}}", f"{_ROUND}/units/{{unit}}/edit", f"{_ROUND}/units/{{unit}}/reopen", "/redaction", "/redaction/name", "/redaction/look",
                 "/redaction/{seq:int}/release", "/documents/{number:int}/withhold", "/confidential", "/confidential/keep",
                 "/publish", "/publish/{job}/dossier", "/estimates"},
    "admin": {"/accounts", "/groups"},
}  # fmt: skip
"""What readers may not do, written down apart from the table that the program goes by."""
SEEN_BY_ALL = {
    ("GET", "/findings"), ("GET", "/rounds"), ("GET", "/pairs"), ("GET", "/mentions"), ("GET", "/estimates"), ("GET", "/lists"), ("GET", "/changes"),
}  # fmt: skip
"""Of these, what every reader may look at."""


def needed(way: Way) -> str:
    """Return the role that this file says a route needs."""
    if (way.method, way.path) in PUBLIC:
        return ""
    for role, paths in LEAST.items():
        if way.path in paths and (way.method, way.path) not in SEEN_BY_ALL:
            return role
    return "reader"


def address(way: Way) -> str:
    """Return an address that the route answers."""
    return PARAMETER.sub(lambda found: "0" if found[2] else "none", way.path)


@pytest.mark.parametrize("role", ["", *ROLES])
def test_every_role_at_every_route(role: str, guarded: str) -> None:
    """Each is let through where its role is enough, and nowhere else, in every form."""
    person = Person(guarded)
    if role:
        assert person.login(role).status_code == 303
    for way in ROUTES:
        if way.path in {"/login", "/logout"}:
            continue
        allowed = ranks(role, needed(way))
        endings = ("", ".json", ".csv") if way.method == "GET" and way.path != "/" else ("",)
        for ending in endings:
            url = address(way) + ending
            got = person.get(url) if way.method == "GET" else person.post(url, page="/documents")
            told = (role, way.method, url, got.status_code)
            if allowed:
                assert got.status_code not in {401, 403} or way.path == "/password", told
            elif role:
                assert got.status_code == 403, told
            elif way.method == "GET" and not ending:
                assert got.status_code == 303, told
                assert got.headers["location"].startswith("/login?next=")
            else:
                assert got.status_code == 401, told


def test_the_table_names_each_route_once() -> None:
    """No route is there twice, and each says what it does."""
    names = [(way.method, way.path) for way in ROUTES]
    assert len(names) == len(set(names))
    assert all(way.says.endswith(".") for way in ROUTES)


def test_nothing_is_changed_by_asking() -> None:
    """Whatever changes something is asked for by POST, and asks for more than nothing."""
    assert all(way.role or way.path == "/login" for way in ROUTES)
    assert {way.method for way in ROUTES} == {"GET", "POST"}


def test_a_page_offers_only_what_its_reader_may_do(guarded: str) -> None:
    """Readers see no form that decides."""
    reader, coder = Person(guarded), Person(guarded)
    reader.login("reader")
    coder.login("coder")
    for address_ in ("/review", "/documents/1", "/log"):
        assert 'data-key="a"' not in reader.get(address_).text
        assert "/undo" not in reader.get(address_).text
    assert 'data-key="a"' in coder.get("/review").text
    assert "Accounts" not in coder.get("/").text


def test_a_coder_takes_back_only_their_own(guarded: str) -> None:
    """Another's decision is a reviewer's to take back."""
    with open_casebook(guarded) as book:
        claim = book.db.execute("SELECT id FROM claim").fetchone()[0]
    admin, coder, reviewer = Person(guarded), Person(guarded), Person(guarded)
    for person, name in ((admin, "admin"), (coder, "coder"), (reviewer, "reviewer")):
        person.login(name)
    got = admin.post(f"/claims/{claim}/decide", action="accept", next="/review")
    seq = got.headers["location"].rpartition("=")[2]
    assert coder.post(f"/log/{seq}/undo").status_code == 403
    assert reviewer.post(f"/log/{seq}/undo").status_code == 303
    revision = str(coder.get(f"/claims/{claim}.json").json()["revision"])
    fields = {"action": "reject", "next": "/review", "seen": revision}
    own = coder.post(f"/claims/{claim}/decide", **fields)
    assert coder.post(f"/log/{own.headers['location'].rpartition('=')[2]}/undo").status_code == 303


def test_what_is_done_is_noted_under_the_account(guarded: str) -> None:
    """The log has the name of who was logged in, not of who started the program."""
    coder = Person(guarded)
    coder.login("coder")
    with open_casebook(guarded) as book:
        claim = book.db.execute("SELECT id FROM claim").fetchone()[0]
        coder.post(f"/claims/{claim}/decide", action="accept")
        assert book.db.execute("SELECT user FROM log ORDER BY seq DESC").fetchone()[0] == "coder"


@pytest.mark.parametrize("change", ["role", "removed", "password"])
def test_a_change_of_account_holds_at_once(change: str, guarded: str) -> None:
    """Whoever lost a role, an account or a password is out with the next request."""
    admin, reviewer = Person(guarded), Person(guarded)
    reviewer.login("reviewer")
    assert reviewer.get("/add").status_code == 200
    with open_casebook(guarded) as book:
        if change == "role":
            change_role(book, "reviewer", "reader", user="admin")
        elif change == "removed":
            remove_account(book, "reviewer", user="admin")
        else:
            admin.login("admin")
            admin.web.cookies.clear()
            from onrecord.casebook.accounts import change_password  # noqa: PLC0415

            change_password(book, "reviewer", "another long word", user="admin")
    assert reviewer.get("/add").status_code == 303


def test_the_last_admin_stays(guarded: str) -> None:
    """There is always somebody to look after the accounts."""
    admin = Person(guarded)
    admin.login("admin")
    fields: dict[str, Any] = {"name": "admin", "page": "/accounts"}
    assert admin.post("/accounts", action="remove", **fields).status_code == 400
    assert admin.post("/accounts", action="role", role="reader", **fields).status_code == 400


def test_the_first_account_made_in_the_browser_closes_the_door(ana: Person, ask: Query) -> None:
    """From then on everybody has to log in; the first is an admin's."""
    fields = {"name": "bea", "password": "a long word for tests", "page": "/accounts"}
    assert ana.post("/accounts", action="add", role="reader", **fields).status_code == 400
    assert ana.post("/accounts", action="add", role="admin", **fields).status_code == 303
    assert ana.get("/claims").status_code == 303
    assert ana.login("bea").status_code == 303
    assert ana.get("/claims").status_code == 200
    logged = ask(
        "SELECT group_concat(coalesce(before, '') || coalesce(after, '') || reason) FROM log"
    )
    assert "a long word" not in logged
    assert "argon2" not in logged


def test_what_is_confidential_is_seen_by_its_group_alone(guarded: str) -> None:
    """A restricted document is nowhere for others: no list, search, event, log, address or data."""
    with open_casebook(guarded) as book:
        row = book.db.execute("SELECT * FROM document WHERE path LIKE '%orlen.md'").fetchone()
        claims = [
            one[0]
            for one in book.db.execute("SELECT id FROM claim WHERE document = ?", (row["id"],))
        ]
        event = book.db.execute("SELECT event FROM claim WHERE id = ?", (claims[0],)).fetchone()[0]
        set_group(book, "witnesses", ["reviewer"], user="admin")
        restrict(
            book,
            "document",
            row["id"],
            "restricted",
            groups=("witnesses",),
            user="admin",
            reason="safety",
        )
    insider, outsider = Person(guarded), Person(guarded)
    insider.login("reviewer")
    outsider.login("admin")
    own = [f"/documents/{row['number']}", f"/documents/{row['number']}/original", f"/claims/{claims[0]}",
           f"/claims/{claims[0]}/edit", f"/events/{event}", f"/documents/{row['number']}/mark?start=1&end=3"]  # fmt: skip
    for address_ in own:
        assert insider.get(address_).status_code == 200, address_
        assert outsider.get(address_).status_code == 404, address_
    for address_ in (
        "/",
        "/documents",
        "/claims",
        "/texts?words=school",
        "/events",
        "/review?queue=all",
        "/log",
        "/events/none",
    ):
        for ending in ("", ".json", ".csv"):
            path, mark, query = address_.partition("?")
            url = f"{path}{ending}{mark}{query}" if path != "/" else f"/overview{ending or '.json'}"
            text = outsider.get(url).text.replace("words=school", "").replace('value="school"', "")
            found = [
                word for word in ("Orlen", "orlen", row["id"], "school", *claims) if word in text
            ]
            assert not found, (url, found)
    assert "Orlen" in insider.get("/claims").text
    seen = insider.get("/claims.json").json()
    hidden = outsider.get("/claims.json").json()
    assert seen["total"] - hidden["total"] == len(claims)
    assert sum(seen["facets"]["kind"].values()) - sum(hidden["facets"]["kind"].values()) == len(
        claims
    )
    for address_, fields in (
        (f"/claims/{claims[0]}/decide", {"action": "accept"}), (f"/claims/{claims[0]}/assign", {"event": ""}),
        (f"/documents/{row['number']}/mark", {"start": "1", "end": "3", "outcome": "killed"}),
        (f"/events/{event}/name", {"label": "x"}),
    ):  # fmt: skip
        assert outsider.post(address_, **fields).status_code == 404, address_

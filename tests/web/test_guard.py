"""What keeps other sites out, and what every answer tells the browser."""

from __future__ import annotations

import pytest

from onrecord.web.guard import known_host
from onrecord.web.routes import ROUTES
from onrecord.web.site import Settings

from .conftest import Person, Query
from .test_roles import address

ALONE = Settings("x", "ana")
OPEN = Settings("x", "ana", frozenset({"records.example.org"}), loopback=False)


@pytest.mark.parametrize(
    ("host", "alone", "others"),
    [
        ("127.0.0.1:8440", True, True), ("localhost:8440", True, True), ("[::1]:8440", True, True),
        ("LOCALHOST", True, True), ("127.0.0.1.evil.example", False, False), ("evil.example", False, False),
        ("evil.example:8440", False, False), ("192.168.1.4", False, True), ("records.example.org", False, True),
        ("", False, False), ("localhost.", False, False), ("[::1", False, False), ("127.0.0.1@evil.example", False, False),
    ],
)  # fmt: skip
def test_names_of_this_program(host: str, alone: bool, others: bool) -> None:
    """A page that was led here under another name is turned away."""
    assert known_host(host, ALONE) is alone
    assert known_host(host, OPEN) is others


def test_another_name_is_turned_away_everywhere(ana: Person) -> None:
    """Even what needs no account, and files."""
    for path in ("/", "/login", "/claims.json", "/assets/dossier.css", "/nothing"):
        assert ana.get(path, headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"},
    ],
)  # fmt: skip
def test_forms_of_other_sites_are_refused(headers: dict[str, str], ana: Person, ask: Query) -> None:
    """Even with the right token."""
    claim = ask("SELECT id FROM claim")
    data = {"csrf": ana.token(), "action": "accept"}
    got = ana.web.post(f"/claims/{claim}/decide", data=data, headers=headers)
    assert got.status_code == 403
    assert ask("SELECT count(*) FROM claim WHERE status != 'unreviewed'") == 0


@pytest.mark.parametrize("token", ["", "wrong", "0" * 64, "é"])
def test_every_form_needs_its_token(token: str, ana: Person, ask: Query) -> None:
    """No route that changes something does so without it."""
    before = ask("SELECT count(*) FROM log")
    for way in ROUTES:
        if way.method == "POST":
            got = ana.web.post(address(way), data={"csrf": token})
            assert got.status_code == 403, way.path
    assert ask("SELECT count(*) FROM log") == before


def test_a_token_is_of_one_session(guarded: str) -> None:
    """Another's token, and one's own from before logging in, are worth nothing."""
    one, other = Person(guarded), Person(guarded)
    one.login("coder")
    other.login("coder")
    site = one.app.state.site
    mine = site.token(one.web.cookies["onrecord"])
    assert one.web.post("/logout", data={"csrf": site.token("login")}).status_code == 403
    assert other.web.post("/logout", data={"csrf": mine}).status_code == 403
    assert one.web.post("/logout", data={"csrf": mine}).status_code == 303


@pytest.mark.parametrize(
    "where",
    ["/", "/claims.json", "/documents/1/original", "/assets/workbench.js", "/nothing", "/login"],
)
def test_what_every_answer_says(where: str, ana: Person) -> None:
    """No script but our own, no guessing of types, no referrer to others, no frames, nothing kept."""
    headers = ana.get(where).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers
    assert headers["cache-control"] in {"no-store", "no-cache"}


def test_no_page_holds_script_or_asks_elsewhere(ana: Person) -> None:
    """Scripts and styles are files of ours; no address leads out."""
    for path in (
        "/",
        "/documents",
        "/documents/1",
        "/claims",
        "/review",
        "/log",
        "/add",
        "/openapi",
    ):
        page = ana.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/assets/') == 2
        assert "://" not in page.replace("http://www.w3.org", "")


def test_forms_that_are_too_large_are_refused(ana: Person) -> None:
    """Without being read."""
    got = ana.web.post("/log/1/undo", data={"csrf": "x" * 5_000_000})
    assert got.status_code == 413

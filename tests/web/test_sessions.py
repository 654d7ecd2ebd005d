"""Logging in: sessions, cookies, and how often one may try."""

from __future__ import annotations

import pytest

from onrecord.web import sessions
from onrecord.web.sessions import IDLE, LONGEST, MOST_FAILURES, WINDOW, Attempts, Sessions

from .conftest import PASSWORD, Person


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_ends() -> None:
    """After a while without a request, and in any case in the end."""
    clock = Clock()
    all_ = Sessions(clock)
    secret = all_.begin("ana", 1)
    clock.now += IDLE - 1
    assert all_.find(secret)
    clock.now += IDLE + 1
    assert all_.find(secret) is None
    secret = all_.begin("ana", 1)
    for _ in range(int(LONGEST / IDLE) + 1):
        clock.now += IDLE - 1
        all_.find(secret)
    assert all_.find(secret) is None


def test_a_login_begins_another_session() -> None:
    """The secret from before is worth nothing (session fixation)."""
    all_ = Sessions()
    old = all_.begin("ana", 1)
    new = all_.begin("ana", 1, old)
    assert new != old
    assert all_.find(old) is None
    assert all_.find(new)
    all_.end(new)
    assert all_.find(new) is None


def test_secrets_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in memory is their hash; and no more lie there than there is room for."""
    monkeypatch.setattr(sessions, "MOST_SESSIONS", 3)
    all_ = Sessions()
    secrets = [all_.begin(f"p{number}", 1) for number in range(5)]
    assert secrets[-1] not in repr(all_._all)
    assert [bool(all_.find(one)) for one in secrets] == [False, False, True, True, True]


def test_failures_are_counted_by_name_and_by_address() -> None:
    """Some tries are free; then one waits until the window has passed."""
    clock = Clock()
    tries = Attempts(clock)
    for _ in range(MOST_FAILURES):
        assert tries.wait("ana", "1.2.3.4") == 0
        tries.failed("ana", "1.2.3.4")
    assert 0 < tries.wait("ana", "9.9.9.9") <= WINDOW + 1
    assert tries.wait("bea", "1.2.3.4") == 0
    for number in range(10 * MOST_FAILURES):
        tries.failed(f"p{number}", "5.6.7.8")
    assert tries.wait("new", "5.6.7.8") > 0
    clock.now += WINDOW + 1
    assert tries.wait("ana", "1.2.3.4") == 0


def test_logging_in_and_out(guarded: str) -> None:
    """The cookie is out of reach of scripts and of other sites; logging out ends the session itself."""
    coder = Person(guarded)
    got = coder.get("/claims?outcome=killed")
    assert got.headers["location"] == "/login?next=%2Fclaims%3Foutcome%3Dkilled"
    got = coder.post(
        "/login", page="/login", name="coder", password=PASSWORD, next="/claims?outcome=killed"
    )
    assert got.headers["location"] == "/claims?outcome=killed"
    cookie = got.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie
    secret = coder.web.cookies["onrecord"]
    assert coder.get("/claims").status_code == 200
    again = coder.login("coder")
    assert coder.web.cookies["onrecord"] != secret
    assert again.status_code == 303
    kept = coder.web.cookies["onrecord"]
    assert coder.post("/logout", page="/claims").headers["location"] == "/login"
    coder.web.cookies.set("onrecord", kept)
    assert coder.get("/claims").status_code == 303


def test_by_https_the_cookie_is_of_this_host_alone(guarded: str) -> None:
    """It has the prefix that binds it, and is never sent in the clear."""
    coder = Person(guarded, secure=True)
    cookie = coder.login("coder").headers["set-cookie"]
    assert cookie.startswith("__Host-onrecord=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize("name", ["coder", "nobody", "", "<b>", "x" * 5000])
def test_a_wrong_password_says_no_more_than_that(name: str, guarded: str) -> None:
    """Whether the name is known is not told, and after some tries one waits."""
    person = Person(guarded)
    for _ in range(MOST_FAILURES):
        got = person.login(name, "a wrong password")
        assert got.status_code == 403
        assert "no account of that name with that password" in got.text
        assert "<b>" not in got.text.partition("<form")[2]
    assert person.login(name, PASSWORD).status_code == 429


@pytest.mark.parametrize(
    "following",
    ["//evil.example", "/\\evil.example", "http://evil.example", "javascript:alert(1)", "/\tx", "evil", "/%0d%0a", "/\r\nX: y"],
)  # fmt: skip
def test_logging_in_leads_nowhere_else(following: str, guarded: str) -> None:
    """The way on stays on this site."""
    person = Person(guarded)
    got = person.post("/login", page="/login", name="coder", password=PASSWORD, next=following)
    assert got.headers["location"] in {"/", "/%0d%0a"}
    assert "x" not in {name.lower() for name in got.headers}


def test_ones_own_password(guarded: str) -> None:
    """It is changed by who knows the old one, and other sessions end."""
    one, other = Person(guarded), Person(guarded)
    one.login("coder")
    other.login("coder")
    fields = {"page": "/password", "new": "some other long word"}
    assert one.post("/password", old="not this", **fields).status_code == 403
    assert one.post("/password", old=PASSWORD, page="/password", new="short").status_code == 400
    assert one.post("/password", old=PASSWORD, **fields).status_code == 303
    assert one.get("/claims").status_code == 200
    assert other.get("/claims").status_code == 303
    assert other.login("coder").status_code == 403
    assert other.login("coder", "some other long word").status_code == 303

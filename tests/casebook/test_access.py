"""Who may see what, and that it follows from the log."""

from __future__ import annotations

import pytest

from onrecord.casebook.access import (
    SEEN_CLAIM,
    SEEN_DOCUMENT,
    hidden,
    members,
    restrict,
    restrictions,
    set_group,
)
from onrecord.casebook.queues import queue
from onrecord.casebook.sources import current_documents
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.errors import CasebookError
from tests.casebook.conftest import claim_with


def _seen(book: Casebook, user: str) -> tuple[int, int]:
    claims = f"SELECT count(*) FROM claim WHERE {SEEN_CLAIM}"  # noqa: S608
    documents = f"SELECT count(*) FROM document WHERE {SEEN_DOCUMENT}"  # noqa: S608
    (first,) = book.db.execute(claims, (user, user)).fetchone()
    (second,) = book.db.execute(documents, (user,)).fetchone()
    return first, second


def test_only_members_see_what_is_restricted(book: Casebook) -> None:
    """A restricted document hides its claims with it; `team` hides nothing inside the casebook."""
    first, second = (document.id for document in current_documents(book))
    every = _seen(book, "ana")
    set_group(book, "protection", ["cleo", "ana"], user="cleo")
    restrict(
        book, "document", first, "restricted", groups=["protection"], user="cleo", reason="safety"
    )
    restrict(book, "document", second, "team", user="cleo", reason="draft")
    assert _seen(book, "ana") == every
    assert _seen(book, "ben") == (1, 1)
    assert hidden(book, "ben") == {first}
    assert first in hidden(book, "ben")
    assert {one.document for one in queue(book, "all", viewer="ben")} == {
        one.path for one in current_documents(book) if one.id == second
    }
    assert len(list(queue(book, "all", viewer="ana"))) == every[0]
    set_group(book, "protection", ["cleo"], user="cleo", reason="ana left")
    assert members(book) == {"protection": ("cleo",)}
    assert first in hidden(book, "ana")
    assert {one.subject: one.level for one in restrictions(book)} == {
        first: "restricted",
        second: "team",
    }
    restrict(book, "document", first, "open", user="cleo", reason="released")
    assert _seen(book, "ben") == every
    assert not verify(book).problems


def test_a_single_claim_can_be_restricted(book: Casebook) -> None:
    """Its document stays in sight."""
    claim = claim_with(book, "41")
    documents, claims = _seen(book, "ben")[::-1]
    set_group(book, "protection", ["cleo"], user="cleo")
    restrict(book, "claim", claim, "restricted", groups=["protection"], user="cleo", reason="names")
    assert _seen(book, "ben") == (claims - 1, documents)
    assert _seen(book, "cleo") == (claims, documents)


def test_wrong_restrictions_say_what_is_right(book: Casebook) -> None:
    """Unknown groups, levels and ids, and missing reasons, are refused."""
    (first, _) = (document.id for document in current_documents(book))
    with pytest.raises(CasebookError, match="no group"):
        restrict(book, "document", first, "restricted", groups=["x"], user="a", reason="b")
    with pytest.raises(CasebookError, match="groups"):
        restrict(book, "document", first, "restricted", user="a", reason="b")
    with pytest.raises(CasebookError, match="no level"):
        restrict(book, "document", first, "secret", user="a", reason="b")  # type: ignore[arg-type]
    with pytest.raises(CasebookError, match="reason"):
        restrict(book, "document", first, "team", user="a", reason="")
    with pytest.raises(CasebookError, match="no claim"):
        restrict(book, "claim", "f-none", "team", user="a", reason="b")


@pytest.mark.parametrize(
    "change",
    ["DELETE FROM restriction", "UPDATE restriction SET level = 'team'", "DELETE FROM restricted_to",
     "INSERT INTO member VALUES ('protection', 'eve')"],
)  # fmt: skip
def test_a_change_of_the_tables_shows(book: Casebook, change: str) -> None:
    """They are held against the log."""
    set_group(book, "protection", ["cleo"], user="cleo")
    restrict(book, "claim", claim_with(book, "41"), "restricted", groups=["protection"], user="cleo",
             reason="names")  # fmt: skip
    book.db.execute(change)
    assert any("may see" in one for one in verify(book).problems)

"""Double coding: everybody codes for themselves, agreement is measured, and somebody settles the rest."""

from __future__ import annotations

import pytest

from onrecord.casebook.adjudication import settle_agreed, settle_unit, side_by_side
from onrecord.casebook.agreement import agreement
from onrecord.casebook.coding import finish, mark, mine, said, submit
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide
from onrecord.casebook.log import entries
from onrecord.casebook.rounds import allot, as_seen_by, load_round, new_round, rounds
from onrecord.casebook.sources import current_documents
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.errors import CasebookError
from onrecord.model import Figure, SideBySide, replace
from tests.casebook.conftest import claim_with


def _begin(book: Casebook, coders: tuple[str, ...] = ("ana", "ben")) -> None:
    documents = [document.id for document in current_documents(book)]
    new_round(book, "pilot", documents, coders, user="cleo")


def _accept(book: Casebook, user: str, *but: str) -> None:
    for one in mine(book, "pilot", user):
        if one.status == "unreviewed" and one.claim not in but:
            submit(book, "pilot", one.claim, "accept", user=user)


def _unit(book: Casebook, text: str) -> SideBySide:
    (found,) = [one for one in side_by_side(book, "pilot") if one.text == text]
    return found


def _coded(book: Casebook) -> None:
    """Let two people code: they differ on 12, on the words of 41, and ben adds the market's date."""
    _begin(book)
    twelve, forty = claim_with(book, "12"), claim_with(book, "41")
    record, _ = load_claim(book, twelve)
    submit(
        book,
        "pilot",
        twelve,
        "edit",
        user="ana",
        record=corrected(record, ["group=woman"]),
    )
    _accept(book, "ana", twelve)
    submit(book, "pilot", forty, "reject", user="ben", reason="a phrase")
    at_least, _ = load_claim(book, forty)
    start = at_least.start - len("At least ")
    wider = replace(at_least, start=start, text=f"At least {at_least.text}")
    mark(book, "pilot", wider, user="ben")
    _accept(book, "ben", forty)
    finish(book, "pilot", user="ana")
    finish(book, "pilot", user="ben")


def test_coding_leaves_the_view_alone(book: Casebook) -> None:
    """What is said in a round changes no claim; ordinary decisions change nothing in the round."""
    _begin(book)
    claim = claim_with(book, "41")
    submit(book, "pilot", claim, "reject", user="ana")
    assert load_claim(book, claim)[1].status == "unreviewed"
    decide(book, claim, "reject", user="cleo")
    assert [one.status for one in mine(book, "pilot", "ben") if one.claim == claim] == [
        "unreviewed"
    ]
    assert not verify(book).problems


def test_a_blind_round_is_blind(book: Casebook) -> None:
    """No coder sees the other's word before both have finished: not in the round, not in the log."""
    _begin(book)
    claim = claim_with(book, "41")
    submit(book, "pilot", claim, "reject", user="ana", reason="not a toll")
    found = load_round(book, "pilot")
    assert said(book, found, "ben") == {"ben": {}}
    assert claim in said(book, found, "ana")["ana"]
    shown = list(as_seen_by(book, "ben", entries(book)))
    assert not [
        one
        for one in shown
        if "not a toll" in repr(one) or (one.user, one.subject) == ("ana", claim)
    ]
    assert [one for one in as_seen_by(book, "ana", entries(book)) if one.reason == "not a toll"]
    for look in (agreement, side_by_side):
        with pytest.raises(CasebookError, match="ana and ben did not finish"):
            look(book, "pilot")
    _accept(book, "ana")
    _accept(book, "ben")
    finish(book, "pilot", user="ana")
    assert said(book, found, "ben").keys() == {"ben"}
    finish(book, "pilot", user="ben")
    assert said(book, load_round(book, "pilot"), "ben").keys() == {"ana", "ben"}


def test_agreement_of_a_small_round(book: Casebook) -> None:
    """Five claims, one with other words, one with another group: the measures are what they must be."""
    _coded(book)
    found = {one.measure: one for one in agreement(book, "pilot")}
    claims = len(side_by_side(book, "pilot"))
    assert found["anchors, overlapping"].agreement == 1
    assert found["anchors, the same"].agreement == pytest.approx((claims - 1) / claims)
    assert found["value"].agreement == pytest.approx(1)
    assert found["outcome"].agreement == 1
    group = found["group"].agreement
    assert group is not None
    assert 0 < group < 1
    characters = found["characters"].agreement
    assert characters is not None
    assert 0.5 < characters < 1


def test_adjudication_makes_ordinary_decisions(book: Casebook) -> None:
    """What is settled stands in the view, with the round and the reason in the log."""
    _coded(book)
    twelve, forty = claim_with(book, "12"), claim_with(book, "41")
    agreed = [one for one in side_by_side(book, "pilot") if one.agreed]
    assert settle_agreed(book, "pilot", user="cleo") == len(agreed) >= 2
    unit = _unit(book, "12")
    assert {one.coder: one.group for one in unit.sayings} == {"ana": ("woman",), "ben": ("child",)}
    settle_unit(book, "pilot", unit.unit, "ana", user="cleo", reason="see the annex")
    record, state = load_claim(book, twelve)
    assert isinstance(record, Figure)
    assert (record.group, state.status) == (("woman",), "edited")
    (entry,) = entries(book, subject=twelve, actions=("edit",))
    assert (entry.reason, (entry.after or {})["round"]) == ("see the annex", "pilot")
    wider = _unit(book, "At least 41")
    settle_unit(book, "pilot", wider.unit, "ben", user="cleo")
    assert load_claim(book, forty)[1].status == "rejected"
    assert load_claim(book, claim_with(book, "At least 41"))[1].status == "added"
    assert all(one.settled for one in side_by_side(book, "pilot"))
    with pytest.raises(CasebookError, match="settled already"):
        settle_unit(book, "pilot", wider.unit, "ana", user="cleo")
    assert not verify(book).problems


def test_nothing_can_be_taken(book: Casebook) -> None:
    """Where an adjudicator says that there is no claim, the machine's is rejected."""
    _coded(book)
    settle_unit(book, "pilot", _unit(book, "At least 41").unit, "nothing", user="cleo")
    assert load_claim(book, claim_with(book, "41"))[1].status == "rejected"


def test_three_coders_one_of_whom_leaves_claims(book: Casebook) -> None:
    """Claims left without a word are missing data; a round is finished with them only on purpose."""
    _begin(book, ("ana", "ben", "dan"))
    _accept(book, "ana")
    _accept(book, "ben")
    with pytest.raises(CasebookError, match="not coded yet"):
        finish(book, "pilot", user="dan")
    for user in ("ana", "ben"):
        finish(book, "pilot", user=user)
    left = finish(book, "pilot", user="dan", leave=True)
    found = {one.measure: one for one in agreement(book, "pilot")}
    assert found["value"].units == left
    assert found["value"].values == 2 * left
    assert found["characters"].agreement == 1
    with pytest.raises(CasebookError, match="has finished"):
        submit(book, "pilot", claim_with(book, "41"), "accept", user="dan")


def test_who_may_code(book: Casebook) -> None:
    """Only a round's coders code in it, each claim of it, with what fits the claim."""
    _begin(book)
    claim = claim_with(book, "41")
    for user, what, wanted in (
        ("eve", "accept", "does not code"),
        ("ana", "drop", "does not fit"),
        ("ana", "edit", "comes with"),
        ("ana", "approve", "nothing to say"),
    ):
        with pytest.raises(CasebookError, match=wanted):
            submit(book, "pilot", claim, what, user=user)  # type: ignore[arg-type]
    with pytest.raises(CasebookError, match="has no claim"):
        submit(book, "pilot", "f-none", "accept", user="ana")
    with pytest.raises(CasebookError, match="two coders"):
        new_round(book, "other", [load_round(book, "pilot").documents[0]], ["ana"], user="ana")
    with pytest.raises(CasebookError, match="already"):
        _begin(book)
    own = mark(book, "pilot", load_claim(book, claim)[0], user="ana")
    submit(book, "pilot", own, "drop", user="ana")
    assert own not in {one.claim for one in mine(book, "pilot", "ana")}
    assert [one.name for one in rounds(book)] == ["pilot"]


def test_documents_are_given_to_coders(book: Casebook) -> None:
    """Who has a document is in the log, and the queue can be asked for it."""
    from onrecord.casebook.queues import queue  # noqa: PLC0415

    first, second = (document.id for document in current_documents(book))
    assert allot(book, [first, second], "ana", user="cleo") == 2
    allot(book, [second], "ben", user="cleo")
    assert {one.document for one in queue(book, "unreviewed", coder="ben")} == {
        one.path for one in current_documents(book) if one.id == second
    }
    allot(book, [first], None, user="cleo")
    assert not list(queue(book, "unreviewed", coder="ana"))
    assert not verify(book).problems
    book.db.execute("UPDATE allotment SET coder = 'eve'")
    assert any("who codes" in one for one in verify(book).problems)

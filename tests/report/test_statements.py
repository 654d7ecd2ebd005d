"""Accounts as the pages show them."""

from __future__ import annotations

from onrecord.model import Account, Comparison, Pair, replace
from onrecord.report.statements import accounts_of, chain_words, standings, statement_of
from onrecord.report.view import Run, make_view

from .sample import documents, figures, sample


def test_standings_say_the_most_telling_verdict_first() -> None:
    """Words carry the number of accounts; a mark stands beside them."""
    pairs = [
        Pair(a="f", b="g", verdict="agree"),
        Pair(a="h", b="f", verdict="conflict"),
        Pair(a="f", b="i", verdict="conflict"),
        Pair(a="g", b="h", verdict="changed"),
    ]
    found = standings("f", pairs)
    assert [(each.mark, each.words) for each in found] == [
        ("≠", "differs from 2\u00a0others"), ("=", "agrees with 1\u00a0other"),
    ]  # fmt: skip
    assert standings("f", ())[0].words == "stated once"


def test_what_is_not_asserted_is_not_called_stated_once() -> None:
    """A rejected figure has the standing of its pairs, or none."""
    denied = next(each for each in figures() if each.polarity == "denied")
    view = make_view(sample(), (), Run())
    assert statement_of(view, denied).standing is None
    assert statement_of(view, denied).polarity == "stated and rejected"
    pair = Pair(a=denied.id, b="x", verdict="conflict")
    assert statement_of(view, denied, pairs=[pair]).differs


def test_the_voice_is_the_last_of_the_chain() -> None:
    """A document's own figure is its issuer's; one it repeats is another's."""
    view = make_view(sample(), (), Run())
    own = next(each for each in figures() if not each.sources and each.polarity == "asserted")
    told = next(each for each in figures() if each.sources)
    assert not statement_of(view, own).reported
    assert statement_of(view, told).voice == told.sources[-1].name
    assert chain_words("A", told.sources) == f"A, after {told.sources[0].name}"


def test_an_orphan_leads_to_its_card_and_a_lost_document_nowhere() -> None:
    """No link leads to words that are not there."""
    first = figures()[0]
    moved = replace(first, start=first.start + 1, end=first.end + 1)
    view = make_view(replace(sample(), figures=(moved,)), (), Run())
    assert statement_of(view, moved).href.endswith(f"#c-{moved.id}")
    assert statement_of(view, replace(first, document="missing")).href == ""


def test_copies_of_one_file_are_two_accounts() -> None:
    """Figures of equal bytes share their ids; each stands under its own document."""
    first, second = list(documents().values())[:2]
    figure = figures()[0]
    copy = replace(figure, document=second.path)
    accounts = tuple(
        Account(figure=figure.id, document=path, voice="v", text=figure.text)
        for path in (first.path, second.path)
    )
    comparison = Comparison(
        event=figure.event, outcome="killed", group="all", accounts=accounts, pairs=()
    )
    view = make_view(replace(sample(), figures=(figure, copy)), (), Run())
    assert [each.document for each in accounts_of(view, comparison)] == [first.path, second.path]

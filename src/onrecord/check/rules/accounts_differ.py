"""OR301: accounts of one event that cannot all hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.check.rule import Rule, anchor_of
from onrecord.compare.wording import listing, said
from onrecord.lexicon import load
from onrecord.model import Account, Collection, Comparison, Figure, Finding

MOST_NAMED = 4
"""Statements that a message names; the anchors hold them all."""

MOST_VOICES = 2
"""Voices that a message names for one statement."""


def find(collection: Collection) -> Iterator[Finding]:
    """Yield one finding for each comparison in which accounts of two voices differ."""
    figures = {figure.id: figure for figure in collection.figures}
    documents = {document.path: document for document in collection.documents}
    labels = {event.id: event.label for event in collection.events}
    for comparison in collection.comparisons:
        accounts = {
            account.figure: account for account in (*comparison.accounts, *comparison.beside)
        }
        differing = _differing(comparison, accounts)
        if differing:
            label = labels.get(comparison.event or "", "an event without a name")
            found = [figures[account.figure] for account in differing]
            words = [said(figure, documents.get(figure.document)) for figure in found]
            named = _named(differing, words)
            message = f"{label}: accounts of {_what(comparison)} differ: {named}"
            yield _finding(comparison, found, message)


def _differing(comparison: Comparison, accounts: Mapping[str, Account]) -> list[Account]:
    """Return the accounts that differ from that of another voice, one of each voice and number.

    The number that most voices state comes first, and of these the smallest.
    """
    named: set[str] = set()
    for pair in comparison.pairs:
        if pair.verdict == "conflict" and accounts[pair.a].voice != accounts[pair.b].voice:
            named |= {pair.a, pair.b}
    found: dict[object, Account] = {}
    for name, account in accounts.items():
        if name in named:
            key = (account.voice.casefold(), account.low, account.high, account.polarity)
            found.setdefault(key, account)
    support = Counter(_statement(account) for account in found.values())
    return sorted(
        found.values(), key=lambda account: (-support[_statement(account)], _least(account))
    )


def _statement(account: Account) -> tuple[object, ...]:
    return (account.low, account.high, account.polarity)


def _least(account: Account) -> tuple[float, float]:
    return (account.low or 0, account.high or 0)


def _named(accounts: Sequence[Account], words: Sequence[str]) -> str:
    """Return the statements with their voices, the smallest first: "no more than 96" (C), "214" (A and B).

    Of more than `MOST_NAMED`, those that most voices make.
    """
    stated: dict[tuple[object, ...], list[tuple[Account, str]]] = {}
    for account, said_words in zip(accounts, words, strict=True):
        stated.setdefault((*_statement(account), account.modifier), []).append(
            (account, said_words)
        )
    chosen = sorted(list(stated.values())[:MOST_NAMED], key=lambda each: _least(each[0][0]))
    named = []
    for each in chosen:
        mark = ", rejected" if each[0][0].polarity == "denied" else ""
        voices = list(dict.fromkeys(account.voice for account, _ in each))
        ((spelling, _),) = Counter(spelled for _, spelled in each).most_common(1)
        named.append(f"“{spelling}”{mark} ({_voices(voices)})")
    more = f", and {len(stated) - MOST_NAMED} more" if len(stated) > MOST_NAMED else ""
    return ", ".join(named) + more


def _voices(names: Sequence[str]) -> str:
    """Return "A, B and C", of many voices "A, B, C and 5 others"."""
    rest = len(names) - MOST_VOICES
    if rest < 2:  # one more name is no longer than "1 other"
        return listing(list(names))
    return listing([*names[:MOST_VOICES], f"{rest} others"])


def _finding(comparison: Comparison, figures: Sequence[Figure], message: str) -> Finding:
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=message,
        anchors=tuple(anchor_of(figure) for figure in figures),
        data={
            "event": comparison.event,
            "outcome": comparison.outcome,
            "group": comparison.group,
            "severity": comparison.severity,
        },
    )


def _what(comparison: Comparison) -> str:
    names = load("compare")["outcomes"]
    outcome = names.get(comparison.outcome, comparison.outcome)
    words = load("report")["groups"]
    group = (
        "people"
        if comparison.group == "all"
        else " and ".join(words.get(each, each) for each in comparison.group.split())
    )
    severity = f", “{comparison.severity}”" if comparison.severity else ""
    return (
        f"the population{severity}" if outcome == "population" else f"{group} {outcome}{severity}"
    )


RULE = Rule(
    code="OR301",
    slug="accounts-differ",
    severity="warning",
    description="Accounts of one event by different voices give numbers that cannot all hold.",
    hint="`onrecord compare` lists every pair with its reasons; the dossier shows each number in its sentence.",
    finds=(
        "One finding for each event, outcome and group in which two voices state numbers whose "
        "ranges do not meet, or one rejects the number of another. Parts, other scopes and counts "
        "that change with time are no differences; see how accounts are compared."
    ),
    why="Where accounts differ, a reader should see all of them and who stands behind each.",
    bad="Ombudsman of Ostravia: 214 residents were killed. Ministry of Kelmar: 96 people died.",
    good="Ombudsman of Ostravia: 214 residents were killed. Frontier Watch: at least 161 were killed.",
    limits=(
        "It compares what the words allow, not what happened. It cannot see that two accounts count "
        "different things where neither says so."
    ),
    run=find,
)

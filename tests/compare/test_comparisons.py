"""Comparisons: what they hold, in which order, and how many pairs at most."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.compare import MOST_PAIRED, compare
from onrecord.model import (
    Collection,
    Event,
    Figure,
    Metadata,
    Span,
    Voice,
    encode,
    replace,
)
from onrecord.pipeline import Options, read_collection
from onrecord.read import read_document
from tests.making import BRIDGE, WAR, collection, document, figure, pairs, statements

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "teshka"
SHARED = ROOT.parent / "shared"


def test_comparisons_stand_in_the_order_of_events_outcomes_groups_and_severities() -> None:
    """The order is the ledger's, whatever the order of the figures."""
    kinds = [
        (BRIDGE.id, "killed", "person", None),
        (BRIDGE.id, "killed", "child", None),
        (BRIDGE.id, "killed", "woman", None),
        (BRIDGE.id, "injured", "person", None),
        (BRIDGE.id, "injured", "person", "severely"),
        (BRIDGE.id, "recognised", "country", None),
        (WAR.id, "killed", "person", None),
    ]
    said = [
        (
            f"[{number}] here.",
            dict(zip(("event", "outcome", "group", "severity"), kind, strict=True)),
        )
        for number, kind in enumerate(kinds, start=10)
    ]
    random.Random(7).shuffle(said)  # noqa: S311 - an order, not a secret
    found = compare(statements(*said)[0])
    names = {"all": "person"}
    assert [
        (each.event, each.outcome, names.get(each.group, each.group), each.severity)
        for each in found
    ] == kinds


def test_every_figure_of_an_event_is_an_account() -> None:
    """But those whose outcome is other; one of several outcomes stands under each."""
    made, figures = statements(
        ("[12] were killed.", {}),
        ("[30] were killed or wounded.", {"outcome": "killed injured"}),
        ("[4] graves were found.", {"outcome": "other", "group": "other"}),
        ("[9] were killed.", {"event": None}),
    )
    found = compare(made)
    assert [(each.outcome, [account.figure for account in each.accounts]) for each in found] == [
        ("killed", [figures[0].id, figures[1].id]),
        ("injured", [figures[1].id]),
    ]


def test_figures_of_unknown_events_are_compared() -> None:
    """An event that is not listed is still an event."""
    made, _ = statements(("[12] were killed.", {"event": "e-x"}), ("[13] died.", {"event": "e-x"}))
    found = compare(made)
    assert [each.event for each in found] == ["e-x"]
    assert [pair.verdict for pair in found[0].pairs] == ["conflict"]


def test_a_pair_across_severities_stands_with_the_narrower() -> None:
    """The wider count is beside it."""
    made, figures = statements(
        ("[487] were wounded.", {"outcome": "injured"}),
        ("[87] were severely wounded.", {"outcome": "injured", "severity": "severely"}),
    )
    wide, narrow = compare(made)
    assert (wide.severity, wide.pairs, wide.beside) == (None, (), ())
    assert (narrow.severity, [account.figure for account in narrow.beside]) == (
        "severely",
        [figures[0].id],
    )
    assert [(pair.a, pair.b) for pair in narrow.pairs] == [(figures[1].id, figures[0].id)]


def test_thousands_of_accounts_of_one_thing_are_paired_once_each_statement() -> None:
    """Five thousand accounts that say two things make one pair, and none is left out of the list."""
    paper = document(
        "a.txt", "\n\n".join(f"{100 + n % 2} people were killed." for n in range(5000))
    )
    found = list(re.finditer(r"\d+", paper.text))
    sample = figure(paper, "100")
    figures = [
        replace(
            sample,
            id=f"f-{at}",
            start=match.start(),
            end=match.end(),
            text=match.group(),
            sentence=Span(match.start(), match.end()),
            low=int(match.group()),
            best=int(match.group()),
            high=int(match.group()),
        )
        for at, match in enumerate(found)
    ]
    (comparison,) = compare(collection([paper], figures))
    assert len(comparison.accounts) == 5000
    assert comparison.unpaired == 4998
    assert [pair.verdict for pair in comparison.pairs] == ["conflict"]


def test_many_different_statements_are_paired_up_to_the_limit() -> None:
    """The first in order; the comparison says how many were left without pairs."""
    count = MOST_PAIRED + 40
    made, figures = statements(*((f"[{n + 1}] were killed.", {}) for n in range(count)))
    (comparison,) = compare(made)
    assert len(comparison.accounts) == count
    assert comparison.unpaired == 40
    assert len(comparison.pairs) == MOST_PAIRED * (MOST_PAIRED - 1) // 2
    assert {pair.a for pair in comparison.pairs} <= {each.id for each in figures[:MOST_PAIRED]}


def test_parts_keep_their_whole_beyond_the_limit() -> None:
    """A table of a thousand rows: each row is a part of its total."""
    rows = "".join(f"| Village {n} | {n + 10} |\n" for n in range(400))
    text = f"| Place | Killed |\n|---|---:|\n{rows}| Total | 99999 |\n"
    paper = document("t.md", text, media_type="text/markdown")
    total = figure(paper, "99999")
    parts = [
        replace(figure(paper, f"| {n + 10} |"), id=f"f-{n}", part_of=total.id, low=n + 10, best=n + 10, high=n + 10)
        for n in range(400)
    ]  # fmt: skip
    (comparison,) = compare(collection([paper], [*parts, total]))
    assert sum(pair.verdict == "part_of" for pair in comparison.pairs) == 400


@pytest.fixture(scope="module")
def example() -> Collection:
    """Return the example collection as the pipeline reads it."""
    return read_collection([str(EXAMPLES)], Options(cache=False))


def test_the_example_s_records_are_consistent(example: Collection) -> None:
    """Each pair names accounts of its comparison or beside it, each figure stands once in it."""
    figures = {each.id for each in example.figures}
    comparisons = compare(example)
    assert comparisons
    for comparison in comparisons:
        own = [account.figure for account in comparison.accounts]
        beside = [account.figure for account in comparison.beside]
        assert len(set(own)) == len(own)
        assert set(own) | set(beside) <= figures
        assert not set(own) & set(beside)
        named = [frozenset((pair.a, pair.b)) for pair in comparison.pairs]
        assert len(set(named)) == len(named)
        for pair in comparison.pairs:
            assert pair.a in own
            assert pair.b in {*own, *beside}
            assert pair.reasons
    verdicts = pairs(comparisons)
    assert all(len(each) == 1 for each in verdicts.values())


def test_two_runs_print_the_same_lines(example: Collection) -> None:
    """Nothing depends on the order of sets or on memory addresses."""
    assert [encode(each) for each in compare(example)] == [
        encode(each) for each in compare(example)
    ]


def test_swapping_the_parties_names_changes_nothing_but_the_names(example: Collection) -> None:
    """Verdicts do not know who speaks: every reason is the same but for the names."""
    swapped = _swapped(example)
    for one, other in zip(compare(example), compare(swapped), strict=True):
        assert (one.outcome, one.group, one.severity) == (
            other.outcome,
            other.group,
            other.severity,
        )
        for a, b in zip(one.pairs, other.pairs, strict=True):
            assert (a.a, a.b, a.verdict) == (b.a, b.b, b.verdict)
            assert [_swap(reason) for reason in a.reasons] == list(b.reasons)


def _swap(text: str) -> str:
    """Exchange the parties' names; both have as many letters in all their forms or are padded."""
    marks = {"Ostravia": "Kelmar", "Kelmar": "Ostravia"}
    return re.sub("Ostravia|Kelmar", lambda match: marks[match.group()], text)


def _swapped(made: Collection) -> Collection:
    """Exchange the names in voices, issuers and labels; texts and offsets stay as they are."""
    papers = [
        replace(
            paper,
            metadata=replace(
                paper.metadata,
                issuer=paper.metadata.issuer and _swap(paper.metadata.issuer),
                title=paper.metadata.title and _swap(paper.metadata.title),
            ),
        )
        for paper in made.documents
    ]
    figures = [
        replace(
            each,
            sources=tuple(replace(voice, name=_swap(voice.name)) for voice in each.sources),
            group_text=_swap(each.group_text),
            place=each.place and replace(each.place, text=_swap(each.place.text), name=each.place.name and _swap(each.place.name)),
        )
        for each in made.figures
    ]  # fmt: skip
    events = [
        replace(
            each,
            label=_swap(each.label),
            place=each.place and replace(each.place, text=_swap(each.place.text), name=each.place.name and _swap(each.place.name)),
        )
        for each in made.events
    ]  # fmt: skip
    return replace(
        made, documents=tuple(papers), figures=tuple(figures), events=tuple(events), comparisons=()
    )


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation texts in ../shared are missing")
def test_the_expected_comparisons_of_the_seeds_hold() -> None:
    """With the figures marked by hand, every expected pair carries an expected verdict."""
    made, ids = _seeds()
    found = pairs(compare(made))
    rows = json.loads((SHARED / "eval/gold/seed_comparisons.json").read_text(encoding="utf-8"))
    wrong, total = [], 0
    for row in rows:
        named = [ids[_named(row, account, text)] for account, text in row["accounts"].items()]
        for index, one in enumerate(named):
            for other in named[index + 1 :]:
                total += 1
                got = found.get(frozenset((one, other)), set())
                none = row["verdict"] == "none"
                want = {"part_of", "different_scope"} if none else set(row["verdict"].split("|"))
                if not got <= want or (not got and not none):
                    wrong.append((row["event"], row["outcome"], row["accounts"], got))
    assert total == 45
    assert wrong == []


Name = tuple[str, str | None, str, str]


def _named(row: dict[str, Any], account: str, text: str) -> Name:
    event, outcome = row["event"], row["outcome"]
    if row["verdict"] == "none":
        event, outcome, text = text.split(" ", 2)
    return account[:3], event, outcome, text


# What the marks leave out: the issue dates of the documents, and the qualifiers in their words.
_DATES = {"000": "2024-02-22", "001": "2020-02-26", "002": "2021", "003": "2021", "004": "2022-01"}
_SEVERITIES = {
    ("000", "o2"): "both parents",
    ("002", "o2"): "both parents",
    ("000", "o1"): "at least one parent",
    ("002", "o1"): "at least one parent",
    ("000", "i"): "severely",
}


def _seeds() -> tuple[Collection, dict[Name, str]]:
    marks = json.loads((SHARED / "eval/gold/seed_figures.json").read_text(encoding="utf-8"))
    papers, figures, ids = {}, [], {}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        about = Metadata(issuer=f"issuer {path.name[:3]}", date=_DATES[path.name[:3]])
        papers[path.name] = replace(read_document(str(path)), metadata=about)
    for mark in marks:
        short, paper = mark["document"][:3], papers[mark["document"]]
        name = f"{short}-{mark['id']}"
        outcomes = tuple(each.rstrip("?") for each in mark["outcome"])
        exact = mark["low"] == mark["high"]
        figures.append(
            Figure(
                id=name,
                document=paper.path,
                document_id=paper.id,
                start=mark["start"],
                end=mark["end"],
                text=mark["text"],
                sentence=Span(mark["start"], mark["end"]),
                event=mark["event"],
                low=mark["low"],
                best=mark["low"] if exact else None,
                high=mark["high"],
                modifier=mark["modifier"],
                outcome=outcomes,
                group=(mark["group"],),
                severity=_SEVERITIES.get((short, mark["id"])),
                part_of=f"{short}-{mark['part_of']}" if mark["part_of"] else None,
                sources=tuple(Voice(name=each) for each in mark["source"].split(" > ") if each),
            )
        )
        for outcome in outcomes:
            ids[short, mark["event"], outcome, mark["text"]] = name
    events = tuple(
        Event(id=each, label=each)
        for each in dict.fromkeys(m["event"] for m in marks if m["event"])
    )
    made = Collection(documents=tuple(papers.values()), figures=tuple(figures), events=events)
    return made, ids

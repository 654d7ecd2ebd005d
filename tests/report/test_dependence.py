"""Origins of values and accounts that may be one."""

from __future__ import annotations

from onrecord.model import Merge, Origin, Origins, replace
from onrecord.report.dependence import components, dependence_of, origins_of, origins_words
from onrecord.report.view import Run, make_view

from .sample import TESHKA, sample, sample_sources

VIEW = make_view(sample_sources(), (), Run())


def origin(name: str, *documents: str, seen: bool = True) -> Origin:
    """Return an origin with one figure for each document."""
    figures = tuple(f"f-{name}-{each}" for each in documents)
    return Origin(name=name, kind="document", seen=seen, documents=documents, figures=figures)


def value(*origins: Origin, merges: tuple[Merge, ...] = ()) -> Origins:
    """Return a value with these origins."""
    return Origins(
        event=TESHKA.id, outcome="killed", group="all", value=5, low=5, high=5, at_least=1,
        at_most=len(origins), origins=origins, merges=merges,
        figures=tuple(figure for each in origins for figure in each.figures),
    )  # fmt: skip


def merge(a: str, b: str, sign: str = "wording", *, certain: bool = False) -> Merge:
    """Return a reason."""
    return Merge(a=a, b=b, sign=sign, because="so", certain=certain)  # type: ignore[arg-type]


def test_reprints_are_one_group() -> None:
    """Five documents with one origin are one witness, and say so beside each value."""
    collection = replace(sample(), origins=(value(origin("P", *"abcde")),))
    found = dependence_of(make_view(collection, (), Run()), TESHKA.id)
    (line,) = found.shared
    (group,) = line.groups
    assert (line.documents, line.origins) == (5, "1\u00a0origin")
    assert group.note == "one origin with 4\u00a0other documents"
    assert line.apart == ()
    assert set(found.groups) == set(line.groups[0].figures)


def test_what_may_be_one_is_said_to_be_perhaps_one() -> None:
    """An uncertain merge groups origins and keeps both counts."""
    both = value(origin("P", "p"), origin("Q", "q"), origin("R", "r"), merges=(merge("p", "q"),))
    assert [len(each) for each in components(both)] == [2, 1]
    collection = replace(sample(), origins=(both,))
    (line,) = dependence_of(make_view(collection, (), Run()), TESHKA.id).shared
    assert line.groups[0].words == "1 to 2\u00a0origins"
    assert line.groups[0].note.startswith("perhaps one")
    assert line.apart == ("R",)


def test_a_credited_voice_joins_no_two_origins() -> None:
    """A document that credits a voice for one figure may speak itself for another."""
    both = value(
        origin("P", "p"), origin("V", "p", seen=False), merges=(merge("p", "V", "credited"),)
    )
    assert len(components(both)) == 2


def test_counts_in_words() -> None:
    """One number where both bounds agree."""
    assert origins_words(1, 1) == "1\u00a0origin"
    assert origins_words(1, 3) == "1 to 3\u00a0origins"


def test_a_card_tells_the_reasons_that_name_its_document() -> None:
    """The others are counted, and stand on the event's page."""
    for figure in VIEW.collection.figures:
        for each in origins_of(VIEW, figure.id, figure.document, 2):
            assert len(each.reasons) <= 2
            assert each.more >= 0
            assert "#o-r-" in each.href
    told = [
        each
        for figure in VIEW.collection.figures
        for each in origins_of(VIEW, figure.id, figure.document, 9)
    ]
    assert any(reason.spots and reason.spots[0].href for each in told for reason in each.reasons)


def test_without_origins_nothing_is_said() -> None:
    """A collection in which none were looked for has no section."""
    empty = dependence_of(make_view(sample(), (), Run()), TESHKA.id)
    assert not empty.shared
    assert not empty.single

"""Estimates from tables of one's own: read, refused, laid side by side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from onrecord.cli.app import cli
from onrecord.errors import EstimateError, ReadError
from onrecord.estimate.cells import closed, counts_of, name_of, patterns, terms_named
from onrecord.estimate.choice import ranked_by_bic
from onrecord.estimate.estimates import disagreement, estimates_of
from onrecord.estimate.graphs import average_graphs, decomposable
from onrecord.estimate.latent import effective_draws, sample_classes, split_rhat
from onrecord.estimate.models import hierarchical, main_effects
from onrecord.estimate.tables import read_overlaps
from onrecord.model import Estimate, Overlaps

EXAMPLE = Path(__file__).parents[2] / "examples/lists/teshka.csv"


def _drawn(number: int, chances: list[float], seed: int) -> Overlaps:
    """Return the overlaps of independent lists of so many persons."""
    chance = np.random.default_rng(seed)
    on = chance.random((number, len(chances))) < chances
    rows = ["".join("1" if mark else "0" for mark in row) for row in on if row.any()]
    lists = tuple(f"list {place}" for place in range(len(chances)))
    return Overlaps(lists=lists, counts={row: rows.count(row) for row in set(rows)})


def test_fewer_than_three_lists_are_refused() -> None:
    """The reason and a hint are given."""
    with pytest.raises(EstimateError, match="fewer than three") as caught:
        Overlaps(lists=("a", "b"), counts={"11": 3})
    assert "independent" in caught.value.hint


@pytest.mark.parametrize("counts", [{"11": 1}, {"000": 1}, {"1x0": 1}, {"111": -1}, {"111": 0}, {}])
def test_tables_that_are_none(counts: dict[str, int]) -> None:
    """Patterns that fit no lists, negative counts, nobody at all."""
    with pytest.raises(EstimateError):
        Overlaps(lists=("a", "b", "c"), counts=counts)


def test_persons_and_combinations_are_the_same_table() -> None:
    """A row a person and a row a combination; commas, semicolons and tabs."""
    persons = b"name,a,b,c\nX,1,,\nY,yes,x,0\nZ,1,no,-\n"
    combinations = b"a;b;c;count\n1;0;0;2\n1;1;0;1\n"
    ours = read_overlaps(persons, lists=("a", "b", "c"))[""]
    assert ours == read_overlaps(combinations)[""]
    assert ours.counts == {"100": 2, "110": 1}


def test_strata_are_apart() -> None:
    """Each value of a column is a table of its own."""
    data = b"where,a,b,c\nVarn,1,0,1\nDol,0,1,1\nVarn,1,1,1\n"
    found = read_overlaps(data, by="where")
    assert {name: one.listed for name, one in found.items()} == {"Varn": 2, "Dol": 1}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b,c\n1,0,perhaps\n", "row 2, column c"),
        (b"a,b,c,count\n1,0,1,many\n", "row 2"),
        (b"a,b,c\n0,0,0\n", "nobody"),
        (b"\xff\xfea", "UTF-8"),
        (b"a,b\n1,1\n", "fewer than three"),
    ],
)
def test_what_is_wrong_with_a_file(data: bytes, words: str) -> None:
    """The row and the way out are named."""
    with pytest.raises((ReadError, EstimateError), match=words):
        read_overlaps(data, path="lists.csv")


def test_models_and_their_names() -> None:
    """Four lists have 113 models, three have eight; names go there and back."""
    assert [len(hierarchical(lists)) for lists in (3, 4)] == [8, 113]
    assert [len(decomposable(lists)) for lists in (3, 4, 5)] == [8, 61, 822]
    for terms in hierarchical(4):
        assert terms_named(name_of(terms)) == terms
    assert closed([frozenset({0, 1})]) == terms_named("[12]")
    assert patterns(3).tolist()[0] == [1, 0, 0]


def test_the_truth_is_found_where_lists_are_independent() -> None:
    """Of 2,000 persons on lists that are independent, every estimate is near."""
    overlaps = _drawn(2000, [0.4, 0.3, 0.35, 0.25], 7)
    found = {
        one.method: one for one in estimates_of(overlaps, latent_classes=False, replicates=200)
    }
    for method, one in found.items():
        assert one.estimate == pytest.approx(2000, rel=0.08), method
    assert set(found) == {"independent", "lower_bound", "bic", "bic_pairs", "stepwise", "graphs"}
    assert disagreement(list(found.values())) is None


def test_estimates_that_lie_apart_are_said_to() -> None:
    """No single number is given: the reader is told that the model decides."""
    near = Estimate(method="bic", lists=("a", "b", "c"), listed=10, estimate=1000.0)
    far = Estimate(method="graphs", lists=("a", "b", "c"), listed=10, estimate=2500.0)
    told = disagreement([near, far])
    assert told is not None
    assert "1,000" in told
    assert "2,500" in told


def test_latent_classes_are_withheld_unless_the_chains_have_met() -> None:
    """A number comes with R-hat under 1.05 and 400 effective draws, or not at all."""
    overlaps = _drawn(600, [0.5, 0.4, 0.45], 3)
    found = sample_classes(counts_of(overlaps), 3, draws=4000)
    assert found.withheld is None
    assert found.quantiles[0] < 600 < found.quantiles[2]
    few = sample_classes(counts_of(overlaps), 3, draws=60)
    assert few.withheld is not None


def test_what_tells_of_convergence() -> None:
    """Chains of one distribution have met; chains apart have not; repeated draws count little."""
    chance = np.random.default_rng(1)
    together = chance.normal(size=(4, 4000))
    assert split_rhat(together) == pytest.approx(1, abs=0.01)
    assert effective_draws(together) == pytest.approx(16000, rel=0.1)
    assert split_rhat(together + np.arange(4)[:, None]) > 1.3
    assert effective_draws(np.repeat(together, 10, axis=1)) == pytest.approx(16000, rel=0.2)


def test_six_lists_are_not_averaged_over_graphs() -> None:
    """The refusal says what else can be done."""
    overlaps = _drawn(300, [0.3] * 6, 5)
    with pytest.raises(EstimateError, match="averaged for 3 to 5"):
        average_graphs(counts_of(overlaps), 6)
    with pytest.raises(ValueError, match="too many models"):
        ranked_by_bic(counts_of(overlaps), 6)
    assert len(main_effects(6)) == 6


def test_the_command_shows_all_and_what_they_take_for_granted() -> None:
    """All methods side by side, then the assumptions."""
    args = ["estimate", str(EXAMPLE), "--no-latent", "--replicates", "100"]
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0
    numbers = "1 hospital, 2 parish, 3 families, 4 court"
    for words in ("independent", "lower_bound", "stepwise", "graphs", "take for granted", numbers):
        assert words in result.output

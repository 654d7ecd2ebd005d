"""Estimates out of a casebook's register: the persons as judged, and over linkages drawn at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, keep_pairings
from onrecord.casebook.store import Casebook, new_casebook
from onrecord.cli.app import cli
from onrecord.errors import ConfigError, EstimateError
from onrecord.estimate.registered import UNTOLD, estimate_register
from onrecord.model import PersonStatement
from onrecord.register.linkage import link
from tests.register.synthetic import population

SIZE = 400


def _fill(path: Path, statements: list[PersonStatement]) -> None:
    with new_casebook(str(path)) as book:
        for source in sorted({one.source for one in statements}):
            rows = [one for one in statements if one.source == source]
            add_list(book, source, rows, original=Original("0" * 64, source, 0, b""), columns={},
                     single=True, user="ana")  # fmt: skip
        keep_pairings(book, link(statements))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a casebook with the lists of a made population."""
    path = tmp_path_factory.mktemp("estimate") / "book"
    _fill(path, list(population(SIZE, seed=8).statements))
    return path


@pytest.fixture
def book(filled: Path) -> Casebook:
    """Return it open."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415

    return open_casebook(str(filled))


def test_each_estimate_stands_beside_its_average_over_linkages(book: Casebook) -> None:
    """The average is nearer to the truth, since who is the same is not taken as settled."""
    found = estimate_register(book, latent_classes=False, replicates=100, linkages=20)
    assert {one.linkages for one in found.estimates} == {0, 20}
    assert found.overlaps[""].lists == ("list 0", "list 1", "list 2", "list 3")
    for joined, averaged in zip(found.estimates[::2], found.estimates[1::2], strict=True):
        assert (joined.method, averaged.method) == (averaged.method, joined.method)
        assert joined.estimate is not None
        assert averaged.estimate is not None
        assert abs(averaged.estimate - SIZE) < abs(joined.estimate - SIZE), joined.method
        assert averaged.low is not None
        assert averaged.high is not None
        assert averaged.low < averaged.estimate < averaged.high


def test_strata_outcomes_and_lists(book: Casebook) -> None:
    """A stratum is what the statements of a person tell alike; lists may be taken as one."""
    options = {"latent_classes": False, "replicates": 100, "linkages": 0}
    by_sex = estimate_register(book, by="sex", outcome="killed", **options).overlaps  # type: ignore[arg-type]
    assert set(by_sex) <= {"female", "male", UNTOLD}
    assert {"female", "male"} <= set(by_sex)
    by_month = estimate_register(book, by="month", **options).overlaps  # type: ignore[arg-type]
    assert list(by_month) == ["1993-10"]
    joined = estimate_register(book, lists=["list 0+list 1", "list 2", "list 3"], **options)  # type: ignore[arg-type]
    assert joined.overlaps[""].lists == ("list 0+list 1", "list 2", "list 3")
    assert joined.overlaps[""].listed == sum(one.listed for one in by_sex.values())


def test_what_is_refused(book: Casebook) -> None:
    """Fewer than three lists, a list that is not there, an outcome or a stratum that nobody tells of."""
    with pytest.raises(EstimateError, match="fewer than three"):
        estimate_register(book, lists=["list 0", "list 1"], linkages=0)
    with pytest.raises(ConfigError, match="no list 'list 9'"):
        estimate_register(book, lists=["list 9"], linkages=0)
    with pytest.raises(EstimateError, match="no person") as caught:
        estimate_register(book, outcome="missing", linkages=0)
    assert caught.value.hint == "the statements say killed"
    with pytest.raises(ConfigError, match="no statement tells 'village'"):
        estimate_register(book, by="village", linkages=0)


def test_the_command_takes_a_casebook(filled: Path) -> None:
    """Both rows of each method are printed."""
    args = ["estimate", str(filled), "--no-latent", "--replicates", "100", "--linkages", "5"]
    result = CliRunner().invoke(cli, [*args, "--format", "csv"], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.output.count("graphs") == 2
    assert "mixed over the linkages" in result.output

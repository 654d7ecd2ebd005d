"""Estimates kept in the casebook, and told when the register has changed since."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.casebook.statements import judge, load_statements
from onrecord.casebook.store import open_casebook
from onrecord.cli.app import cli
from onrecord.estimate.kept import keep_estimates, kept_estimates
from onrecord.model import Estimate, Overlaps

TABLE = Overlaps(lists=("a", "b", "c"), counts={"100": 3, "011": 2})
MADE = Estimate(method="bic", lists=TABLE.lists, listed=5, estimate=7.5, low=5.0, notes=("one",))


def run(*words: str) -> str:
    """Run a command that succeeds."""
    got = CliRunner().invoke(cli, list(words))
    assert got.exit_code == 0, got.output
    return got.stdout


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A register of three lists."""
    name = str(tmp_path / "r.casebook")
    run("new", name)
    for source, persons in (
        ("a", ("Rana Sel", "Imre Tal")),
        ("b", ("Rana Sel", "Dana Vell")),
        ("c", ("Dana Vell", "Petra Omet")),
    ):
        file = tmp_path / f"{source}.csv"
        file.write_text(
            "Name,Status\n" + "".join(f"{one},killed\n" for one in persons), encoding="utf-8"
        )
        run("register", "add", name, str(file), "--as", source)
    return name


def test_they_come_back_as_they_were(path: str) -> None:
    """With what was asked, by whom; the newest in place of those before."""
    with open_casebook(path) as book:
        assert kept_estimates(book) is None
        keep_estimates(book, [], {}, {"": "two lists"}, asked={}, user="bea")
        keep_estimates(book, [MADE], {"": TABLE}, {"x": "y"}, asked={"by": "sex"}, user="ana")
        kept = kept_estimates(book)
        assert kept is not None
        assert (kept.estimates, kept.overlaps, kept.refused) == ((MADE,), {"": TABLE}, {"x": "y"})
        assert (kept.asked, kept.user, kept.stale) == ({"by": "sex"}, "ana", False)


def test_they_are_stale_once_the_register_changes(path: str) -> None:
    """A judgement about two statements is enough."""
    with open_casebook(path) as book:
        keep_estimates(book, [MADE], {"": TABLE}, {}, asked={}, user="ana")
        one, other, *_ = (said.id for said in load_statements(book))
        judge(book, one, other, same=False, user="ana")
        kept = kept_estimates(book)
        assert kept is not None
        assert kept.stale


def test_the_command_keeps_them(path: str) -> None:
    """What it prints is what is kept; of a file nothing is."""
    printed = run(
        "estimate",
        path,
        "--no-latent",
        "--linkages",
        "0",
        "--keep",
        "--outcome",
        "killed",
        "--format",
        "jsonl",
    )
    with open_casebook(path) as book:
        kept = kept_estimates(book)
    assert kept is not None
    assert len(kept.estimates) == len(printed.splitlines()) > 3
    assert kept.asked == {"lists": "", "by": "", "outcome": "killed", "linkages": "0"}
    file = Path(path).parent / "a.csv"
    got = CliRunner().invoke(cli, ["estimate", str(file), "--keep"])
    assert got.exit_code != 0

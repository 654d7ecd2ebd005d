"""Plots of overlaps, estimates and weights, and the page of estimates that works from a file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from markupsafe import Markup

from onrecord.cli.app import cli
from onrecord.model import Estimate, Overlaps, Pairing
from onrecord.report.estimatepage import estimate_page
from onrecord.report.estimateplot import estimate_plot, words_of
from onrecord.report.overlapplot import combinations_of, overlap_plot, totals_of
from onrecord.report.shapes import ticks
from onrecord.report.waterfall import RANDOM, TOTAL, steps_of, waterfall

TABLE = Overlaps(
    lists=("hospital", "<b>parish</b>", "press"),
    counts={"100": 30, "010": 20, "001": 5, "110": 12, "111": 4},
)
ESTIMATES = (
    Estimate(method="bic", lists=TABLE.lists, listed=71, estimate=98.4, low=80.0, high=None,
             interval="bootstrap", model="[12,3]"),
    Estimate(method="bic", lists=TABLE.lists, listed=70, estimate=95.0, low=79.0, high=140.2,
             linkages=100, notes=("Over the linkages 66 to 73 persons are listed.",)),
    Estimate(method="graphs", lists=TABLE.lists, listed=71, estimate=2500.0, low=90.0, high=9000.0),
    Estimate(method="latent_classes", lists=TABLE.lists, listed=71, withheld="R-hat is 1.2"),
)  # fmt: skip
PAIR = Pairing(
    a="a", b="b", probability=0.9, weight=3.2, reasons=("the surname is the same", "the sex differs"),
    weights=(14.5, -1.3),
)  # fmt: skip


def _drawn(svg: Markup) -> ET.Element:
    return ET.fromstring(str(svg))  # noqa: S314 - our own


def test_overlaps_are_drawn_with_their_numbers() -> None:
    """The combinations with the most persons first; names of lists are words, not markup."""
    assert combinations_of(TABLE)[0] == (("hospital",), 30)
    assert totals_of(TABLE) == {"hospital": 46, "<b>parish</b>": 36, "press": 9}
    root = _drawn(overlap_plot(TABLE, "Overlaps", "x"))
    words = [node.text for node in root.iter("text")]
    assert {"30", "20", "12", "5", "4", "46", "<b>parish</b>"} <= set(words)
    assert "hospital and <b>parish</b>: 12" in (root.findtext("desc") or "")


def test_estimates_are_drawn_side_by_side() -> None:
    """Withheld ones are said to be; ends out of reach are arrows; far apart, the axis is logarithmic."""
    svg = estimate_plot(ESTIMATES, "Estimates", "x")
    words = " ".join(node.text or "" for node in _drawn(svg).iter("text"))
    assert "withheld" in words
    assert "98 (80 to no end in reach)" in words
    assert "persons, logarithmic" in words
    assert "over 100 linkages" in words
    near = estimate_plot(ESTIMATES[:2], "Estimates", "x")
    assert "logarithmic" not in near
    assert words_of(ESTIMATES[1]) == "95 (79 to 140)"
    _drawn(estimate_plot(ESTIMATES[3:], "Nothing but what is withheld", "x"))


@pytest.mark.parametrize(("low", "high"), [(0, 1), (3, 7), (181, 194), (9000, 18000), (-12, 5)])
def test_ticks_are_few_and_round(low: float, high: float) -> None:
    """One to seven marks within the range."""
    marks = ticks(low, high)
    assert 1 <= len(marks) <= 7
    assert all(low <= mark <= high for mark in marks)


def test_the_weights_of_a_waterfall_add_up() -> None:
    """From what two at random weigh to the pair's weight, each reason in its place."""
    steps = steps_of(PAIR)
    assert [one.reason for one in steps] == [RANDOM, *PAIR.reasons, TOTAL]
    assert steps[0].end == pytest.approx(3.2 - 14.5 + 1.3)
    assert steps[-2].end == pytest.approx(PAIR.weight)
    root = _drawn(waterfall(PAIR, "x"))
    assert "the surname is the same: +14.5" in (root.findtext("desc") or "")


def test_a_page_needs_nothing_else() -> None:
    """Everything that is given stands in it, escaped; it loads nothing."""
    page = estimate_page("Lists <of> Varn", {"": TABLE}, ESTIMATES, {"Dol": "2 lists"})
    for words in ("Lists &lt;of&gt; Varn", "1 hospital, 2 &lt;b&gt;parish&lt;/b&gt;, 3 press", "R-hat is 1.2", "Dol",
                  "take for granted", "they depend on the model"):  # fmt: skip
        assert words in page
    assert "<b>parish" not in page
    assert "src=" not in page
    assert "<link" not in page


def test_the_command_writes_it(tmp_path: Path) -> None:
    """Into a file, or into a folder with the estimates as CSV."""
    table = tmp_path / "lists.csv"
    table.write_text(
        "a,b,c,count\n1,0,0,20\n0,1,0,15\n0,0,1,12\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,5\n"
    )
    args = ["estimate", str(table), "--no-latent", "--replicates", "100", "-o"]
    for target, wanted in (("page.html", "page.html"), ("folder", "folder/index.html")):
        result = CliRunner().invoke(cli, [*args, str(tmp_path / target)], catch_exceptions=False)
        assert result.exit_code == 0
        assert "How many are on no list" in (tmp_path / wanted).read_text(encoding="utf-8")
    assert (tmp_path / "folder/estimates.csv").read_text(encoding="utf-8").startswith("stratum,")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_accessible(scheme: str, width: int, tmp_path: Path, browser: Any) -> None:
    """Axe finds no violation, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    path = tmp_path / "page.html"
    waters = {"Varn": TABLE, "": TABLE}
    path.write_text(estimate_page("Lists", waters, ESTIMATES, {"Dol": "2 lists"}), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(path.as_uri())
    found = axe.Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert tab.evaluate("getComputedStyle(document.body).margin") == "0px", (
        "its style is not let in"
    )
    context.close()

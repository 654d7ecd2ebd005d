"""Published and recomputed results of sixteen tables, to their printed digits."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.estimate.bootstrap import bic_interval
from onrecord.estimate.cells import counts_of, design, name_of, terms_named
from onrecord.estimate.chao import independent, lower_bound
from onrecord.estimate.choice import ranked_by_bic, stepwise
from onrecord.estimate.existence import FINE, existence
from onrecord.estimate.graphs import NumberPrior, average_graphs
from onrecord.estimate.latent import sample_classes
from onrecord.estimate.loglinear import fit
from onrecord.estimate.models import main_effects, pairwise
from onrecord.estimate.profile import profile
from onrecord.model import Overlaps

TABLES = Path(__file__).parents[3] / "shared/eval/data/mse"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TABLES.is_dir(), reason="needs the tables in ../shared/eval/data/mse"),
]


def _table(name: str) -> tuple[Any, int, dict[str, Any]]:
    data = json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8"))
    overlaps = Overlaps(lists=tuple(data["lists"]), counts=data["counts"])
    return counts_of(overlaps), len(overlaps.lists), data


def _results(words: str, *, most_lists: int = 8) -> list[Any]:
    found = []
    for path in sorted(TABLES.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if not data.get("results") or "counts" not in data or len(data["lists"]) > most_lists:
            continue
        found += [
            pytest.param(path.stem, result, id=f"{path.stem}-{number}")
            for number, result in enumerate(data["results"])
            if re.search(words, result["method"]) and "exact" in result["kind"]
        ]
    return found


def _close(value: float, printed: float) -> bool:
    """True if a value has the printed digits; R stops its fits a few parts in a million early."""
    return value == pytest.approx(printed, rel=5e-6)


@pytest.mark.parametrize(("name", "result"), _results("^main effects"))
def test_independence(name: str, result: dict[str, Any]) -> None:
    """Main effects alone."""
    counts, lists, _ = _table(name)
    assert _close(fit(counts, lists, main_effects(lists)).estimate, result["estimate"])


@pytest.mark.parametrize(("name", "result"), _results("^BIC-best hierarchical", most_lists=5))
def test_least_bic(name: str, result: dict[str, Any]) -> None:
    """The best of all hierarchical models that can be fitted."""
    counts, lists, _ = _table(name)
    (best,) = ranked_by_bic(counts, lists)
    assert _close(best.estimate, result["estimate"])
    assert _close(best.bic, result["BIC"])
    assert name_of(best.terms) == result["model"]


@pytest.mark.parametrize(("name", "result"), _results("stepwise loglinear"))
def test_stepwise(name: str, result: dict[str, Any]) -> None:
    """Pairs of lists, one at a time, at each threshold that was run."""
    counts, lists, _ = _table(name)
    threshold = float(re.findall(r"p<=(0?\.\d+)", result["method"])[0])
    found = stepwise(counts, lists, enter=threshold)
    assert _close(found.estimate, result["estimate"])


@pytest.mark.parametrize(("name", "result"), _results("closedpMS"))
def test_one_model(name: str, result: dict[str, Any]) -> None:
    """Estimate, standard error, deviance and criteria of single models."""
    counts, lists, _ = _table(name)
    models = result.get("models") or {re.findall(r"\[.*\]", result["method"])[0]: result}
    for model, wanted in models.items():
        found = fit(counts, lists, terms_named(model))
        for ours, theirs in (
            (found.estimate, "estimate"), (found.error, "se"), (found.deviance, "deviance"),
            (found.df, "df"), (found.aic, "AIC"), (found.bic, "BIC"),
        ):  # fmt: skip
            assert _close(ours, wanted[theirs]), (model, theirs)


@pytest.mark.parametrize(("name", "result"), _results("Mt bias-corrected"))
def test_bias_corrected(name: str, result: dict[str, Any]) -> None:
    """Independent lists with the bias taken off."""
    counts, lists, _ = _table(name)
    assert _close(independent(counts, lists).estimate, result["estimate"])


@pytest.mark.parametrize(("name", "result"), _results(r"Chao\(LB\)"))
def test_lower_bound(name: str, result: dict[str, Any]) -> None:
    """Chao's bound, its error and its interval."""
    counts, lists, _ = _table(name)
    found = lower_bound(counts, lists)
    assert _close(found.estimate, result["estimate"])
    assert _close(found.error, result["se"])
    assert _close(found.interval.estimate, result["multinomial_estimate"])
    assert found.interval.high is not None
    assert _close(found.interval.low, result["ci95"][0])
    assert _close(found.interval.high, result["ci95"][1])


def test_profile_of_a_chosen_model() -> None:
    """The multinomial estimate and its profile interval."""
    counts, lists, _ = _table("kosovo_1999")
    found = profile(counts, design(lists, terms_named("[123,14,34]")))
    assert found.high is not None
    assert [_close(*pair) for pair in zip(found, (10334.5, 8994.257, 12110.41), strict=True)]
    counts, lists, _ = _table("hiv_rome_4")
    found = profile(counts, design(lists, pairwise(lists)))
    assert found.high is not None
    assert (found.low, found.high) == (
        pytest.approx(10027.55, abs=0.01),
        pytest.approx(50046.26, abs=0.01),
    )


@pytest.mark.parametrize(("name", "result"), _results(r"^dga .*1/N, Nmissing=", most_lists=5))
def test_average_over_graphs(name: str, result: dict[str, Any]) -> None:
    """Mean, mode, quantiles and the likeliest graph's weight."""
    counts, lists, _ = _table(name)
    found = average_graphs(counts, lists)
    assert found.mean == pytest.approx(result["mean"], rel=1e-6)
    assert found.quantiles == tuple(result["q"].values())
    assert found.mode == result["mode"]
    assert found.weights[0][0] == pytest.approx(result["top_model_weight"], rel=1e-6)


def test_averages_with_other_priors() -> None:
    """Half a person a cell; one a cell with a prior of the number."""
    counts, lists, data = _table("madigan_york_5")
    found = average_graphs(counts, lists, most=300, cell=0.5)
    (result,) = data["results"]
    assert found.mean == pytest.approx(result["mean"], rel=1e-6)
    assert found.relative == pytest.approx(result["bayes_relative_loss"], rel=1e-6)
    assert [one for one, _ in found.weights[:4]] == pytest.approx(
        result["top_model_weights"], rel=1e-6
    )
    counts, lists, data = _table("spina_bifida_3")
    found = average_graphs(counts, lists, most=300, cell=1, number=NumberPrior(13.14, 55.17))
    rerun = data["results"][0]["rerun"]
    assert (found.mean, found.relative) == pytest.approx((rerun["mean"], rerun["bayes"]), rel=1e-6)
    assert [one for one, _ in found.weights[:4]] == pytest.approx(rerun["top"], rel=1e-6)


def test_existence() -> None:
    """Each model of the artificial table has its code; a full model of pairs is refused."""
    counts, lists, data = _table("artificial_3")
    for model, code in data["results"][0]["codes"].items():
        assert existence(counts, lists, terms_named(model)) == code, model
    counts, lists, _ = _table("korea_palembang")
    assert existence(counts, lists, pairwise(lists)) != FINE


@pytest.mark.parametrize(
    ("name", "order"), [("kosovo_1999", None), ("kosovo_1999", 2), ("korea_palembang", None)]
)
def test_bootstrap_lies_by_the_published(name: str, order: int | None) -> None:
    """Ends within a twentieth of the published ones: both come from a thousand random tables."""
    counts, lists, data = _table(name)
    words = "BIC, maxorder 2" if order else "^BIC (over )?all"
    (result,) = (
        one for one in data["results"] if re.search(words, one["method"]) and one["kind"] == "published"
    )  # fmt: skip
    found, interval = bic_interval(counts, lists, order=order)
    assert round(found.estimate) == result["estimate"]
    assert interval.low == pytest.approx(result["ci95"][0], rel=0.05)
    assert interval.high == pytest.approx(result["ci95"][1], rel=0.05)


def test_log_normal_interval() -> None:
    """Of the estimate and its error follows the log-normal interval of the number on no list."""
    counts, lists, data = _table("kosovo_1999")
    (result,) = (one for one in data["results"] if "log-normal" in one["method"])
    found = fit(counts, lists, terms_named("[123,14,34]"))
    times = math.exp(1.96 * math.sqrt(math.log1p((found.error / found.unlisted) ** 2)))
    listed = counts.sum()
    assert _close(found.estimate, result["estimate"])
    ends = (listed + found.unlisted / times, listed + found.unlisted * times)
    assert ends == pytest.approx(result["ci95"], rel=5e-6)


def test_one_class_is_sampled_as_it_is_exactly() -> None:
    """With one kind of persons the posterior is known exactly; the sampler meets it."""
    counts, lists, data = _table("western_us_5")
    (result,) = (one for one in data["results"] if one["kind"] == "exact")
    found = sample_classes(counts, lists, classes=1, draws=20_000)
    assert found.withheld is None
    assert found.mean == pytest.approx(result["mean"], rel=0.01)
    assert found.quantiles == pytest.approx(tuple(result["q"].values()), rel=0.02)

"""Estimates of who is on no list, in the browser."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list
from onrecord.casebook.store import open_casebook
from onrecord.estimate.kept import keep_estimates
from onrecord.model import Estimate, Overlaps

from .conftest import PERSON_MARKUP, Person, said
from .test_jobs import watch

LISTS = ("hospital", "parish", PERSON_MARKUP)
TABLE = Overlaps(lists=LISTS, counts={"100": 20, "010": 11, "011": 6, "110": 5, "111": 2})
MADE = (
    Estimate(method="bic", lists=LISTS, listed=44, estimate=70.4, low=50.0, high=None, model="[1,2]"),
    Estimate(method="graphs", lists=LISTS, listed=44, estimate=190.0, low=61.0, high=320.0),
    Estimate(method="latent_classes", lists=LISTS, listed=44, withheld="R-hat is 1.2"),
)  # fmt: skip


def keep(path: str) -> None:
    """Keep estimates as a job would."""
    with open_casebook(path) as book:
        asked = {"by": "", "outcome": "killed", "linkages": "100"}
        keep_estimates(book, MADE, {"": TABLE}, {"Varn": "2 lists"}, asked=asked, user="ana")


def test_all_methods_stand_side_by_side(ana: Person, path: str) -> None:
    """Plots, table, warning, what was refused and what is taken for granted; nobody's name."""
    assert "None have been made yet" in ana.get("/estimates").text
    keep(path)
    page = ana.get("/estimates").text
    for words in ("log-linear, least BIC", "average over graphs", "R-hat is 1.2", "no end in reach", "<svg",
                  "Who stands on which lists", "2 lists", "Nobody entered or left", "told to be killed",
                  "&lt;script&gt;"):  # fmt: skip
        assert words in page, words
    assert "The estimates lie between 70 and 190" in page
    for name in ("Rashid", "Leyla", "Hasan", "<script>window.owned"):
        assert name not in page, name
    data = ana.get("/estimates.json").json()
    assert [one["method"] for one in data["estimates"]] == ["bic", "graphs", "latent_classes"]
    assert data["overlaps"][""]["counts"]["111"] == 2
    assert ana.get("/estimates.csv").text.count("\n") == 4


def test_they_are_told_to_be_stale(ana: Person, path: str) -> None:
    """Once somebody judges a pair."""
    keep(path)
    assert "has changed since" not in ana.get("/estimates").text
    ana.post("/pairs", a="p-hospital2", b="p-parish2", verdict="same")
    assert "has changed since" in ana.get("/estimates").text
    assert ana.get("/estimates.json").json()["stale"] is True


def test_fewer_than_three_lists_are_refused(ana: Person) -> None:
    """By the page beforehand, and by the job with the reason, which is kept."""
    assert "no estimate is made from fewer than three" in ana.get("/estimates").text
    got = ana.post("/estimates", page="/estimates")
    told = watch(ana, got.headers["location"])
    assert told["state"] == "done", told
    page = ana.get("/estimates").text
    assert "Without an estimate" in page
    assert "All persons</bdi>: 2 lists: no estimate is made from fewer than three" in page


def test_a_job_makes_them(ana: Person, path: str) -> None:
    """First without the doubt about who is the same, then over linkages; the page leads to it meanwhile."""
    with open_casebook(path) as book:
        third = [
            said("press", 1, "Rashid Omet"),
            said("press", 2, "Hasan Tal"),
            said("press", 3, "Dana Vell"),
        ]
        original = Original(hashlib.sha256(b"press").hexdigest(), "press.csv", 5, b"press")
        add_list(book, "press", third, original=original, columns={}, single=True, user="ana")
    got = ana.post("/estimates", page="/estimates", outcome="")
    assert "They are being made" in ana.get("/estimates").text
    told = watch(ana, got.headers["location"], 240)
    assert told["state"] == "done", told
    assert (told["done"], told["total"]) == (2, 2)
    data = ana.get("/estimates.json").json()
    assert {one["linkages"] for one in data["estimates"]} > {0}
    assert data["asked"]["linkages"] != "0"


@pytest.mark.parametrize("fields", [{"by": "name"}, {"outcome": "unwell"}])
def test_what_makes_no_sense_is_told(fields: dict[str, str], ana: Person) -> None:
    """Persons are not parted by their names; an outcome must be one."""
    assert ana.post("/estimates", page="/estimates", **fields).status_code == 400

"""The pages of the rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.check import RULES, catalogue_page, explain
from onrecord.check.pages import FAMILIES
from onrecord.errors import ConfigError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_says_what_it_finds_why_and_what_it_cannot_see(rule: object) -> None:
    """In whole sentences, with an example of either kind."""
    page = explain(rule.code)  # type: ignore[attr-defined]
    assert page.startswith(f"# {rule.code}: {rule.slug}\n")  # type: ignore[attr-defined]
    for title in (
        "What it finds",
        "Why it matters",
        "Reported",
        "Not reported",
        "What it cannot see",
        "What to do",
    ):
        assert f"**{title}" in page
    for text in (rule.description, rule.finds, rule.why, rule.limits, rule.hint):  # type: ignore[attr-defined]
        assert text.endswith("."), text


def test_a_rule_is_found_by_code_or_name_in_any_case() -> None:
    """The page is the same."""
    assert explain("or101") == explain("OR101") == explain(" Part-Exceeds-Whole ")


def test_an_unknown_code_names_the_nearest() -> None:
    """With all that are known."""
    with pytest.raises(ConfigError, match="OR101") as caught:
        explain("OR110")
    assert "did you mean" in caught.value.hint


def test_the_catalogue_holds_every_rule_in_its_family() -> None:
    """And every family has rules."""
    page = catalogue_page()
    for rule in RULES:
        assert f"### {rule.code}: {rule.slug}" in page
        assert rule.code[2] in FAMILIES
    assert {rule.code[2] for rule in RULES} == set(FAMILIES)


def test_the_words_of_the_rules_are_neutral() -> None:
    """Sources differ; nobody lies."""
    text = catalogue_page().lower()
    for word in (
        "false",
        " lie ",
        " lies ",
        "liar",
        "wrong",
        "propaganda",
        "incorrect",
        "contradict",
    ):
        assert word not in text, word


def test_the_catalogue_page_is_up_to_date() -> None:
    """The page in the docs is the one that the rules make."""
    made = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "docs/reference/checks.md" not in made.stderr

"""The register in a real browser: a list brought in, pairs judged, persons merged and split, one named."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import Query
from .test_browser import tab

__all__ = ["tab"]
pytestmark = pytest.mark.browser
LIST = """Nr,Who,Gender,Years,What,Day,Site,Lat,Lon,Phone
1,Rashid Omet,m,34,dead,1994-05-03,Hill cemetery,44.11,19.32,555-0101
2,Leila Omet,f,7,missing,1994-05-03,,,,555-0102
3,Hassan Tal,m,40,dead,1994-05-03,Mill meadow,44.15,19.41,555-0103
4,Nobody's age,m,many,dead,1994-05-03,,,,
5,Leila Omer,,,missing,1994-05-03,,,,
"""
PERSON = "SELECT person FROM person_part WHERE statement = ?"


def test_a_register_from_a_list_to_a_dossier(
    tab: Any, browser: Any, path: str, ask: Query, tmp_path: Path
) -> None:
    """Bring a list in, link, judge a pair by keyboard, merge, split, undo, name one, publish, open it."""
    pytest.importorskip("splink", reason="the extra `register` is not installed")
    bring_in(tab, ask, tmp_path)
    judge_by_keyboard(tab, ask)
    merge_split_and_take_back(tab, ask)
    tab.goto("/persons?words=Rashid")
    tab.locator(".persons tbody a").first.click()
    tab.get_by_text("Name in dossiers", exact=True).click()
    tab.locator("#release-why").fill("the family asked for it")
    tab.get_by_role("button", name="May be named").click()
    tab.get_by_text("May be named in dossiers.").wait_for()
    folder = publish(tab, tmp_path)
    opened(browser, folder)
    with open_casebook(path) as book:
        assert verify(book).problems == ()


def bring_in(tab: Any, ask: Query, folder: Path) -> None:
    """Choose a file, say what a column is, look again, bring it in; the errors are told."""
    file = folder / "clinic.csv"
    file.write_text(LIST, encoding="utf-8")
    tab.goto("/lists")
    tab.set_input_files("#list-file", str(file))
    tab.get_by_role("button", name="Look at its columns").click()
    tab.get_by_text("No column holds names").wait_for()
    for heading, field in (("Who", "name"), ("Gender", "sex"), ("Years", "age"), ("What", "status"), ("Day", "date"),
                           ("Site", "site"), ("Nr", "key")):  # fmt: skip
        tab.get_by_label(heading, exact=True).select_option(field)
    tab.get_by_role("button", name="Look again").click()
    tab.get_by_text("age 'many' is no age").wait_for()
    assert ask("SELECT count(*) FROM statement WHERE list = 'clinic'") == 0
    tab.get_by_role("button", name="Bring it in").click()
    tab.get_by_text("5 new").wait_for(timeout=90_000)
    assert ask("SELECT count(*) FROM statement WHERE list = 'clinic'") == 5
    tab.get_by_role("link", name="Pairs that wait").click()


def judge_by_keyboard(tab: Any, ask: Query) -> None:
    """One person by `s`; taken back by `u`; different ones by `d`; the next by `n`."""
    tab.get_by_role("heading", name="One person, or two?").wait_for()
    before = ask("SELECT max(seq) FROM log")
    tab.wait_for_load_state()
    tab.keyboard.press("s")
    tab.locator(".done").get_by_text(f"Entry {before + 1}").wait_for()
    assert ask("SELECT action FROM log ORDER BY seq DESC") == "same"
    tab.wait_for_load_state()
    tab.keyboard.press("u")
    tab.locator(".done").get_by_text(f"Entry {before + 2}").wait_for()
    tab.wait_for_load_state()
    tab.keyboard.press("d")
    tab.locator(".done").get_by_text(f"Entry {before + 3}").wait_for()
    assert ask("SELECT action FROM log ORDER BY seq DESC") == "apart"


def merge_split_and_take_back(tab: Any, ask: Query) -> None:
    """By links and buttons alone; each look ahead changes nothing."""
    count = ask("SELECT count(*) FROM person")
    tab.goto("/persons/p-parish3")
    if not tab.locator("#merge-id").is_visible():
        tab.get_by_text("Merge with others").click()
    tab.locator("#merge-id").fill("p-hospital3")
    tab.get_by_role("button", name="Look at what that makes").first.click()
    tab.get_by_text("nothing has been changed").wait_for()
    assert ask("SELECT count(*) FROM person") == count
    tab.get_by_label("Reason").fill("one grave")
    tab.get_by_role("button", name="Merge them").click()
    tab.get_by_role("heading", name="History").wait_for()
    merged = ask("SELECT count(*) FROM person")
    assert merged < count
    assert ask(PERSON, "p-parish3") == ask(PERSON, "p-hospital3")
    tab.get_by_text("Split", exact=True).click()
    tab.locator("input[name=statement][value=p-parish3]").check()
    tab.get_by_role("button", name="Look at what that makes").last.click()
    tab.get_by_text("These persons would come of it").wait_for()
    tab.get_by_label("Reason").fill("two graves")
    tab.get_by_role("button", name="Split it").click()
    tab.get_by_role("heading", name="History").wait_for()
    assert ask(PERSON, "p-parish3") != ask(PERSON, "p-hospital3")
    tab.get_by_role("button", name=re.compile("Undo entry")).first.click()
    tab.locator(".done").wait_for()
    assert ask(PERSON, "p-parish3") == ask(PERSON, "p-hospital3")


def publish(tab: Any, folder: Path) -> Path:
    """Publish, save the archive, and unpack it."""
    tab.goto("/publish")
    tab.get_by_label("Title").fill("Varn")
    tab.get_by_role("button", name="Publish").click()
    tab.locator("#job[data-state=done]").wait_for(timeout=120_000)
    tab.goto("/publish")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name=re.compile("^Save")).first.click()
    target = folder / "dossier.zip"
    waiting.value.save_as(target)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder)
    return folder / "dossier"


def opened(browser: Any, folder: Path) -> None:
    """One is named, with what is stated; of the others the counts alone; the map stands in the page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Register", exact=True).click()
    assert re.search(r"1\sis named here", page.locator(".lead").first.inner_text())
    assert page.locator("svg.sitemap a").count() >= 2
    page.locator("svg.sitemap a").first.focus()
    page.keyboard.press("Enter")
    assert "#site0-" in page.url
    page.get_by_role("link", name="Rashid Omet").click()
    assert "Hill cemetery" in page.content()
    context.close()
    for file in folder.rglob("*"):
        words = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
        assert "555-01" not in words, file
        assert not re.search("Hassan|Hasan Tal|Leila|Leyla", words), file


def test_persons_named_in_documents_by_keyboard(tab: Any, ask: Query) -> None:
    """Accept by `a`, take back by `u`, skip by `n`, reject with a reason that has a key; from the text and back."""
    status = "SELECT status FROM mention WHERE json_extract(record, '$.text') = ?"
    tab.goto("/documents")
    tab.get_by_role("link", name=re.compile("Orlen")).first.click()
    tab.get_by_role("link", name="Dana Vell", exact=True).click()
    tab.get_by_role("heading", name=re.compile("Dana Vell")).first.wait_for()
    tab.get_by_role("navigation", name="Narrow down").get_by_role(
        "link", name="not reviewed"
    ).click()
    tab.get_by_role("heading", name=re.compile("Dana Vell")).first.wait_for()
    tab.wait_for_load_state()
    tab.keyboard.press("r")
    assert tab.locator("#reason:invalid").count() == 1, "no reason, no rejection"
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    tab.locator(".done").get_by_text("accept mention").wait_for()
    assert ask(status, "Dana Vell") == "accepted"
    tab.wait_for_load_state()
    tab.keyboard.press("u")
    tab.locator(".done").get_by_text("undo", exact=True).wait_for()
    tab.wait_for_load_state()
    tab.keyboard.press("n")
    tab.get_by_role("heading", name=re.compile("Rashid Omet")).first.wait_for()
    assert ask(status, "Dana Vell") == "unreviewed"
    tab.wait_for_load_state()
    tab.keyboard.press("3")
    tab.locator(".done").get_by_text("reject mention").wait_for()
    assert ask(status, "Rashid Omet") == "rejected"
    assert ask("SELECT reason FROM log ORDER BY seq DESC") == "named here already"
    tab.locator("article.claim a[href*='/documents/']").first.click()
    assert "#s-" in tab.url

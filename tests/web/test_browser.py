"""The workbench in a real browser, over a real server."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import Query
from .test_jobs import LETTER

pytestmark = pytest.mark.browser
PLACES = ("/", "/review", "/claims?words=killed", "/documents", "/documents/1", "/documents/4", "/texts?words=market",
          "/events", "/events/none", "/findings", "/log", "/add", "/accounts", "/openapi", "/login", "/nothing",
          "/documents/1/mark?start=3&end=9")  # fmt: skip


@pytest.fixture
def tab(browser: Any, server: str) -> Iterator[Any]:
    """Open a tab on the workbench that fails the test for any error and any request elsewhere."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, base_url=server)
    made = context.new_page()
    trouble: list[str] = []
    made.on("console", lambda message: trouble.append(message.text))
    made.on("pageerror", lambda error: trouble.append(str(error)))
    made.on("request", lambda each: each.url.startswith(server) or trouble.append(each.url))
    yield made
    context.close()
    assert [one for one in trouble if "404" not in one] == []


def test_the_whole_journey(tab: Any, path: str, ask: Query, tmp_path: Path) -> None:
    """Add a folder, review ten claims by keyboard, mark one across a highlight, merge and undo."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number, name in enumerate(("Brod", "Dol", "Harn")):
        text = LETTER.replace("Brod", name).replace(
            "nine people were killed", f"{number + 20} people were killed and 40 injured"
        )
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    tab.goto("/add")
    tab.set_input_files("#tree", str(folder))
    tab.get_by_role("button", name="Add").first.click()
    tab.get_by_text("3 new").wait_for(timeout=90_000)
    assert ask("SELECT count(*) FROM document WHERE path LIKE 'letters/%.md'") == 3

    tab.goto("/review")
    decided = ask("SELECT max(seq) FROM log")
    for number in range(10):
        before = tab.locator(".claim .value").inner_text()
        tab.wait_for_load_state()  # keys work once the script is there
        tab.keyboard.press("r" if number == 4 else "a")
        tab.locator(".done").get_by_text(f"Entry {decided + number + 1}").wait_for()
        assert before
    assert ask("SELECT count(*) FROM claim WHERE status = 'accepted'") == 9
    assert ask("SELECT count(*) FROM claim WHERE status = 'rejected'") == 1
    tab.wait_for_load_state()
    tab.keyboard.press("u")
    tab.locator(".done").get_by_text("undo").wait_for()
    assert ask("SELECT count(*) FROM claim WHERE status = 'accepted'") == 8

    mark_across_a_highlight(tab, ask)
    merge_and_take_back(tab, ask)
    with open_casebook(path) as book:
        assert verify(book).problems == ()


def mark_across_a_highlight(tab: Any, ask: Query) -> None:
    """Select words that begin before a figure and end in it, behind an astral character."""
    number = ask("SELECT number FROM document WHERE path LIKE '%onerror%'")
    tab.goto(f"/documents/{number}")
    figure = ask("SELECT id FROM claim WHERE text = '44'")
    tab.evaluate(
        """id => {
            const figure = document.getElementById(id);
            const before = figure.previousSibling;
            getSelection().setBaseAndExtent(before, before.length - 5, figure.firstChild, 1);
        }""",
        figure,
    )
    tab.locator(".mark-words.ready").wait_for()
    tab.keyboard.press("m")
    tab.get_by_role("heading", name="A claim marked by hand").wait_for()
    assert tab.locator("blockquote mark").inner_text() == "that 4"
    tab.get_by_label("At least").fill("44")
    tab.get_by_label("At most").fill("44")
    tab.get_by_role("checkbox", name="killed").check()
    tab.get_by_role("button", name="Make the claim").click()
    tab.wait_for_url(re.compile(r"#h-"))
    made = tab.url.rpartition("#")[2]
    row = ask("SELECT text || '|' || status FROM claim WHERE id = ?", made)
    assert row == "that 4|added"
    pieces = tab.locator(f'#text [data-f="{made}"]')
    assert "".join(pieces.all_inner_texts()).replace("4 4", "4").startswith("that ")
    assert tab.evaluate("window.owned") is None


def merge_and_take_back(tab: Any, ask: Query) -> None:
    """Look ahead, merge, undo; all by links and buttons of the page."""
    count = ask("SELECT count(*) FROM event")
    tab.goto("/events?words=Varn")
    tab.locator("tbody th a").first.click()
    other = ask("SELECT id FROM event WHERE label LIKE '%Orlen%'")
    tab.get_by_text("Merge with others").click() if not tab.locator(
        "#merge-id"
    ).is_visible() else None
    tab.get_by_label("Another event’s id").fill(other)
    tab.get_by_role("button", name="Look at what that makes").first.click()
    tab.get_by_text("nothing has been changed").wait_for()
    assert ask("SELECT count(*) FROM event") == count
    tab.get_by_label("Reason").fill("one night")
    tab.get_by_role("button", name="Merge them").click()
    tab.get_by_role("heading", name="History").wait_for()
    assert ask("SELECT count(*) FROM event") == count - 1
    tab.goto("/log")
    tab.get_by_role("button", name="Undo entry").first.click()
    tab.wait_for_load_state()
    assert ask("SELECT count(*) FROM event") == count


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_no_page_hinders_anyone(
    scheme: str, width: int, browser: Any, server: str, ask: Query
) -> None:
    """Axe finds no violation, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    claim = ask("SELECT id FROM claim WHERE kind = 'figure'")
    event = ask("SELECT id FROM event ORDER BY figures DESC")
    figure = ask("SELECT id FROM claim WHERE event = ?", event)
    other = ask("SELECT id FROM event WHERE id != ?", event)
    places = (*PLACES, f"/claims/{claim}", f"/claims/{claim}/edit", f"/events/{event}", f"/events/{event}/merge?merge={other}",
              f"/events/{event}/split?figure={figure}&label=Apart")  # fmt: skip
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=server
    )
    tab = context.new_page()
    for place in places:
        tab.goto(place)
        found = axe.Axe().run(tab)
        assert found.violations_count == 0, (place, found.generate_report())
        wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, place
    context.close()


def test_everything_works_without_javascript(browser: Any, server: str, ask: Query) -> None:
    """Review, correct and mark by forms and links alone."""
    context = browser.new_context(java_script_enabled=False, base_url=server)
    tab = context.new_page()
    tab.goto("/review")
    tab.get_by_role("button", name="Accept").click()
    tab.locator(".done").wait_for()
    assert ask("SELECT count(*) FROM claim WHERE status = 'accepted'") == 1
    tab.get_by_role("link", name="Correct").click()
    tab.get_by_label("At least").fill("5")
    tab.get_by_label("At most").fill("6")
    tab.get_by_role("button", name="Save the correction").click()
    tab.locator(".done").wait_for()
    assert ask("SELECT count(*) FROM claim WHERE status = 'edited' AND low = 5 AND high = 6") == 1
    tab.goto("/documents/1")
    tab.get_by_label("From character").fill("2")
    tab.get_by_label("to", exact=True).fill("8")
    tab.get_by_role("button", name="Make a claim").click()
    assert tab.locator("blockquote mark").inner_text() == ask(
        "SELECT substr(text, 3, 6) FROM document WHERE number = 1"
    )
    context.close()


def test_keys_work_in_a_document(tab: Any, ask: Query) -> None:
    """Step to a figure and accept it; the page comes back to it, and what is typed is typed."""
    tab.goto("/documents/1")
    tab.keyboard.press("n")
    card = tab.locator("article.card.on")
    claim = card.get_attribute("data-f")
    tab.keyboard.press("c")
    tab.keyboard.type("as a rule, near")
    assert card.get_by_label("Reason or note").input_value() == "as a rule, near"
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    tab.wait_for_url(re.compile(r"done=.*#c-"))
    assert ask("SELECT status FROM claim WHERE id = ?", claim) == "accepted"
    tab.keyboard.press("?")
    assert tab.locator("#keys").get_attribute("open") is not None


def test_the_server_is_reached_under_its_own_names_only(server: str) -> None:
    """What DNS rebinding would send is refused by the real server too."""
    asked = urllib.request.Request(f"{server}/claims.json", headers={"Host": "evil.example"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(asked)  # noqa: S310


def test_a_key_pressed_twice_decides_once(tab: Any, ask: Query) -> None:
    """Whoever is quick decides about each claim once, and is not told that it was changed meanwhile."""
    tab.goto("/review")
    before = ask("SELECT max(seq) FROM log")
    tab.evaluate("""() => {
        document.getElementById("main").dispatchEvent(new KeyboardEvent("keydown", {key: "a", bubbles: true}));
        document.getElementById("main").dispatchEvent(new KeyboardEvent("keydown", {key: "a", bubbles: true}));
    }""")
    tab.locator(".done").get_by_text(f"Entry {before + 1}").wait_for()
    assert ask("SELECT max(seq) FROM log") == before + 1

"""The workbench in a real browser, over a real server."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.web.routes import ROUTES

from .conftest import Places, Query

pytestmark = pytest.mark.browser
MORE = ("/claims?words=killed", "/documents/4", "/texts?words=market", "/events/none", "/nothing")
"""Pages that look otherwise than those at the addresses of the table."""
FILES = {
    "/documents/{number:int}/original",
    "/publish/{job}/dossier",
    "/jobs/{job}",
    "/lists/{file}",
}


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


def test_words_are_marked_across_a_highlight(tab: Any, ask: Query) -> None:
    """They begin before a figure and end in it, behind an astral character."""
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


def test_events_are_merged_and_taken_apart(tab: Any, ask: Query) -> None:
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
    scheme: str, width: int, browser: Any, server: str, places: Places, ask: Query
) -> None:
    """Axe finds no violation, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    addresses = [places(way) for way in ROUTES if way.method == "GET" and way.path not in FILES]
    coding = ask("SELECT max(seq) FROM log WHERE action = 'round'")
    addresses += [f"/rounds/{coding}", f"/rounds/{coding}/code"]
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=server
    )
    tab = context.new_page()
    for place in (*addresses, *MORE):
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

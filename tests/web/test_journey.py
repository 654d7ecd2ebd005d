"""The whole way of a team through the workbench, in a real browser: from a folder to a dossier.

Run with `--pictures FOLDER` it saves the pictures that the documentation shows.
"""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.casebook.store import new_casebook, open_casebook
from onrecord.casebook.verify import verify

from .conftest import PASSWORD, served

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[2] / "examples" / "teshka"
NAME = "Marta Delin"
SECRET = "said of another day"  # noqa: S105
SIZE = {"width": 1180, "height": 760}
LONG = 180_000
"""Milliseconds that reading a folder, or writing a dossier, may take on a busy machine."""
SELECT_NAME = """name => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(name);
        if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + name.length);
    }
}"""
SELECT_ACROSS = """() => {
    const words = document.querySelectorAll("#text .fig");
    document.querySelector(".columns").scrollIntoView();
    getSelection().setBaseAndExtent(words[1].previousSibling, 3, words[2].lastChild, 1);
}"""


class Desk(NamedTuple):
    """A casebook that is served, and what the journey asks it and the browser for."""

    browser: Any
    home: str
    path: Path
    picture: Callable[[Any, str], None]

    def ask(self, query: str, *values: object) -> Any:
        """Return one value out of the casebook."""
        with sqlite3.connect(self.path) as db:
            row = db.execute(query, values).fetchone()
        return row[0] if row else None

    def sit(self, name: str = "") -> Any:
        """Open a browser's tab; somebody logs in there."""
        context = self.browser.new_context(viewport=SIZE, base_url=self.home)
        tab = context.new_page()
        tab.on("pageerror", lambda error: pytest.fail(str(error)))
        if name:
            tab.goto("/login")
            tab.get_by_label("Name").fill(name)
            tab.get_by_label("Password").fill(PASSWORD)
            tab.get_by_role("button", name="Log in").click()
            tab.get_by_role("heading", name="Overview").wait_for()
        return tab


@pytest.fixture
def desk(browser: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Serve a new casebook."""
    path = tmp_path / "teshka.casebook"
    new_casebook(str(path)).close()
    folder = request.config.getoption("--pictures")

    def picture(tab: Any, name: str) -> None:
        if folder:
            tab.screenshot(path=Path(folder) / f"{name}.png")

    with served(str(path), "ines") as home:
        yield Desk(browser, home, path, picture)


def test_the_whole_journey(desk: Desk, page: Any, tmp_path: Path) -> None:
    """Add a folder, review, mark, merge, code twice and adjudicate, redact, publish, open the dossier."""
    tab = desk.sit()
    add_the_folder(desk, tab)
    review_ten_claims(desk, tab)
    mark_across_a_highlight(desk, tab)
    merge_two_events(desk, tab)
    tab = make_accounts(desk, tab)
    adjudicate(desk, tab, code_twice(desk, tab))
    withhold_a_name(desk, tab)
    open_the_dossier(desk, page, publish(desk, tab, tmp_path))
    with open_casebook(str(desk.path)) as book:
        assert verify(book).problems == ()


def add_the_folder(desk: Desk, tab: Any) -> None:
    """Send the example's folder, as a browser sends one, and watch until it is read."""
    tab.goto("/add")
    tab.set_input_files("#tree", str(EXAMPLE))
    tab.get_by_role("button", name="Add").first.click()
    tab.locator('#job[data-state="done"]').wait_for(timeout=LONG)
    assert desk.ask("SELECT count(*) FROM document") >= 17


def review_ten_claims(desk: Desk, tab: Any) -> None:
    """By keyboard: nine stand, one does not; the last is taken back and decided again."""
    tab.goto("/review")
    for number in range(10):
        press(tab, "r" if number == 4 else "a")
        newest = desk.ask("SELECT max(seq) FROM log")
        tab.locator(".done").get_by_text(f"Entry {newest}").wait_for()
        if number == 2:
            desk.picture(tab, "workbench-review")
    count = "SELECT count(*) FROM claim WHERE status = ?"
    assert (desk.ask(count, "accepted"), desk.ask(count, "rejected")) == (9, 1)
    press(tab, "u")
    tab.locator(".done").get_by_text("undo", exact=True).wait_for()
    assert desk.ask(count, "accepted") == 8
    tab.goto("/claims?outcome=killed&words=bridge")
    desk.picture(tab, "workbench-claims")


def press(tab: Any, key: str) -> None:
    """Press a key once the page's script is there, and wait for the page that it leads to."""
    tab.wait_for_load_state()
    with tab.expect_navigation():
        tab.keyboard.press(key)


def mark_across_a_highlight(desk: Desk, tab: Any) -> None:
    """Select words from before one figure into the next, and make a claim of them."""
    number = desk.ask("SELECT number FROM document WHERE path LIKE '%ostravia-ministry%'")
    tab.goto(f"/documents/{number}")
    tab.evaluate(SELECT_ACROSS)
    tab.locator(".mark-words.ready").wait_for()
    desk.picture(tab, "workbench-document")
    press(tab, "m")
    tab.get_by_role("heading", name="A claim marked by hand").wait_for()
    tab.get_by_label("At least").fill("12")
    tab.get_by_label("At most").fill("12")
    tab.get_by_role("checkbox", name="killed").check()
    tab.get_by_role("button", name="Make the claim").click()
    tab.wait_for_url(re.compile(r"#h-"))
    assert desk.ask("SELECT count(*) FROM claim WHERE status = 'added'") == 1


def merge_two_events(desk: Desk, tab: Any) -> None:
    """Look ahead first: nothing is changed by that."""
    query = "SELECT id FROM event ORDER BY figures DESC LIMIT 1 OFFSET ?"
    one, other, count = (
        desk.ask(query, 0),
        desk.ask(query, 1),
        desk.ask("SELECT count(*) FROM event"),
    )
    tab.goto(f"/events/{one}")
    if not tab.get_by_label("Another event’s id").is_visible():
        tab.get_by_text("Merge with others").click()
    tab.get_by_label("Another event’s id").fill(other)
    tab.get_by_role("button", name="Look at what that makes").first.click()
    tab.get_by_text("nothing has been changed").wait_for()
    desk.picture(tab, "workbench-merge")
    assert desk.ask("SELECT count(*) FROM event") == count
    tab.get_by_label("Reason").fill("one night")
    tab.get_by_role("button", name="Merge them").click()
    tab.get_by_role("heading", name="History").wait_for()
    assert desk.ask("SELECT count(*) FROM event") == count - 1


def make_accounts(desk: Desk, tab: Any) -> Any:
    """The first account closes the door; whoever has it makes those of two coders."""
    for name, role in (("ines", "admin"), ("cleo", "coder"), ("jonas", "coder")):
        if name == "cleo":
            tab.context.close()
            tab = desk.sit("ines")
        tab.goto("/accounts")
        form = tab.locator("section", has=tab.get_by_role("heading", name="A new account"))
        form.get_by_label("Name").fill(name)
        form.get_by_label("Role").select_option(role)
        form.get_by_label("Password").fill(PASSWORD)
        form.get_by_role("button", name="Make it").click()
        tab.wait_for_load_state()
    return tab


def code_twice(desk: Desk, tab: Any) -> str:
    """Begin a blind round of one document; both coders code it by keyboard. Return its address."""
    tab.goto("/rounds/new?words=witness")
    tab.get_by_role("checkbox", name=NAME).check()
    tab.get_by_label("Name").fill("pilot")
    for name in ("cleo", "jonas"):
        tab.get_by_role("checkbox", name=name).check()
    tab.get_by_role("button", name="Begin the round").click()
    tab.get_by_role("heading", name="pilot").wait_for()
    home = str(tab.url)
    cleo, jonas = desk.sit("cleo"), desk.sit("jonas")
    code(jonas, home, {1: "r", 2: "e"})
    code(cleo, home, {})
    for place in (f"{home}/code", "/log", home, f"{home}/compare"):
        cleo.goto(place)
        assert SECRET not in cleo.content(), place
    for coder in (cleo, jonas):
        coder.goto(f"{home}/code")
        coder.get_by_role("button", name="I am done with this round").click()
        coder.get_by_text("You have finished").or_(
            coder.get_by_text("How far they agree")
        ).wait_for()
        coder.context.close()
    return home


def code(tab: Any, home: str, other: dict[int, str]) -> None:
    """Accept every claim by keyboard, but for those with another key."""
    tab.goto(f"{home}/code")
    done = 0
    while not tab.get_by_text("You have coded every claim").count():
        key = other.get(done, "a")
        if key == "r":
            tab.keyboard.press("c")
            tab.keyboard.type(SECRET)
            tab.keyboard.press("Escape")
        press(tab, key)
        if key == "e":
            tab.get_by_label("At least").fill("11")
            tab.get_by_label("At most").fill("13")
            tab.get_by_role("button", name="Save the correction").click()
        done += 1
        tab.get_by_role("status").get_by_text(re.compile(rf"^\s*{done} of ")).wait_for()


def adjudicate(desk: Desk, tab: Any, home: str) -> None:
    """Settle the two units in which they differ by a key each, the rest at once."""
    tab.goto(f"{home}/compare")
    tab.get_by_text("≠ differs").or_(tab.get_by_text(SECRET)).first.wait_for()
    press(tab, "n")
    desk.picture(tab, "workbench-compare")
    press(tab, "p")
    press(tab, "1")
    tab.locator(".done").get_by_text("the word of cleo was taken").wait_for()
    press(tab, "2")
    tab.locator(".done").get_by_text("the word of jonas was taken").wait_for()
    tab.get_by_text("Nothing is left in which they differ").wait_for()
    tab.get_by_role("link", name="They agree").click()
    tab.get_by_role("button", name="as agreed").click()
    tab.get_by_role("link", name="Settled").wait_for()
    assert (
        desk.ask("SELECT count(*) FROM claim WHERE low = 11 AND high = 13 AND status = 'edited'")
        == 1
    )
    tab.goto(f"{home}/agreement")
    tab.get_by_role("cell", name="Krippendorff's alpha, ratio").wait_for()


def withhold_a_name(desk: Desk, tab: Any) -> None:
    """Select it where it stands; look where else it stands, and in which forms; withhold them all."""
    number = desk.ask("SELECT number FROM document WHERE path LIKE '%witness-statement.txt'")
    tab.goto(f"/documents/{number}")
    tab.evaluate(SELECT_NAME, NAME)
    tab.locator(".mark-words.ready").wait_for()
    press(tab, "w")
    tab.get_by_role("button", name=f"Look where “{NAME}” stands").click()
    tab.get_by_text("nothing has been changed").wait_for()
    for box in tab.get_by_role("checkbox", name=re.compile("delin", re.IGNORECASE)).all():
        box.check()
    tab.evaluate("scrollTo(0, 0)")
    desk.picture(tab, "workbench-withhold")
    tab.get_by_label("Reason").fill("a witness in danger")
    tab.get_by_role("button", name="Withhold it everywhere").click()
    tab.get_by_role("heading", name="Names, in all documents").wait_for()
    tab.goto(f"/documents/{number}")
    assert tab.locator("#text .at-withheld").first.inner_text() == NAME


def publish(desk: Desk, tab: Any, folder: Path) -> Path:
    """Publish, watch, save the archive and unpack it; return the dossier's folder."""
    tab.goto("/publish")
    tab.get_by_label("Title").fill("Teshka and Sorrel")
    tab.get_by_role("button", name="Publish").click()
    tab.get_by_role("link", name="Save the dossier").wait_for(timeout=LONG)
    with tab.expect_download() as saved:
        tab.get_by_role("link", name="Save the dossier").click()
    with zipfile.ZipFile(saved.value.path()) as archive:
        archive.extractall(folder)
    tab.get_by_role("link", name="All versions").click()
    tab.get_by_role("cell", name="Teshka and Sorrel").wait_for()
    desk.picture(tab, "workbench-publish")
    return folder / "dossier"


def open_the_dossier(desk: Desk, page: Any, dossier: Path) -> None:
    """From the disk: the name is in no file of it; that something was withheld is told."""
    name = re.compile(rb"\bDelin\b", re.IGNORECASE)
    files = [one for one in dossier.rglob("*") if one.is_file()]
    assert len(files) > 40
    assert [one for one in files if name.search(one.read_bytes())] == []
    assert [one for one in files if "delin" in one.name.lower()] == []
    here = str(desk.path.parent).encode()
    assert [one for one in files if here in one.read_bytes()] == []  # nor where the casebook lies
    page.set_viewport_size(SIZE)
    page.goto((dossier / "index.html").as_uri())
    page.get_by_role("link", name="Documents").first.click()
    page.get_by_text(re.compile(r"withheld: \d+ names")).wait_for()
    document = next(dossier.glob("documents/*witness-statement*.html"))
    page.goto(document.as_uri())
    page.get_by_role("heading", name="[withheld]").first.wait_for()
    desk.picture(page, "dossier-withheld")

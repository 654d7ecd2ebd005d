"""Make the pictures of the README and the tutorial from the example collection.

Run `python scripts/make_pictures.py`; it needs the development tools and Chromium, and writes
`docs/images/dossier.png` for the README, and `index.png`, `event.png`, `document.png` and
`findings.png` beside it for the tutorial, and `workbench-*.png`; most of these, and `dossier-withheld.png`, are
saved by the test that goes the workbench's whole way, `tests/web/test_journey.py`. They show what the program
makes of `examples/teshka` now.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from onrecord.casebook.sources import take_original
from onrecord.casebook.statements import add_list, keep_pairings, load_statements
from onrecord.casebook.store import new_casebook, open_casebook
from onrecord.check import run_checks
from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.casebooks import add_paths
from onrecord.register.linkage import link
from onrecord.register.lists import guess_columns, load_rows, read_list
from onrecord.register.view import show_persons
from onrecord.report import Run, build_dossier

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
COMMAND = "onrecord report examples/teshka -o dossier"


def build(folder: Path) -> Path:
    """Write the example's dossier into `folder` and return its index."""
    with chdir(ROOT):
        collection = read_collection(["examples/teshka"], Options(cache=False))
    run = Run(title="Teshka and Sorrel", command=COMMAND)
    return build_dossier(collection, folder, findings=run_checks(collection), run=run).index


def window(page: Page) -> str:
    """Return what the window shows, as the address of a picture."""
    return "data:image/png;base64," + base64.b64encode(page.screenshot()).decode()


def pictures(page: Page, index: Path) -> dict[str, str]:
    """Return an event's matrix and a document with its figures, each as the window shows it."""
    page.goto(index.as_uri())
    page.locator(".events tbody a").first.click()
    page.evaluate("document.getElementById('matrix').scrollIntoView()")
    found = {"event": window(page)}
    document = next(iter(sorted((index.parent / "documents").glob("*ombudsman*.html"))))
    page.goto(document.as_uri())
    page.keyboard.press("n")
    page.evaluate("document.querySelector('.columns').scrollIntoView()")
    return {**found, "document": window(page)}


def visits(page: Page, index: Path) -> None:
    """Save the pages that the tutorial goes through, each as the window shows it."""
    page.set_viewport_size({"width": 1180, "height": 760})
    page.goto(index.as_uri())
    save(page, "index")
    page.locator(".events tbody a").first.click()
    page.evaluate("document.getElementById('matrix').scrollIntoView()")
    save(page, "event")
    page.goto((index.parent / "findings.html").as_uri())
    save(page, "findings")
    document = next(iter(sorted((index.parent / "documents").glob("*ombudsman*.html"))))
    page.goto(document.as_uri())
    page.keyboard.press("n")
    page.evaluate("document.querySelector('.columns').scrollIntoView()")
    save(page, "document")


def save(page: Page, name: str) -> None:
    """Save what the window shows."""
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    print(path.relative_to(ROOT))


def journey() -> int:
    """Save the pictures of the workbench, as the test of the whole journey sees it, over the example."""
    test = ["tests/web/test_journey.py", "--pictures", str(IMAGES), "-n0", "-q"]
    return subprocess.run([sys.executable, "-m", "pytest", *test], cwd=ROOT, check=False).returncode


def workbench(page: Page, folder: Path) -> None:
    """Save pages of the register in the workbench, over the example collection and its lists."""
    path = folder / "teshka.casebook"
    with chdir(ROOT), new_casebook(str(path)) as book:
        list(add_paths(book, ["examples/teshka"], Options(cache=False), user="ines"))
    with chdir(ROOT):
        lists(path)
    with served(path) as home:
        page.set_viewport_size({"width": 1180, "height": 760})
        register(page, home)


def lists(path: Path) -> None:
    """Bring the example's lists of persons in, and compare their statements."""
    with open_casebook(str(path)) as book:
        for name in ("hospital", "parish", "families"):
            file = f"examples/lists/teshka-{name}.csv"
            rows = load_rows(Path(file).read_bytes(), file)
            columns = guess_columns(list(rows[0].cells))
            status = "killed" if name == "parish" else None
            found = read_list(rows, name, columns, status=status)
            add_list(book, name, found.statements, original=take_original(file, keep=True),
                     columns=columns, single=True, user="ines")  # fmt: skip
        keep_pairings(book, link(load_statements(book)))
        show_persons(book)


def register(page: Page, home: str) -> None:
    """Save pages of the register: a pair that waits, and a person."""
    page.goto(f"{home}/pairs")
    save(page, "workbench-pairs")
    page.goto(f"{home}/persons?statements=3")
    page.locator(".persons tbody a").first.click()
    save(page, "workbench-person")


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve a casebook; the address."""
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "serve",
        str(path),
        "--port",
        "0",
        "--user",
        "ines",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline() if process.stderr else ""
        yield line.split()[1].rstrip("/")
    finally:
        process.terminate()
        process.communicate(timeout=30)


def compose(page: Page, found: dict[str, str]) -> None:
    """Lay the two pages over each other and save the picture."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_content(
        "<style>body{margin:0;background:#e9e6df}img{position:absolute;width:960px;"
        "border:1px solid #c9c4b8;box-shadow:0 6px 24px #0003}</style>"
        f"<img src='{found['event']}' style='left:24px;top:24px'>"
        f"<img src='{found['document']}' style='left:296px;top:330px'>"
    )
    page.wait_for_function("[...document.images].every(each => each.complete)")
    save(page, "dossier")


def main() -> int:
    """Make the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        index = build(Path(folder) / "dossier")
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--headless"]
        )
        context = browser.new_context(
            viewport={"width": 1280, "height": 760}, device_scale_factor=1.5
        )
        page = context.new_page()
        compose(context.new_page(), pictures(page, index))
        visits(browser.new_page(), index)
        workbench(browser.new_page(), Path(folder))
        browser.close()
    return journey()


if __name__ == "__main__":
    sys.exit(main())

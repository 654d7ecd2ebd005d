"""Make the pictures of the README and the docs from the example collection.

Run `python scripts/make_pictures.py`; it needs the development tools and Chromium, and writes
`docs/images/*.png`. The pictures show what the program makes of `examples/teshka` now.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from onrecord.check import run_checks
from onrecord.pipeline import Options, read_collection
from onrecord.report import Run, build_dossier

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
COMMAND = "onrecord report examples/teshka -o dossier"


def build(folder: Path) -> Path:
    """Write the example's dossier into `folder` and return its index."""
    collection = read_collection([str(ROOT / "examples" / "teshka")], Options(cache=False))
    run = Run(title="Teshka and Sorrel", command=COMMAND)
    return build_dossier(collection, folder, findings=run_checks(collection), run=run).index


def shoot(page: Page, name: str) -> None:
    """Save what the window shows."""
    path = IMAGES / name
    page.screenshot(path=path)
    print(path.relative_to(ROOT))


def pictures(page: Page, index: Path) -> None:
    """Take the pictures: an event's matrix and plot, a document with its figures."""
    page.goto(index.as_uri())
    page.locator(".events tbody a").first.click()
    page.locator("#matrix").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('matrix').scrollIntoView()")
    shoot(page, "dossier.png")
    document = next(iter(sorted((index.parent / "documents").glob("*ombudsman*.html"))))
    page.goto(document.as_uri())
    page.keyboard.press("n")
    page.evaluate("document.querySelector('.columns').scrollIntoView()")
    shoot(page, "document.png")


def main() -> int:
    """Make all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        index = build(Path(folder) / "dossier")
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--headless"]
        )
        context = browser.new_context(
            viewport={"width": 1280, "height": 860}, device_scale_factor=1.5
        )
        pictures(context.new_page(), index)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

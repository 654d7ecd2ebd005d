"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A shared machine takes its time, and some libraries load when they are first needed.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(autouse=True)
def cache_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Keep every test away from the user's own cache."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("ONRECORD_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium: one for all tests of a process, since Playwright runs but once in each."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not at /usr/bin/chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as play:
        made = play.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--headless"]
        )
        yield made
        made.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Open a tab that fails the test if a page asks for anything or reports an error."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    tab = context.new_page()
    trouble: list[str] = []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("request", lambda each: each.url.startswith("file:") or trouble.append(each.url))
    yield tab
    context.close()
    assert trouble == []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the slow proof of the server be asked for whole, and pictures of the journey."""
    parser.addoption(
        "--kills",
        type=int,
        default=4,
        help="how often the running workbench is killed (default: 4)",
    )
    parser.addoption(
        "--pictures", metavar="FOLDER", help="where the journey saves the documentation's pictures"
    )

"""Casebooks with a few invented documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.casebook.store import Casebook, new_casebook
from onrecord.pipeline import Options
from onrecord.pipeline.casebooks import add_paths

HERE = Options(cache=False, isolate=False)
MINISTRY = """# Statement of the Ministry of Health of Kelmar

Varn, 4 May 1994

On 3 May 1994 shells hit the market of Varn. At least 41 people were killed, including 12 children.
Another 87 people were injured.
"""
RADIO = """# Radio Ostra: shelling of Varn

4 May 1994

Sixty people were killed when shells hit the market of Varn on 3 May 1994, Radio Ostra reported.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents about one event."""
    made = tmp_path / "documents"
    made.mkdir()
    (made / "ministry.md").write_text(MINISTRY, encoding="utf-8")
    (made / "radio.md").write_text(RADIO, encoding="utf-8")
    return made


@pytest.fixture
def book(tmp_path: Path, folder: Path) -> Iterator[Casebook]:
    """A casebook with these documents."""
    with new_casebook(str(tmp_path / "varn.casebook")) as made:
        list(add_paths(made, [str(folder)], HERE, user="ana"))
        yield made


def claim_with(book: Casebook, text: str) -> str:
    """Return the id of the claim with these words."""
    row = book.db.execute("SELECT id FROM claim WHERE text = ?", (text,)).fetchone()
    assert row is not None, text
    return str(row["id"])

"""A register in a run over a casebook: an account more, and nothing where there is none."""

from __future__ import annotations

from pathlib import Path

from onrecord.casebook.store import new_casebook
from onrecord.model import Collection
from onrecord.pipeline.registers import with_registers
from onrecord.pipeline.taken import State


def test_nothing_without_a_register(tmp_path: Path) -> None:
    """A casebook without lists leaves a collection as it is; `tests/register/test_account.py` has the rest."""
    path = str(tmp_path / "book")
    new_casebook(path).close()
    collection = Collection(documents=(), figures=())
    assert with_registers(collection, {path: State("book", "0", None)}) is collection

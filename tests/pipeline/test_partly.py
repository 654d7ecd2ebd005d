"""Documents of which a part was not read are told of, though their figures are listed."""

from __future__ import annotations

from pathlib import Path

from onrecord.model import PARTLY
from onrecord.pipeline import Options, read_collection

TEXT = "Twelve people were killed at Varn.\n\nПо данным министерства, в селе погиб 41 человек.\n"


def test_a_document_read_in_part_is_counted_and_told_of(tmp_path: Path) -> None:
    """Also when it comes from the cache."""
    path = tmp_path / "two.txt"
    path.write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        made = read_collection([str(path)], Options(cache_dir=str(tmp_path / "cache")))
        assert [figure.text for figure in made.figures] == ["Twelve"]
        assert [(each.path, each.code) for each in made.failures] == [(str(path), PARTLY)]
        assert "1 of 2 blocks, in Russian" in made.failures[0].reason

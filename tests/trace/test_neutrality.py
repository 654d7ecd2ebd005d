"""Taking no side: exchanging the parties' names changes no passage, no count and no reason."""

from __future__ import annotations

from pathlib import Path

from onrecord.model import Collection, Origins, Reuse
from onrecord.pipeline import Options, read_collection
from onrecord.trace import find_origins, find_reuse
from tests.test_neutrality import EXAMPLE_PARTIES, EXAMPLES, swap


def read(folder: Path, *, swapped: bool) -> tuple[tuple[Reuse, ...], tuple[Origins, ...]]:
    """Return the passages and origins of the examples' texts, with the parties exchanged or not."""
    folder.mkdir()
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        made = swap(text, EXAMPLE_PARTIES) if swapped else text
        (folder / path.name).write_text(made, encoding="utf-8")
    collection: Collection = read_collection([str(folder)], Options(cache=False))
    reuse = find_reuse(collection.documents)
    return reuse, find_origins(collection, reuse)


def test_exchanging_the_parties_changes_only_names(tmp_path: Path) -> None:
    """Passages by type, words and changed numbers; origins by value and range."""
    passages, origins = read(tmp_path / "one", swapped=False)
    turned, exchanged = read(tmp_path / "other", swapped=True)

    def of(found: tuple[Reuse, ...]) -> list[tuple[object, ...]]:
        return [
            (each.type, each.words, each.quotation,
             [(c.a_text, c.b_text) for c in each.changes if c.what == "number"])
            for each in found
        ]  # fmt: skip

    def counted(found: tuple[Origins, ...]) -> list[tuple[object, ...]]:
        return [
            (
                each.outcome, each.group, str(each.value), each.at_least, each.at_most,
                sorted((merge.sign, merge.certain) for merge in each.merges),
            )
            for each in found
        ]  # fmt: skip

    assert passages
    assert origins
    assert of(passages) == of(turned)
    assert sorted(counted(origins), key=str) == sorted(counted(exchanged), key=str)

"""Three hundred damaged, misnamed and hostile files: worked through, one reason a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from onrecord.model import PASSED
from onrecord.pipeline import Options, read_collection

from .mutations import mutations

COUNT = 300
UNFORESEEN = {"internal", "lost"}


def test_a_folder_of_mutated_files_is_worked_through(tmp_path: Path) -> None:
    """Each file is read or has one reason; no reader failed in a way that nobody foresaw."""
    for name, data in mutations(COUNT, seed=1):
        (tmp_path / name).write_bytes(data)
    names = [str(path) for path in sorted(tmp_path.iterdir())]
    assert len(names) == COUNT
    collection = read_collection(names, Options(cache=False, jobs=2, timeout=30), comparisons=False)
    failures = [failure for failure in collection.failures if failure.code != PASSED]
    assert [one for one in failures if one.code in UNFORESEEN] == []
    assert set(Counter(failure.path for failure in failures).values()) <= {1}
    found = {document.path.split("!/")[0] for document in collection.documents}
    failed = {failure.path.split("!/")[0] for failure in failures}
    assert found | failed == set(names)
    # What is left of a damaged file is read: most formats lose a part only.
    assert len(found) > COUNT // 3
    assert len(failed) > COUNT // 10

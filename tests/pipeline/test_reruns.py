"""What names a whole run, and which runs have no name."""

from __future__ import annotations

from pathlib import Path

from onrecord.pipeline.cache import program_version
from onrecord.pipeline.reruns import run_key


def _key(paths: list[str], circumstances: list[str], beside: str = "") -> str | None:
    return run_key(paths, lambda: (".txt",), circumstances, beside=(beside,))


def test_the_name_holds_paths_bytes_and_circumstances(tmp_path: Path) -> None:
    """Whatever changes the outcome changes the name; the order of documents does."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    paths = [str(one), str(two)]
    first = _key(paths, ["figures"])
    assert first is not None
    assert _key(paths, ["figures"]) == first
    others = [
        _key(paths[::-1], ["figures"]),
        _key(paths[:1], ["figures"]),
        _key(paths, ["figures", "csv"]),
    ]
    two.write_text("3", encoding="utf-8")
    others.append(_key(paths, ["figures"]))
    assert len({first, *others}) == len(others) + 1


def test_files_beside_the_documents_count_where_they_are_named(tmp_path: Path) -> None:
    """Of the name that is given, and of no other."""
    one = tmp_path / "one.txt"
    one.write_text("1", encoding="utf-8")
    bare = _key([str(one)], [], beside="aside.yml")
    (tmp_path / "aside.yml").write_text("x", encoding="utf-8")
    assert _key([str(one)], [], beside="aside.yml") != bare
    assert _key([str(one)], [], beside="another.yml") == bare


def test_what_is_read_but_once_or_not_at_all_has_no_name(tmp_path: Path) -> None:
    """Standard input, and a file that is not there."""
    assert _key(["-"], []) is None
    assert _key([str(tmp_path / "missing.txt")], []) is None


def test_the_program_has_one_version() -> None:
    """It is made once a run."""
    assert program_version() is program_version()

"""A packed dossier is the dossier, with the command of the run that asks for it."""

from __future__ import annotations

from pathlib import Path

from onrecord.report import Run, build_dossier, pack_dossier, restore_dossier
from onrecord.report.folder import read_manifest

from .hostile import hostile
from .sample import sample, sample_findings

COMMAND = "onrecord report 'a </code></pre> b' -o \x00\udce9"


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in _paths(folder)}


def _paths(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_restored_is_what_is_built(tmp_path: Path) -> None:
    """Every file to the byte, the manifest too; hostile text and commands change nothing."""
    for collection, findings in ((sample(), sample_findings()), hostile()):
        packed = None
        for command in ("onrecord report x -o y", COMMAND):
            folder = tmp_path / "dossier"
            report = build_dossier(collection, folder, findings=findings, run=Run(command=command))
            built = _files(folder)
            if packed is None:
                packed = pack_dossier(folder)
                assert packed is not None
            assert set(restore_dossier(packed, folder, command)) == set(report.paths)
            assert _files(folder) == built


def test_what_is_not_whole_is_not_packed(tmp_path: Path) -> None:
    """A file that is gone or edited, a page without a command, a folder without a dossier."""
    build_dossier(sample(), tmp_path / "one", run=Run(command="x"))
    assert set(read_manifest(tmp_path / "one")) >= {"index.html", "methods.html"}
    (tmp_path / "one" / "index.html").write_text("edited", encoding="utf-8")
    assert pack_dossier(tmp_path / "one") is None
    (tmp_path / "one" / "index.html").unlink()
    assert pack_dossier(tmp_path / "one") is None
    build_dossier(sample(), tmp_path / "two", run=Run())
    assert pack_dossier(tmp_path / "two") is None
    assert pack_dossier(tmp_path / "none") is None

"""Suppressions: findings set aside, each with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check import (
    FILE_NAME,
    apply_suppressions,
    find_suppressions,
    load_suppressions,
    run_checks,
)
from onrecord.check.suppress import Suppression
from onrecord.errors import ConfigError
from onrecord.model import Collection
from tests.making import collection, document

MADE = collection(
    [document("papers/a.txt", "On 31 November 1993 we left. On 30 February we came.")], []
)


def entry(
    code: str = "OR201", paper: str = "a.txt", quote: str = "", number: int = 1
) -> Suppression:
    """Return an entry with a reason."""
    return Suppression(code, paper, quote, "looked at", "s.yml", number)


def write(folder: Path, text: str) -> Path:
    """Write a file of suppressions."""
    path = folder / FILE_NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_a_complete_file_is_read(tmp_path: Path) -> None:
    """Codes in any case, blanks and line ends made one."""
    path = write(
        tmp_path,
        "suppressions:\n- code: or201\n  document: a.txt\n  quote: 31\n  reason: >\n    said so\n    twice\n",
    )
    assert load_suppressions(path) == (
        Suppression("OR201", "a.txt", "31", "said so twice", str(path), 1),
    )
    assert load_suppressions(write(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- code: OR201\n  document: a.txt\n", "entry 1 has no reason"),
        ("- code: OR201\n  document: a.txt\n  reason: ''\n", "entry 1 has no reason"),
        ("- document: a.txt\n  reason: x\n", "entry 1 has no code"),
        ("- code: OR201\n  reason: x\n", "entry 1 has no document"),
        (
            "- code: OR201\n  document: a\n  reason: x\n  why: y\n",
            "entry 1 has an unknown field 'why'",
        ),
        ("- OR201\n", "entry 1 is not a mapping"),
        ("suppressions: OR201\n", "has no list under `suppressions`"),
        ("a: [\n", "is not YAML"),
        ("x: !!python/object/apply:os.system [ls]\n", "is not YAML"),
    ],
)
def test_an_entry_that_is_not_complete_names_the_file(
    tmp_path: Path, text: str, reason: str
) -> None:
    """Nothing is set aside without a reason, and nothing in the file is run."""
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_suppressions(path)
    assert caught.value.path == str(path)
    assert reason in caught.value.message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing, or no UTF-8."""
    with pytest.raises(ConfigError, match="does not exist"):
        load_suppressions(tmp_path / "none.yml")
    (tmp_path / "bad.yml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigError, match="is not UTF-8"):
        load_suppressions(tmp_path / "bad.yml")


def test_files_beside_documents_are_found(tmp_path: Path) -> None:
    """Each folder's once; standard input has none."""
    write(tmp_path, "- {code: OR201, document: a.txt, reason: x}\n")
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-"]
    assert [each.code for each in find_suppressions(paths)] == ["OR201"]


@pytest.mark.parametrize(
    ("given_entry", "left"),
    [
        (entry(), 0),
        (entry(paper="papers/a.txt"), 0),
        (entry(paper="p*/a.*"), 0),
        (entry(quote="31 November"), 1),
        (entry(quote="On 31 November 1993 we"), 1),
        (entry(quote="32 November"), 2),
        (entry(code="OR202"), 2),
        (entry(paper="b.txt"), 2),
        (entry(paper="other/a.txt"), 2),
    ],
)
def test_an_entry_sets_aside_what_it_names(given_entry: Suppression, left: int) -> None:
    """By code, by the document's path or its end, and by words at the place."""
    findings = run_checks(MADE, select=["OR201"])
    assert len(findings) == 2
    outcome = apply_suppressions(findings, [given_entry], MADE)
    kept = [finding for finding in outcome.findings if finding.code == "OR201"]
    assert len(kept) == left
    assert len(outcome.suppressed) == 2 - left
    assert all(by == given_entry for _, by in outcome.suppressed)


def test_an_entry_that_matches_nothing_is_reported() -> None:
    """But not one for a document that is not part of the run."""
    outcome = apply_suppressions((), [entry(quote="31"), entry(paper="b.txt")], MADE)
    (finding,) = outcome.findings
    assert (finding.code, finding.severity, finding.anchors) == ("OR901", "note", ())
    assert finding.message == "s.yml: entry 1 (OR201, a.txt, quote “31”) matches no finding"


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_fail(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """They are read or refused, with the file's name."""
    path = tmp_path_factory.mktemp("s") / FILE_NAME
    path.write_bytes(data)
    refused = ""
    try:
        load_suppressions(path)
    except ConfigError as error:
        refused = error.path or "no path"
    assert refused in {"", str(path)}


def test_nothing_is_lost() -> None:
    """Every finding is either kept or set aside."""
    findings = run_checks(MADE)
    outcome = apply_suppressions(findings, [entry(quote="30 February")], MADE)
    kept = [each for each in outcome.findings if each.code != "OR901"]
    assert sorted(
        [*kept, *(each for each, _ in outcome.suppressed)], key=lambda each: each.message
    ) == sorted(findings, key=lambda each: each.message)
    assert isinstance(MADE, Collection)

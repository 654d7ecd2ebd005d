"""Tests of front matter and metadata files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ConfigError
from onrecord.model import Block, about
from onrecord.read import is_sidecar, read_bytes, read_document
from onrecord.read.sidecar import front_matter, is_edtf

FRONT = """---
title: Toll of Varn
issuer: Northern Watch
issuer_aliases: [the Watch, NW]
date: 1994-05-03
addressees:
  - The Secretary-General
layout: post
---
41 people died.
"""


def test_front_matter_sets_fields_and_stays_in_the_text() -> None:
    """Front matter is a block of the unchanged text; what it sets has no place in the text."""
    document = read_bytes(FRONT.encode(), "varn.md")
    assert document.text == FRONT
    assert document.metadata.title == "Toll of Varn"
    assert document.metadata.issuer_aliases == ("the Watch", "NW")
    assert document.metadata.date == "1994-05-03"
    assert document.metadata.addressees == ("The Secretary-General",)
    assert document.metadata.where == {}
    end = FRONT.index("41 people")
    assert document.blocks == (Block(type="front_matter", start=0, end=end),)
    assert document.notices == about("front matter: not used: layout")


@pytest.mark.parametrize(
    "text",
    [
        "---\nForty-one people died.\n---\nNone fled.\n",
        "---\ntitle: never closed\n",
        "-----\ntitle: x\n-----\n",
        "\n---\ntitle: not at the top\n---\n",
    ],
)
def test_rules_of_hyphens_are_text(text: str) -> None:
    """Lines of hyphens that open no mapping, or never close, are part of the text."""
    document = read_bytes(text.encode(), "varn.txt")
    assert document.blocks == ()
    assert document.metadata.title is None


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("date: 3 May 1994", "not a date in EDTF"),
        ("date: 1994-13-01", "not a date in EDTF"),
        ("date: 1994-02-30", "not a date in EDTF"),
        ("title: [a, b]", "title must be one value"),
        ("issuer: {a: b}", "issuer must be one value"),
        ("addressees: {a: b}", "addressees must be a list"),
        ("addressees: [[a]]", "addressees must be a list"),
        ("title: 'open", "not valid YAML"),
        ("title: " + "[" * 3000, "nested too deeply|not valid YAML"),
    ],
)
def test_unusable_front_matter_is_an_error(field: str, message: str) -> None:
    """A field that cannot be used stops the reading and says which."""
    with pytest.raises(ConfigError, match=message) as error:
        read_bytes(f"---\n{field}\n---\nText.\n".encode(), "varn.md")
    assert error.value.path == "varn.md"


@pytest.mark.parametrize("beside", ["varn.meta.yml", "varn.txt.meta.yml", "varn.meta.yaml"])
def test_file_beside_wins_over_front_matter(tmp_path: Path, beside: str) -> None:
    """`NAME.meta.yml` overrides single fields; the others stay."""
    (tmp_path / "varn.txt").write_text(FRONT, encoding="utf-8")
    (tmp_path / beside).write_text("issuer: Radio Kelmar\ndate: 1994~\n", encoding="utf-8")
    metadata = read_document(tmp_path / "varn.txt").metadata
    assert (metadata.issuer, metadata.date) == ("Radio Kelmar", "1994~")
    assert metadata.title == "Toll of Varn"


def test_misspelt_field_beside_is_named(tmp_path: Path) -> None:
    """A file written for this program may hold no unknown field; the nearest is offered."""
    (tmp_path / "varn.txt").write_text("41 died.", encoding="utf-8")
    (tmp_path / "varn.meta.yml").write_text("isuer: Radio Kelmar\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="unknown field 'isuer'") as error:
        read_document(tmp_path / "varn.txt")
    assert error.value.path == str(tmp_path / "varn.meta.yml")
    assert "'issuer'" in error.value.hint


@pytest.mark.parametrize("content", ["- a list\n", "just words\n", "", "\x07: x\n"])
def test_file_beside_must_hold_fields(tmp_path: Path, content: str) -> None:
    """Anything but fields and values is refused with the sidecar's own path."""
    (tmp_path / "varn.txt").write_text("41 died.", encoding="utf-8")
    (tmp_path / "varn.meta.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_document(tmp_path / "varn.txt")
    assert error.value.path == str(tmp_path / "varn.meta.yml")


def test_sidecars_are_no_documents() -> None:
    """A folder's `.meta.yml` files are told from its documents."""
    assert is_sidecar("in/varn.meta.yml")
    assert is_sidecar(Path("VARN.META.YAML"))
    assert not is_sidecar("in/meta.yml.txt")


@pytest.mark.parametrize(
    "value",
    ["1994", "1994-05", "1994-05-03", "1994~", "1994-05?", "199X", "19XX", "1994-XX-XX",
     "1994-05-03/1994-06-01", "1994/..", "../1994", "2024-02-29"],
)  # fmt: skip
def test_edtf_forms_are_accepted(value: str) -> None:
    """Dates and intervals of EDTF levels 0 and 1 are accepted."""
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "May 1994",
        "94",
        "1994-5-3",
        "2023-02-29",
        "1994-00",
        "/",
        "../..",
        "1994-05-03T10:00",
        "1994-13-XX",
    ],
)
def test_other_forms_are_refused(value: str) -> None:
    """Impossible dates and other notations are refused."""
    assert not is_edtf(value)


@given(st.text(max_size=200))
def test_front_matter_never_crashes(body: str) -> None:
    """Whatever stands between the rules, the answer is a document or a `ConfigError`."""
    text = f"---\ntitle: {body}\n---\nx"
    try:
        front = front_matter(text, "f.md")
    except ConfigError:
        return
    assert front is None or front.end <= len(text)

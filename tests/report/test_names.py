"""Names of pages and places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.names import dom_id, page_name, page_names, row_id, slug, stem


@given(st.text())
def test_a_page_name_is_safe_everywhere(text: str) -> None:
    """Lower-case ASCII without a path, whatever the words."""
    assert re.fullmatch(r"[a-z0-9-]{1,60}-[0-9a-f]{8}\.html", page_name(text, text))


@given(st.lists(st.text(max_size=5), unique=True, max_size=50))
def test_no_two_pages_share_a_name(keys: list[str]) -> None:
    """The same words with other keys give other names."""
    names = page_names(((key, "same words") for key in keys), "documents")
    assert len(set(names.values())) == len(keys)


def test_slugs_recall_the_words() -> None:
    """Letters lose their marks, dashes part words, long names end at a word."""
    assert slug("The Łuma—Crossing, 1991–1994: Été") == "the-uma-crossing-1991-1994-ete"
    assert slug("مقتل") == "page"
    assert len(slug("word " * 60)) <= 48


def test_ids_hold_no_characters_of_their_own() -> None:
    """A plain id stays, any other is hashed."""
    assert dom_id("f-0123abcd") == "f-0123abcd"
    assert re.fullmatch(r"c-h-[0-9a-f]{12}", dom_id('"><script>', "c-"))
    assert row_id("killed", "all", None) == "r-killed-all"
    assert row_id("killed", "all", "severely") != row_id("killed", "all", "lightly")


def test_stems_of_paths_of_every_system() -> None:
    """Folders and the suffix are left out on both kinds of slashes."""
    assert [stem(each) for each in ("a/b.txt", "C:\\x\\y.tar.md", ".hidden")] == [
        "b", "y.tar", ".hidden",
    ]  # fmt: skip

"""Tests of the plugin registry."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import Any

import pytest

from onrecord import plugins
from onrecord.errors import PluginError
from onrecord.plugins import Reader, Registry
from onrecord.read import READERS
from onrecord.read.markdown import MarkdownReader
from onrecord.read.plain import PlainReader


def registry(monkeypatch: pytest.MonkeyPatch, *entries: tuple[str, str]) -> Registry[Any]:
    """A registry of readers with other packages' entry points put in."""
    points = [EntryPoint(name, value, "onrecord.readers") for name, value in entries]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points if group else [])
    builtins: tuple[Reader, ...] = (PlainReader(),)
    return Registry("reader", "onrecord.readers", builtins)


def test_added_plugins_stand_beside_the_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class named by an entry point is made and listed after the built-ins."""
    known = registry(monkeypatch, ("markdown", "onrecord.read.markdown:MarkdownReader"))
    assert known.names() == ("plain", "markdown")
    assert isinstance(known.get("markdown"), MarkdownReader)


def test_unknown_name_lists_the_known_and_the_nearest() -> None:
    """A typing error is answered with the names that exist and the likeliest."""
    with pytest.raises(PluginError) as error:
        READERS.get("htlm")
    assert "plain, markdown, html" in error.value.message
    assert "'html'" in error.value.hint


def test_name_far_from_all_gets_no_guess() -> None:
    """Where nothing is near, the hint says where to look."""
    with pytest.raises(PluginError) as error:
        READERS.get("zzzz")
    assert "onrecord plugins" in error.value.hint


def test_two_packages_cannot_share_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clash is an error that names both, not a silent choice."""
    known = registry(monkeypatch, ("plain", "onrecord.read.plain:PlainReader"))
    with pytest.raises(PluginError, match="two packages register the reader 'plain'"):
        known.names()


@pytest.mark.parametrize("value", ["no.such:Thing", "onrecord.read.plain:nothing", "os:sep"])
def test_broken_plugin_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A plugin that cannot be loaded, or is none, is reported with its entry point."""
    with pytest.raises(PluginError, match="'broken'"):
        registry(monkeypatch, ("broken", value)).all()


def test_descriptions_feed_the_docs() -> None:
    """Each plugin has one sentence, its origin and the suffixes it reads."""
    lines = READERS.describe()
    assert [line.name for line in lines] == list(READERS.names())
    for line in lines:
        assert line.kind == "reader"
        assert line.origin == "onrecord"
        assert line.description.endswith(".")
        assert all(suffix.startswith(".") for suffix in line.details)


def test_nothing_is_looked_up_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a registry reads no entry points."""

    def refuse(group: str) -> None:
        raise AssertionError(group)

    monkeypatch.setattr(plugins, "entry_points", refuse)
    Registry("reader", "onrecord.readers", (PlainReader(),))

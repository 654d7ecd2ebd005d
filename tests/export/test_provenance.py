"""PROV-O leads from each claim to its document, its program and the people who decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.casebook import events
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import add_claim, decide, undo
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import load_claim
from onrecord.model import replace
from onrecord.pipeline.casebooks import read_again
from tests.casebook.conftest import claim_with
from tests.export.reading import exported, graph

PROV = "http://www.w3.org/ns/prov#"


def _ids(node: dict[str, Any], name: str) -> set[str]:
    return {one["@id"] for one in node.get(f"{PROV}{name}", ())}


def test_how_each_claim_came_about(
    book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the state that stands now a chain leads back to the reading, the document, the file."""
    claim = claim_with(book, "Sixty")
    record, _ = load_claim(book, claim)
    decide(book, claim, "edit", user="ana", record=corrected(record, ["low=50"]), reason="misprint")
    seq = decide(book, claim, "reject", user="ben")
    monkeypatch.setattr("onrecord.pipeline.casebooks._code", lambda: "another program")
    read_again(book, user="ben")
    last = undo(book, seq, user="cleo")
    made = add_claim(book, replace(record, end=record.end + 7, text="Sixty people"), user="cleo")
    assert record.event is not None
    events.name_event(book, record.event, "Varn", user="ana")
    nodes = {node["@id"]: node for node in graph(exported(book, "prov", tmp_path))}

    state = nodes[f"urn:onrecord:claim:{claim}:{last}"]
    chain = []
    while state is not None:
        assert _ids(state, "specializationOf") == {f"urn:onrecord:claim:{claim}"}
        (activity,) = _ids(state, "wasGeneratedBy")
        agents = sorted(_ids(nodes[activity], "wasAssociatedWith"))
        chain.append([agent.removeprefix("urn:onrecord:") for agent in agents])
        before = _ids(state, "wasRevisionOf")
        assert before <= _ids(nodes[activity], "used")
        state = nodes[before.pop()] if before else None
    assert chain[:3] == [["user:cleo"], ["user:ben"], ["user:ana"]]
    assert chain[3][0].startswith("program:")
    assert chain[3][0] != "program:another%20program"  # it read only later
    (document,) = _ids(nodes[activity], "used")
    (file,) = _ids(nodes[document], "wasDerivedFrom")
    assert file.startswith("ni:///sha-256;")
    assert f"{PROV}atLocation" in nodes[file]
    added = [node for name, node in nodes.items() if name.startswith(f"urn:onrecord:claim:{made}:")]
    assert len(added) == 1
    assert not _ids(added[0], "wasRevisionOf")
    named = [
        node
        for node in nodes.values()
        if f"urn:onrecord:event:{record.event}" in _ids(node, "used")
    ]
    assert len(named) == 1


def test_nothing_refers_to_what_is_not_there(book: Casebook, tmp_path: Path) -> None:
    """Every name that a node points to is a node."""
    decide(book, claim_with(book, "41"), "accept", user="ana")
    nodes = graph(exported(book, "prov", tmp_path))
    known = {node["@id"] for node in nodes if len(node) > 1}
    for node in nodes:
        for name, values in node.items():
            if name.startswith(PROV):
                for value in values:
                    assert value.get("@id", node["@id"]) in known, (node["@id"], name, value)

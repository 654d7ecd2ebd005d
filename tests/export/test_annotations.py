"""Web Annotations are read by a JSON-LD processor, and point to the words."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide
from onrecord.casebook.sources import current_documents
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import load_claim
from tests.casebook.conftest import claim_with
from tests.export.reading import exported, graph

OA = "http://www.w3.org/ns/oa#"
ANNOTATION, POSITION, QUOTE = (
    f"{OA}Annotation",
    f"{OA}TextPositionSelector",
    f"{OA}TextQuoteSelector",
)


def test_a_processor_finds_every_claim_and_its_words(book: Casebook, tmp_path: Path) -> None:
    """Each claim but the rejected is an annotation with a position and a quotation that agree."""
    decide(book, claim_with(book, "87"), "reject", user="ana")
    nodes = graph(exported(book, "annotations", tmp_path))
    of_type = lambda kind: [node for node in nodes if kind in node.get("@type", ())]  # noqa: E731
    (claims,) = book.db.execute("SELECT count(*) FROM claim WHERE status != 'rejected'").fetchone()
    assert len(of_type(ANNOTATION)) == claims
    assert len(of_type(POSITION)) == len(of_type(QUOTE)) == claims
    (collection,) = of_type("http://www.w3.org/ns/activitystreams#OrderedCollection")
    assert collection["http://www.w3.org/ns/activitystreams#totalItems"][0]["@value"] == claims
    dataset = [node for node in nodes if "urn:onrecord:ledger#outcome" in node]
    assert {node["urn:onrecord:ledger#low"][0]["@value"] for node in dataset} == {12, 41, 60}


def test_the_selectors_hold_in_the_text(book: Casebook, tmp_path: Path) -> None:
    """Position, quotation, what stands before and what stands after are all of the same place."""
    found = json.loads(exported(book, "annotations", tmp_path).read_text(encoding="utf-8"))
    texts = {document.id: document.text for document in current_documents(book)}
    assert len(found["first"]["items"]) == found["total"] > 3
    for one in found["first"]["items"]:
        text = texts[one["target"]["source"]["id"].rpartition(":")[2]]
        position, quote = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.index(around) == position["start"] - len(quote["prefix"])


def test_who_made_it(book: Casebook, tmp_path: Path) -> None:
    """A claim as read is a program's, an edited one a person's; its status is told."""
    claim = claim_with(book, "Sixty")
    edited = corrected(load_claim(book, claim)[0], ["low=50"])
    decide(book, claim, "edit", user="Ana Ó", record=edited)
    found = json.loads(exported(book, "annotations", tmp_path).read_text(encoding="utf-8"))
    by_id = {one["id"]: one for one in found["first"]["items"]}
    mine = by_id[f"urn:onrecord:claim:{claim}"]
    assert mine["creator"] == {
        "id": "urn:onrecord:user:Ana%20%C3%93",
        "type": "Person",
        "name": "Ana Ó",
    }
    assert mine["body"][2]["value"] == "edited"
    assert mine["modified"] > mine["created"]
    other = by_id[f"urn:onrecord:claim:{claim_with(book, '41')}"]
    assert other["creator"]["type"] == "Software"
    assert other["body"][0]["value"] == "killed, person: at least 41"

"""FollowTheMoney entities use schemata and properties that FtM has published."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from onrecord.casebook.decisions import decide
from onrecord.casebook.store import Casebook
from onrecord.export.followthemoney import SCHEMATA
from tests.casebook.conftest import claim_with
from tests.export.reading import PUBLISHED, exported

SCHEMA = json.loads((PUBLISHED / "followthemoney.json").read_text(encoding="utf-8"))


def _entities(book: Casebook, folder: Path) -> list[dict[str, Any]]:
    lines = exported(book, "ftm", folder).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_schemata_and_properties_are_published_ones(book: Casebook, tmp_path: Path) -> None:
    """Each property belongs to its schema, is no longer than it may be, and refers to what it may refer to."""
    entities = _entities(book, tmp_path)
    by_id = {entity["id"]: entity["schema"] for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        properties = SCHEMA[entity["schema"]]["properties"]
        for name, values in entity["properties"].items():
            kind, wanted, longest = properties[name]
            assert values
            for value in values:
                assert isinstance(value, str)
                assert 0 < len(value) <= longest
                if kind == "entity":
                    assert wanted in SCHEMA[by_id[value]]["is"], (name, value)
                if kind == "date":
                    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)
    assert set(SCHEMATA.values()) <= SCHEMA.keys()


def test_what_the_entities_say(book: Casebook, tmp_path: Path) -> None:
    """Documents, an event, and the claims that nobody rejected, on it."""
    decide(book, claim_with(book, "87"), "reject", user="ana")
    entities = _entities(book, tmp_path)
    schemata = [entity["schema"] for entity in entities]
    assert (schemata.count("PlainText"), schemata.count("Event")) == (2, 1)
    (event,) = [entity for entity in entities if entity["schema"] == "Event"]
    assert event["properties"]["date"] == ["1994-05-03"]
    assert len(event["properties"]["proof"]) == 2
    notes = {
        entity["properties"]["name"][0]: entity for entity in entities if entity["schema"] == "Note"
    }
    assert "injured, person: 87" not in notes
    killed = notes["killed, person: at least 41"]["properties"]
    assert event["id"] in killed["entity"]
    assert "At least 41 people were killed" in killed["description"][0]
    mentions = [
        entity["properties"]["name"] for entity in entities if entity["schema"] == "Mention"
    ]
    assert mentions == [["Radio Ostra"]]

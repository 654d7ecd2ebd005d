"""What every record of the ledger has."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import AnchorError
from onrecord.model import CLAIM_KINDS, Attribution, Citation, Figure, Span, to_builtins

COMMON = (
    "kind", "id", "document", "document_id", "start", "end", "text", "page", "sentence", "event",
    "sources", "polarity", "extractor",
)  # fmt: skip
OWN: dict[type[Any], dict[str, Any]] = {
    Figure: {"outcome": ("killed",)},
    Citation: {"cites": "un:A/1", "type": "un_document"},
    Attribution: {"cue": Span(0, 1), "content": Span(0, 4)},
    CLAIM_KINDS["qualification"]: {"term": "massacre"},
    CLAIM_KINDS["recognition"]: {"body": "Senate of Mora"},
    CLAIM_KINDS["responsibility"]: {"actor": "X", "role": "ordered", "act": "y"},
    CLAIM_KINDS["appeal"]: {"demand": "to stop"},
    CLAIM_KINDS["addressee"]: {"name": "X"},
}


def make(kind: type[Any], **fields: Any) -> Any:
    """Return a record of a kind at the first four characters of a document."""
    known: dict[str, Any] = {
        "id": "x-1", "document": "a.txt", "document_id": "d", "start": 0, "end": 4, "text": "four",
        "sentence": Span(0, 4), **OWN[kind], **fields,
    }  # fmt: skip
    return kind(**known)


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_every_record_begins_with_the_fields_of_the_ledger(kind: type[Any]) -> None:
    """The order of fields in a line is the same for all kinds, their own fields last."""
    assert tuple(to_builtins(make(kind)))[: len(COMMON)] == COMMON
    assert make(kind).span == (0, 4)


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_words_fill_their_span(kind: type[Any]) -> None:
    """A record whose words are longer than its span is refused, with its kind and document."""
    with pytest.raises(AnchorError, match="does not fill 0:5") as error:
        make(kind, end=5)
    assert error.value.path == "a.txt"
    assert error.value.message.startswith(to_builtins(make(kind))["kind"])

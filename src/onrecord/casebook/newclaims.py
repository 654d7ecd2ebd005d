"""Claims made from fields that a person gives: where the words stand, and what they say."""

from __future__ import annotations

from onrecord.casebook.corrections import with_fields
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import Casebook
from onrecord.errors import ConfigError, DecodeError
from onrecord.model import CLAIM_KINDS, Claim, Document, Figure, Json, from_builtins, page_at

KINDS: dict[str, type[Figure | Claim]] = {"figure": Figure, **CLAIM_KINDS}


def blank(book: Casebook, given: Json) -> Json:
    """Return the fields of a new claim that its place in the document decides.

    Args:
        book: The casebook.
        given: `document` (path or id) and `text`; `start` where the text has the words more than
            once; `kind`, a figure where it is left out.

    Raises:
        OnRecordError: If there is no such document or kind, or the words do not stand there.
    """
    kind = str(given.get("kind") or "figure")
    if kind not in KINDS:
        raise ConfigError(f"no kind {kind!r}", hint=f"there are {', '.join(KINDS)}")
    document = load_document(book, str(given.get("document_id") or given.get("document") or ""))
    words = str(given.get("text") or "")
    start = _start(document, words, given)
    end = start + len(words)
    page = page_at(document.pages, start)
    sentence = next((one for one in document.sentences if one.start <= start < one.end), None)
    return {
        "kind": kind,
        "id": "new",
        "document": document.path,
        "document_id": document.id,
        "start": start,
        "end": end,
        "text": words,
        "page": page.number if page else None,
        "sentence": list(sentence or (start, end)),
        "extractor": "hand",
    }


def place_of(start: Json, changes: Json) -> Reviewed:
    """Return the record made of a blank one and the fields given for it.

    Raises:
        ConfigError: If they make no record.
    """
    kind = KINDS[start["kind"]]
    fields = {name: value for name, value in changes.items() if name not in start}
    if kind is Figure and not fields.get("outcome"):
        raise ConfigError("a new figure needs an outcome")
    try:
        record = from_builtins(kind, {**start, **fields})
    except DecodeError as error:
        raise ConfigError(f"the claim would not be one: {error.message}") from error
    return with_fields(record, fields)


def _start(document: Document, words: str, given: Json) -> int:
    """Return where the words of a new claim begin."""
    start = given.get("start")
    if not words:
        raise ConfigError("a new claim needs the words it stands on", hint="fill in `text`")
    if start is not None:
        if document.text[int(start) : int(start) + len(words)] != words:
            raise ConfigError(f"{words!r} does not stand at {start}")
        return int(start)
    if document.text.count(words) != 1:
        count = document.text.count(words)
        raise ConfigError(f"{words!r} stands {count} times in the document", hint="fill in `start`")
    return document.text.index(words)

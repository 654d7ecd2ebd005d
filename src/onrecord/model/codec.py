"""Records in and out: JSON Lines and JSON Schema."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec

from onrecord.errors import DecodeError, OnRecordError
from onrecord.model.attribution import Attribution
from onrecord.model.base import Record, RecordT
from onrecord.model.casebook import LogEntry, Proof, Waiting
from onrecord.model.changed import Changed
from onrecord.model.citation import Citation
from onrecord.model.claim import Addressee, Appeal, Qualification, Recognition, Responsibility
from onrecord.model.coding import Agreement, Round, SideBySide
from onrecord.model.comparison import Comparison
from onrecord.model.document import Document
from onrecord.model.estimate import Estimate
from onrecord.model.event import Event
from onrecord.model.figure import Figure
from onrecord.model.finding import Failure, Finding
from onrecord.model.origins import Origins
from onrecord.model.particulars import Bereaved, Particular, Survivor
from onrecord.model.quotation import Quotation
from onrecord.model.register import Derived, Mention, Pairing, Person, PersonStatement
from onrecord.model.reuse import Reuse
from onrecord.model.roll import Roll
from onrecord.model.withholding import NameForm, Restriction, Withholding

RowT = TypeVar("RowT", bound=Record)
Line = (
    Figure | Attribution | Quotation | Qualification | Recognition | Responsibility | Appeal | Addressee
    | Citation | Event | Comparison | Roll | Reuse | Origins | Finding | Failure | LogEntry | Proof
    | Waiting | Round | SideBySide | Agreement | Estimate | NameForm | Withholding | Restriction
    | PersonStatement | Pairing | Person | Derived | Changed | Particular | Survivor | Bereaved
    | Mention
)  # fmt: skip

_encoder = msgspec.json.Encoder()
_line_decoder = msgspec.json.Decoder(Line)
_document_decoder = msgspec.msgpack.Decoder(tuple[Document, tuple[Figure, ...]])
_packer = msgspec.msgpack.Encoder()


def encode(record: Record) -> str:
    """Return the record as one line of JSON, without a newline at its end."""
    return _encoder.encode(record).decode()


def decode(line: str | bytes, *, path: str | None = None) -> Line:
    """Return the record in one line of JSON.

    Args:
        line: A line of a JSON Lines file.
        path: The file it stands in, for the error.

    Raises:
        DecodeError: If the line is not a record of the ledger; the message names the field.
    """
    try:
        record: Line = _line_decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise DecodeError(str(error), path=path, hint="see `onrecord schema`") from error
    return record


def decode_as(kind: type[RecordT], line: str | bytes) -> RecordT:
    """Return the record of type `kind` in one piece of JSON.

    Raises:
        DecodeError: If it is not such a record.
    """
    try:
        record: RecordT = _json_decoder_of(kind).decode(line)
    except msgspec.MsgspecError as error:
        raise DecodeError(str(error), hint="see `onrecord schema`") from error
    return record


@cache
def _json_decoder_of(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def from_builtins(kind: type[RecordT], plain: object) -> RecordT:
    """Return the record of type `kind` that plain dictionaries, lists, strings and numbers hold.

    Raises:
        DecodeError: If they are not such a record; the message names the field.
    """
    try:
        return msgspec.convert(plain, kind)
    except (msgspec.MsgspecError, OnRecordError) as error:
        raise DecodeError(str(error), hint="see `onrecord schema`") from error


def pack(document: Document, figures: tuple[Figure, ...]) -> bytes:
    """Return a document and its figures in a compact binary form, for the cache."""
    return _packer.encode((document, figures))


def unpack(data: bytes) -> tuple[Document, tuple[Figure, ...]]:
    """Return what `pack` was given.

    Raises:
        DecodeError: If the bytes were written by another version, or are damaged.
    """
    try:
        return _document_decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise DecodeError(str(error), hint="empty the cache") from error


def pack_all(records: Sequence[Record]) -> bytes:
    """Return records of one type in a compact binary form, for the cache."""
    return _packer.encode(records)


def unpack_all(kind: type[RecordT], data: bytes) -> tuple[RecordT, ...]:
    """Return the records of type `kind` that `pack_all` was given.

    Raises:
        DecodeError: If the bytes were written by another version, or are damaged.
    """
    try:
        records: tuple[RecordT, ...] = _decoder_of(kind).decode(data)
    except msgspec.MsgspecError as error:
        raise DecodeError(str(error), hint="empty the cache") from error
    return records


@cache
def _decoder_of(kind: type[Record]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(tuple[kind, ...])  # type: ignore[valid-type]


def decode_rows(data: bytes, row: type[RowT]) -> dict[str, RowT]:
    """Return the rows of a JSON object of objects, with only the fields that `row` has.

    Reading a large table of another package this way builds nothing that is not asked for.

    Args:
        data: JSON in UTF-8: an object whose values are the rows.
        row: A record that allows unknown fields (`forbid_unknown_fields=False`).

    Raises:
        DecodeError: If the data are not such a table.
    """
    try:
        rows: dict[str, RowT] = msgspec.json.decode(data, type=dict[str, row])  # type: ignore[valid-type]
    except msgspec.MsgspecError as error:
        raise DecodeError(str(error), hint="reinstall the package the table belongs to") from error
    return rows


def to_builtins(record: Record) -> dict[str, Any]:
    """Return the record as plain dictionaries, lists, strings and numbers."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of every line that a command prints."""
    return msgspec.json.schema(Line)

"""The records: frozen, typed, tied to the exact words they were read from."""

from onrecord.model.alignment import Alignment, Run
from onrecord.model.attribution import Attribution, Stance
from onrecord.model.base import Record, RecordT, replace, stable_id
from onrecord.model.codec import (
    Line,
    decode,
    decode_rows,
    encode,
    json_schema,
    pack,
    pack_all,
    to_builtins,
    unpack,
    unpack_all,
)
from onrecord.model.collection import Collection
from onrecord.model.comparison import Account, Comparison, Pair, Verdict
from onrecord.model.document import Block, BlockKind, Cell, Document, Metadata, Table
from onrecord.model.event import Event
from onrecord.model.figure import (
    GENERAL_GROUPS,
    GROUPS,
    HARM,
    OTHER_OUTCOMES,
    OUTCOMES,
    Figure,
    Modifier,
    Number,
    Polarity,
    Voice,
    When,
    Where,
    verify_anchor,
)
from onrecord.model.finding import Anchor, Failure, Finding, Severity
from onrecord.model.span import Span, utf16_offset

__all__ = [
    "GENERAL_GROUPS",
    "GROUPS",
    "HARM",
    "OTHER_OUTCOMES",
    "OUTCOMES",
    "Account",
    "Alignment",
    "Anchor",
    "Attribution",
    "Block",
    "BlockKind",
    "Cell",
    "Collection",
    "Comparison",
    "Document",
    "Event",
    "Failure",
    "Figure",
    "Finding",
    "Line",
    "Metadata",
    "Modifier",
    "Number",
    "Pair",
    "Polarity",
    "Record",
    "RecordT",
    "Run",
    "Severity",
    "Span",
    "Stance",
    "Table",
    "Verdict",
    "Voice",
    "When",
    "Where",
    "decode",
    "decode_rows",
    "encode",
    "json_schema",
    "pack",
    "pack_all",
    "replace",
    "stable_id",
    "to_builtins",
    "unpack",
    "unpack_all",
    "utf16_offset",
    "verify_anchor",
]

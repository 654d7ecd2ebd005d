"""Tables as text: values with commas, semicolons, tabs or bars between them (CSV, TSV)."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, ReadOptions
from onrecord.read.decode import decode
from onrecord.read.sheet import Field, one_line, write_sheet
from onrecord.read.tally import notices_of
from onrecord.read.writer import Writer

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 200
_MAX_FIELD = 1024 * 1024


class DelimitedReader:
    """Reads a table whose values are separated by one character, which is found by trying."""

    name = "csv"
    suffixes = (".csv", ".tsv", ".tab")
    media_types = ("text/csv", "text/tab-separated-values")
    textual = True
    description = "Tables as text, with commas, semicolons, tabs or bars between the values."

    def claims(self, data: bytes) -> bool:
        """False: any text can be this."""
        return False

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`: lines of one value as text, all others as tables.

        Raises:
            ReadError: If the bytes are no text, or hold no value.
        """
        decoded = decode(data, path)
        delimiter = find_delimiter(decoded.text)
        writer = Writer()
        try:
            left_out = write_sheet(writer, _rows(decoded.text, delimiter))
        except csv.Error as error:
            raise ReadError(
                f"cannot be divided into values: {error}",
                path=path,
                hint="a quotation mark may be open; save it anew from a spreadsheet",
            ) from error
        text, blocks, tables = writer.finish()
        if not text:
            raise ReadError("holds no values", path=path, hint="leave it out")
        notices = notices_of({"rows": left_out}, {})
        return Document(
            id=hashlib.sha256(data).hexdigest(),
            path=path,
            media_type=self.media_types[delimiter == "\t"],
            text=text,
            blocks=blocks,
            tables=tables,
            encoding=decoded.encoding,
            notices=decoded.notices + notices,
        )


def find_delimiter(text: str) -> str:
    """Return the character that divides most lines into the same number of values, two or more.

    Commas win where nothing does. Python's `csv.Sniffer` was tried: it takes letters and spaces
    for delimiters in tables with few rows.
    """
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    best = ",", 0
    for delimiter in _DELIMITERS:
        if delimiter not in "".join(lines):
            continue
        try:
            widths = Counter(
                len(row) for row in parsed("\n".join(lines), delimiter) if len(row) > 1
            )
        except csv.Error:
            continue
        # Many lines of one width; among equals, the one that gives more values.
        score = max((count * 100 + min(width, 99) for width, count in widths.items()), default=0)
        if score > best[1]:
            best = delimiter, score
    return best[0]


def parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a text of values."""
    limit = csv.field_size_limit(_MAX_FIELD)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    finally:
        csv.field_size_limit(limit)


def _rows(text: str, delimiter: str) -> Iterator[list[Field]]:
    for row in parsed(text, delimiter):
        yield [Field(one_line(value)) for value in row]

"""Mailboxes: many messages in one file, as mail programs and providers export them (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Part, ReadOptions
from onrecord.read.mail.eml import BY_PEOPLE, field_names

# A line that says from whom and when, after an empty line or at the top.
_BETWEEN = re.compile(
    rb"(?:\A|(?<=\n\r\n)|(?<=\n\n))From [^\r\n]{0,200}\d\d:\d\d[^\r\n]{0,60}\r?\n"
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEAD_BYTES = 16_384


class MboxUnpacker:
    """Gives the messages of a mailbox, each as a document of its own."""

    name = "mbox"
    suffixes = (".mbox", ".mbx")
    media_types = ("application/mbox",)
    textual = False
    description = "Mailboxes of many messages (MBOX); each message is read by itself."

    def claims(self, data: bytes) -> bool:
        """True where a line with sender and time stands before the fields of a message."""
        first = _BETWEEN.match(data[:_HEAD_BYTES])
        if first is None:
            return False
        return len(field_names(data[first.end() : first.end() + _HEAD_BYTES]) & BY_PEOPLE) > 1

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield the messages in their order, called by their number.

        Raises:
            ReadError: If no line stands between messages.
        """
        places = [match.span() for match in _BETWEEN.finditer(data)]
        if not places:
            raise ReadError(
                "is no mailbox: no line tells where a message begins",
                path=path,
                hint="export it anew, or the messages one by one",
            )
        ends = [start for start, _ in places[1:]] + [len(data)]
        for number, ((_, start), end) in enumerate(zip(places, ends, strict=True), start=1):
            message = _QUOTED.sub(rb"\1", data[start:end])
            yield Part(f"{number:05}.eml", message, "message/rfc822")

"""How much a request may hold. What says that it is more is not read; else it is counted while it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.types import Message

from onrecord.errors import OnRecordError

LARGEST_FORM = 4 * 1024 * 1024
"""Bytes of a form without files."""
LONGEST_FIELD = 100_000
"""Characters of one field."""


class TooLargeError(OnRecordError):
    """What was sent is more than this program takes."""

    code = "too large"


def limited(request: Request, *, files: bool, largest_upload: int) -> Request:
    """Return a request whose form can be read, as far as it is not too large.

    Args:
        request: As it came.
        files: Whether its form may hold files.
        largest_upload: How many bytes it may then have.

    Raises:
        TooLargeError: If it is, here or while it is read.
    """
    most = largest_upload if files else LARGEST_FORM
    hint = ""
    if files:
        hint = (
            "choose fewer files, or let `onrecord add` read them on the machine where the casebook lies;"
            " `onrecord serve --largest-upload MB` sets another limit"
        )
    error = TooLargeError(f"this form takes {size(most)} at most", hint=hint)
    said = request.headers.get("content-length", "0")
    if said.isdecimal() and int(said[:20]) > most:
        raise error
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise error
        return message

    return Request(request.scope, receive)


def check_fields(form: Mapping[str, Sequence[str]]) -> None:
    """Raise where a field holds more than anybody writes.

    Raises:
        TooLargeError: Then.
    """
    for name, values in form.items():
        if any(len(one) > LONGEST_FIELD for one in values):
            raise TooLargeError(f"{name!r} has more than {LONGEST_FIELD:,} characters")


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    for unit, name in ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count} bytes"

"""Messages as servers keep them (EML): head, best body, attachments as documents of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, Notice, Part, ReadOptions
from onrecord.read.decode import decode
from onrecord.read.mail.fields import field, file_name, people, when
from onrecord.read.mail.letter import Letter, document_of
from onrecord.read.tally import notices_of

_HEAD_BYTES = 16_384
_FIELD = re.compile(
    rb"([A-Za-z][A-Za-z0-9-]{0,60}):[^\r\n]{0,998}(?:\r?\n[ \t][^\r\n]{0,998})*\r?\n"
)
# Fields that programs write and people do not; with the others they show a file to be a message.
_BY_PROGRAMS = frozenset({b"mime-version", b"message-id", b"received", b"return-path"})
BY_PEOPLE = frozenset({b"from", b"to", b"date", b"subject"})
_LOGO_BYTES = 20_000
_PASSED_OVER = {"application/pgp-signature", "application/pkcs7-signature",
    "application/x-pkcs7-signature", "message/delivery-status", "message/disposition-notification",
    "text/rfc822-headers"}  # fmt: skip
_SUFFIXES = {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf",
    "message/rfc822": ".eml", "text/csv": ".csv", "text/calendar": ".ics"}  # fmt: skip
_SEALED = {
    "application/ms-tnef": "is Outlook's own wrapping (winmail.dat), which is not read",
    "application/pkcs7-mime": "is encrypted or sealed (S/MIME), which is not read",
    "application/pgp-encrypted": "is encrypted (PGP)",
}


class MailFormat:
    """Reads messages, and gives what is attached to them."""

    name = "mail"
    suffixes = (".eml",)
    media_types = ("message/rfc822",)
    textual = False
    description = "E-mail messages; what is attached is read as documents of its own."

    def claims(self, data: bytes) -> bool:
        """True when the bytes begin with the fields of a message that a program wrote."""
        names = field_names(data)
        return bool(names & _BY_PROGRAMS) and len(names & BY_PEOPLE) > 1

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of a message; see `document_of`.

        Raises:
            ReadError: If the bytes are no message, or it has no text.
        """
        message = parse(data, path)
        return document_of(_letter(message, path), data, path, self.media_types[0])

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield what is attached, in its order; small pictures within the text are passed over."""
        for found in parts_of(parse(data, path)).attached:
            yield _part(found)


def field_names(data: bytes) -> frozenset[bytes]:
    """Return the names of the fields that the bytes begin with, in small letters."""
    head = data[:_HEAD_BYTES].lstrip(b"\r\n")
    names = set()
    at = 0
    while match := _FIELD.match(head, at):
        names.add(match.group(1).lower())
        at = match.end()
    return frozenset(names)


def parse(data: bytes, path: str) -> Message:
    """Return the message in `data`.

    Raises:
        ReadError: If it has none of a message's fields, or nests its parts too deeply.
    """
    try:
        message = message_from_bytes(data)
    except RecursionError as error:
        raise ReadError("nests its parts too deeply", path=path) from error
    if not any(message.get(name) for name in ("From", "To", "Date", "Subject", "MIME-Version")):
        raise ReadError(
            "is no message: it has none of the fields From, To, Date and Subject",
            path=path,
            hint="save it from the mail program as a file of its own",
        )
    return message


class Parts(NamedTuple):
    """A message's parts: its text in up to two forms, what is attached, small pictures."""

    plain: list[Message]
    html: list[Message]
    attached: list[Message]
    small: int


def parts_of(message: Message) -> Parts:
    """Return the parts of a message, those of a message attached to it not among them."""
    parts = Parts([], [], [], 0)
    small = 0
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if kind.startswith("multipart/") and isinstance(part.get_payload(), list):
            waiting += reversed(part.get_payload())  # type: ignore[arg-type]
        elif kind in _PASSED_OVER:
            continue
        elif kind == "message/rfc822" or _is_file(part):
            parts.attached.append(part)
        elif kind == "text/html":
            parts.html.append(part)
        elif kind.startswith("text/") and kind != "text/calendar":
            parts.plain.append(part)
        elif _is_logo(part):
            small += 1
        else:
            parts.attached.append(part)
    return parts._replace(small=small)


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or (
        bool(file_name(part)) and not _is_logo(part)
    )


def _is_logo(part: Message) -> bool:
    """True for a small picture shown within the text: a logo or a sign, no document."""
    if part.get_content_maintype() != "image" or part.get_content_disposition() == "attachment":
        return False
    return "Content-ID" in part and len(str(part.get_payload())) < _LOGO_BYTES * 4 // 3


def _letter(message: Message, path: str) -> Letter:
    parts = parts_of(message)
    sent = when(message)
    texts = [_text(part, path) for part in parts.plain]
    html = parts.html[0].get_payload(decode=True) if parts.html else None
    notices = [notice for _, _, told in texts for notice in told]
    notices += notices_of({"logos": parts.small, "attached": len(parts.attached)}, {})
    return Letter(
        sender=next(iter(people(message, "From") or people(message, "Sender")), None),
        to=people(message, "To"),
        copied=people(message, "Cc"),
        date=field(message, "Date"),
        day=sent.date().isoformat() if sent else None,
        subject=field(message, "Subject"),
        plain="\n\n".join(words.strip("\r\n") for words, _, _ in texts if words.strip()),
        html=html if isinstance(html, bytes) else None,
        notices=tuple(dict.fromkeys(notices)),
        encoding=texts[0][1] if texts else None,
    )


def _text(part: Message, path: str) -> tuple[str, str, tuple[Notice, ...]]:
    r"""Return a part's text with its line ends as `\\n`, its encoding, and what to tell of it."""
    data = part.get_payload(decode=True)
    charset = part.get_param("charset")
    found = decode(
        data.replace(b"\x00", b"") if isinstance(data, bytes) else b"",
        path,
        declared=str(charset) if isinstance(charset, str) else None,
    )
    return found.text.replace("\r\n", "\n"), found.encoding, found.notices


def _part(part: Message) -> Part:
    """Return an attachment as a file."""
    kind = part.get_content_type()
    name = file_name(part)
    problem = _SEALED.get(kind) or (
        _SEALED["application/ms-tnef"] if name == "winmail.dat" else None
    )
    data = b""
    payload = part.get_payload()
    inner = payload[0] if kind == "message/rfc822" and isinstance(payload, list) else None
    if isinstance(inner, Message):
        name = name or (field(inner, "Subject")[:80] or "message") + ".eml"
        try:
            data = inner.as_bytes()
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            problem = f"is a message that cannot be taken out: {error}"
    elif not problem:
        found = part.get_payload(decode=True)
        data = found if isinstance(found, bytes) else b""
    return Part(name or "attached" + _SUFFIXES.get(kind, ""), data, kind, problem=problem)

"""Messages as Outlook saves them (MSG): the same as of any message.

The container is read by olefile; the numbers of the properties are those of [MS-OXPROPS], their
places those of [MS-OXMSG]. `extract-msg` reads the format too and is under the GPL.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import DEFAULTS, Document, Part, ReadOptions
from onrecord.read.mail.letter import Letter, Person, document_of
from onrecord.read.mail.lzfu import unpacked
from onrecord.read.ole import MESSAGE, SIGNATURE
from onrecord.read.tally import notices_of

if TYPE_CHECKING:
    from olefile import OleFileIO

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER, _ADDRESS, _SMTP = (0x0C1A, 0x0042), (0x5D01, 0x0C1F, 0x0065), (0x39FE, 0x3003)
_NAME, _KIND = 0x3001, 0x0C15
_SENT, _RECEIVED = 0x0039, 0x0E06
_CODEPAGE = 0x3FFD
_FILE_NAMES, _DATA, _TYPE, _CONTENT_ID = (0x3707, 0x3704, 0x3001), 0x3701, 0x370E, 0x3712
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_ROW = struct.Struct("<HHIQ")  # type, number, flags, value of a property of fixed size
_MOST = 64 * 1024 * 1024
_LOGO_BYTES = 20_000
_MAX_DEPTH = 8


class MsgFormat:
    """Reads Outlook's messages, and gives what is attached to them."""

    name = "msg"
    suffixes = (".msg",)
    media_types = ("application/vnd.ms-outlook",)
    textual = False
    description = "Outlook messages; what is attached is read as documents of its own."

    def claims(self, data: bytes) -> bool:
        """True for an OLE container with a message's properties in it."""
        return data.startswith(SIGNATURE) and MESSAGE in data

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of a message; see `onrecord.read.mail.letter.document_of`.

        Raises:
            ReadError: If the file is damaged, or the message has no text.
        """
        try:
            letter = _letter(_Storage(_opened(data, path), ()), path)
        except OnRecordError:
            raise
        except Exception as error:
            # olefile raises whatever its parsing does.
            raise ReadError(f"is damaged: {error}", path=path, hint=_AGAIN) from error
        return document_of(letter, data, path, self.media_types[0])

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield what is attached, in its order; a message within it as EML."""
        message = _Storage(_opened(data, path), ())
        for attached in message.below("__attach_version1.0_#"):
            part = _part(attached, path)
            if part is not None:
                yield part


_AGAIN = "save it from Outlook anew, as a message in Unicode"


class _Storage(NamedTuple):
    """A message, a recipient or an attachment: a folder in the container."""

    container: OleFileIO
    place: tuple[str, ...]

    def below(self, prefix: str) -> list[_Storage]:
        """Return the folders right below whose names begin so, in their order."""
        depth = len(self.place)
        entries = self.container.listdir(streams=False, storages=True)
        found = [
            tuple(entry)
            for entry in entries
            if len(entry) == depth + 1
            and tuple(entry[:depth]) == self.place
            and entry[depth].startswith(prefix)
        ]
        return [_Storage(self.container, place) for place in sorted(found)]

    def raw(self, number: int, kind: str) -> bytes:
        """Return a property of variable size; nothing where it is not there."""
        path = [*self.place, f"__substg1.0_{number:04X}{kind}"]
        if not self.container.exists(path):
            return b""
        stream = self.container.openstream(path)
        return bytes(stream.read(_MOST))

    def words(self, *numbers: int) -> str:
        """Return the first of some properties that is there, as text without its end mark."""
        for number in numbers:
            wide = self.raw(number, "001F")
            if wide:
                return wide.decode("utf-16-le", "replace").rstrip("\x00")
            narrow = self.raw(number, "001E")
            if narrow:
                return narrow.decode(self.encoding(), "replace").rstrip("\x00")
        return ""

    def fixed(self, number: int) -> int | None:
        """Return a property of fixed size, from the list that each folder has of them."""
        path = [*self.place, "__properties_version1.0"]
        if not self.container.exists(path):
            return None
        rows = self.container.openstream(path).read(_MOST)
        start = 32 if not self.place else 24 if self.place[-1].startswith("__substg") else 8
        for at in range(start, len(rows) - _ROW.size + 1, _ROW.size):
            _, found, _, value = _ROW.unpack_from(rows, at)
            if found == number:
                return int(value)
        return None

    def encoding(self) -> str:
        """Return the encoding of the message's text that is not in Unicode."""
        number = _Storage(self.container, ()).fixed(_CODEPAGE)
        try:
            "".encode(f"cp{number}")
        except LookupError:
            return "cp1252"
        return f"cp{number}"


def _opened(data: bytes, path: str) -> OleFileIO:
    import olefile  # noqa: PLC0415 - loads when such a file is met

    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except Exception as error:
        # As above.
        raise ReadError(f"is damaged: {error}", path=path, hint=_AGAIN) from error


def _letter(message: _Storage, path: str) -> Letter:
    name, address = message.words(*_SENDER), message.words(*_ADDRESS)
    people: dict[int, list[Person]] = {1: [], 2: [], 3: []}
    for recipient in message.below("__recip_version1.0_#"):
        person = Person(_one_line(recipient.words(_NAME)), _address(recipient.words(*_SMTP)))
        people.get((recipient.fixed(_KIND) or 1) & 3, people[1]).append(person)
    moment = _moment(message)
    plain = message.words(_BODY).replace("\r\n", "\n")
    html = message.raw(_HTML, "0102") or message.words(_HTML).encode()
    attached = len(message.below("__attach_version1.0_#"))
    return Letter(
        sender=Person(_one_line(name), _address(address)) if name or address else None,
        to=tuple(people[1]),
        copied=tuple(people[2]),
        date=f"{moment:%a, %d %b %Y %H:%M} UTC" if moment else "",
        day=moment.date().isoformat() if moment else None,
        subject=_one_line(message.words(_SUBJECT)),
        plain=plain or ("" if html else _from_rtf(message, path)),
        html=html or None,
        notices=notices_of({"attached": attached}, {}),
    )


def _from_rtf(message: _Storage, path: str) -> str:
    """Return the text of a body that is there as compressed RTF only."""
    from onrecord.read.rtf.text import read_rtf  # noqa: PLC0415 - seldom needed

    packed = message.raw(_RTF, "0102")
    try:
        return read_rtf(unpacked(packed), path).text if packed else ""
    except (ValueError, OnRecordError):
        return ""


def _moment(message: _Storage) -> datetime | None:
    """Return when it was sent, or else received: counted in 100 ns from 1601."""
    ticks = message.fixed(_SENT) or message.fixed(_RECEIVED)
    try:
        return _EPOCH + timedelta(microseconds=ticks / 10) if ticks else None
    except OverflowError:
        return None


def _part(attached: _Storage, path: str) -> Part | None:
    """Return an attachment as a file; None for a small picture shown within the text."""
    name = _one_line(attached.words(*_FILE_NAMES))
    kind = attached.words(_TYPE).lower() or None
    inner = _Storage(attached.container, (*attached.place, f"__substg1.0_{_DATA:04X}000D"))
    try:
        if attached.container.exists(list(inner.place)):
            letter = _letter(inner, path) if len(inner.place) <= _MAX_DEPTH else None
            if letter is None or not (letter.subject or letter.plain or letter.html):
                return Part(name or "object", b"", kind, problem="is an embedded object, not read")
            return Part(
                (letter.subject[:80] or name or "message") + ".eml", _as_eml(letter, inner, path)
            )
        data = attached.raw(_DATA, "0102")
    except Exception as error:  # noqa: BLE001 - as above; the others must not be lost
        return Part(name or "attached", b"", kind, problem=f"is damaged: {error}")
    picture = (kind or "").startswith("image/") and bool(attached.words(_CONTENT_ID))
    return None if picture and len(data) < _LOGO_BYTES else Part(name or "attached", data, kind)


def _as_eml(letter: Letter, message: _Storage, path: str) -> bytes:
    """Return a message within a message as one that stands for itself, with what is attached."""
    made = EmailMessage()
    if letter.sender:
        made["From"] = _shown(letter.sender)
    for name, people in (("To", letter.to), ("Cc", letter.copied)):
        if people:
            made[name] = ", ".join(map(_shown, people))
    if letter.date:
        made["Date"] = letter.date.replace("UTC", "+0000")
    made["Subject"] = letter.subject
    made["MIME-Version"] = "1.0"
    made.set_content(letter.plain)
    if letter.html:
        made.add_alternative(letter.html.decode("utf-8", "replace"), subtype="html")
    for attached in message.below("__attach_version1.0_#"):
        part = _part(attached, path)
        if part is not None and part.data:
            made.add_attachment(
                part.data, maintype="application", subtype="octet-stream", filename=part.name
            )
    return made.as_bytes()


def _shown(person: Person) -> str:
    name = person.name.replace('"', "'")
    return f'"{name}" <{person.address}>' if person.address else f'"{name}" <unknown@invalid>'


def _address(words: str) -> str:
    """Return an address of the internet; Exchange's own names of people say nothing."""
    return _one_line(words) if "@" in words else ""


def _one_line(words: str) -> str:
    return " ".join(words.split())

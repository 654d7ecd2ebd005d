"""Microsoft's older container (OLE): encrypted Office files, and formats that are not read."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, ReadOptions, replace
from onrecord.read.locked import locked

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MESSAGE = "__properties_version1.0".encode("utf-16-le")
"""The name of a stream that every Outlook message has, as the container's directory holds it."""

_OLD = {
    "WordDocument": ("an old Word file (DOC)", "DOCX or PDF"),
    "Workbook": ("an old Excel file (XLS)", "XLSX or CSV"),
    "Book": ("an old Excel file (XLS)", "XLSX or CSV"),
    "PowerPoint Document": ("an old PowerPoint file (PPT)", "PDF"),
}


class OleReader:
    """Opens Office files with a password; says of the others what they are."""

    name = "ole"
    suffixes: tuple[str, ...] = ()
    media_types = ("application/x-ole-storage",)
    textual = False
    description = "Word and Excel files that need a password, where one that is given opens them."

    def claims(self, data: bytes) -> bool:
        """True for the container's signature, unless an Outlook message is in it."""
        return data.startswith(SIGNATURE) and MESSAGE not in data

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of an encrypted file, opened with one of the passwords.

        Raises:
            ReadError: If none opens it, or it is of a format that is not read.
        """
        import olefile  # noqa: PLC0415 - loads when such a file is met

        try:
            container = olefile.OleFileIO(io.BytesIO(data))
            names = {"/".join(entry) for entry in container.listdir()}
        except Exception as error:
            # olefile raises whatever its parsing does.
            raise ReadError(
                "is an old Microsoft Office file, and damaged",
                path=path,
                hint="get a whole copy of it",
            ) from error
        if "EncryptedPackage" in names:
            return _decrypted(data, path, options)
        for stream, (what, better) in _OLD.items():
            if stream in names:
                raise ReadError(
                    f"is {what}, a format that is not read",
                    path=path,
                    hint=f"open it in LibreOffice or Word and save it as {better}",
                )
        raise ReadError(
            "is an old Microsoft Office file of a kind that is not read",
            path=path,
            hint="open it in the program it was made with and save it as PDF",
        )


def _decrypted(data: bytes, path: str, options: ReadOptions) -> Document:
    for password in options.passwords:
        plain = _opened(data, password)
        if plain is not None:
            return _read(plain, data, path, options)
    raise locked(path, options)


def _opened(data: bytes, password: str) -> bytes | None:
    """Return the Office file in an encrypted one, or None where the password is another."""
    import msoffcrypto  # noqa: PLC0415 - loads when an encrypted file is met

    try:
        file: Any = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        plain = io.BytesIO()
        file.decrypt(plain)
    except Exception:  # noqa: BLE001 - a wrong password is told by many errors
        return None
    return plain.getvalue()


def _read(plain: bytes, data: bytes, path: str, options: ReadOptions) -> Document:
    from onrecord.read.readers import choose  # noqa: PLC0415 - the readers know this one

    reader = choose(path, plain).reader
    if reader is None or reader.name == "ole":
        raise ReadError("holds no Word or Excel file", path=path)
    document = reader.read(plain, path, options)
    return replace(document, id=hashlib.sha256(data).hexdigest())

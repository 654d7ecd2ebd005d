"""Archives with one member changed or added, for what the libraries do not write."""

from __future__ import annotations

import io
import zipfile

_RELATIONS = "word/_rels/document.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one member changed, or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


def member(data: bytes, name: str) -> bytes:
    """Return one member of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def with_part(data: bytes, name: str, xml: str, relation: str) -> bytes:
    """Return a Word file with one part more, to which the main part points."""
    entry = f'<Relationship Id="rX{relation}" Type="{_KIND}{relation}" Target="{name}"/>'
    relations = member(data, _RELATIONS).replace(
        b"</Relationships>", f"{entry}</Relationships>".encode()
    )
    return replaced(replaced(data, _RELATIONS, relations), f"word/{name}", xml.encode())

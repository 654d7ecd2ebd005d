"""A user's table of issuers: which offices are one body.

It stands in a YAML file, `onrecord.issuers.yml`, beside the documents:

    issuers:
      - name: Government of Tervia in exile
        members: [Tervian Press Office, Committee of the Lakes]

An issuer or voice that has all words of a member, or of the name, is of that body, whatever the shipped
patterns say of it: an office that has an entry of its own is an office of no state.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.beside import entries_of, files_beside
from onrecord.errors import ConfigError
from onrecord.extract.voices.names import content_words
from onrecord.trace.issuers import Body
from onrecord.trace.names import FILE_NAME

_HINT = "each entry needs a name and a list of members"


def load_issuers(path: str | Path) -> tuple[Body, ...]:
    """Return the bodies of a user's table.

    Args:
        path: A YAML file: a list under `issuers`, each entry with `name` and `members`.

    Raises:
        ConfigError: If the file cannot be read or an entry is not complete; it names both.
    """
    entries = entries_of(path, "issuers", _HINT)
    name = str(path)
    return tuple(_body(entry, name, number) for number, entry in enumerate(entries, start=1))


def _body(entry: object, path: str, number: int) -> Body:
    members = entry.get("members") if isinstance(entry, dict) else None
    title = str(entry.get("name") or "").strip() if isinstance(entry, dict) else ""
    if not title or not isinstance(members, list) or not members:
        raise ConfigError(f"entry {number} has no name or no members", path=path, hint=_HINT)
    words = tuple(frozenset(content_words(str(member))) for member in (title, *members))
    return Body(title, words)


def find_issuers(documents: Iterable[str]) -> tuple[Body, ...]:
    """Return the bodies of every `onrecord.issuers.yml` beside the documents.

    Args:
        documents: Paths of documents; `-` is passed over.

    Raises:
        ConfigError: See `load_issuers`.
    """
    files = files_beside(documents, FILE_NAME)
    return tuple(body for file in files for body in load_issuers(file))

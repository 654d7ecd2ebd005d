"""What a document's owner says of it: front matter at its top, or `NAME.meta.yml` beside it."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.errors import ConfigError
from onrecord.model import Document, Metadata, Notice, about, replace

FIELDS = ("title", "issuer", "issuer_aliases", "date", "addressees", "language")
"""The fields an owner may set."""
_LISTS = ("issuer_aliases", "addressees")
_SUFFIXES = (".meta.yml", ".meta.yaml")
_MAX_CHARS = 65_536

# EDTF levels 0 and 1 for dates and intervals of dates (Library of Congress, 2019): a year, month
# or day, unspecified digits as X, ?, ~ or % at the end, .. for an open end.
_EDTF_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?")
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[ \t\r\n]*(?:#[^\n]*\n\s*)?[A-Za-z_][\w -]{0,40}:(?:\s|$)")


class FrontMatter(NamedTuple):
    """What stood at a text's top: its fields, where it ends, and what was not understood."""

    metadata: Metadata
    end: int
    notices: tuple[Notice, ...] = ()


def is_sidecar(path: str | Path) -> bool:
    """True for a file that speaks of another file (`NAME.meta.yml`) and is no document."""
    return str(path).lower().endswith(_SUFFIXES)


def front_matter(text: str, path: str) -> FrontMatter | None:
    """Return the YAML between two lines of `---` at a text's top, or None when there is none.

    A rule of hyphens that opens no mapping is part of the text. Keys that belong to other
    programs (`layout`, `tags`) are passed over with a notice.

    Raises:
        ConfigError: If a mapping stands there and cannot be used; the message says why.
    """
    opening = _OPENING.match(text)
    if not opening or not _KEY.match(text, opening.end()):
        return None
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MAX_CHARS)
    if not closing:
        return None
    given = _mapping(text[opening.end() : closing.start()], path)
    unknown = [key for key in given if key not in FIELDS]
    notices = about(f"front matter: not used: {', '.join(unknown)}") if unknown else ()
    known = {key: value for key, value in given.items() if key in FIELDS}
    return FrontMatter(_metadata(known, path), closing.end(), notices)


def with_sidecar(document: Document, path: Path) -> Document:
    """Return the document with the fields that `NAME.meta.yml` beside it sets.

    NAME is the file's name with or without its suffix. A field set there wins over front matter
    and over what the text says.

    Raises:
        ConfigError: If the file cannot be used: its path, the reason, and a hint.
    """
    beside = _beside(path)
    if beside is None:
        return document
    try:
        content = beside.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", path=str(beside)) from error
    given = _mapping(content, str(beside))
    for key in given:
        if key not in FIELDS:
            near = get_close_matches(key, FIELDS, n=1)
            raise ConfigError(
                f"unknown field {key!r}; known are {', '.join(FIELDS)}",
                path=str(beside),
                hint=f"did you mean {near[0]!r}?" if near else "",
            )
    return replace(document, metadata=merge(document.metadata, _metadata(given, str(beside))))


def merge(under: Metadata, over: Metadata) -> Metadata:
    """Return `under` with every field that `over` states."""
    stated = {name: getattr(over, name) for name in FIELDS if getattr(over, name)}
    where = {name: span for name, span in under.where.items() if name not in stated}
    return replace(under, **stated, where=where | over.where)


def is_edtf(value: str) -> bool:
    """True for a date, or an interval of dates, in EDTF level 0 or 1 (without seasons)."""
    ends = value.split("/")
    if len(ends) == 2 and any(end not in {"", ".."} for end in ends):
        return all(end in {"", ".."} or _is_date(end) for end in ends)
    return len(ends) == 1 and _is_date(value)


def _is_date(value: str) -> bool:
    match = _EDTF_DATE.fullmatch(value)
    if not match:
        return False
    parts = [part for part in match.groups() if part is not None]
    numbers = [int(part) for part in parts if "X" not in part]
    if len(numbers) < len(parts):  # an unspecified part leaves nothing to check but the month
        return parts[1:2] == ["XX"] or len(parts) < 2 or 1 <= int(parts[1]) <= 12
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return False
    return True


def _beside(path: Path) -> Path | None:
    names = (path.name, path.stem)
    candidates = (path.with_name(name + suffix) for name in names for suffix in _SUFFIXES)
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _mapping(content: str, path: str) -> dict[str, Any]:
    """Parse YAML into strings and lists of strings; nothing in it is ever constructed."""
    if len(content) > _MAX_CHARS:
        raise ConfigError(f"is longer than {_MAX_CHARS} characters", path=path)
    try:
        # The base loader leaves every scalar a string and knows no merge keys or tags.
        loaded = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        reason = str(error).replace("\n", " ")
        raise ConfigError(f"is not valid YAML: {reason}", path=path) from error
    except RecursionError as error:
        raise ConfigError("is nested too deeply", path=path) from error
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise ConfigError(
            "is not a list of fields", path=path, hint="write one `field: value` a line"
        )
    return loaded


def _metadata(given: dict[str, Any], path: str) -> Metadata:
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key in _LISTS:
            values[key] = _strings(key, value, path)
        elif isinstance(value, str):
            values[key] = " ".join(value.split()) or None
        else:
            raise ConfigError(f"{key} must be one value, not a list", path=path)
    stated = values.get("date")
    if stated and not is_edtf(stated):
        raise ConfigError(
            f"date {stated!r} is not a date in EDTF",
            path=path,
            hint="write 2024-03-11, 2024-03, 2024, 2024-03-11/2024-03-14 or 1992~",
        )
    return Metadata(**values)


def _strings(key: str, value: object, path: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ConfigError(f"{key} must be a list of names", path=path)
    return tuple(text for item in items if (text := " ".join(item.split())))

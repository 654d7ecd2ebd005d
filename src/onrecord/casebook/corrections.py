"""Corrections to a claim, given as `FIELD=VALUE`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from onrecord.casebook.readings import Reviewed
from onrecord.errors import ConfigError, DecodeError
from onrecord.model import GROUPS, OUTCOMES, from_builtins, to_builtins

FIXED = frozenset(
    {"kind", "id", "document", "document_id", "start", "end", "text", "page", "sentence", "event",
     "extractor"}
)  # fmt: skip
"""Fields that an edit leaves: where the claim stands, and what is decided otherwise."""
_KNOWN = {"outcome": OUTCOMES, "group": GROUPS}


def corrected(claim: Reviewed, changes: Iterable[str]) -> Reviewed:
    """Return a claim with some fields set anew.

    Args:
        claim: As it stands.
        changes: Each `FIELD=VALUE`; a value is JSON, or else words as they are; a list may be given
            as words between commas.

    Raises:
        ConfigError: If a field does not exist or is fixed, or a value does not fit.
    """
    plain = to_builtins(claim)
    fields: dict[str, object] = {}
    for change in changes:
        field, mark, value = change.partition("=")
        if not mark or field not in plain or field in FIXED:
            known = ", ".join(name for name in plain if name not in FIXED)
            raise ConfigError(f"no field in {change!r} that can be set", hint=f"there are {known}")
        fields[field] = _value(value, is_list=isinstance(plain[field], list | tuple))
    return with_fields(claim, fields)


def with_fields(claim: Reviewed, fields: Mapping[str, object]) -> Reviewed:
    """Return a claim with some fields set anew, as plain values.

    Raises:
        ConfigError: If a field does not exist or is fixed, or a value does not fit.
    """
    plain = to_builtins(claim)
    for field, value in fields.items():
        if field not in plain or field in FIXED:
            known = ", ".join(name for name in plain if name not in FIXED)
            raise ConfigError(f"no field {field!r} that can be set", hint=f"there are {known}")
        for one in value if isinstance(value, list | tuple) and field in _KNOWN else ():
            if one not in _KNOWN[field]:
                raise ConfigError(f"no {field} {one!r}", hint=", ".join(_KNOWN[field]))
        plain[field] = value
    if "low" in plain and plain["low"] != plain["high"]:
        plain["best"] = None
    elif "low" in plain:
        plain["best"] = plain["low"]
    try:
        return from_builtins(type(claim), plain)
    except DecodeError as error:
        raise ConfigError(f"the claim would not be one: {error.message}") from error


def _value(text: str, *, is_list: bool) -> object:
    try:
        found = json.loads(text)
    except ValueError:
        found = text
    if is_list and isinstance(found, str):
        return [part.strip() for part in found.split(",") if part.strip()]
    return found

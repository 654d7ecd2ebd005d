"""Addresses on the web, and the keys of what is kept there."""

from __future__ import annotations

import re

URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"”’)\]]{3,400}[^\s<>\"”’)\].,;:])>?")


def web_key(address: str) -> str:
    """Return the key of a page: its host and path, without what only leads there."""
    plain = re.sub(r"^https?://", "", address.strip("<>"), flags=re.IGNORECASE)
    plain = re.sub(r"^www\.", "", plain, flags=re.IGNORECASE).split("#")[0].rstrip("/")
    host, slash, path = plain.partition("/")
    return f"web:{host.lower()}{slash}{path}"

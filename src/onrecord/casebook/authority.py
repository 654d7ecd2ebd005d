"""The one place where a casebook's commands use a network: a time-stamp authority that the user names."""

from __future__ import annotations

import urllib.error
import urllib.request
from urllib.parse import urlsplit

from onrecord.errors import ConfigError

MOST = 1024 * 1024
"""Bytes that an answer may have."""
SECONDS = 30.0


def ask(url: str, request: bytes) -> bytes:
    """Send a request for a time stamp over HTTP, and return the answer (RFC 3161, 3.4).

    Raises:
        ConfigError: If the address is none of the web, or nothing of use comes back.
    """
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ConfigError(f"{url!r} is no address of an authority", hint="http:// or https://")
    headers = {
        "Content-Type": "application/timestamp-query",
        "Accept": "application/timestamp-reply",
    }
    asked = urllib.request.Request(url, data=request, headers=headers, method="POST")  # noqa: S310 - checked
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 - checked
            data: bytes = answer.read(MOST + 1)
    except (OSError, urllib.error.URLError, ValueError) as error:
        raise ConfigError(
            f"the authority {url} does not answer: {error}", hint="try again later"
        ) from error
    if len(data) > MOST:
        raise ConfigError(f"the answer of {url} is too long for a time stamp")
    return data

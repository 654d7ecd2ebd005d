"""Names of pages and of places in pages, safe on every file system and in every address."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

SLUG_LENGTH = 48
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


def short_hash(*parts: object, length: int = 8) -> str:
    """Return the first hexadecimal digits of the SHA-256 of the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode(errors="surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """Return lower-case ASCII letters, digits and hyphens that recall `text`, or "page"."""
    spaced = re.sub(r"[^\w]", " ", text[:400])
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(words) > SLUG_LENGTH:
        words = words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]
    return words or "page"


def page_name(text: str, key: str) -> str:
    """Return a file name from words a reader knows and a hash of what is unique."""
    return f"{slug(text)}-{short_hash(key)}.html"


def page_names(items: Iterable[tuple[str, str]], folder: str) -> dict[str, str]:
    """Return a page's path for every key, no two alike.

    Args:
        items: (key, words) pairs; keys are unique.
        folder: The folder that the pages lie in, without a slash at its end.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, words in items:
        name, turn = page_name(words, key), 0
        while name in taken:
            turn += 1
            name = page_name(words, f"{key}\x1f{turn}")
        taken.add(name)
        names[key] = f"{folder}/{name}"
    return names


def stem(path: str) -> str:
    """Return a path's file name without its last suffix, on every system's slashes."""
    name = PurePath(path.replace("\\", "/")).name
    return name.rpartition(".")[0] or name or path


def dom_id(text: str, prefix: str = "") -> str:
    """Return `prefix` and `text` as an element's id; text that cannot be one is hashed."""
    body = text if _PLAIN_ID.fullmatch(text) else f"h-{short_hash(text, length=12)}"
    return prefix + body


def row_id(outcome: str, group: str, severity: str | None) -> str:
    """Return the id of a comparison's section: readable, and unique for severities too."""
    tail = f"-{short_hash(severity, length=6)}" if severity else ""
    return f"r-{slug(outcome)}-{slug(group)}{tail}"


def page_id(number: int) -> str:
    """Return the id of a printed page in its document's page."""
    return f"page-{number}"

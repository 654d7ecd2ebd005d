"""Names in plain letters: Latin with marks, Cyrillic, Armenian and Arabic to a to z."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from onrecord.lexicon import load

SCRIPTS = ("latin", "cyrillic", "armenian", "arabic")
_NOT_PLAIN = re.compile(r"[^a-z' -]+")
_GAPS = re.compile(r"[\s_]+")


def script_of(text: str) -> str:
    """Return the script that most letters of `text` are of: one of `SCRIPTS`, or `other`."""
    counts = dict.fromkeys(SCRIPTS, 0)
    for char in text:
        name = unicodedata.name(char, "").partition(" ")[0].lower() if char.isalpha() else ""
        if name in counts:
            counts[name] += 1
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] else "other"


def plain(text: str) -> str:
    """Return a name in the letters a to z, with single spaces; hyphens and apostrophes stay.

    Letters of scripts that are not known are left out.
    """
    whole = unicodedata.normalize("NFC", text).lower().replace("i̇", "i")
    for joined, letters in _joined().items():
        whole = whole.replace(joined, letters)
    spelled = "".join(_letters().get(char, char) for char in whole)
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char)
    )
    bare = bare.replace("\u2019", "'").replace("\u02bc", "'")
    return _GAPS.sub(" ", _NOT_PLAIN.sub(" ", bare)).strip(" '-")


@cache
def _tables() -> dict[str, str]:
    tables = load("letters", "names")
    return {letter: spelled for script in tables.values() for letter, spelled in script.items()}


@cache
def _letters() -> dict[str, str]:
    return {letter: spelled for letter, spelled in _tables().items() if len(letter) == 1}


@cache
def _joined() -> dict[str, str]:
    return {letter: spelled for letter, spelled in _tables().items() if len(letter) > 1}

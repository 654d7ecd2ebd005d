"""Which encoding the bytes of an RTF file are in: by the file's code page or the font's charset."""

from __future__ import annotations

import codecs

DEFAULT = "cp1252"

# Font charsets by their numbers (RTF 1.9, "Font Table"); 0 and 1 are the file's own.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp437",
}  # fmt: skip
WHOLE_FILE = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": DEFAULT}
"""The control words that name a code page without a number."""


def of_number(number: int | None) -> str:
    r"""Return the encoding of `\\ansicpg`; Windows-1252 for one that is not known."""
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name


def of_charset(number: int | None) -> str | None:
    """Return the encoding of a font's charset, or None for the file's own."""
    return _CHARSETS.get(number or 0)

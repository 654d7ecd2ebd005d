"""The mark by which a line begins, found by its first character."""

from __future__ import annotations

from onrecord.text import markers

_RULES = "-=_*~–—."
_DIGITS = "0123456789"
_BY_FIRST = (
    ("stamp", _DIGITS + "[*_", markers.STAMP),
    ("furniture", _DIGITS + "-–—", markers.FURNITURE),
    ("atx", "#", markers.ATX),
    ("field", "|", markers.FIELD),
    ("footnote", "[¹²³⁰⁴⁵⁶⁷⁸⁹", markers.FOOTNOTE),
    ("bullet", "-*•·▪■●◦‣–—+", markers.BULLET),
    ("ordinal", _DIGITS + "([", markers.ORDINAL),
    ("label", "*_", markers.LABEL),
)
"""Marks of lines that begin with no letter, in the order they are tried."""


def mark_of(words: str) -> str:
    """Return what kind of line begins so: an empty string for running text."""
    head = words[:120]
    first = head[0]
    if first.isalpha():
        return _of_word(words, head)
    if first in _RULES and markers.RULE.match(words):
        return "rule"
    if first == "<" and markers.URL_LINE.match(words):
        return "url"
    for mark, firsts, pattern in _BY_FIRST:
        if first in firsts and pattern.match(head):
            return mark
    return ""


def _of_word(words: str, head: str) -> str:
    """Return the mark of a line that begins with a letter."""
    if head[1:2] in " .)" and (markers.ORDINAL.match(head) or markers.BULLET.match(head)):
        return "bullet" if head[1] == " " else "ordinal"
    if head[0] in "hw" and markers.URL_LINE.match(words):
        return "url"
    if len(words) < 130 and markers.FURNITURE.match(words):
        return "furniture"
    if markers.ORDINAL.match(head):
        return "ordinal"
    if not markers.may_be_labelled(head):
        return ""
    label = markers.LABEL.match(head)
    if label is None or markers.SAYING.search(label.group("label")):
        return ""
    return "speaker" if markers.SPEAKER.match(head) else "label"

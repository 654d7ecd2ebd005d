"""How lines begin that stand for themselves: headings, list items, entries, labels, notes."""

from __future__ import annotations

import re

RULE = re.compile(r"(?:[-=_*~–—.]\s?){3,200}\Z")
"""A line of hyphens, equals signs and the like: it separates and says nothing."""

ATX = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
"""A Markdown heading with number signs (https://spec.commonmark.org/0.31.2/#atx-headings)."""

SETEXT = re.compile(r"(={3,}|-{3,})\Z")
"""The line under a Markdown heading."""

BULLET = re.compile(r"[-*•·▪■●◦‣–—+]\s+(?=\S)|o\s+(?=[A-Z\d])")
"""A bullet before a list item."""

ORDINAL = re.compile(
    r"[(\[]?(?:\d{1,4}(?:\.\d{1,3}){0,3}|[a-zA-Z]|x{0,3}(?:ix|iv|v?i{1,3}|v|(?<=x))"
    r"|[XLC]{0,5}(?:IX|IV|V?I{1,3}|V|(?<=[XLC])))[.)\]]{1,2}\s+(?=\S)"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\s+(?=[A-Z“\"(])"
)
"""A number, letter or Roman numeral before a list item or a numbered paragraph."""

STAMP = re.compile(
    r"[*_]{0,3}(?:\d{1,2} [A-Z][a-z]{2,8},? )?\[?(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?\]?"
    r"(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}|hrs?|hours|local time))?"
    r"(?:[*_]{0,3}\s?[—–|:-][*_]{0,3}\s|[*_]{0,3}\s{2,}|(?<=\])\s|[*_]{1,3}\s|\s*\Z)",
    re.IGNORECASE,
)
"""The time before an entry of a live blog or a log."""

SAYING = re.compile(
    r"\b(?:said|says|say|told|added|wrote|writes|stated|states|reads|read|asked|follows|following|"
    r"reported|replied|declared|concluded|reiterated|responded|insisted|noted|out|stating|that)\b",
    re.IGNORECASE,
)
"""Words before a colon that show it to open speech, not a value."""

SPEAKER = re.compile(r"[A-Z][A-Z.’']*(?: [A-Z.’']{1,20}){0,4}:\s+(?=\S)")
"""Who speaks in a transcript, in capitals."""

FURNITURE = re.compile(
    r"[-–—]{0,2}\s?(?:[Pp]age )?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\s?[-–—]{0,2}\Z"
    r"|(?:GE\.\s?)?\d\d-\d{4,6}\b[^a-z]{0,120}\Z|[A-Z]{1,4}(?:/[A-Z0-9][\w.-]{0,12}){1,6}(?:\s+\d{1,4})?\Z"
)
"""The number of a page, or a document's symbol or job number at its head or foot."""

URL_LINE = re.compile(r"<?(?:https?://|www\.)\S+>?\Z")
"""A line that is nothing but an address on the web."""

BYLINE = re.compile(r"(?:By|BY)\s+(?:[A-Z]|our |a )[^\n]{2,80}\Z")
"""Who wrote an article."""

LABEL = re.compile(
    r"(?P<label>[*_]{0,2}[A-Z][^\W_]*(?:[ '’/&.()-]{1,2}[^\W_]+){0,6}[)]?[*_]{0,2})\s?"
    r"(?::[*_]{0,2}\s+(?=\S)|\s=\s+(?=\S)|\s?\.{4,90}\s?(?=\S)|\s[–—-]\s(?=[~≈]?\d))"
)
"""A short label and its value on one line ("Deaths: 150–300", "Killed ....... 41")."""

_DASHED = re.compile(r"\s[–—-]\s[~≈]?\d")


def may_be_labelled(line: str) -> bool:
    """True for a line that may hold a label: it has what ends one."""
    return ":" in line or "=" in line or "...." in line or _DASHED.search(line) is not None


CAPTION = re.compile(
    r"[*_]{0,2}(?:Table|Figure|Fig\.|Chart|Map|Photo|Picture)\s\d{1,3}\s?(?:[.:)–—-]|\Z)",
    re.IGNORECASE,
)
"""The number of a table or picture, before what it shows."""

FIELD = re.compile(r"\|\s?(?P<label>[a-z][\w ]{0,30}?)\s*=\s*")
"""A field of an infobox in wiki source ("| deaths = 41")."""

FOOTNOTE = re.compile(r"\[(?:\d{1,4}|\^\w{1,12}|[a-z*])\]:?\s+(?=\S)|[¹²³⁰⁴-⁹]{1,3}\s?(?=\S)")
"""A footnote's mark in brackets or raised figures at the start of a line."""

SOURCE_LINE = re.compile(r"[*_(\[]{0,2}(?:Sources?|Notes?|N\.B\.)[*_]{0,2}\s?:")
"""The line under a table or picture that names its source."""

NOTE_MARK = re.compile(r"(?:\d{1,3}|[!?%®°*†‡§¶#~'\"©|]{1,2})\s+(?=[A-Z“\"‘(])|Ibid")
"""A footnote's bare number, or what OCR made of it."""

CITING = re.compile(
    r"\b(?:ibid|op\. ?cit|loc\. ?cit|eds?\.\)|https?://|see (?:also )?(?:A/|S/|E/|note|p|the)"
    r"|doc\. No|App\. No|pp?\. ?[\dlIO]|paras?\. ?[\dlI]|vol\. ?\d|No\. ?\d|at p)"
    r"|\b[A-Z]{1,4}/(?:[A-Z0-9.]+/)?\d|(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:1[89]|20)\d\d\)?[.,;]?\Z",
    re.IGNORECASE,
)
"""What a footnote holds and a sentence seldom does: pages, document symbols, a closing date."""

FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|been|said|says|killed|died|wounded|injured|fled|remain)\b",
    re.IGNORECASE,
)
"""Verbs that show a line to be a sentence."""

BOLD = re.compile(r"(?:\*\*|__)[^*_\n]{1,300}(?:\*\*|__)[:.]?\Z")
"""A line all in bold."""

HEADING_MARKER = re.compile(
    r"(?:(?:Chapter|Section|Part|Annex|Appendix|Article|Title|Schedule)\s+[\dIVXLCA-Z]{1,5}\b[.:]?"
    r"|[(\[]?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-Z])[.)\]])\s*",
)
"""The number of a heading."""

DATE_LINE = re.compile(
    r"(?!\w+ (?i:of|on|for)\b)(?:[^\W\d_]+(?:[ -][^\W\d_]+){0,2},? ){0,1}(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,9},? \d{4}"
    r"|[^\W\d_]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[A-Za-z.]{2,4})?)?\.?\Z"
)
"""A line that is a date, with or without the place before it."""

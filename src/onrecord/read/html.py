"""Web pages: the main text of a page, its headings, lists and tables kept as such."""

from __future__ import annotations

import hashlib
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, Metadata, ReadOptions, Span
from onrecord.read.decode import decode
from onrecord.read.html_main import main_nodes
from onrecord.read.html_text import write_nodes
from onrecord.read.sidecar import is_edtf
from onrecord.read.sniff import looks_like_html
from onrecord.read.writer import Writer

_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_OPEN_OR_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
# Elements that HTML closes by itself, or that hold nothing: leaving them open nests nothing.
_UNNESTED = frozenset({
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "tbody", "thead", "tfoot", "track", "wbr",
    "path", "circle", "rect", "line", "use",
})  # fmt: skip
# Old pages leave these open by the hundred.
_FORMATTING = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "span",
    "strike", "strong", "tt", "u"})  # fmt: skip
_MAX_DEPTH = 1_000
_MAX_FORMATTING = 5_000
_TITLES = ('meta[property="og:title"]', 'meta[name="dc.title"]', 'meta[name="DC.title"]')
_ISSUERS = ('meta[property="og:site_name"]', 'meta[name="dc.publisher"]')
_DATES = (
    'meta[property="article:published_time"]',
    'meta[name="dc.date"]',
    'meta[name="date"]',
    'meta[itemprop="datePublished"]',
)


class HtmlReader:
    """Reads the main text of a web page; what surrounds it (menus, footers) is left out."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    media_types = ("text/html", "application/xhtml+xml")
    textual = True
    description = "Web pages: the main text, with headings, lists and tables."

    def claims(self, data: bytes) -> bool:
        """True when the bytes begin as a web page does."""
        return looks_like_html(data)

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`.

        Blocks are separated by a blank line, list items and table rows by a line end, the cells
        of a row by ` | `. Runs of white space are one space, as a browser shows them.

        Raises:
            ReadError: If the bytes are no text, if tags are nested more than 1,000 deep, or if
                the page shows no text.
        """
        charset = _CHARSET.search(data[:1024])
        decoded = decode(data, path, declared=charset.group(1).decode() if charset else None)
        refuse_depth(decoded.text, path)
        tree = LexborHTMLParser(decoded.text)
        writer = Writer()
        write_nodes(writer, main_nodes(tree))
        text, blocks, tables = writer.finish()
        if not text:
            raise ReadError(
                "shows no text",
                path=path,
                hint="the page may build its text with scripts; save it from a browser",
            )
        return Document(
            id=hashlib.sha256(data).hexdigest(),
            path=path,
            media_type=self.media_types[0],
            text=text,
            metadata=_metadata(tree),
            blocks=blocks,
            tables=tables,
            encoding=decoded.encoding,
            notices=decoded.notices,
        )


def refuse_depth(source: str, path: str) -> None:
    """Raise a `ReadError` for pages whose nesting would take the parser quadratic time."""
    depth = formatting = 0
    for match in _OPEN_OR_CLOSE.finditer(source):
        tag = match.group(2).lower()
        if tag in _UNNESTED:
            continue
        step = -1 if match.group(1) else 1
        if tag in _FORMATTING:
            formatting = max(0, formatting + step)
        else:
            depth = max(0, depth + step)
        if depth > _MAX_DEPTH or formatting > _MAX_FORMATTING:
            raise ReadError(
                f"nests tags more than {_MAX_DEPTH:,} deep",
                path=path,
                hint="this is no page that a browser could show",
            )


def _metadata(tree: LexborHTMLParser) -> Metadata:
    """Return what the page's head says of it.

    None of it stands in the text: title and site name have an empty place, by which
    `onrecord.resolve.metadata` knows that a headline or a named author goes before them.
    """
    root = tree.css_first("html")
    title = tree.css_first("title")
    values = {
        "title": _content(tree, _TITLES) or _line(title.text() if title else None),
        "issuer": _content(tree, _ISSUERS),
    }
    return Metadata(
        title=values["title"],
        issuer=values["issuer"],
        date=_day(_content(tree, _DATES)),
        language=(_line(root.attributes.get("lang")) or "").split("-")[0].lower() or None
        if root
        else None,
        where={name: Span(0, 0) for name, value in values.items() if value},
    )


def _content(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> str | None:
    for selector in selectors:
        node: LexborNode | None = tree.css_first(selector)
        value = _line(node.attributes.get("content")) if node else None
        if value:
            return value
    return None


def _line(value: str | None) -> str | None:
    return " ".join(value.split())[:500] or None if value else None


def _day(value: str | None) -> str | None:
    """Return the day of an ISO 8601 time stamp, or None."""
    day = (value or "")[:10]
    return day if is_edtf(day) else None

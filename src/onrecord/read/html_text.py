"""From a tree of elements to text with blocks, as a browser would lay it out."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from onrecord.model import Block, BlockKind, Cell, Table
from onrecord.read.html_table import GridCell, grid, is_data_table

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "caption",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "menu"}
# Zero-width characters and soft hyphens tell a browser where to break a line; they are no text.
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_REACH = 8  # how many elements up a list item is looked for
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Writer:
    """Collects text block by block and keeps count of the offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._line: list[str] = []
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.term = False
        self._set = False  # preformatted: columns stand by their spaces

    def inline(self, text: str, *, keep_lines: bool = False) -> None:
        """Add words to the block being written; white space as in the page's source."""
        text = text.translate(_INVISIBLE)
        self._line.append(text if keep_lines else _SPACES.sub(" ", text))
        self._set = self._set or (keep_lines and "  " in text)

    def define(self) -> None:
        """Go on from a term to its definition in the same block ("Deaths: 150–300")."""
        if "".join(self._line).strip():
            self._line.append(" " if self.last_char() == ":" else ": ")
        self.term = False

    def last_char(self) -> str:
        """Return the last character of the block being written, or an empty string."""
        return next((piece[-1] for piece in reversed(self._line) if piece), "")

    def flush(self, kind: BlockKind = "paragraph", level: int = 0) -> None:
        """End the block being written and set what the next one is."""
        joined = "".join(self._line)
        text = joined.strip("\n ") if self._set else tidy(joined)
        self._line.clear()
        self._set = False
        if text:
            start = self._begin(self.kind)
            self._add(text)
            end = self._length
            self._blocks.append(Block(type=self.kind, start=start, end=end, level=self.level))
        self.kind, self.level, self.term = kind, level, False

    def table(self, rows: list[list[tuple[GridCell, str]]], caption: str) -> None:
        """Write a table: a line a row, cells separated by ` | `."""
        if caption:
            self.flush("caption")
            self.inline(caption)
        self.flush()
        named = self._blocks[-1].span if caption else None
        start = self._begin("table")
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            if number:
                self._add("\n")
            for place, (cell, text) in enumerate(row):
                if place:
                    self._add(" | ")
                cells.append(self._cell(cell, text))
        if start < self._length:
            self._blocks.append(Block(type="table", start=start, end=self._length))
            table = Table(start=start, end=self._length, cells=tuple(cells), caption=named)
            self._tables.append(table)

    def finish(self) -> tuple[str, tuple[Block, ...], tuple[Table, ...]]:
        """Return the text, its blocks and its tables."""
        self.flush()
        return "".join(self._parts), tuple(self._blocks), tuple(self._tables)

    def _cell(self, cell: GridCell, text: str) -> Cell:
        start = self._length
        self._add(text)
        return Cell(
            start=start,
            end=self._length,
            row=cell.row,
            column=cell.column,
            rows=cell.rows,
            columns=cell.columns,
            header=cell.header,
        )

    def _begin(self, kind: BlockKind) -> int:
        """Separate the coming block from the last one and return where it starts."""
        if self._blocks:
            both_items = kind == "list_item" == self._blocks[-1].type
            self._add("\n" if both_items else "\n\n")
        return self._length

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def tidy(text: str) -> str:
    """Return a block's text without white space at the ends of its lines, or doubled."""
    lines = (re.sub(r" {2,}", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n ")


def write_nodes(writer: Writer, nodes: list[LexborNode]) -> None:
    """Write the text under the nodes, in order, with headings, lists and tables as blocks.

    The walk keeps its own stack: pages may nest deeper than Python recurses.
    """
    stack: list[tuple[LexborNode, bool, int]] = [(node, False, 0) for node in reversed(nodes)]
    while stack:
        node, leaving, depth = stack.pop()
        tag = node.tag or ""
        if leaving and tag == "dt":
            writer.term = True
        elif leaving:
            writer.flush(*_around(node, depth))
        elif tag == "-text":
            writer.inline(node.text_content or "", keep_lines=_preformatted(node))
        elif tag == "br":
            writer.inline("\n", keep_lines=True)
        elif tag == "sup":
            writer.inline(superscript(_words(node), writer.last_char()))
        elif tag == "table" and is_data_table(node):
            _write_table(writer, node)
        elif not tag.startswith("-"):
            depth += tag in _LISTS
            if tag == "dd" and writer.term:
                writer.define()
                stack.append((node, True, depth))
            elif tag in _BLOCKS:
                writer.flush(*_kind(tag, depth, writer))
                stack.append((node, True, depth - (tag in _LISTS)))
            stack += [(child, False, depth) for child in reversed(_children(node))]


def superscript(words: str, before: str) -> str:
    """Return a raised text so that it cannot be read as part of the number it stands at.

    `613<sup>2</sup>` is 613 with note 2, or square: its digits become superscript digits. A
    lone letter after a digit becomes `[a]`. Ordinals ("29th") and bracketed marks stay.
    """
    if words.isdecimal() and words.isascii():
        return words.translate(_SUPERSCRIPT)
    if len(words) == 1 and words.isalpha() and before.isalnum():
        return f"[{words}]"
    return words


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _kind(tag: str, depth: int, writer: Writer) -> tuple[BlockKind, int]:
    """Return the kind and level of the block that an element opens."""
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    if tag in {"li", "dd", "dt"}:
        return "list_item", max(1, depth)
    if tag in {"figcaption", "caption"}:
        return "caption", 0
    if tag in {"p", "div", "section"} and writer.kind in {"list_item", "caption"}:
        return writer.kind, writer.level
    return "paragraph", 0


def _around(node: LexborNode, depth: int) -> tuple[BlockKind, int]:
    """Return the kind and level of text that follows an element inside its parent."""
    parent = node.parent
    for _ in range(_REACH):
        if parent is None or parent.tag not in {"p", "div", "section", "ul", "ol", "menu"}:
            break
        parent = parent.parent
    if parent is not None and parent.tag == "li":
        return "list_item", max(1, depth)
    return "paragraph", 0


def _preformatted(node: LexborNode) -> bool:
    parent = node.parent
    return (
        parent is not None
        and parent.tag in {"pre", "code"}
        and (parent.tag == "pre" or (parent.parent is not None and parent.parent.tag == "pre"))
    )


def _write_table(writer: Writer, node: LexborNode) -> None:
    caption = next((child for child in node.iter() if child.tag == "caption"), None)
    rows = [[(cell, _words(cell.node)) for cell in row] for row in grid(node)]
    writer.table([row for row in rows if row], _words(caption) if caption else "")


def _words(node: LexborNode) -> str:
    """Return the text under a node on one line; its blocks and line breaks are set off by `; `."""
    inner = Writer()
    write_inline(inner, node)
    return "; ".join(line for line in inner.finish()[0].split("\n") if line)


def write_inline(writer: Writer, node: LexborNode) -> None:
    """Write what lies under a cell or caption; tables in it are written as text."""
    stack = [(child, False) for child in reversed(_children(node))]
    while stack:
        child, leaving = stack.pop()
        tag = child.tag or ""
        if leaving:
            writer.flush()
        elif tag == "-text":
            writer.inline(child.text_content or "")
        elif tag == "br":
            writer.inline("\n", keep_lines=True)
        elif tag == "sup":
            raised = " ".join((child.text() or "").split())
            writer.inline(superscript(raised, writer.last_char()))
        elif not tag.startswith("-"):
            if tag in _BLOCKS:
                writer.flush()
                stack.append((child, True))
            stack += [(inner, False) for inner in reversed(_children(child))]

"""From a tree of elements to text with blocks, as a browser would lay it out."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from onrecord.model import BlockKind
from onrecord.read.html_table import grid, is_data_table
from onrecord.read.writer import Slot, Writer, line_of, superscript

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "caption",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "menu"}
_REACH = 8  # how many elements up a list item is looked for


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
    rows = [[Slot(_words(cell.node), *cell[1:]) for cell in row] for row in grid(node)]
    writer.table([row for row in rows if row], _words(caption) if caption else "")


def _words(node: LexborNode) -> str:
    """Return the text under a node on one line; its blocks and line breaks are set off by `; `."""
    inner = Writer(nested=True)
    write_inline(inner, node)
    return line_of(inner)


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

"""Text → blocks: units with their kinds, and tables."""

from __future__ import annotations

from collections import Counter

from onrecord.model import Block, BlockKind, Table, replace
from onrecord.text import markers
from onrecord.text.classify import Place, classify, is_paragraph_proper
from onrecord.text.lines import measure, split_lines
from onrecord.text.sentences import in_capitals
from onrecord.text.tables import find_tables
from onrecord.text.units import Unit, gather_units

# A short line that stands in a text this often is the head or foot of its pages.
_REPEATED = 3


def find_blocks(text: str, start: int, end: int) -> tuple[list[Block], list[Table]]:
    """Return the blocks and tables in `text[start:end]`, in order, without overlap.

    Every word lies in a block, but for lines of hyphens and the marks under Markdown headings.
    """
    lines = split_lines(text, start, end)
    tables = find_tables(text, lines)
    in_tables = {number for found in tables for number in range(found.first, found.last)}
    width = measure([line for number, line in enumerate(lines) if number not in in_tables])
    units: list[Unit | Table] = []
    at = 0
    for found in tables:
        units += gather_units(lines[at : found.first], width)
        units.append(found.table)
        at = found.last
    units += gather_units(lines[at:], width)
    place = Place(capitals=in_capitals(text, start, end), flat=width == 0)
    blocks = _title_first(text, _blocks(_under_rules(units), place))
    return _page_heads(text, blocks), [_captioned(found.table, blocks) for found in tables]


def _captioned(table: Table, blocks: list[Block]) -> Table:
    """Return the table with the caption that stands right above it, or else below."""
    at = next(n for n, block in enumerate(blocks) if block.start == table.start)
    for beside in (blocks[at - 1 : at], blocks[at + 1 : at + 2]):
        if beside and beside[0].type == "caption":
            return replace(table, caption=beside[0].span)
    return table


def divide_block(text: str, block: Block) -> list[Block]:
    """Return the blocks that the lines of a paragraph make, where a reader left them in one.

    A web page's `<br>` may end a line of an address, a label and its value, or a paragraph.
    """
    units = gather_units(split_lines(text, block.start, block.end), 0)
    blocks = []
    for unit in units:
        kind, level = classify(unit, Place(last=True))  # pages mark their headings
        if block.type != "paragraph" and kind == "paragraph":
            kind, level = block.type, block.level
        blocks.append(Block(type=kind, start=unit.start, end=unit.end, level=level))
    return blocks


def _blocks(units: list[Unit | Table], place: Place) -> list[Block]:
    blocks: list[Block] = []
    top = True
    after_rule = False
    for number, unit in enumerate(units):
        if isinstance(unit, Table):
            blocks.append(Block(type="table", start=unit.start, end=unit.end))
            continue
        if unit.mark == "rule" or not any(char.isalnum() for char in unit.words[:40]):
            after_rule = True
            continue
        following = units[number + 1] if number + 1 < len(units) else None
        after = following if isinstance(following, Unit) else None
        here = place._replace(
            following=after,
            last=following is None,
            top=top,
            first=not blocks,
            after_rule=after_rule,
        )
        kind, level = _kind(unit, here)
        after_rule = after_rule and kind == "note"
        top = top and not (kind == "paragraph" and is_paragraph_proper(unit))
        blocks.append(Block(type=kind, start=unit.start, end=unit.end, level=level))
    return blocks


def _kind(unit: Unit, place: Place) -> tuple[BlockKind, int]:
    return ("heading", 1) if unit.mark == "setext" else classify(unit, place)


def _under_rules(units: list[Unit | Table]) -> list[Unit | Table]:
    """Mark a short unit with a line of `=` or `-` right under it as a heading."""
    result: list[Unit | Table] = []
    for unit in units:
        above = result[-1] if result else None
        if (
            isinstance(unit, Unit)
            and isinstance(above, Unit)
            and unit.mark == "rule"
            and not unit.gap
            and markers.SETEXT.match(unit.words)
            and above.mark == ""
            and len(above.words) < 160
        ):
            result[-1] = above._replace(mark="setext")
        result.append(unit)
    return result


def _title_first(text: str, blocks: list[Block]) -> list[Block]:
    """Give the first heading level 1 where no heading has it: it is the text's title.

    A heading with a number is a part's.
    """
    headings = [
        at
        for at, block in enumerate(blocks)
        if block.type == "heading"
        and not markers.HEADING_MARKER.match(text, block.start, block.end)
    ]
    if headings and headings[0] < 4 and all(blocks[at].level > 1 for at in headings):
        first = headings[0]
        return [*blocks[:first], replace(blocks[first], level=1), *blocks[first + 1 :]]
    return blocks


def _page_heads(text: str, blocks: list[Block]) -> list[Block]:
    """Take short lines that come again and again for the heads and feet of pages."""
    if len(blocks) < 8:
        return blocks
    short = {at: text[b.start : b.end] for at, b in enumerate(blocks) if b.end - b.start <= 80}
    counts = Counter(short.values())
    return [
        replace(block, type="boilerplate", level=0)
        if at in short
        and block.type in {"paragraph", "heading"}
        and counts[short[at]] >= _REPEATED
        and not any(char.isdigit() for char in short[at])
        else block
        for at, block in enumerate(blocks)
    ]

"""Text → blocks: units with their kinds, and tables."""

from __future__ import annotations

from onrecord.model import Block, Table
from onrecord.text import markers
from onrecord.text.classify import classify
from onrecord.text.lines import Line, measure, split_lines
from onrecord.text.sentences import in_capitals
from onrecord.text.tables import find_tables
from onrecord.text.units import Unit, gather_units


def find_blocks(text: str, start: int, end: int) -> tuple[list[Block], list[Table]]:
    """Return the blocks and tables in `text[start:end]`, in order, without overlap.

    Every word lies in a block, but for lines of hyphens and the marks under Markdown headings.
    """
    lines = split_lines(text, start, end)
    width = measure(lines)
    capitals = in_capitals(text, start, end)
    blocks: list[Block] = []
    tables: list[Table] = []
    at = 0
    for first, last, table in find_tables(lines):
        blocks += _running(lines[at:first], width, capitals)
        blocks.append(Block(type="table", start=table.start, end=table.end))
        tables.append(table)
        at = last
    blocks += _running(lines[at:], width, capitals)
    return blocks, tables


def _running(lines: list[Line], width: int, capitals: bool) -> list[Block]:
    units = _under_rules(gather_units(lines, width))
    blocks = []
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        if unit.mark == "rule":
            continue
        kind, level = (
            ("heading", 1) if unit.mark == "setext" else classify(unit, following, capitals)
        )
        blocks.append(Block(type=kind, start=unit.start, end=unit.end, level=level))
    return blocks


def _under_rules(units: list[Unit]) -> list[Unit]:
    """Mark units of one short line with a line of `=` or `-` right under them as headings."""
    result: list[Unit] = []
    for unit in units:
        if unit.mark == "rule" and result and not unit.gap:
            above = result[-1]
            if markers.SETEXT.match(unit.words) and above.mark == "" and len(above.words) < 160:
                result[-1] = above._replace(mark="setext")
        result.append(unit)
    return result

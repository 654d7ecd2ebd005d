"""`onrecord inspect`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from onrecord.cli.exports import tell_export
from onrecord.cli.options import format_option, options_from, paths_argument, work_options
from onrecord.cli.output import Out, say_out
from onrecord.cli.watch import watch
from onrecord.model import encode
from onrecord.pipeline.inspection import Inspection, inspect

WIDTH = 11
"""Columns of the words before a value."""


@click.command("inspect")
@paths_argument
@format_option("text", "jsonl")
@work_options
def command(paths: tuple[str, ...], form: str, **run: Any) -> None:  # noqa: ANN401
    """Show what files are: format, pages, language, issuer, date, and what was skipped.

    Attachments and other files inside a file follow it, each under its own path.
    """
    tell_export(paths, "inspect", form, run["unredacted"])
    out = Out()
    with watch(out) as seen:
        for found in seen.take_out(inspect(paths, options_from(**run), seen.progress)):
            if form == "jsonl":
                out.write(encode(found).encode() + b"\n")
            else:
                say_out("\n".join((found.document, *_lines(found), "")))


def _lines(found: Inspection) -> Iterator[str]:
    """Yield the lines of one document's card; what is not known has none."""
    values = {
        "format": f"{found.format}{_pages(found)}",
        "title": found.title,
        "issuer": found.issuer,
        "date": found.date,
        "to": "; ".join(found.addressees),
        "url": found.url,
        "captured": found.captured,
        "language": ", ".join(f"{code} ({count})" for code, count in found.languages.items()),
        "words": _words(found),
        "edits": ", ".join(f"{count} × {why}" for why, count in found.edits.items()),
        "came in": found.document.rpartition("!/")[0] if found.parent else None,
        "sha-256": found.document_id,
    }
    for name, value in values.items():
        if value:
            yield f"  {name:<{WIDTH}}{value}"
    for number, reason in enumerate(found.skipped):
        yield f"  {'' if number else 'notice':<{WIDTH}}{reason}"


def _pages(found: Inspection) -> str:
    if not found.pages:
        return f", {found.encoding}" if found.encoding else ""
    rest = found.pages - found.pages_text - found.pages_ocr - found.pages_blank
    kinds = (
        (found.pages_text, "with text"),
        (found.pages_ocr, "read by OCR"),
        (found.pages_blank, "blank"),
        (rest, "not read"),
    )
    told = ", ".join(f"{count} {kind}" for count, kind in kinds if count)
    return f", {_count(found.pages, 'page')} ({told})"


def _words(found: Inspection) -> str:
    parts = (_count(found.tables, "table"), _count(found.footnotes, "note"))
    more = "".join(f", {part}" for part in parts if not part.startswith("0 "))
    doubtful = f", {found.words_doubtful:,} of them doubtful" if found.words_doubtful else ""
    return f"{found.words:,}{doubtful} in {_count(found.blocks, 'block')}{more}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

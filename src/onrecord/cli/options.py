"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.choices import MAX_PAGES, PRESETS
from onrecord.errors import ConfigError

if TYPE_CHECKING:
    from onrecord.pipeline import Options

Command = Callable[..., Any]


def paths_argument(command: Command) -> Command:
    """Add the argument PATH…: files, folders, globs, `-`."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def format_option(*choices: str) -> Callable[[Command], Command]:
    """Add `--format`, whose first choice is the default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to print the records.",
    )


def run_options(command: Command) -> Command:
    """Add the options of `onrecord.pipeline.Options`; `options_from` reads them."""
    for option in reversed(_RUN_OPTIONS):
        command = option(command)
    return command


def work_options(command: Command) -> Command:
    """Add the options of a run that counts nothing; `options_from` reads them."""
    for option in reversed(_WORK_OPTIONS):
        command = option(command)
    return command


def options_from(
    *,
    passwords: str | None,
    ocr: bool,
    max_pages: int,
    unredacted: str | None = None,
    **run: Any,  # noqa: ANN401
) -> Options:
    """Return the options of a run from what `run_options` or `work_options` added.

    Raises:
        ConfigError: If the file of passwords cannot be read.
    """
    from onrecord.model import ReadOptions  # noqa: PLC0415 - a run made before needs none
    from onrecord.pipeline import Options  # noqa: PLC0415

    reading = ReadOptions(passwords=_lines(passwords), ocr=ocr, max_pages=max_pages)
    return Options(reading=reading, unredacted=unredacted is not None, **run)


def _lines(path: str | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = "give a text file in UTF-8 with one password a line"
        raise ConfigError(f"cannot be read: {error}", path=path, hint=hint) from error
    return tuple(line for line in text.splitlines() if line)


_WORK_OPTIONS = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Worker processes; 0 chooses by the number of documents.  [default: 0]",
    ),
    click.option(
        "--cache/--no-cache",
        default=True,
        help="Keep what was read, and use it again for unchanged files.  [default: cache]",
    ),
    click.option(
        "--cache-dir",
        type=click.Path(file_okay=False),
        envvar="ONRECORD_CACHE_DIR",
        metavar="DIR",
        help="Where to keep it, instead of the user's cache folder.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=120.0,
        show_default=True,
        metavar="SECONDS",
        help="Give up a file after this long.",
    ),
    click.option(
        "--passwords",
        type=click.Path(),
        metavar="FILE",
        help="A text file with passwords, one a line, to try on encrypted files.",
    ),
    click.option(
        "--ocr/--no-ocr",
        default=True,
        help="Read pages that hold no text from their picture.  [default: ocr]",
    ),
    click.option(
        "--max-pages",
        type=click.IntRange(min=1),
        default=MAX_PAGES,
        show_default=True,
        metavar="N",
        help="Read so many pages of a document and report the rest.",
    ),
    click.option(
        "--as-of",
        metavar="SEQ",
        help="Of a casebook, take what stood after this entry of its log (SEQ or SEQ:HASH).",
    ),
    click.option(
        "--unredacted",
        metavar="REASON",
        help="Of casebooks, give what is withheld or confidential, too; their log keeps the reason.",
    ),
)
_RUN_OPTIONS = (
    click.option(
        "--preset",
        type=click.Choice(PRESETS),
        default=PRESETS[0],
        show_default=True,
        help="Whose published rule gives vague words their numbers.",
    ),
    *_WORK_OPTIONS,
)

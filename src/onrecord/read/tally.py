"""What a reader tells the user of a file, beside its text."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model import Notice, about

_SAID = {
    "insertions": "{} tracked insertion{s}: read as part of the text",
    "deletions": "{} tracked deletion{s}: not read",
    "moves": "{} tracked move{s}: read where moved to",
    "comments": "{} comment{s}: not read",
    "hidden": "{} run{s} of hidden text: not read",
    "pictures": "{} picture{s}: not read",
    "rows": "{} row{s} behind the limit: not read",
    "hidden sheets": "{} sheet{s} hidden in the spreadsheet: read",
    "hidden slides": "{} hidden slide{s}: read",
    "speaker": "{} slide{s} with the speaker's notes: read behind the slide",
    "formulas": "{} formula{s} without a kept value: not read; open and save it in a spreadsheet",
    "logos": "{} small picture{s} within the text: not read",
    "frames": "{} frame{s} within the page: not read",
    "attached": "{} attached",
    "objects": "{} embedded object{s}: not read",
}  # fmt: skip
_MISSED = frozenset(("rows", "formulas", "frames", "objects"))
"""Those whose words count for a reader of the page, and were not read."""

_TOLD = (("creator", "author"), ("created", "created"), ("modified", "last saved"))


def notices_of(tally: Mapping[str, int], properties: Mapping[str, str]) -> tuple[Notice, ...]:
    """Return the notices of a file: what was counted, and what the file says of itself.

    A file's author and dates are those of the program's user, often not of the text: they are
    told, and not taken for the issuer and the date.

    Args:
        tally: How many of each kind in `_SAID` there were.
        properties: The file's properties, by their Dublin Core names.
    """
    lines = [
        Notice(
            text=said.format(f"{tally[kind]:,}", s="" if tally[kind] == 1 else "s"),
            kind="unread" if kind in _MISSED else "about",
        )
        for kind, said in _SAID.items()
        if tally.get(kind)
    ]
    told = [f"{name} {properties[key]}" for key, name in _TOLD if properties.get(key)]
    return (*lines, *about(f"file properties: {', '.join(told)}")) if told else tuple(lines)

"""Findings in the form a reader or a program asks for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.check.formats.sarif import sarif
from onrecord.check.formats.terminal import concise, full
from onrecord.check.names import FORMATS
from onrecord.check.suppress import Suppression
from onrecord.errors import ConfigError
from onrecord.model import Collection, Finding, encode, to_builtins


def render(
    findings: Sequence[Finding],
    collection: Collection,
    form: str = "full",
    *,
    suppressed: Sequence[tuple[Finding, Suppression]] = (),
) -> str:
    """Return findings as text that ends with a line's end, or as nothing.

    Args:
        findings: What to print, in order.
        collection: The documents they point to.
        form: `full` (excerpts with a caret under the words), `concise` (a line each), `json` (one
            array), `jsonl` (a record a line), `sarif` (SARIF 2.1.0).
        suppressed: Findings set aside, with their entries: counted in the forms for people,
            marked as suppressed in SARIF, left out of `json` and `jsonl`.

    Raises:
        ConfigError: If the form is unknown.
    """
    if form == "jsonl":
        return "".join(f"{encode(finding)}\n" for finding in findings)
    if form == "json":
        plain = [to_builtins(finding) for finding in findings]
        return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    if form == "sarif":
        return sarif(findings, collection, suppressed)
    if form not in FORMATS:
        raise ConfigError(f"no format {form!r}", hint=f"the formats are {', '.join(FORMATS)}")
    text = full(findings, collection) if form == "full" else concise(findings, collection)
    return text + _aside(suppressed)


def _aside(suppressed: Sequence[tuple[Finding, Suppression]]) -> str:
    if not suppressed:
        return ""
    files = ", ".join(dict.fromkeys(entry.path for _, entry in suppressed))
    return f"{len(suppressed)} suppressed, with reasons in {files}\n"

"""The catalogue of checks, from the rules themselves."""

from __future__ import annotations

from onrecord.check import catalogue_page

PATH = "docs/reference/checks.md"

HEAD = """\
# Checks

<!-- Made from the rules by scripts/generators/checks.py; `make generated` writes it anew. -->

`onrecord check PATH…` looks for figures and dates that cannot hold, or that differ. It reports what
the documents say; it never says who is right. `onrecord explain CODE` prints the page of one rule.
How findings are printed and set aside, and what the rules cannot do, stands in
[](../how/check.md); how accounts are compared in [](../how/compare.md).

"""


def make() -> str:
    """Return the page."""
    return HEAD + catalogue_page()

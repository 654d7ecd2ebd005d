"""The documentation of the rules, as Markdown."""

from __future__ import annotations

from difflib import get_close_matches

from onrecord.check.catalogue import RULES, checks
from onrecord.check.rule import Rule
from onrecord.errors import ConfigError, PluginError

FAMILIES = {
    "1": "Figures within one document",
    "2": "Dates",
    "3": "Accounts beside each other",
    "4": "Sources and footnotes",
    "5": "Shared wording and quotations",
    "6": "Origins",
    "7": "Names, recognitions and speakers",
    "9": "The run itself",
}
_SEVERITIES = {
    "error": "error: impossible as it stands",
    "warning": "warning: differs",
    "note": "note: a doubtful reading",
}


def explain(code: str) -> str:
    """Return the page of one rule, as Markdown.

    Args:
        code: Its code or its name in words, in any case.

    Raises:
        ConfigError: If there is no such rule; the hint names the nearest.
    """
    wanted = code.strip()
    by_slug = {rule.slug: rule.code for rule in RULES}
    try:
        rule = checks().get(by_slug.get(wanted.lower(), wanted.upper()))
    except PluginError as error:
        near = get_close_matches(wanted.lower(), by_slug, n=1) or [
            slug for slug in by_slug if wanted and wanted.lower() in slug
        ]
        hint = f"did you mean {near[0]!r}?" if near else error.hint
        raise ConfigError(error.message, hint=hint) from error
    if isinstance(rule, Rule):
        return page_of(rule)
    return f"# {rule.code}\n\n{rule.description}\n"


def page_of(rule: Rule, level: int = 1) -> str:
    """Return the page of a rule; `level` is the depth of its heading."""
    mark = "#" * level
    return f"""\
{mark} {rule.code}: {rule.slug}

{rule.description}

*{_SEVERITIES[rule.severity]}*

**What it finds.** {rule.finds}

**Why it matters.** {rule.why}

**Reported:**

```text
{rule.bad}
```

**Not reported:**

```text
{rule.good}
```

**What it cannot see.** {rule.limits}

**What to do.** {rule.hint}
"""


def catalogue_page() -> str:
    """Return the page of all rules, by family, with a table of contents."""
    lines = ["| code | name | severity | reports |", "|---|---|---|---|"]
    lines += [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.slug}) | {rule.slug} | {rule.severity} | {rule.description} |"
        for rule in RULES
    ]
    parts = ["\n".join(lines), ""]
    for family, title in FAMILIES.items():
        parts.append(f"## {title}\n")
        parts += [page_of(rule, level=3) for rule in RULES if rule.code[2] == family]
    return "\n".join(parts)

"""The page on records and their fields, from the JSON Schema and from `ledger.yml` beside this."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from onrecord.model import GROUPS, HARM, OTHER_OUTCOMES, encode, json_schema
from onrecord.pipeline import Options, read_collection

ROOT = Path(__file__).resolve().parent.parent.parent
PATH = "docs/reference/ledger.md"
EXAMPLE = "examples/teshka/1993-10-13-northwire.txt"
TITLES = {
    "Figure": "A figure",
    "Voice": "A voice, in `sources`",
    "Where": "A place",
    "When": "A date",
    "Attribution": "An attribution",
    "Quotation": "A quotation",
    "Parallel": "A place of a quotation's words, in `parallels`",
    "Qualification": "A qualification",
    "Recognition": "A recognition",
    "Roll": "Two lists of recognitions side by side",
    "Responsibility": "A responsibility",
    "Appeal": "An appeal",
    "Addressee": "An addressee",
    "Citation": "A citation",
    "Event": "An event",
    "Reuse": "A shared passage",
    "Change": "A change, in `changes`",
    "Origins": "The origins of a value",
    "Origin": "An origin, in `origins`",
    "Merge": "A merge, in `merges`",
    "Comparison": "A comparison",
    "Account": "An account, in `accounts` and `beside`",
    "Pair": "A pair, in `pairs`",
    "Finding": "A finding",
    "Anchor": "An anchor, in `anchors`",
    "Failure": "A failure",
}

HEAD = """\
# The ledger: what one record says

<!-- Made from the JSON Schema and scripts/generators/ledger.yml by scripts/generators/ledger.py;
`make generated` writes it anew. -->

The ledger is the list of claims that were read out of documents. Every record is tied to the exact
characters it was read from. The library, `--format jsonl` and the dossier's data share the names below;
CSV has the same fields, with lists joined by `; `. Fields may be added; those here keep their names and
meanings. `onrecord schema` prints the JSON Schema.

"""

CASES = """\
## Cases decided

Texts can be read in more than one way. These decisions hold for the program and for those who mark texts.

- **One number, one figure.** A figure that a text repeats is recorded each time. A headline's figure is one
  of its own.
- **Several outcomes** only where the sentence lists them or says two things of the same people. A fate that
  replaces the whole's stands alone: "of the hostages, 83 are missing" is `missing`.
- **A part needs words.** "613 civilians, 106 women, 63 children" are three figures without a link. That
  numbers add up makes no part.
- **Tables.** A row is a part of the total row, in each column; "of which children" is a part of its own row.
- **Shares.** "A third of them" has the modifier `fraction`, and numbers only where the whole is stated. The
  stated whole of a share ("47 of the 60 houses") is a figure with outcome `other`.
- **Nought in words.** "No civilians were killed" is 0, and the span is the negation. It is `denied` only where
  it contradicts somebody.
- **Small words.** "A", "both" and "the only" are no figures. "One" is a figure where it counts a person harmed.
- **Families.** "Eight families were wiped out" is one figure of families. Nothing is invented for their members.
- **Remains and names of the dead** are `killed`. Graves and incidents are `other`.
- **Who counts.** Witnesses, vehicles, goods and places visited give no figure.
- **Own words.** The issuer of a document is never one of its own `sources`, nor is a witness in their own
  statement, nor people whose deeds alone are told ("experts exhumed 34").
- **Later words.** A count of bodies that recognised an event belongs to that event. People in a march that
  remembers it do not.
- **Words for the number.** The span holds the numeral with unit word ("1.1 million"), article ("a dozen") and
  joining word ("50 to 100"), never the modifier. A misread numeral ("2l4") keeps its text and gets the value meant.
"""


def make() -> str:
    """Return the page."""
    schema = json_schema()["$defs"]
    meanings = yaml.safe_load((Path(__file__).with_suffix(".yml")).read_text(encoding="utf-8"))
    parts = [HEAD, example()]
    for name, title in TITLES.items():
        parts.append(section(title, schema[name]["properties"], meanings[name]))
        if name == "Figure":
            parts.append(vocabularies())
    return "\n".join([*parts, CASES])


def example() -> str:
    """Return the first record of an example as it is printed, with each field on a line."""
    collection = read_collection([str(ROOT / EXAMPLE)], Options(cache=False))
    record = json.loads(encode(collection.figures[1]))
    record["document"] = EXAMPLE
    shown = ",\n".join(f"  {json.dumps(key)}: {brief(value)}" for key, value in record.items())
    return f"This is one record, with its fields on lines of their own:\n\n```json\n{{\n{shown}\n}}\n```\n"


def brief(value: Any) -> str:  # noqa: ANN401
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def section(title: str, fields: dict[str, Any], meanings: dict[str, str]) -> str:
    """Return the table of one kind of record.

    Raises:
        ValueError: If a field has no meaning, or a meaning no field.
    """
    if set(fields) != set(meanings):
        raise ValueError(f"{title}: {set(fields) ^ set(meanings)}")
    rows = "".join(
        f"| `{name}` | {type_of(field)} | {meanings[name]} |\n" for name, field in fields.items()
    )
    return f"## {title}\n\n| field | type | meaning |\n|---|---|---|\n{rows}"


def type_of(field: dict[str, Any]) -> str:
    """Return the type of a field in words."""
    if "anyOf" in field:
        kinds = [type_of(each) for each in field["anyOf"]]
        kinds = [kind for kind in kinds if kind != "integer" or "number" not in kinds]
        return " or ".join(kinds)
    if "enum" in field:
        return " · ".join(f"`{each}`" for each in field["enum"])
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return {"Span": "two integers", "Where": "place", "When": "date"}.get(name, name.lower())
    if field.get("type") == "array":
        return f"list of {type_of(field.get('items', {}))}"
    return str(field.get("type", "object"))


def vocabularies() -> str:
    """Return the outcomes and groups."""
    harm = ", ".join(f"`{each}`" for each in HARM)
    other = ", ".join(f"`{each}`" for each in OTHER_OUTCOMES)
    groups = ", ".join(f"`{each}`" for each in GROUPS)
    return f"**Outcomes** of harm: {harm}. Other: {other}.\n\n**Groups:** {groups}.\n"

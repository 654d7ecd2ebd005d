"""`onrecord schema`."""

from __future__ import annotations

import json

import click

from onrecord.model import json_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the records.

    It is of draft 2020-12 and describes each line that `--format jsonl` prints.
    """
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=True))

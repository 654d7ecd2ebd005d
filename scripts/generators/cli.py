"""The command line reference, from the commands themselves."""

from __future__ import annotations

import inspect

import click

from onrecord.cli.app import COMMANDS, cli

PATH = "docs/reference/cli.md"

HEAD = """\
# Command line

<!-- Made from the commands by scripts/generators/cli.py; `make generated` writes it anew. -->

```text
onrecord COMMAND [OPTIONS] PATH...
```

Data goes to standard output, messages and progress to standard error.

**PATH** may be a file, a folder (every file in it whose suffix is read, at any depth), a glob in
quotes, or `-` for standard input. Each file is read once, however often it is named. `NAME.meta.yml`
files are read with the document they stand beside. Documents in formats that are not read yet, such
as PDF and Word, are reported when they lie in a folder; other files in it are passed over.

**Exit status**

| status | meaning |
|---|---|
| 0 | done; also when single documents could not be read: each is named on standard error, with the reason and a hint, and in the report |
| 1 | `check` has findings |
| 2 | it could not be done: options that are wrong, no documents, or not one of them readable |
| 130 | interrupted |

**The cache** holds what was read from each document, by the hash of its bytes, of its metadata file
and of the program's code, and the events, comparisons and findings of whole runs, so that a second
run over unchanged files is quick. It holds the texts themselves: the folder is readable by its owner alone, and `--no-cache` neither reads nor writes it.
It keeps to 512 MB. To empty it, delete the folder.
"""


def make() -> str:
    """Return the page."""
    context = click.Context(cli, info_name="onrecord")
    parts = [HEAD]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None:
            parts.append(section(name, command, context))
        if isinstance(command, click.Group):
            inner = click.Context(command, info_name=name, parent=context)
            parts += [
                section(f"{name} {each}", part, inner) for each, part in command.commands.items()
            ]
    return "\n".join(parts)


def section(name: str, command: click.Command, parent: click.Context) -> str:
    """Return what the page says of one command."""
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## onrecord {name}", "", f"```text\nonrecord {name} {usage}\n```", ""]
    lines += [inspect.cleandoc(command.help or ""), ""]
    records = [
        parameter.get_help_record(context)
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option) and parameter.name != "help"
    ]
    if records:
        lines += ["| option | meaning |", "|---|---|"]
    lines += [f"| `{escape(left)}` | {escape(right)} |" for left, right in filter(None, records)]
    return "\n".join([*lines, ""])


def escape(cell: str) -> str:
    """Return text as a cell of a Markdown table can hold it."""
    return cell.replace("|", "\\|")

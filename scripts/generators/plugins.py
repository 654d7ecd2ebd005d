"""The page on what other packages can add, from the registries and the protocols."""

from __future__ import annotations

import inspect

from onrecord import plugins
from onrecord.check import checks
from onrecord.export.exporters import exporters
from onrecord.plugins import PluginInfo
from onrecord.read import READERS

PATH = "docs/reference/plugins.md"
KINDS = (
    ("A reader", plugins.Reader, plugins.READER_GROUP),
    ("An unpacker", plugins.Unpacker, plugins.UNPACKER_GROUP),
    ("A check", plugins.Check, plugins.CHECK_GROUP),
    ("An exporter", plugins.Exporter, plugins.EXPORTER_GROUP),
)

HEAD = """\
# Plugins

<!-- Made from the registries by scripts/generators/plugins.py; `make generated` writes it anew. -->

Another package can add readers, unpackers, checks and exporters. It names them in its `pyproject.toml`, and they are found when
both packages are installed; nothing here has to change:

```toml
[project.entry-points."onrecord.readers"]
docx = "onrecord_docx:DocxReader"
```

The name before `=` is free. What stands behind it is an object, or a class that is made without arguments.
Two plugins of one kind with one name stop the program with a message that says which packages they come from.
A reader that was added goes before the built-in ones for the same ending. A defect in a reader costs the
document it was reading, and the run goes on.

`onrecord plugins` lists what is known. Results in the cache are kept apart for each set of installed packages.

## Every plugin

"""


def make() -> str:
    """Return the page."""
    parts = [HEAD + members(plugins.Plugin)]
    parts += [
        f"## {title}\n\nEntry points: `{group}`. {sentence(protocol)}\n\n{members(protocol)}"
        for title, protocol, group in KINDS
    ]
    parts.insert(
        1,
        f"## A format\n\n{sentence(plugins.Format)} Readers and unpackers are formats.\n\n{members(plugins.Format)}",
    )
    parts.append(
        f"## Holdings\n\n{sentence(plugins.Holdings)} An exporter is given them.\n\n{members(plugins.Holdings)}"
    )
    return "\n".join([*parts, listing()])


def sentence(protocol: type) -> str:
    """Return what a protocol is for, on one line."""
    return " ".join(inspect.getdoc(protocol).split())


def members(protocol: type) -> str:
    """Return the members that a protocol itself asks for."""
    rows = []
    for name, member in vars(protocol).items():
        function = member.fget if isinstance(member, property) else member
        if name.startswith("_") or not inspect.isfunction(function):
            continue
        shown = name if isinstance(member, property) else f"{name}{parameters(function)}"
        rows.append(f"| `{shown}` | {' '.join(inspect.getdoc(function).split())} |\n")
    return f"| member | meaning |\n|---|---|\n{''.join(rows)}"


def parameters(function: object) -> str:
    """Return a method's parameters without `self` and types."""
    names = [name for name in inspect.signature(function).parameters if name != "self"]
    return f"({', '.join(names)})"


def listing() -> str:
    """Return the built-in plugins."""
    rows = "".join(
        line(each) for each in (*READERS.describe(), *checks().describe(), *exporters().describe())
    )
    return f"## Built in\n\n| kind | name | what it does | endings |\n|---|---|---|---|\n{rows}"


def line(each: PluginInfo) -> str:
    """Return one plugin's line; those of other packages are left out."""
    if each.origin != "onrecord":
        return ""
    return f"| {each.kind} | `{each.name}` | {each.description} | {' '.join(each.details)} |\n"

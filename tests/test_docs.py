"""The documentation is complete and up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli.app import COMMANDS, cli

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference" / "cli.md"

pytestmark = pytest.mark.skipif(
    not REFERENCE.exists(), reason="the documentation is not beside the tests"
)


def test_generated_pages_are_fresh() -> None:
    """What is made from code is as the code would make it now."""
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """Each has its place in the reference, and a sentence of help."""
    page = REFERENCE.read_text(encoding="utf-8")
    _, found, section = page.partition(f"## onrecord {name}\n")
    assert found
    section = section.partition("\n## ")[0]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    assert command.help.split("\n")[0] in section
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"{option}" in section
        else:
            assert parameter.make_metavar(click.Context(command)) in section


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    """A reader of the first page learns what there is."""
    assert f"`onrecord {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_list_of_commands_is_their_own_help() -> None:
    """What the overview says of a command is the first sentence of its help."""
    for name, sentence in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert (command.help or "").split("\n")[0].startswith(sentence[:30]), name

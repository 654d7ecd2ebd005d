"""The program `onrecord`: its commands, each loaded when it is asked for, and its exit status.

Data goes to standard output, messages to standard error. The status is 0 when the work is done,
1 when `check` has findings, 2 when it could not be done.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from onrecord import __version__
from onrecord.errors import OnRecordError

DONE, FINDINGS, UNABLE, INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "report": "Write a dossier: a folder of pages that show every figure and its words.",
    "figures": "List the figures that documents state, each tied to its exact words.",
    "events": "List the events that the figures speak of.",
    "compare": "Lay the accounts of each event beside each other.",
    "attributions": "List who is credited with which words: sources, cues, quotations.",
    "claims": "List the claims that are no numbers: names given, recognitions, responsibility, appeals.",
    "citations": "List the works that documents cite, with the footnote markers and figures they belong to.",
    "reuse": "List the passages that documents share, with what was changed in them.",
    "origins": "Count the independent origins of each value, at least and at most, with the reasons.",
    "register": "Keep a register of persons: lists, who is the same, and what follows for the counts.",
    "estimate": "Estimate how many persons stand on no list, from the overlaps of three or more.",
    "check": "Look for figures and dates that cannot hold, or that differ.",
    "new": "Make a casebook: one file for documents, what was read in them, and what people decided.",
    "add": "Add documents to a casebook.",
    "review": "List the claims of a casebook that wait for a person.",
    "decide": "Write a decision into a casebook: accept, reject, edit, merge, split, undo.",
    "code": "Let people code the same documents, each for themselves, and say how far they agree.",
    "redact": "Withhold names and passages from everything that leaves a casebook.",
    "restrict": "Say who may see documents, claims and statements about persons of a casebook.",
    "reread": "Let this version of the program read a casebook's documents; decisions stay.",
    "export": "Write a casebook in another format: spreadsheet, annotations, archive, ….",
    "import": "Take claims that were edited outside back into a casebook, as decisions.",
    "changes": "List what changed since: claims, what they say, how they stand, events, verdicts.",
    "log": "Print a casebook's log: every change with user, time and reason.",
    "serve": "Open a casebook in the browser: the workbench, where people decide.",
    "account": "Say who may work on a casebook through `onrecord serve`: accounts and their roles.",
    "stamp": "Have a time-stamp authority state when the log stood as it stands (RFC 3161).",
    "verify": "Prove that a casebook is as it was written: originals, anchors, log.",
    "inspect": "Show what files are: format, pages, language, issuer, date, and what was skipped.",
    "text": "Print the text that offsets count in.",
    "explain": "Print what a check looks for and why.",
    "schema": "Print the JSON Schema of the records.",
    "plugins": "List the readers, unpackers, checks and other parts that can be added to.",
}
MODULES = {"import": "import_"}
"""Commands whose module has another name, since theirs is a word of Python's."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, so that starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are explained."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = MODULES.get(cmd_name, cmd_name)
        command = import_module(f"onrecord.cli.commands.{module}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for one that does not exist, name the nearest that does."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(COMMANDS)}"
            raise click.UsageError(f"no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s")
def cli() -> None:
    """Who said how many, on whose word.

    Reads statements, reports and news about events of mass violence, lists every figure in them
    tied to its exact words, and lays the accounts beside each other. Works without a network.

    PATH may be a file, a folder, a glob or - for standard input.
    """


def main(args: list[str] | None = None) -> None:
    """Run the program and exit with its status."""
    try:
        status = cli.main(args, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = UNABLE
    except OnRecordError as error:
        where = f"{error.path}: " if error.path else ""
        click.echo(f"onrecord: {where}{error.message}", err=True)
        if error.hint:
            click.echo(f"hint: {error.hint}", err=True)
        status = UNABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has seen enough. Python would complain again when it closes
        # the stream, so the stream is pointed elsewhere first.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = DONE
    sys.exit(status if isinstance(status, int) else DONE)

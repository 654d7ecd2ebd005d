"""`onrecord code`."""

from __future__ import annotations

import click

from onrecord.casebook import coding, rounds
from onrecord.casebook.corrections import corrected
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.cli.casebooks import book_argument, reason_option, user_option
from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say
from onrecord.cli.records import print_records
from onrecord.errors import CasebookError, ConfigError
from onrecord.model import Agreement, Claim, Coding, Figure, Round, SideBySide, Waiting, replace

round_argument = click.argument("name", metavar="ROUND")


@click.group("code")
def command() -> None:
    """Let people code the same documents, each for themselves, and say how far they agree.

    What coders say in a round changes nothing in the casebook until somebody adjudicates it.
    """


@command.command("allot")
@book_argument
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--to", "coder", metavar="NAME", help="The coder; without it, nobody.")
@user_option
def allot(path: str, documents: tuple[str, ...], coder: str | None, user: str) -> None:
    """Give documents to a coder; `onrecord review --coder` lists what waits in them."""
    with open_casebook(path) as book:
        count = rounds.allot(book, documents, coder, user=user)
    say(f"{count} given to {coder or 'nobody'}")


@command.command("new")
@book_argument
@round_argument
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--coder", "coders", multiple=True, required=True, metavar="NAME",
              help="Who codes; two or more.")  # fmt: skip
@click.option("--blind/--open", default=True,
              help="Whether nobody sees what another said until all have finished.  [default: blind]")  # fmt: skip
@user_option
def new(path: str, name: str, documents: tuple[str, ...], *, coders: tuple[str, ...], blind: bool,
        user: str) -> None:  # fmt: skip
    """Begin a round: several people code the same documents."""
    with open_casebook(path) as book:
        made = rounds.new_round(book, name, documents, coders, user=user, blind=blind)
    say(f"round {made.name}: {len(made.documents)} documents, {', '.join(made.coders)}")


@command.command("rounds")
@book_argument
@format_option("table", "jsonl", "csv")
def list_rounds(path: str, form: str) -> None:
    """List the rounds, with who has finished."""
    with open_casebook(path) as book:
        print_records(Out(), rounds.rounds(book), Round, form)


@command.command("mine")
@book_argument
@round_argument
@format_option("table", "jsonl", "csv")
@user_option
def mine(path: str, name: str, form: str, user: str) -> None:
    """List the claims that you are to code in a round, with what you said of each."""
    with open_casebook(path) as book:
        print_records(Out(), coding.mine(book, name, user), Waiting, form)


@command.command("submit")
@book_argument
@round_argument
@click.argument("said", metavar="WHAT", type=click.Choice(coding.CODINGS))
@click.argument("ids", nargs=-1, required=True, metavar="CLAIM...")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE",
              help="For `edit` and `add`: what a field of the record should be.")  # fmt: skip
@click.option("--at", metavar="START:END", help="For `add`: the words, as offsets into the text.")
@reason_option
@user_option
def submit(path: str, name: str, said: Coding, ids: tuple[str, ...], **given: str) -> None:
    r"""Say what you think of claims in a round: accept, reject, edit, add, drop.

    \b
    onrecord code submit CASEBOOK ROUND accept CLAIM…
    onrecord code submit CASEBOOK ROUND edit CLAIM --set group=child
    onrecord code submit CASEBOOK ROUND add CLAIM --at 120:122 --set low=12 --set high=12
    onrecord code submit CASEBOOK ROUND drop CLAIM      (one that you added)

    `add` makes a claim like CLAIM at another place in its document.
    """
    who = {"user": given["user"], "reason": given["reason"]}
    with open_casebook(path) as book:
        for one in ids:
            if said == "add":
                made = _moved(book, name, one, given)
                say(f"made claim {coding.mark(book, name, made, **who)}")
                continue
            record = _corrected(book, name, one, given) if said == "edit" else None
            coding.submit(book, name, one, said, record=record, **who)
    say(f"{said}: {len(ids)}")


@command.command("finish")
@book_argument
@round_argument
@click.option("--leave", is_flag=True, help="Leave claims without a word; they count as missing.")
@user_option
def finish(path: str, name: str, *, leave: bool, user: str) -> None:
    """Say that you are done with a round."""
    with open_casebook(path) as book:
        left = coding.finish(book, name, user=user, leave=leave)
        waiting = rounds.load_round(book, name).open
    say(
        f"{user} has finished {name}; {left} left"
        + (f"; not yet: {', '.join(waiting)}" * bool(waiting))
    )


@command.command("agreement")
@book_argument
@round_argument
@format_option("table", "jsonl", "csv")
def agreement(path: str, name: str, form: str) -> None:
    """Say how far the coders of a round agree, on where claims are and on what they say."""
    from onrecord.casebook.agreement import agreement as measured  # noqa: PLC0415 - numpy

    with open_casebook(path) as book:
        print_records(Out(), measured(book, name), Agreement, form)


@command.command("compare")
@book_argument
@round_argument
@click.option(
    "--differing", is_flag=True, help="Only where coders differ and nobody has settled it."
)
@format_option("table", "jsonl", "csv")
def compare(path: str, name: str, *, differing: bool, form: str) -> None:
    """Show what the coders of a round said of the same words, side by side."""
    from onrecord.casebook.adjudication import side_by_side  # noqa: PLC0415 - numpy

    with open_casebook(path) as book:
        units = side_by_side(book, name)
        shown = [one for one in units if not differing or not (one.agreed or one.settled)]
        print_records(Out(), shown, SideBySide, form)


@command.command("adjudicate")
@book_argument
@round_argument
@click.argument("units", nargs=-1, metavar="UNIT...")
@click.option("--take", metavar="CODER", help="Whose word is taken, or `nothing`.")
@click.option("--agreed", is_flag=True, help="Take what all coders agree on.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE",
              help="What a field of the record should be, where none of them has it right.")  # fmt: skip
@reason_option
@user_option
def adjudicate(path: str, name: str, units: tuple[str, ...], **given: str) -> None:
    """Settle what coders of a round said, as decisions about the casebook's claims."""
    from onrecord.casebook import adjudication  # noqa: PLC0415 - numpy

    who = {"user": given["user"], "reason": given["reason"]}
    if bool(units) == bool(given["agreed"]) or bool(units) != bool(given["take"]):
        raise ConfigError("nothing to settle", hint="name units and --take, or give --agreed")
    with open_casebook(path) as book:
        if given["agreed"]:
            say(f"settled: {adjudication.settle_agreed(book, name, **who)}")
            return
        for one in units:
            taken = adjudication.taken(book, name, one, given["take"])
            record = corrected(taken, given["changes"]) if taken and given["changes"] else None
            adjudication.settle_unit(book, name, one, given["take"], record=record, **who)
    say(f"settled: {len(units)}")


def _corrected(book: Casebook, name: str, claim: str, given: dict[str, str]) -> Reviewed:
    found = rounds.load_round(book, name)
    own = coding.said(book, found, given["user"], claim=claim).get(given["user"], {}).get(claim)
    current = own.record if own else coding.offered_claim(book, found, claim)
    return corrected(current, given["changes"])


def _moved(book: Casebook, name: str, claim: str, given: dict[str, str]) -> Figure | Claim:
    """Return a claim like another at other words of its document."""
    from onrecord.casebook.sources import load_document  # noqa: PLC0415

    start, _, end = (given["at"] or "").partition(":")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise ConfigError("add needs the place of the words", hint="give --at START:END")
    record = _corrected(book, name, claim, given)
    document = load_document(book, record.document_id)
    place = int(start), int(end)
    sentence = next((one for one in document.sentences if one.holds(place)), None)
    if sentence is None:
        raise CasebookError(f"no sentence holds {start}:{end}", path=document.path)
    text = document.text[slice(*place)]
    return replace(record, start=place[0], end=place[1], text=text, sentence=sentence, sources=())

"""`onrecord estimate`."""

from __future__ import annotations

from typing import BinaryIO

import click

from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say, say_out
from onrecord.cli.records import print_records
from onrecord.model import Estimate


@click.command("estimate")
@click.argument("path", metavar="FILE", type=click.File("rb"))
@click.option(
    "--lists", metavar="NAME,NAME,...", help="The columns that are lists; without it, all others."
)
@click.option("--by", metavar="COLUMN", help="The column whose values part persons into strata.")
@click.option(
    "--latent/--no-latent",
    "latent_classes",
    default=True,
    help="Sample latent classes as well, which takes a minute a stratum.  [default: latent]",
)
@click.option(
    "--replicates",
    type=click.IntRange(min=100),
    default=1000,
    show_default=True,
    metavar="N",
    help="Tables that the bootstrap draws.",
)
@format_option("table", "jsonl", "csv")
def command(
    path: BinaryIO, *, lists: str | None, by: str | None, latent_classes: bool,
    replicates: int, form: str,
) -> None:  # fmt: skip
    """Estimate how many persons stand on no list, from the overlaps of at least three lists.

    FILE is CSV with a column a list: a row a person, or a row a combination with a column `count`.
    Every method's estimate is shown; no one of them is the answer.
    """
    from onrecord.estimate.estimates import (  # noqa: PLC0415 - SciPy loads slowly
        ASSUMPTIONS,
        disagreement,
        estimates_of,
    )
    from onrecord.estimate.tables import read_overlaps  # noqa: PLC0415

    names = tuple(name.strip() for name in lists.split(",")) if lists else ()
    strata = read_overlaps(path.read(), lists=names, by=by, path=path.name)
    out, every = Out(), []
    for stratum, overlaps in strata.items():
        found = list(
            estimates_of(
                overlaps, stratum=stratum, latent_classes=latent_classes, replicates=replicates
            )
        )
        every += found
        apart = disagreement(found)
        if apart:
            say(f"{stratum}: {apart}" if stratum else apart)
    print_records(out, every, Estimate, form)
    if form == "table":
        say_out("\nAll of them take for granted:")
        for line in ASSUMPTIONS:
            say_out(f"  {line}")

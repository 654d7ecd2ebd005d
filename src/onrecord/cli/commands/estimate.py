"""`onrecord estimate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.casebook.files import is_casebook
from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say, say_out
from onrecord.cli.records import print_records
from onrecord.errors import ConfigError, ReadError
from onrecord.model import Estimate

if TYPE_CHECKING:
    from onrecord.estimate.registered import RegisterEstimates


@click.command("estimate")
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--lists", metavar="NAME,NAME,...",
              help="The lists that are taken; without it, all. Of a casebook, A+B are taken as one.")  # fmt: skip
@click.option("--by", metavar="COLUMN",
              help="What parts the persons into strata: a column; of a casebook also place, sex, age, "
              "year or month.")  # fmt: skip
@click.option("--outcome", metavar="STATUS",
              help="Of a casebook: only persons of whom a statement says killed, missing …")  # fmt: skip
@click.option("--linkages", type=click.IntRange(min=0), default=100, show_default=True, metavar="N",
              help="Of a casebook: over how many linkages each estimate is averaged as well.")  # fmt: skip
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
@click.option("--keep", is_flag=True, help="Keep them in the casebook, for workbench and dossiers.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(),
              help="Write a page with plots and tables as well: FILE.html, or a folder.")  # fmt: skip
@format_option("table", "jsonl", "csv")
def command(  # noqa: PLR0913 - one for each option
    path: str, *, lists: str | None, by: str | None, outcome: str | None, linkages: int,
    latent_classes: bool, replicates: int, keep: bool, output: str | None, form: str,
) -> None:  # fmt: skip
    """Estimate how many persons stand on no list, from the overlaps of at least three lists.

    FILE is a casebook, whose register of persons is taken as it is judged; or CSV with a column a list: a
    row a person, or a row a combination with a column `count`. Every method's estimate is shown; no one
    of them is the answer.
    """
    from onrecord.estimate.cells import numbered  # noqa: PLC0415 - SciPy is slow
    from onrecord.estimate.estimates import ASSUMPTIONS, disagreement  # noqa: PLC0415

    names = tuple(name.strip() for name in lists.split(",")) if lists else ()
    if is_casebook(path):
        found = _of_register(path, names, by, outcome, linkages, latent_classes, replicates)
    else:
        found = _of_table(path, names, by, latent_classes, replicates)
    for stratum, reason in found.refused.items():
        say(f"{stratum}: {reason}")
    for stratum in found.overlaps:
        apart = disagreement(
            [one for one in found.estimates if one.stratum == stratum and not one.linkages]
        )
        if apart:
            say(f"{stratum}: {apart}" if stratum else apart)
    if keep:
        _keep(
            path,
            found,
            {
                "lists": lists or "",
                "by": by or "",
                "outcome": outcome or "",
                "linkages": str(linkages),
            },
        )
    if output:
        _write(output, path, found)
    print_records(Out(), found.estimates, Estimate, form)
    if form == "table":
        for names in dict.fromkeys(each.lists for each in found.overlaps.values()):
            say_out(
                f"\nModels and graphs: {numbered(names)}; in [12] being on 1 and being on 2 may depend on each other."
            )
        say_out("\nAll of them take for granted:")
        for line in ASSUMPTIONS:
            say_out(f"  {line}")


def _keep(path: str, found: RegisterEstimates, asked: dict[str, str]) -> None:
    if not is_casebook(path):
        raise ConfigError(
            "estimates are kept in casebooks alone", path=path, hint="leave out --keep"
        )
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415
    from onrecord.cli.casebooks import acting_user  # noqa: PLC0415
    from onrecord.estimate.kept import keep_estimates  # noqa: PLC0415

    with open_casebook(path) as book:
        keep_estimates(book, *found, asked=asked, user=acting_user())


def _of_register(
    path: str, lists: tuple[str, ...], by: str | None, outcome: str | None, linkages: int,
    latent_classes: bool, replicates: int,
) -> RegisterEstimates:  # fmt: skip
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415
    from onrecord.estimate.registered import estimate_register  # noqa: PLC0415

    with open_casebook(path) as book:
        return estimate_register(book, lists=lists, by=by, outcome=outcome, linkages=linkages,
                                 latent_classes=latent_classes, replicates=replicates)  # fmt: skip


def _of_table(
    path: str, lists: tuple[str, ...], by: str | None, latent_classes: bool, replicates: int
) -> RegisterEstimates:
    from onrecord.estimate.estimates import estimates_of  # noqa: PLC0415
    from onrecord.estimate.registered import RegisterEstimates  # noqa: PLC0415
    from onrecord.estimate.tables import read_overlaps  # noqa: PLC0415

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", path=path) from error
    strata = read_overlaps(data, lists=lists, by=by, path=path)
    made = [
        one
        for stratum, table in strata.items()
        for one in estimates_of(
            table, stratum=stratum, latent_classes=latent_classes, replicates=replicates
        )
    ]
    return RegisterEstimates(tuple(made), strata, {})


def _write(output: str, path: str, found: RegisterEstimates) -> None:
    """Write the page; into a folder, with the estimates as CSV beside it."""
    from onrecord.export import write_csv  # noqa: PLC0415
    from onrecord.report.estimatepage import estimate_page  # noqa: PLC0415

    target = Path(output)
    page = estimate_page(Path(path).stem, found.overlaps, found.estimates, found.refused)
    files = {target: page}
    if target.suffix.lower() not in {".html", ".htm"}:
        table = "".join(write_csv(found.estimates, Estimate))
        files = {target / "index.html": page, target / "estimates.csv": table}
    try:
        for name, text in files.items():
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=output) from error
    say(f"The page lies at {next(iter(files))}")

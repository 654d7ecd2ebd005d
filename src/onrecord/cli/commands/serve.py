"""`onrecord serve`."""

from __future__ import annotations

import click

from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.output import say


@click.command("serve")
@book_argument
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen."
)
@click.option("--port", default=8440, show_default=True, type=click.IntRange(0, 65535), metavar="N",
              help="The port; 0 takes any that is free.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="NAME",
              help="A name under which browsers call this machine; may be given several times.")  # fmt: skip
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
              help="The certificate for HTTPS, in PEM.")  # fmt: skip
@click.option("--key", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
              help="The certificate's key, in PEM.")  # fmt: skip
@click.option("--proxy", is_flag=True, help="A proxy on this machine gives it out by HTTPS.")
@click.option("--largest-upload", default=2048, show_default=True, type=click.IntRange(1), metavar="MB",
              help="How much browsers may bring in at once.")  # fmt: skip
@user_option
def command(
    path: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    largest_upload: int,
    **given: str | bool | None,
) -> None:
    """Open a casebook in the browser: the workbench, where people decide.

    It is reached from this machine alone, and needs no account. To let others in, make accounts with
    `onrecord account`; without any it refuses to listen elsewhere. End it with Ctrl+C.
    """
    from onrecord.web.serving import Address, serve  # noqa: PLC0415 - it loads every page

    serve(
        path,
        Address(host, port, str(given["certificate"] or ""), str(given["key"] or "")),
        user=str(given["user"]),
        names=names,
        proxy=bool(given["proxy"]),
        largest_upload=largest_upload * 1024**2,
        tell=lambda where: say(f"open {where} in a browser; Ctrl+C ends it"),
    )

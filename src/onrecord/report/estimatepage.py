"""A page of estimates that works from a file: plots, tables, and what is taken for granted."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from markupsafe import Markup

import onrecord
from onrecord.estimate.cells import numbered
from onrecord.estimate.estimates import ASSUMPTIONS, disagreement
from onrecord.model import Estimate, Overlaps
from onrecord.report.estimateplot import estimate_plot, label_of
from onrecord.report.overlapplot import COLUMNS, combinations_of, overlap_plot
from onrecord.report.pages import environment


def estimate_page(
    title: str,
    overlaps: Mapping[str, Overlaps],
    estimates: Sequence[Estimate],
    refused: Mapping[str, str],
) -> str:
    """Return the page as HTML that needs no other file.

    Args:
        title: What the lists are of.
        overlaps: How many persons stand on exactly which lists, by stratum.
        estimates: All estimates, of all strata.
        refused: Why other strata have none.
    """
    style = (files("onrecord.report") / "static/dossier.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return environment().get_template("estimates.html").render(
        title=title, **estimate_values(overlaps, estimates, refused),
        style=Markup(style), digest=f"sha256-{digest}", version=onrecord.__version__,  # noqa: S704 - our own
    )  # fmt: skip


def estimate_values(
    overlaps: Mapping[str, Overlaps],
    estimates: Sequence[Estimate],
    refused: Mapping[str, str],
    prefix: str = "s",
) -> dict[str, Any]:
    """Return what the templates of estimates are given: each stratum, what was refused, what is assumed.

    Args:
        overlaps: How many persons stand on exactly which lists, by stratum.
        estimates: All estimates, of all strata.
        refused: Why other strata have none.
        prefix: For ids, unique on the page.
    """
    strata = [
        stratum_values(
            name, table, [one for one in estimates if one.stratum == name], f"{prefix}{number}"
        )
        for number, (name, table) in enumerate(overlaps.items())
    ]
    return {"strata": strata, "refused": refused, "assumptions": ASSUMPTIONS, "columns": COLUMNS}


def stratum_values(
    name: str, table: Overlaps, estimates: Sequence[Estimate], prefix: str
) -> dict[str, Any]:
    """Return what a template is given for one stratum: plots, their tables, and what is to be said.

    Args:
        name: The stratum's name, '' for all persons.
        table: Who stands on which lists.
        estimates: Those of this stratum.
        prefix: For ids, unique on the page.
    """
    whom = name or "all persons"
    return {
        "name": name,
        "listed": table.listed,
        "combinations": combinations_of(table),
        "overlap_plot": overlap_plot(table, f"Who of {whom} stands on which lists", f"{prefix}-o"),
        "estimate_plot": estimate_plot(estimates, f"Estimates of {whom}", f"{prefix}-e"),
        "estimates": [(one, label_of(one)) for one in estimates],
        "numbered": numbered(table.lists),
        "averaged": any(one.linkages for one in estimates),
        "apart": disagreement([one for one in estimates if not one.linkages]),
    }

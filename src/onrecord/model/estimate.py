"""Estimates of how many persons stand on no list."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record

Method = Literal[
    "independent", "lower_bound", "bic", "bic_pairs", "stepwise", "graphs", "latent_classes"
]


class Estimate(Record, frozen=True, kw_only=True, tag_field="kind", tag="estimate"):
    """One estimate of all persons, listed or not, by one method; always shown beside the others.

    `stratum` names the persons it is of ('' for all). `estimate`, `low` and `high` are numbers of
    persons, None where they are withheld or out of reach; `interval` says what kind of interval it is.
    `model` is the model that was chosen, lists counted from 1. `withheld` says why there is no number.
    `notes` say what is to be known of it. `linkages` is 0 where the persons are taken as they are joined;
    else it says over how many linkages, drawn as they are likely, the estimate is averaged, and `listed`
    is the mean of theirs.
    """

    stratum: str = ""
    method: Method
    lists: tuple[str, ...]
    listed: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    model: str | None = None
    withheld: str | None = None
    notes: tuple[str, ...] = ()
    linkages: int = 0

"""Runs the rules over a collection."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.check.catalogue import checks
from onrecord.compare import compare
from onrecord.errors import ConfigError, PluginError
from onrecord.model import Collection, Finding, replace
from onrecord.plugins import Check
from onrecord.resolve.bodies import attributions_of, claims_of
from onrecord.resolve.works import cite
from onrecord.trace import find_issuers, find_origins, find_reuse

CLAIMED = "OR7"
"""The family of rules that need the claims that are no numbers."""

TRACED = ("OR5", "OR6")
"""Families of rules that need to know who copied whom."""


def run_checks(
    collection: Collection,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find, in the order of documents, offsets and codes.

    Args:
        collection: Documents with figures and events. If it holds no comparisons they are made.
        select: Codes, or beginnings of codes (`OR1`), of the rules to run; all if None.
        ignore: Codes or beginnings of codes of rules not to run.

    Raises:
        ConfigError: If a code names no rule; the hint names the nearest.
    """
    if not collection.comparisons:
        collection = replace(collection, comparisons=compare(collection))
    rules = chosen(select, ignore)
    if any(rule.code.startswith(TRACED) for rule in rules):
        collection = traced(collection)
    if any(rule.code.startswith(CLAIMED) for rule in rules):
        collection = claimed(collection)
    order = {document.path: index for index, document in enumerate(collection.documents)}
    found = [finding for rule in rules for finding in rule.run(collection)]
    return tuple(sorted(found, key=lambda finding: _place(finding, order)))


def traced(collection: Collection) -> Collection:
    """Return the collection with its citations, shared passages and origins, where it has none.

    Raises:
        ConfigError: If a table of issuers beside the documents cannot be used.
    """
    citations = collection.citations or cite(collection)
    reuse = collection.reuse or find_reuse(collection.documents)
    bodies = find_issuers(document.path for document in collection.documents)
    origins = collection.origins or find_origins(collection, reuse, citations, bodies)
    return replace(collection, citations=citations, reuse=reuse, origins=origins)


def claimed(collection: Collection) -> Collection:
    """Return the collection with its attributions and claims, where it has none."""
    attributions = collection.attributions or attributions_of(collection)
    claims = collection.claims or claims_of(collection, attributions)
    return replace(collection, attributions=attributions, claims=claims)


def chosen(select: Iterable[str] | None, ignore: Iterable[str] | None) -> tuple[Check, ...]:
    """Return the rules to run, in the order of the catalogue.

    Raises:
        ConfigError: If a code names no rule.
    """
    wanted = None if select is None else _codes(select)
    unwanted = _codes(ignore or ())
    return tuple(
        rule
        for rule in checks().all()
        if (wanted is None or rule.code in wanted) and rule.code not in unwanted
    )


def _codes(names: Iterable[str]) -> frozenset[str]:
    """Return the codes that begin with one of the names."""
    registry = checks()
    found: set[str] = set()
    for name in names:
        stem = name.strip().upper()
        codes = {code for code in registry.names() if code.startswith(stem)} if stem else set()
        if not codes:
            try:
                registry.get(stem)
            except PluginError as error:
                raise ConfigError(error.message, hint=error.hint) from error
        found |= codes
    return frozenset(found)


def _place(finding: Finding, order: dict[str, int]) -> tuple[int, int, int, str, str]:
    if not finding.anchors:
        return (len(order) + 1, 0, 0, finding.code, finding.message)
    first = finding.anchors[0]
    return (
        order.get(first.document, len(order)),
        first.start,
        first.end,
        finding.code,
        finding.message,
    )

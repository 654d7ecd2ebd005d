"""Which statements may be about one person: the model of Fellegi and Sunter, by Splink on DuckDB.

Each part of what is stated speaks for or against by how often it agrees between statements about one
person (`m`) and about two (`u`). For large lists both are learnt from the lists themselves (`learning`); for
small ones that is not to be trusted, and fixed weights stand in (`comparisons`).
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from onrecord.errors import ConfigError
from onrecord.model import Pairing, PersonStatement
from onrecord.register.blocking import blocks
from onrecord.register.comparisons import COMPARISONS, FAMILY, ONLY_ALIKE, comparison, level_of
from onrecord.register.features import features
from onrecord.register.learning import Learnt
from onrecord.register.learning import learn as learn_from

LEARN_FROM = 20_000
"""Statements from which on the weights are learnt."""
PRIOR_NAMES = 100
"""The names that the usual share of a name counts for, beside those of small lists."""
LEAST = 0.01
"""The least probability with which a pair is told of."""
KIN = "brothers and sisters share as much"
"""The reason that takes back what only tells a family; see `_of_kin`."""
_KIN = 2.0
_MOST = 100.0  # the greatest weight of one reason
_JUDGED = "judged:"
_BOTH_JUDGED = (
    f"list_has_any(list_filter(blocks_l, lambda key: starts_with(key, '{_JUDGED}')), blocks_r)"
)


def link(
    statements: Sequence[PersonStatement], *, learn: bool | None = None, least: float = LEAST,
    judged: Iterable[tuple[str, str]] = (),
) -> list[Pairing]:  # fmt: skip
    """Return the pairs of statements that may be about one person, the likeliest first.

    Args:
        statements: What sources say of persons.
        learn: Whether to learn the weights; None to learn them from large lists.
        least: The least probability that is wanted, before what only tells a family is taken back.
        judged: Pairs that are compared whatever they have in common, and told of however unlikely.

    Raises:
        ConfigError: If Splink is not installed.
    """
    if len(statements) < 2:
        return []
    table = features(statements)
    keys = blocks(table)
    place_of = {one.id: place for place, one in enumerate(statements)}
    for number, (one, other) in enumerate(judged):
        for name in (one, other):
            keys[place_of[name]].append(f"{_JUDGED}{number}")
    if not any(keys):
        return []
    learnt = len(statements) >= LEARN_FROM if learn is None else learn
    found = _compared(table, keys, learn=learnt, least=least)
    return sorted(found, key=lambda one: (-one.probability, one.a, one.b))


def _compared(
    table: dict[str, list[Any]], keys: list[list[str]], *, learn: bool, least: float
) -> Iterator[Pairing]:
    splink, arrow = _needed("splink"), _needed("pyarrow")
    api = splink.internals.duckdb.database_api.DuckDBAPI()
    logging.getLogger("splink").setLevel(logging.ERROR)
    data = arrow.table(
        {**typed(arrow, table), "blocks": arrow.array(keys, arrow.list_(arrow.string()))}
    )
    registered = api.register(data)
    learnt = learn_from(api._con, registered.physical_name) if learn else None  # noqa: SLF001
    linker = splink.Linker(registered, settings(len(keys), learnt=learnt), log_level=logging.ERROR)
    if not learn:
        _tell_frequencies(api, arrow, linker, table)
    told = any(key.startswith(_JUDGED) for own in keys for key in own)
    frame = linker.inference.predict(threshold_match_probability=None if told else least)
    columns = ", ".join(f"gamma_{name}, {_weight_of(name)}" for name in COMPARISONS)
    query = (
        f"SELECT unique_id_l, unique_id_r, match_weight, {_BOTH_JUDGED if told else 'FALSE'}, {columns}"  # noqa: S608
        f" FROM {frame.physical_name}"
    )
    if told:
        query += f" WHERE match_probability >= {least} OR {_BOTH_JUDGED}"
    for a, b, weight, wanted, *parts in api._con.execute(query).fetchall():  # noqa: SLF001
        stated = {
            name: (level_of(name, level).label, _bounded(part))
            for name, level, part in zip(COMPARISONS, parts[::2], parts[1::2], strict=True)
            if level >= 0
        }
        if wanted or probability_of(weight) >= least:
            yield _pairing(a, b, weight, stated)


def _pairing(a: str, b: str, weight: float, stated: dict[str, tuple[str, float]]) -> Pairing:
    """Return a pair with its reasons; what only tells a family is taken back."""
    reasons = list(stated.values())
    back = _of_kin(stated, weight)
    if back:
        reasons.append((KIN, -back))
    return Pairing(
        a=a, b=b, weight=weight - back, probability=probability_of(weight - back),
        reasons=tuple(label for label, _ in reasons), weights=tuple(part for _, part in reasons),
    )  # fmt: skip


def in_full(pair: Pairing) -> float:
    """Return the weight of a pair with all that a family shares, as linkages are drawn by it."""
    return pair.weight - sum(
        weight for reason, weight in zip(pair.reasons, pair.weights, strict=False) if reason == KIN
    )


def _of_kin(stated: Mapping[str, tuple[str, float]], weight: float) -> float:
    """Return the weight that statements have only because they are of one family.

    Two statements at random that share surname, father and home are mostly about one family, and as likely
    about two of its members as about one. So where the father is the same, what the family shares makes a
    pair no likelier than four to one; the rest is to come from what is somebody's own. Where the given name is
    only alike, nothing is: brothers and sisters are often called alike, and born within a year or two.
    """
    if stated.get("father", ("", 0.0))[1] <= 0:
        return 0.0
    alike = any(label in ONLY_ALIKE for label, _ in stated.values())
    own = sum(part for name, (_, part) in stated.items() if name not in FAMILY)
    return max(0.0, weight - (min(own, 0.0) if alike else own) - _KIN)


def _bounded(weight: float | None) -> float:
    """Return a weight; what was never met while learning has none, or one without end."""
    return 0.0 if weight is None else min(max(weight, -_MOST), _MOST)


def _weight_of(name: str) -> str:
    """Return the SQL of a comparison's weight, with what an uncommon value adds."""
    tells = any(level.frequency for level in COMPARISONS[name][1])
    return f"mw_{name} + mw_tf_adj_{name}" if tells else f"mw_{name}"


def probability_of(weight: float) -> float:
    """Return the probability that a weight stands for (base-2 logarithm of the odds)."""
    return float(1 / (1 + 2.0 ** -min(max(weight, -1000.0), 1000.0)))


def _tell_frequencies(api: Any, arrow: Any, linker: Any, table: dict[str, list[Any]]) -> None:  # noqa: ANN401
    """Tell how common each name is: as counted, with as much weight as the lists are long.

    In a list of a dozen a name that two sources give is a sixth of all names, and yet no common one.
    So the fixed `u` counts like `PRIOR_NAMES` further names (additive smoothing), and a name's own
    second mention is not counted against it.
    """
    levels = [level for _, found in COMPARISONS.values() for level in found]
    for column, usual in {level.frequency: level.u for level in levels if level.frequency}.items():
        counted = Counter(value for value in table[column] if value is not None)
        total = counted.total() + PRIOR_NAMES
        shares = [(count - 1 + usual * PRIOR_NAMES) / total for count in counted.values()]
        rows = arrow.table({column: list(counted), f"tf_{column}": shares})
        if counted:
            linker.table_management.register_term_frequency_lookup(api.register(rows), column)


def settings(size: int, *, learnt: Learnt | None = None) -> Any:  # noqa: ANN401
    """Return Splink's settings: what is compared, by which levels, with which weights.

    Args:
        size: How many statements there are; among few, two at random are more often about one person.
        learnt: What the lists teach; None for the fixed weights.
    """
    splink = _needed("splink")
    return splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparison(name, *((learnt.m[name], learnt.u[name]) if learnt else ()))
            for name in COMPARISONS
        ],
        blocking_rules_to_generate_predictions=[
            splink.block_on("blocks", arrays_to_explode=["blocks"])
        ],
        probability_two_random_records_match=2e-4 if learnt else max(1e-3, min(0.02, 1 / size)),
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )


def typed(arrow: Any, table: dict[str, list[Any]]) -> dict[str, Any]:  # noqa: ANN401
    """Return the columns that `features` gives as arrays; where nothing is stated they have a type all the same.

    Args:
        arrow: The module.
        table: The columns.
    """
    text, whole, texts = arrow.string(), arrow.int64(), arrow.list_(arrow.string())
    types = {
        name: texts if name.endswith("_keys") or name == "words" else
        whole if name.startswith(("born", "died")) else text
        for name in table
    }  # fmt: skip
    return {name: arrow.array(values, types[name]) for name, values in table.items()}


def _needed(module: str) -> Any:  # noqa: ANN401
    try:
        found = import_module(module)
    except ImportError as error:
        hint = "`make register` in the program's folder installs it; elsewhere: pip install 'onrecord[register]'"
        raise ConfigError(f"{module} is not installed", hint=hint) from error
    if module == "splink":
        import_module("splink.internals.duckdb.database_api")
    return found

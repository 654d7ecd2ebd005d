"""Which statements may be about one person: the model of Fellegi and Sunter, by Splink on DuckDB.

Each part of what is stated speaks for or against by how often it agrees between statements about one
person (`m`) and about two (`u`). For large lists both are learnt from the lists themselves by
expectation maximisation; for small ones that is not to be trusted, and published orders of magnitude
stand in (Fellegi and Sunter 1969; Winkler 2006).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from onrecord.errors import ConfigError
from onrecord.model import Pairing, PersonStatement
from onrecord.register.blocking import blocks
from onrecord.register.features import features

LEARN_FROM = 20_000
"""Statements from which on the weights are learnt."""
LEAST = 0.01
"""The least probability with which a pair is told of."""
_DAYS = 366


def link(
    statements: Sequence[PersonStatement], *, learn: bool | None = None, least: float = LEAST
) -> list[Pairing]:
    """Return the pairs of statements that may be about one person, the likeliest first.

    Args:
        statements: What sources say of persons.
        learn: Whether to learn the weights; None to learn them from large lists.
        least: The least probability that is wanted.

    Raises:
        ConfigError: If Splink is not installed.
    """
    if len(statements) < 2:
        return []
    table = features(statements)
    keys = blocks(table)
    if not any(keys):
        return []
    found = _predicted(table, keys, learn=len(statements) >= LEARN_FROM if learn is None else learn,
                       least=least)  # fmt: skip
    return sorted(found, key=lambda one: (-one.probability, one.a, one.b))


def _predicted(
    table: dict[str, list[Any]], keys: list[list[str]], *, learn: bool, least: float
) -> Iterable[Pairing]:
    splink, arrow = _needed("splink"), _needed("pyarrow")
    api = splink.internals.duckdb.database_api.DuckDBAPI()
    logging.getLogger("splink").setLevel(logging.ERROR)
    data = arrow.table(
        {**_typed(arrow, table), "blocks": arrow.array(keys, arrow.list_(arrow.string()))}
    )
    linker = splink.Linker(api.register(data), settings(learn=learn), log_level=logging.ERROR)
    if learn:
        _learn(splink, linker)
    frame = linker.inference.predict(threshold_match_probability=least)
    names = [f"gamma_{name}" for name in _COMPARISONS]
    query = (
        f"SELECT unique_id_l, unique_id_r, match_probability, match_weight, {', '.join(names)}"  # noqa: S608
        f" FROM {frame.physical_name}"
    )
    for a, b, probability, weight, *levels in api._con.execute(query).fetchall():  # noqa: SLF001
        yield Pairing(a=a, b=b, probability=probability, weight=weight, reasons=_reasons(levels))


def _learn(splink: Any, linker: Any) -> None:  # noqa: ANN401
    block_on = splink.block_on
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for columns in (
        ("surname_key", "given_key"),
        ("born_low", "born_high"),
        ("place_key", "surname_key"),
    ):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*columns), estimate_without_term_frequencies=True
        )


def settings(*, learn: bool) -> Any:  # noqa: ANN401
    """Return Splink's settings: what is compared, by which levels, with which weights to begin with."""
    splink = _needed("splink")
    return splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_comparison(name, levels) for name, levels in _COMPARISONS.items()],
        blocking_rules_to_generate_predictions=[
            splink.block_on("blocks", arrays_to_explode=["blocks"])
        ],
        probability_two_random_records_match=1e-4 if learn else 1e-3,
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
        max_iterations=15,
    )


Level = tuple[str, str, float, float, str | None]
"""Of a comparison: what it is called, its condition in SQL, m, u, and the column of frequencies."""


def _near(column: str, least: float) -> str:
    return f"jaro_winkler_similarity({column}_l, {column}_r) >= {least}"


def _same(column: str) -> str:
    return f'"{column}_l" = "{column}_r"'


def _shared(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"


def _meets(column: str, slack: int) -> str:
    return f"{column}_low_l - {slack} <= {column}_high_r AND {column}_low_r - {slack} <= {column}_high_l"


_SWAPPED = (
    "list_has_any(given_keys_l, surname_keys_r) AND list_has_any(surname_keys_l, given_keys_r)"
)
_ONE_DAY = "{c}_low_l = {c}_low_r AND {c}_high_l = {c}_high_r AND {c}_high_l - {c}_low_l < 2"
_COMPARISONS: dict[str, tuple[str, tuple[Level, ...]]] = {
    "given": ("given_l IS NULL OR given_r IS NULL", (
        ("the given name is the same", _same("given_key"), 0.80, 0.015, "given_key"),
        ("the given name may be spelt so too", _shared("given_keys"), 0.09, 0.01, None),
        ("given name and surname may have changed places", _SWAPPED, 0.02, 0.0002, None),
        ("the given name is near", _near("given", 0.9), 0.06, 0.01, None),
        ("the given name is a little alike", _near("given", 0.78), 0.015, 0.06, None),
        ("the given name differs", "ELSE", 0.015, 0.905, None),
    )),
    "surname": ("surname_l IS NULL OR surname_r IS NULL", (
        ("the surname is the same", _same("surname_key"), 0.80, 0.003, "surname_key"),
        ("the surname may be spelt so too", _shared("surname_keys"), 0.05, 0.002, None),
        ("surname and given name may have changed places", _SWAPPED, 0.02, 0.001, None),
        ("the surname is near", _near("surname", 0.9), 0.08, 0.004, None),
        ("the surname is a little alike", _near("surname", 0.8), 0.03, 0.03, None),
        ("the surname differs", "ELSE", 0.04, 0.962, None),
    )),
    "father": ("father_l IS NULL OR father_r IS NULL", (
        ("the father's name is the same", _shared("father_keys"), 0.90, 0.02, None),
        ("the father's name is near", _near("father", 0.88), 0.06, 0.02, None),
        ("the father's name differs", "ELSE", 0.04, 0.96, None),
    )),
    "sex": ("sex_l IS NULL OR sex_r IS NULL", (
        ("the sex is the same", "sex_l = sex_r", 0.995, 0.55, None),
        ("the sex differs", "ELSE", 0.005, 0.45, None),
    )),
    "born": ("born_low_l IS NULL OR born_low_r IS NULL", (
        ("the day of birth is the same", _ONE_DAY.format(c="born"), 0.45, 0.0003, None),
        ("the year of birth can be the same", _meets("born", 0)
         + f" AND (born_high_l - born_low_l <= {_DAYS} OR born_high_r - born_low_r <= {_DAYS})",
         0.30, 0.03, None),
        ("the times of birth can be the same", _meets("born", 0), 0.08, 0.05, None),
        ("the years of birth are near", _meets("born", 2 * _DAYS), 0.14, 0.08, None),
        ("the times of birth differ", "ELSE", 0.015, 0.84, None),
    )),
    "died": ("died_low_l IS NULL OR died_low_r IS NULL", (
        ("the day of death is the same", _ONE_DAY.format(c="died"), 0.85, 0.1, None),
        ("the times of death can be the same", _meets("died", 0), 0.13, 0.2, None),
        ("the dates of death differ", "ELSE", 0.02, 0.7, None),
    )),
    "place": ("place_l IS NULL OR place_r IS NULL", (
        ("the place is the same", _same("place_key"), 0.75, 0.06, "place_key"),
        ("the place is near", _near("place", 0.88), 0.08, 0.01, None),
        ("the place differs", "ELSE", 0.17, 0.93, None),
    )),
    "number": ("number_l IS NULL OR number_r IS NULL", (
        ("the number is the same", "number_l = number_r", 0.7, 0.0005, None),
        ("the number is near", _near("number", 0.88), 0.1, 0.004, None),
        ("the number differs", "ELSE", 0.2, 0.9955, None),
    )),
    "address": ("address_l IS NULL OR address_r IS NULL", (
        ("the address is the same", "address_l = address_r", 0.65, 0.001, None),
        ("the address is near", _near("address", 0.85), 0.15, 0.02, None),
        ("the address differs", "ELSE", 0.2, 0.979, None),
    )),
    "work": ("work_l IS NULL OR work_r IS NULL", (
        ("the occupation is the same", _same("work"), 0.7, 0.06, "work"),
        ("the occupation differs", "ELSE", 0.3, 0.94, None),
    )),
}  # fmt: skip


def _comparison(name: str, parts: tuple[str, tuple[Level, ...]]) -> dict[str, Any]:
    null, levels = parts
    found: list[dict[str, Any]] = [
        {"sql_condition": null, "label_for_charts": "not stated", "is_null_level": True}
    ]
    for label, condition, m, u, frequency in levels:
        level: dict[str, Any] = {
            "sql_condition": condition, "label_for_charts": label,
            "m_probability": m, "u_probability": u,
        }  # fmt: skip
        if frequency:
            level |= {"tf_adjustment_column": frequency, "tf_adjustment_weight": 1.0}
        found.append(level)
    return {"output_column_name": name, "comparison_levels": found}


def _reasons(levels: Sequence[int]) -> tuple[str, ...]:
    """Return what speaks for and against in words; a level's number counts from the last one."""
    reasons = []
    for (_, parts), level in zip(_COMPARISONS.values(), levels, strict=True):
        if level >= 0:
            reasons.append(parts[len(parts) - 1 - level][0])
    return tuple(reasons)


def _typed(arrow: Any, table: dict[str, list[Any]]) -> dict[str, Any]:  # noqa: ANN401
    """Return the columns as arrays; those in which nothing is stated have a type all the same."""
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
        hint = "install the extra: pip install 'onrecord[register]'"
        raise ConfigError(f"{module} is not installed", hint=hint) from error
    if module == "splink":
        import_module("splink.internals.duckdb.database_api")
    return found

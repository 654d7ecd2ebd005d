"""Lexicons: commented YAML files, one folder a language, read once when first asked for."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """Return the lexicon `name` of a language as plain dictionaries and lists.

    Args:
        name: The file's name without `.yml`, e.g. `outcomes`.
        language: ISO 639-1 code, the folder's name.

    Raises:
        FileNotFoundError: If there is no such lexicon (a defect of this package).
    """
    path = resources.files("onrecord") / "lexicons" / language / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return loaded

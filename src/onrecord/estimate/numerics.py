"""The parts of SciPy that estimates need, with a clear word where it is not installed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from onrecord.errors import ConfigError


def needed(module: str) -> ModuleType:
    """Return a module of the extra `estimate`.

    Raises:
        ConfigError: If it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ConfigError(
            f"{module.partition('.')[0]} is not installed",
            hint="`make register` in the program's folder installs it; elsewhere: pip install 'onrecord[estimate]'",
        ) from error


loggamma = needed("scipy.special").gammaln
logsumexp = needed("scipy.special").logsumexp

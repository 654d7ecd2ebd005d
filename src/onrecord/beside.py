"""A user's own files that stand beside the documents: YAML with a list of entries under one word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from onrecord.errors import ConfigError

LARGEST = 4_000_000
"""Bytes of such a file that are read."""


def entries_of(path: str | Path, key: str, hint: str) -> list[object]:
    """Return the entries of a user's file; none for an empty one.

    Args:
        path: A YAML file that holds a list, or a mapping with a list under `key`.
        key: The word its list stands under.
        hint: What an entry needs, for the error.

    Raises:
        ConfigError: If the file cannot be read or holds no such list; it names the file.
    """
    name = str(path)
    try:
        data = Path(path).read_bytes()
        if len(data) > LARGEST:
            raise ConfigError(f"is too large for a list of {key}", path=name)
        loaded = yaml.safe_load(data.decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise ConfigError("does not exist", path=name, hint="check the spelling") from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path=name) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8 text", path=name, hint="save it as UTF-8") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(f"is not YAML: {reason}", path=name, hint=hint) from error
    if loaded is None or loaded == {key: None}:
        return []
    entries: object = loaded.get(key) if isinstance(loaded, dict) else loaded
    if not isinstance(entries, list):
        raise ConfigError(f"has no list under `{key}`", path=name, hint=hint)
    return entries


def files_beside(documents: Iterable[str], name: str) -> Iterator[Path]:
    """Yield the files called `name` in the folders of documents, each once; `-` is passed over."""
    folders = dict.fromkeys(Path(path).parent for path in documents if path != "-")
    yield from (file for folder in folders if (file := folder / name).is_file())

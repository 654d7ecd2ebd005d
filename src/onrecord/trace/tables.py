"""A user's table of issuers: which offices are one body.

It stands in a YAML file, `onrecord.issuers.yml`, beside the documents:

    issuers:
      - name: Government of Tervia in exile
        members: [Tervian Press Office, Committee of the Lakes]

An issuer or voice that has all words of a member, or of the name, is of that body.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from onrecord.errors import ConfigError
from onrecord.extract.voices.names import content_words
from onrecord.trace.issuers import Body
from onrecord.trace.names import FILE_NAME

_HINT = "each entry needs a name and a list of members"
_LARGEST = 1_000_000


def load_issuers(path: str | Path) -> tuple[Body, ...]:
    """Return the bodies of a user's table.

    Args:
        path: A YAML file: a list under `issuers`, each entry with `name` and `members`.

    Raises:
        ConfigError: If the file cannot be read or an entry is not complete; it names both.
    """
    name = str(path)
    try:
        data = Path(path).read_bytes()
        if len(data) > _LARGEST:
            raise ConfigError("the table of issuers is too large", path=name)
        loaded = yaml.safe_load(data.decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise ConfigError("does not exist", path=name, hint="check the spelling") from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path=name) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8 text", path=name, hint="save it as UTF-8") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(f"is not YAML: {reason}", path=name, hint=_HINT) from error
    entries = loaded.get("issuers") if isinstance(loaded, dict) else loaded
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise ConfigError("has no list under `issuers`", path=name, hint=_HINT)
    return tuple(_body(entry, name, number) for number, entry in enumerate(entries, start=1))


def _body(entry: object, path: str, number: int) -> Body:
    members = entry.get("members") if isinstance(entry, dict) else None
    title = str(entry.get("name") or "").strip() if isinstance(entry, dict) else ""
    if not title or not isinstance(members, list) or not members:
        raise ConfigError(f"entry {number} has no name or no members", path=path, hint=_HINT)
    words = tuple(frozenset(content_words(str(member))) for member in (title, *members))
    return Body(title, words)


def find_issuers(documents: Iterable[str]) -> tuple[Body, ...]:
    """Return the bodies of every `onrecord.issuers.yml` beside the documents.

    Args:
        documents: Paths of documents; `-` is passed over.

    Raises:
        ConfigError: See `load_issuers`.
    """
    folders = dict.fromkeys(Path(path).parent for path in documents if path != "-")
    files = [folder / FILE_NAME for folder in folders]
    return tuple(body for file in files if file.is_file() for body in load_issuers(file))

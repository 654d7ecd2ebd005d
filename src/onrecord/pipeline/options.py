"""What a run is told."""

from __future__ import annotations

from onrecord.choices import PRESETS
from onrecord.errors import ConfigError
from onrecord.model import ReadOptions, Record, replace

_SHARE = 0.7
"""The part of a worker's time in which pages may be read from pictures."""


class Options(Record, frozen=True, kw_only=True):
    """How to read a collection.

    Attributes:
        preset: The rule for vague words; one of `PRESETS`.
        jobs: Worker processes; 0 chooses by the number of documents.
        cache: Whether results are kept and used again.
        cache_dir: The cache's folder; None is the user's own (platformdirs).
        timeout: Seconds that a worker may spend on one file before it is given up.
        memory: Bytes that a worker may take, where the system can hold it to that.
        isolate: Whether files are read in processes of their own, so that one that crashes its
            reader, or never ends, costs itself alone.
        unredacted: Whether casebooks give what is withheld or confidential in them, too.
        as_of: The entry of a casebook's log (`SEQ` or `SEQ:HASH`) as of which it is read; None for now.
        reading: Passwords and limits for the readers.

    Raises:
        ConfigError: If the preset is unknown or a number is out of range.
    """

    preset: str = "bounds"
    jobs: int = 1
    cache: bool = True
    cache_dir: str | None = None
    timeout: float = 120.0
    memory: int = 4 * 1024 * 1024 * 1024
    isolate: bool = True
    unredacted: bool = False
    as_of: str | None = None
    reading: ReadOptions = ReadOptions()

    def __post_init__(self) -> None:
        """Hold the limits that the attributes' descriptions state."""
        if self.preset not in PRESETS:
            raise ConfigError(
                f"no preset {self.preset!r}", hint=f"the presets are {', '.join(PRESETS)}"
            )
        if self.jobs < 0 or self.timeout <= 0:
            raise ConfigError(
                f"jobs {self.jobs} or timeout {self.timeout:g} is out of range",
                hint="jobs is 0 or more, timeout more than 0 seconds",
            )

    @property
    def told(self) -> ReadOptions:
        """What the readers are told: besides passwords and limits, to stop before they are stopped.

        A long scan then gives the pages that were read in time; a worker that is given up, nothing.
        """
        return (
            self.reading
            if self.reading.seconds
            else replace(self.reading, seconds=_SHARE * self.timeout)
        )

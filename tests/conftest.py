"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine takes its time, and some libraries load when they are first needed.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")


@pytest.fixture(autouse=True)
def cache_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Keep every test away from the user's own cache."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("ONRECORD_CACHE_DIR", str(folder))
    return folder

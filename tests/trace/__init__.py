"""Tests of who copied whom."""  # noqa: A005 - the stage is named so

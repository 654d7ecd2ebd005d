"""Choices and limits that the command line states before anything else is loaded."""

PRESETS = ("bounds", "acled", "gtd", "aoav", "pitf")
"""Whose rule gives vague words their numbers; the first is the default."""

MAX_PAGES = 5_000
"""Pages of one document that are read unless a run is told otherwise."""

CLAIMS = ("qualification", "recognition", "responsibility", "appeal", "addressee")
"""The kinds of claims that are no numbers."""

"""The command line: thin shells over the library's functions."""

from onrecord.cli.app import main

__all__ = ["main"]

"""Casebooks to export, and the command line."""

from tests.casebook.conftest import book, folder
from tests.cli.conftest import onrecord

__all__ = ["book", "folder", "onrecord"]

"""Persons that documents name as those to whom something happened: candidates for the register."""

from onrecord.register.mentions.find import find_mentions
from onrecord.register.mentions.gathered import mentions_of

__all__ = ["find_mentions", "mentions_of"]

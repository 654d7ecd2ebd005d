"""Labels and lists outside tables: "Killed: 41", items under "The following were killed:"."""

from onrecord.extract.labels.read import read_labels

__all__ = ["read_labels"]

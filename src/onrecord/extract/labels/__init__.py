"""Labels and lists outside tables: "Killed: 41", items under "The following were killed:"."""

from onrecord.extract.labels.items import headed
from onrecord.extract.labels.read import read_labels

__all__ = ["headed", "read_labels"]

"""Labels and lists outside tables: "Killed: 41", items under "The following were killed:"."""

from onrecord.extract.labels.items import headed
from onrecord.extract.labels.read import read_labels
from onrecord.extract.labels.runs import Told, bare_of_runs, find_runs

__all__ = ["Told", "bare_of_runs", "find_runs", "headed", "read_labels"]

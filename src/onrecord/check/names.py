"""Names that the command line tells before any check is loaded."""

FORMATS = ("full", "concise", "json", "jsonl", "sarif")
"""The forms in which findings are printed; the first is the default."""

FILE_NAME = "onrecord.suppress.yml"
"""The name under which a file of suppressions is found beside documents."""

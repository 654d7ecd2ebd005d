"""Names that the command line tells before anything is traced."""

FILE_NAME = "onrecord.issuers.yml"
"""The name under which a table of issuers is found beside documents."""

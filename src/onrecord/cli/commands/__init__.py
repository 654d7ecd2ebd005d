"""One file a command; `onrecord.cli.app` loads the one that is asked for."""

"""What the commands do when it was not done before; `onrecord.cli.replay` loads them."""

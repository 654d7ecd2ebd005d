"""The catalogue of checks, one file a rule."""

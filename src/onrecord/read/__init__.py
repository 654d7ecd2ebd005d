"""bytes → Document: one file a format."""

"""Names of places in a text, and which place each of them means."""

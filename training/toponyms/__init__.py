"""Makes src/sayso/models/toponyms: see README.md."""

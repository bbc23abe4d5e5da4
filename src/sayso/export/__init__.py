"""A reading, out to people and programs: JSON and back, rows for researchers, a report for a browser."""

"""Times in a text, with their TIMEX3 types and values."""

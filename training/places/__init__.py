"""The recipe for the places file: which sources, what is taken from each, and how it is compiled."""

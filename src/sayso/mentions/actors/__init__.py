"""Actors: found by lists, titles and descriptions, then each resolved to who it is on the page."""

"""Pictures drawn as SVG: a map of the places of a page, and the times it tells. No script, no tile, no request."""

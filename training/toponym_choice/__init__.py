"""Makes src/sayso/models/toponym_choice.json, by which places are chosen. See card.md."""

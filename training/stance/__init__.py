"""How src/sayso/models/rarity.json and stance.json are made; README.md beside this file says how and from what."""

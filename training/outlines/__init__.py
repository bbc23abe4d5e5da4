"""How the outlines under the maps are made."""

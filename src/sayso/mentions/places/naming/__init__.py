"""Which words of a text name a place: signals that anyone can point at, and what weighs them."""

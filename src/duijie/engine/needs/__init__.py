"""What a need asks: the need card, what is missing from it, and what looks wrong with it."""

"""Rules of the clinic: cards, corrections, marks, what is asked of the index."""

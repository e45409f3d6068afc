"""Texts as vectors in which both languages meet, and the term table between them."""

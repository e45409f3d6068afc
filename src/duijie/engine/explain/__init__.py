"""Reasons with spans into both texts, what is unknown, what speaks against."""

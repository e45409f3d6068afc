"""Introductions: two sides of a match agree to meet."""

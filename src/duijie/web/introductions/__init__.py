"""Introductions: ask, answer, the lists of both sides."""

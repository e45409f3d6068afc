"""Readers of reference files: one row after the other, no database."""

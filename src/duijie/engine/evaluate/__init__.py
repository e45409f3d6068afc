"""Measuring: test sets, metrics, intervals, run files, and a naive floor to beat."""

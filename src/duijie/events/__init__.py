"""Matching days: who meets whom, at which table, when, and what came of it."""

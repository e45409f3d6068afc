"""Candidates, features, score, calibrated grade."""

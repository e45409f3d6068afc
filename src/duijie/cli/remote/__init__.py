"""Talking to a running node over its API, as the commands against a node do."""

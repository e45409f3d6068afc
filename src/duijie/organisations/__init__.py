"""Organisations: who they are, who acts for them, and which two are the same."""

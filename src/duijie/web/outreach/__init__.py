"""Digests as pages: what they told, answers, the off switch, and their reach."""

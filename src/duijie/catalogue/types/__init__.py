"""The words and shapes of the catalogue; no tables, no framework."""

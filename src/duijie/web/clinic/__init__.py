"""The need clinic as pages, for visitors as for people who signed in."""

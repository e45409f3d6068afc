"""The command that brings the demonstration in."""

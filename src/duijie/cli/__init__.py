"""The command line: parse, call, present; no rules and no sentences of its own."""

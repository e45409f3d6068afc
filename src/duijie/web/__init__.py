"""Pages: parse, call, present; no rules, no tables."""

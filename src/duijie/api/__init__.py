"""The REST interface: parse, call, present."""

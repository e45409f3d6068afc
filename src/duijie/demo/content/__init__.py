"""The invented records, as files that people can read."""

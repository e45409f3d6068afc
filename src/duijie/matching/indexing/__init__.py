"""The index on this machine's disk, derived from the database by way of the outbox.

docs/algorithms/following-changes.md tells how it keeps up and what it survives.
"""

"""The operators' desk: what waits for a decision, people, and how the node runs."""

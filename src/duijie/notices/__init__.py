"""What people are told: a list on the node, and mail as they want it."""

"""What this node is called, who may join it, and how its letters look."""

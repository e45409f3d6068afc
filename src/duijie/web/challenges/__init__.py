"""Pages of innovation challenges: for teams, jurors, and whoever holds them."""

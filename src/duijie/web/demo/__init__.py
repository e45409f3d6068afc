"""Who is who on a demonstration node."""

"""Running one installation: database, process tree, backup, doctor."""

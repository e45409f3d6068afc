"""The commands of the app, for the process tree of a node."""

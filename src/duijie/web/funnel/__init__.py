"""The open funnel as pages and files."""

"""What is run by hand or by make on a working copy; never installed."""

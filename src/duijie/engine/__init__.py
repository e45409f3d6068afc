"""The matching engine: a library without database, network or framework."""

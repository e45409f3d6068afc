"""Reverse push: new records brought to those whom they may serve, as briefs in a digest."""

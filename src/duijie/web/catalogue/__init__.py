"""Pages of offers, needs, experts and labs."""

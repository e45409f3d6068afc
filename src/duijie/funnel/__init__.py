"""The open funnel: how far records came, counted from records, with every number defined."""

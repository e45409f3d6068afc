"""Pages of the registries, and the picker that other forms use."""

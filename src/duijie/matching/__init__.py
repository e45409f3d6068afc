"""Finding what fits: the index that follows the catalogue, and the search in it."""

"""Classifications and places that everything may cite, and the links between them."""

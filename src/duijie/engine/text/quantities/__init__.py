"""Values with units, in both languages and in the notations engineers use."""

"""How the tables of matching days came to be."""

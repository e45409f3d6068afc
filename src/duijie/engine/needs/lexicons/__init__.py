"""The rules of the need card as data; ``duijie.engine.needs.lexicon`` compiles them."""

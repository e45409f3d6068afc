"""Text as the engine sees it: language, normal form, tokens, sentences, quantities, terms."""

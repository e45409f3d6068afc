"""bm25s with the engine's own tokens."""

from bench.peers.bm25 import Bm25s
from bench.peers.worker import work
from duijie.engine.text.tokens import terms


class Bm25sSameTokens(Bm25s):
    """What the rest of the engine adds to its tokens is what it scores above this."""

    name = "bm25s, same tokens"

    def tokens(self, text: str) -> list[str]:
        """The engine's index terms."""
        return terms(text)


if __name__ == "__main__":
    work(Bm25sSameTokens())

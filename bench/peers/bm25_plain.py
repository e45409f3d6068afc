"""bm25s with plain tokens: what a person would set up in an afternoon."""

import re

import rjieba

from bench.peers.bm25 import Bm25s
from bench.peers.worker import work

_PIECE = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")
# A dictionary as it comes; the library's own one knows the words of the engine's field.
_JIEBA = rjieba.Jieba()


class Bm25sPlainTokens(Bm25s):
    """The floor: jieba words in search mode and character bigrams, unstemmed English."""

    name = "bm25s, plain tokens"

    def tokens(self, text: str) -> list[str]:
        """Lower-case words; Chinese runs also as overlapping pairs of characters."""
        found: list[str] = []
        for piece in _PIECE.findall(text.lower()):
            if piece.isascii():
                found.append(piece)
            else:
                found += _JIEBA.cut_for_search(piece)
                found += [piece[place : place + 2] for place in range(len(piece) - 1)]
        return found


if __name__ == "__main__":
    work(Bm25sPlainTokens())

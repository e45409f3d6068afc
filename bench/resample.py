"""A stream of as many records as wanted: real ones first, then new mixes of their sentences."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from bench.corpora import Text, sentences_of

# A mix draws on so many texts of one source: few enough to stay about something.
PARENTS = 3


def stream(texts: Sequence[Text], size: int, seed: int = 0) -> Iterator[Text]:
    """The first ``size`` texts of an endless sequence that the seed fixes.

    Every real text comes once, in shuffled order. After that each text has the title
    and the number of sentences of one real text, and sentences drawn from it and two
    more of the same source, so that the mix of languages and lengths stays the same.
    A longer stream begins with the shorter one.
    """
    order = np.random.default_rng(seed).permutation(len(texts))
    for place in order[:size]:
        yield texts[place]
    mixer = _Mixer(texts, seed + 1)
    for _ in range(size - len(texts)):
        yield mixer.next()


class _Mixer:
    """Makes new texts from the sentences of real ones."""

    def __init__(self, texts: Sequence[Text], seed: int) -> None:
        self._texts = texts
        self._random = np.random.default_rng(seed)
        self._of_source: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            self._of_source[text.source].append(place)

    def next(self) -> Text:
        """One more text."""
        first = self._texts[int(self._random.integers(len(self._texts)))]
        family = self._of_source[first.source]
        others = self._random.integers(len(family), size=PARENTS - 1)
        parents = [first, *(self._texts[family[place]] for place in others)]
        told = [sentences_of(parent.body) for parent in parents]
        length = max(1, len(told[0]))
        drawn = [sentence for parent in told for sentence in parent]
        order = self._random.permutation(len(drawn))[:length]
        between = "" if _is_chinese(first.source) else " "
        return Text(
            first.source, first.title, between.join(drawn[place] for place in sorted(order))
        )


def _is_chinese(source: str) -> bool:
    return source.endswith("-zh") or source in ("csl", "paragraphs")

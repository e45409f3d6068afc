"""How common every term is in the documents training reads, by language."""

from collections import Counter

import numpy as np

from duijie.engine.encode.rarity import GeneralRarity
from duijie.engine.encode.training.cutting import CutTexts
from duijie.engine.text.keys import keys_of
from duijie.engine.text.tokens import term_of

# Shorter texts are titles and dictionary entries, not documents.
_SHORTEST = 40
# A term met in fewer documents is as good as unknown.
_FEWEST = 4


def learn_rarity(cut: CutTexts) -> GeneralRarity:
    """Count, for every term, the share of documents of its language it stands in."""
    terms = [term_of(word) for word in cut.words]
    foreign = np.array([not word.isascii() for word in cut.words])
    documents = {True: 0, False: 0}
    met: Counter[str] = Counter()
    for row in np.flatnonzero(cut.texts.lengths() >= _SHORTEST):
        begin, end = cut.texts.offsets[row : row + 2]
        numbers = np.unique(cut.texts.values[begin:end])
        documents[bool(foreign[numbers].mean() > 1 / 2)] += 1
        met.update({term for number in numbers if (term := terms[number]) is not None})
    known = sorted(term for term, count in met.items() if count >= _FEWEST)
    keys = keys_of(known)
    shares = [met[term] / max(documents[not term.isascii()], 1) for term in known]
    order = np.argsort(keys, kind="stable")
    return GeneralRarity(keys[order], np.array(shares, np.float32)[order])

"""Duijie itself, measured in the same way as its peers."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import abstention, corpora
from bench.fold_tables import read_tables
from bench.peers.protocol import Peer
from bench.peers.worker import work
from duijie.engine.encode.encoder import built_in
from duijie.engine.evaluate.folds import fold_of
from duijie.engine.evaluate.sets import Query
from duijie.engine.index import Index
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Field, Record


class Duijie(Peer):
    """The engine as shipped; judged queries get weights that never saw their fold."""

    name = "Duijie"

    def __init__(self) -> None:
        self._folder = Path()
        self._by_fold: tuple[Matcher, ...] = ()

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Analyse, encode and index; the folder is the one ``duijie index`` writes."""
        self._matcher = Matcher.build(records, folder=folder)
        self._folder, self._by_fold = folder, ()

    def open(self, folder: Path) -> None:
        """Open the folder."""
        self._matcher = Matcher.open(folder)

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records, ranked by everything but not explained."""
        return self._matcher.rank(text, top=k)

    def ask(self, query: Query) -> list[tuple[str, float]]:
        """What a query of a test set gets, by weights learned without its fold."""
        return self._unseen(query).rank(query.text, top=query.depth, exclude=query.exclude)

    def answer(self, text: str) -> None:
        """Ten explained matches, whatever their probability, so never fewer."""
        self._matcher.search(text, top=10)

    def fit(self, query: Query, exclude: frozenset[str]) -> float:
        """The probability that anything fits in a corpus without the given records."""
        need = Record(query.id, {Field.DESCRIPTION: query.text})
        return self._unseen(query).answer(need, top=1, exclude=exclude).fit_probability

    def matches(self, query: Query) -> list[tuple[str, float]]:
        """The ten nearest records with their probabilities, below the threshold too."""
        found = self._unseen(query).search(query.text, top=10 + len(query.exclude))
        return [(match.offer.id, match.probability) for match in found]

    def _unseen(self, query: Query) -> Matcher:
        """The matcher whose weights were learned without the fold of the query."""
        if not self._by_fold:
            encoder = built_in()
            index = Index.open(self._folder, encoder=encoder.name)
            self._by_fold = tuple(
                Matcher(index, encoder, weights=weights) for weights in read_tables()
            )
        return self._by_fold[fold_of(query.id)]


def abstain(peer: Duijie, name: str) -> dict[str, Any]:
    """Ask the needs of a set with and without their relevant records."""
    test_set = corpora.test_set(name)
    with TemporaryDirectory() as folder:
        peer.index(test_set.corpus, Path(folder) / "index")
        return abstention.measured_on(test_set, peer.fit, peer.matches)


if __name__ == "__main__":
    work(Duijie(), {abstention.PART: abstain})

"""Duijie itself, measured in the same way as its peers."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import abstention, corpora
from bench.peers.protocol import Peer
from bench.peers.worker import work
from duijie.engine.evaluate.sets import Query
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Field, Record


class Duijie(Peer):
    """The engine as shipped."""

    name = "Duijie"

    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Analyse, encode and index; the folder is the one ``duijie index`` writes."""
        self._matcher = Matcher.build(records, folder=folder)

    def open(self, folder: Path) -> None:
        """Open the folder."""
        self._matcher = Matcher.open(folder)

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records, ranked by everything but not explained."""
        return self._matcher.rank(text, top=k)

    def answer(self, text: str) -> None:
        """Ten explained matches, whatever their probability, so never fewer."""
        self._matcher.search(text, top=10)

    def fit(self, query: Query, exclude: frozenset[str]) -> float:
        """The probability that anything fits in a corpus without the given records."""
        need = Record(query.id, {Field.DESCRIPTION: query.text})
        return self._matcher.answer(need, top=1, exclude=exclude).fit_probability

    def matches(self, query: Query) -> list[tuple[str, float]]:
        """The ten nearest records with their probabilities, below the threshold too."""
        found = self._matcher.search(query.text, top=10 + len(query.exclude))
        return [(match.offer.id, match.probability) for match in found]


def abstain(peer: Duijie, name: str) -> dict[str, Any]:
    """Ask the needs of a set with and without their relevant records."""
    test_set = corpora.test_set(name)
    with TemporaryDirectory() as folder:
        peer.index(test_set.corpus, Path(folder) / "index")
        return abstention.measured_on(test_set, peer.fit, peer.matches)


if __name__ == "__main__":
    work(Duijie(), {abstention.PART: abstain})

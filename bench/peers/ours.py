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
from duijie.engine.results import Answer


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
        """The whole answer: ten explained matches, or that nothing fits."""
        self._matcher.answer(_need("need", text))

    def answer_without(self, query: Query, exclude: frozenset[str]) -> Answer:
        """The whole answer from a corpus that lacks the given records."""
        return self._matcher.answer(_need(query.id, query.text), exclude=exclude)


def _need(id_: str, text: str) -> Record:
    return Record(id_, {Field.DESCRIPTION: text})


def abstain(peer: Duijie, name: str) -> dict[str, Any]:
    """Ask the needs of a set with and without their relevant records."""
    test_set = corpora.test_set(name)
    with TemporaryDirectory() as folder:
        peer.index(test_set.corpus, Path(folder) / "index")

        def fit(query: Query, exclude: frozenset[str]) -> float:
            return peer.answer_without(query, exclude).fit_probability

        def matches(query: Query) -> list[tuple[str, float]]:
            shown = peer.answer_without(query, query.exclude).matches
            return [(match.offer.id, match.probability) for match in shown]

        return abstention.measured_on(test_set, fit, matches)


if __name__ == "__main__":
    work(Duijie(), {abstention.PART: abstain})

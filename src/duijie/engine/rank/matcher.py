"""The matcher: a need in, explained matches out, or the honest answer that nothing fits."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import numpy as np
from threadpoolctl import threadpool_limits

from duijie.engine.encode.encoder import Encoder, built_in
from duijie.engine.encode.translation import TermTable, built_in_terms
from duijie.engine.features.evidence import FEATURES, Scene, name_of
from duijie.engine.features.fields import apart
from duijie.engine.features.pool import gather
from duijie.engine.features.profile import unpack_profiles
from duijie.engine.features.question import Collection, Floats, Question, ask
from duijie.engine.index import Index
from duijie.engine.needs.matter import matter_of
from duijie.engine.rank.analysis import entries, index_terms
from duijie.engine.rank.answering import Answering, Look, Numbers, looked_at
from duijie.engine.rank.calibration import chance
from duijie.engine.rank.candidates import find_candidates
from duijie.engine.rank.scoring import score
from duijie.engine.rank.types import Hit, Near, Stands
from duijie.engine.rank.weights import Weights, built_in_weights, other_fields_weights
from duijie.engine.records import Field, Record
from duijie.engine.results import Answer, Grade, Match
from duijie.engine.text.tokens import words

# Matrices here have some hundred rows. A second thread of the linear algebra library gains
# nothing on them, and its spinning took two fifths of all processor time.
_BLAS_THREADS = 1
# Profiles read to learn the mean length of records; more change its second digit.
_SAMPLE = 2_000
# Questions kept as they were read, some 4 kB each.
_REMEMBERED = 512
# First looks kept, some 200 kB each.
_LOOKS = 16
_NOBODY: AbstractSet[str] = frozenset()
# Most that comes near is of the asker's own field, so that searches for others go deeper.
_TIMES_DEEPER = 4
_NAMES = [name_of(feature) for feature in FEATURES]
_TELLING = [_NAMES.index(name) for name in ("covered", "close_meaning")]


class Matcher(AbstractContextManager["Matcher"]):
    """Answers needs from one index of offers (or offers from an index of needs).

    Safe to use from one thread at a time; several processes may open one folder.
    Making one holds the process's linear algebra library to one thread. ``whole``
    says of an identifier which record it belongs to, where an index holds several
    texts of one record; of these, answers name only the best.
    """

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        *,
        table: TermTable | None = None,
        weights: Weights | None = None,
        whole: Callable[[str], str] = str,
        temporary: TemporaryDirectory[str] | None = None,
    ) -> None:
        self._index = index
        self._encoder = encoder
        self._table = table or built_in_terms()
        self._weights = weights or built_in_weights()
        self._whole = whole
        self._temporary = temporary
        self._collection = _collection(index)
        self._looks: dict[tuple[str, AbstractSet[str]], Look] = {}
        threadpool_limits(_BLAS_THREADS, user_api="blas")
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="duijie-vectors")

    @classmethod
    def build(
        cls,
        records: Iterable[Record],
        *,
        folder: Path | None = None,
        encoder: Encoder | None = None,
    ) -> Self:
        """Index records in a folder, or in a temporary one that goes with the matcher."""
        encoder = encoder or built_in()
        temporary = TemporaryDirectory(prefix="duijie-") if folder is None else None
        place = folder or Path(str(temporary and temporary.name)) / "index"
        with ExitStack() as undone:
            if temporary is not None:
                undone.callback(temporary.cleanup)
            index = Index.create(place, dimension=encoder.dimension, encoder=encoder.name)
            undone.callback(index.close)
            index.add(entries(records, encoder))
            index.commit()
            undone.pop_all()
        return cls(index, encoder, temporary=temporary)

    @staticmethod
    def change(
        folder: Path,
        records: Iterable[Record] = (),
        *,
        without: Iterable[str] = (),
        encoder: Encoder | None = None,
    ) -> int:
        """Delete ids from an index folder, then add records; a known id is replaced.

        The number of records deleted. Both happen in one commit, or not at all.
        """
        encoder = encoder or built_in()
        with Index.open(folder, writable=True, encoder=encoder.name) as index:
            deleted = index.delete(without)
            index.add(entries(records, encoder))
            index.commit()
        return deleted

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        encoder: Encoder | None = None,
        weights: Weights | None = None,
        whole: Callable[[str], str] = str,
    ) -> Self:
        """Open an index folder for answering, with other weights than those that ship."""
        encoder = encoder or built_in()
        opened = Index.open(folder, encoder=encoder.name)
        return cls(opened, encoder, weights=weights, whole=whole)

    def weigh_by(self, weights: Weights) -> None:
        """Answer with other weights from now on."""
        self._weights = weights
        self._looks.clear()

    @property
    def threshold(self) -> float:
        """The probability below which nothing fits."""
        return self._weights.threshold

    @property
    def grades(self) -> tuple[tuple[Grade, float], ...]:
        """The grades and their lower bounds, strongest first."""
        return self._weights.grades

    @property
    def encoder_name(self) -> str:
        """The encoder's name."""
        return self._encoder.name

    @property
    def weights_name(self) -> str:
        """The name of the weights."""
        return self._weights.name

    @property
    def other_fields_name(self) -> str:
        """The name of the weights for matches across fields."""
        return other_fields_weights().name

    def __len__(self) -> int:
        return len(self._index)

    def refresh(self) -> bool:
        """See the newest commit of the index folder; whether it is another than before."""
        before = self._index.generation
        self._index.refresh()
        if self._index.generation == before:
            return False
        self._collection = _collection(self._index)
        self._looks.clear()
        return True

    def answer(
        self,
        asker: Record,
        *,
        top: int = 3,
        reverse: bool = False,
        exclude: AbstractSet[str] = _NOBODY,
        other_fields: bool = False,
    ) -> Answer:
        """The best ``top`` matches above the threshold, explained, or nothing fits.

        ``reverse`` says that the asker is an offer and the index holds needs.
        Records named in ``exclude`` are passed over. ``other_fields`` asks only
        records that say they belong to another field than the asker, and weighs
        them by what was learned of such pairs.
        """
        if other_fields:
            return self._answering_across(asker, reverse=reverse, exclude=exclude).answer(top)
        return self._answering(asker, reverse=reverse, exclude=exclude).answer(top)

    def stands(self, asker: Record, ids: Sequence[str], *, reverse: bool = False) -> Stands | None:
        """Where a record stands for an asker, explained; None where the index lacks it.

        ``ids`` are those under which the index may hold the record.
        """
        wanted = self._numbers_of(ids)
        if not len(wanted):
            return None
        answering = self._answering(asker, reverse=reverse, exclude=_NOBODY)
        hits = self._best(answering.look, len(answering.look.numbers))
        name = self._whole(ids[0])
        places = [place for place, (found, _) in enumerate(hits, 1) if self._whole(found) == name]
        if not places:
            return Stands(0, len(hits), self.threshold)
        (match,) = answering.only(wanted).matches(1)
        return Stands(places[0], len(hits), self.threshold, match)

    def reached(self, texts: Sequence[str], ids: Sequence[str], *, top: int = 3) -> list[bool]:
        """Whether the answers to texts would look closely at any of some records.

        No other record can be among their matches or misses.
        """
        wanted = self._numbers_of(ids)
        records = {self._whole(one) for one in ids}
        return [self._reaches(text, wanted, records, looked_at(top)) for text in texts]

    def _reaches(self, text: str, wanted: Numbers, records: AbstractSet[str], deep: int) -> bool:
        question = self._question(text)
        near = find_candidates(self._index, question, self._beside)
        if not np.isin(wanted, near).any():
            return False
        best = self._best(self._looked(self._gathered(question, near), self._weights), deep)
        return any(self._whole(found) in records for found, _ in best)

    def search(self, text: str, *, top: int = 10) -> Sequence[Match]:
        """The ``top`` nearest records to a text, explained, whatever their probability."""
        asker = Record("", {Field.DESCRIPTION: text})
        return self._answering(asker, reverse=False, exclude=_NOBODY).matches(top)

    def explain(self, text: str, ids: Sequence[str]) -> Sequence[Match]:
        """Records found before, explained, best first; those no longer near are left out."""
        asker = Record("", {Field.DESCRIPTION: text})
        answering = self._answering(asker, reverse=False, exclude=_NOBODY)
        return answering.only(self._numbers_of(ids)).matches(len(ids))

    def find(self, text: str, *, top: int = 100, near: Near | None = None) -> list[Hit]:
        """The nearest records to a text, best first, with what speaks for each.

        ``near`` says of a probability, what is covered and how close it means whether
        such a candidate counts at all.
        """
        look = self._first_look(text, _NOBODY)
        chances = chance(look.scored.log_odds).tolist()
        told = zip(chances, *look.scored.values[:, _TELLING].T.tolist(), strict=True)
        evidence = {place: one for place, one in enumerate(told) if near is None or near(*one)}
        return [
            Hit(found, *evidence[place]) for found, place in self._best(look, top, list(evidence))
        ]

    def rank(
        self, text: str, *, top: int = 100, exclude: AbstractSet[str] = _NOBODY
    ) -> list[tuple[str, float]]:
        """Ids and scores (log-odds) of the best records, without explanation."""
        look = self._first_look(text, exclude)
        odds = look.scored.log_odds
        return [(found, float(odds[place])) for found, place in self._best(look, top)]

    def scene(self, text: str, *, exclude: AbstractSet[str] = _NOBODY) -> tuple[Scene, list[str]]:
        """The evidence for a text and the candidates' ids, for learning weights."""
        scene = self._scene(self._question(text), exclude)
        return scene, self._index.ids(scene.pool.numbers)

    def close(self) -> None:
        """Let go of the index; a temporary one is removed."""
        self._beside.shutdown()
        self._index.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answering(self, asker: Record, *, reverse: bool, exclude: AbstractSet[str]) -> Answering:
        look = self._first_look(asker.text, exclude)
        return self._laid(asker, look, self._weights, reverse=reverse)

    def _answering_across(
        self, asker: Record, *, reverse: bool, exclude: AbstractSet[str]
    ) -> Answering:
        question = self._question(asker.text)
        near = find_candidates(self._index, question, self._beside, times=_TIMES_DEEPER)
        numbers = [
            int(number)
            for number in self._kept(near, exclude)
            if apart(asker, self._index.record(int(number))) is not None
        ]
        scene = self._gathered(question, np.array(numbers, np.int64))
        weights = other_fields_weights()
        laid = self._laid(asker, self._looked(scene, weights), weights, reverse=reverse)
        return replace(laid, other_fields=True)

    def _laid(self, asker: Record, look: Look, weights: Weights, *, reverse: bool) -> Answering:
        return Answering(
            asker=asker,
            reverse=reverse,
            look=look,
            weights=weights,
            encoder=self._encoder,
            record=self._index.record,
            whole=self._whole,
        )

    def _best(
        self, look: Look, top: int, places: Sequence[int] | None = None
    ) -> list[tuple[str, int]]:
        """The identifiers and places of the best candidates, one for each record.

        Of those at ``places`` in the order of the look, or of all.
        """
        best: dict[str, tuple[str, int]] = {}
        left = range(len(look.scored.rows)) if places is None else places
        for first in range(0, len(left), top):
            piece = left[first : first + top]
            found = self._index.ids(look.numbers[look.scored.rows[list(piece)]])
            for one, place in zip(found, piece, strict=True):
                best.setdefault(self._whole(one), (one, place))
            if len(best) >= top:
                break
        return list(best.values())[:top]

    def _numbers_of(self, ids: Iterable[str]) -> Numbers:
        """The numbers of those identifiers that the index knows."""
        return np.fromiter(self._index.numbers_of(list(ids)).values(), np.int64)

    def _question(self, text: str) -> Question:
        terms, vector = _matter(self._encoder, text)
        return ask(text, terms, vector, table=self._table, collection=self._collection)

    def _first_look(self, text: str, exclude: AbstractSet[str]) -> Look:
        """The candidates for a text; of the last few texts they are kept.

        A page asks several times for one text: what is near, why, and again for the
        next page or with a filter.
        """
        key = text, frozenset(exclude)
        look = self._looks.pop(key, None)
        if look is None:
            look = self._looked(self._scene(self._question(text), exclude), self._weights)
        self._looks[key] = look
        if len(self._looks) > _LOOKS:
            del self._looks[next(iter(self._looks))]
        return look

    @staticmethod
    def _looked(scene: Scene, weights: Weights) -> Look:
        return Look(scene.question, scene.pool.numbers, score(scene, weights))

    def _scene(self, question: Question, exclude: AbstractSet[str]) -> Scene:
        numbers = find_candidates(self._index, question, self._beside)
        return self._gathered(question, self._kept(numbers, exclude))

    def _kept(self, numbers: Numbers, exclude: AbstractSet[str]) -> Numbers:
        """The candidates without those that are passed over."""
        gone = self._numbers_of(exclude)
        return np.setdiff1d(numbers, gone) if len(gone) else numbers

    def _gathered(self, question: Question, numbers: Numbers) -> Scene:
        """All that is counted about candidates and a question."""
        same = self._index.languages(numbers) == question.language.value.encode()
        profiles = unpack_profiles(self._index.payloads(numbers))
        return Scene(
            question, gather(question, numbers, profiles, self._index.vectors(numbers), same)
        )


@lru_cache(maxsize=_REMEMBERED)
def _matter(encoder: Encoder, text: str) -> tuple[tuple[str, ...], Floats]:
    """The terms and the vector of a question, kept because several indexes are asked it."""
    matter = matter_of(text)
    cut = words(matter)
    return tuple(index_terms(cut)), encoder.encode([matter], [cut])[0]


def _collection(index: Index) -> Collection:
    numbers = index.numbers()
    step = max(len(numbers) // _SAMPLE, 1)
    lengths = unpack_profiles(index.payloads(numbers[::step])).lengths
    mean = float(lengths.mean()) if len(lengths) else 1.0
    return Collection(len(index), max(mean, 1.0), index.document_frequencies)

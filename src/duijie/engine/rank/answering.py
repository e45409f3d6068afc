"""From the first look to an explained answer: the second look, and the threshold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.encoder import Encoder
from duijie.engine.explain.asker import read_asker
from duijie.engine.explain.doubts import against, unknown, would_change
from duijie.engine.explain.explaining import Explained, explain
from duijie.engine.explain.functions import across_fields
from duijie.engine.explain.reasons import reasons
from duijie.engine.features.careful import CAREFUL, Pair, lay_side_by_side
from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.features.fields import apart, says_field
from duijie.engine.features.question import Question
from duijie.engine.needs.card import read_need
from duijie.engine.needs.types import NeedCard
from duijie.engine.rank.calibration import chance
from duijie.engine.rank.scoring import Scored
from duijie.engine.rank.weights import Weights
from duijie.engine.records import Field, Record
from duijie.engine.results import Answer, Match, Note, Reason, Side

Numbers = npt.NDArray[np.int64]

# The second look reads the records themselves; beyond these it changes no first page.
_SECOND_LOOK = 12
# Needs whose cards are kept, some 10 kB each.
_REMEMBERED = 1024
# Where nothing fits, this many are shown that come nearest.
_MISSES = 3
_NAMES = tuple(name_of(feature) for feature in FEATURES)


def looked_at(top: int) -> int:
    """How many records an answer of so many matches looks at closely."""
    return max(top, _SECOND_LOOK)


@dataclass(frozen=True, slots=True)
class Look:
    """The candidates of a question, by their numbers, after the first look."""

    question: Question
    numbers: Numbers
    scored: Scored


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate after the second look."""

    row: int
    found: Record
    pair: Pair
    careful: dict[str, float]
    log_odds: float


@dataclass(frozen=True, slots=True)
class Answering:
    """Everything one answer is made from."""

    asker: Record
    reverse: bool
    look: Look
    weights: Weights
    encoder: Encoder
    record: Callable[[int], Record]
    whole: Callable[[str], str] = str
    other_fields: bool = False

    def answer(self, top: int) -> Answer:
        """The best matches, or nothing fits and what would have to change."""
        seen = self._second_look(top)
        fit = self._fit(seen)
        if seen and _probability(seen[0].log_odds) >= self.weights.threshold:
            shown = [one for one in seen if _probability(one.log_odds) >= self.weights.runner_up]
            # What no sentence, term or number speaks for is not put before anybody.
            proven = [match for match in self._explained(shown[:top]) if match.reasons]
            if proven:
                ranked = tuple(replace(match, rank=1 + rank) for rank, match in enumerate(proven))
                return Answer(self.asker, ranked, fit)
        misses = self._explained(seen[: min(top, _MISSES)])
        miss = misses[0] if misses else None
        changes = self._changes(miss)
        return Answer(self.asker, (), fit, miss, changes, misses)

    def _changes(self, miss: Match | None) -> tuple[Note, ...]:
        if self.other_fields and miss is None and not says_field(self.asker):
            return (Note("explain.field_not_said", {"subject": self.asker.title}),)
        return would_change(miss, self.asker.title)

    def only(self, numbers: Numbers) -> "Answering":
        """The same with no candidates but those of the numbers."""
        scored = self.look.scored.only(self.look.numbers, numbers)
        return replace(self, look=replace(self.look, scored=scored))

    def matches(self, top: int) -> tuple[Match, ...]:
        """The best matches whatever their probability."""
        return self._explained(self._second_look(top)[:top])

    def _fit(self, seen: list[Seen]) -> float:
        """The probability that anything fits, after the second look.

        A limit met or missed moves it as far as it moved the best candidate, so what is
        lost with one candidate counts less when another stands ready. Where one candidate
        fits something does, so it is never less than the best match's own.
        """
        if not seen:
            return 0.0
        best = seen[0].log_odds
        if self.look.scored.presence is None:
            return _probability(best)
        moved = best - float(self.look.scored.log_odds[0])
        return _probability(max(self.look.scored.presence + moved, best))

    def _second_look(self, top: int) -> list[Seen]:
        """The best candidates read beside the asker, best first, each record once."""
        asking = None if self.reverse else read_need(self.asker, review=False)
        seen = []
        for row, found in self._first(looked_at(top)):
            need = asking or _read(
                found.id, tuple(found.fields.items()), tuple(found.extra.items())
            )
            pair = lay_side_by_side(need, self.asker if self.reverse else found)
            careful = {feature.__name__: feature(pair) for feature in CAREFUL}
            steps = sum(self.weights.careful[name] * value for name, value in careful.items())
            log_odds = float(self.look.scored.log_odds[row]) + steps
            seen.append(Seen(row, found, pair, careful, log_odds))
        best: dict[str, Seen] = {}
        for one in sorted(seen, key=lambda one: -one.log_odds):
            best.setdefault(self.whole(one.found.id), one)
        return list(best.values())

    def _first(self, most: int) -> Iterator[tuple[int, Record]]:
        """The candidates from the best on, until so many records were seen."""
        known: set[str] = set()
        for row, place in enumerate(self.look.scored.rows):
            if len(known) == most:
                break
            found = self.record(int(self.look.numbers[place]))
            known.add(self.whole(found.id))
            yield row, found

    def _explained(self, seen: list[Seen]) -> tuple[Match, ...]:
        if not seen:
            return ()
        asking = Side.OFFER if self.reverse else Side.NEED
        card = None if self.reverse else seen[0].pair.need
        asker = read_asker(self.asker.text, self.look.question, card)
        texts = [(one.found.text, one.pair) for one in seen]
        explained = explain(asker, texts, asking, self.encoder)
        return tuple(
            self._match(rank, one, told)
            for rank, (one, told) in enumerate(zip(seen, explained, strict=True), start=1)
        )

    def _match(self, rank: int, one: Seen, told: Explained) -> Match:
        values = {
            name: float(self.look.scored.values[one.row, column])
            for column, name in enumerate(_NAMES)
            if self.look.scored.measured[column]
        }
        parts = dict(zip(_NAMES, self.look.scored.parts[one.row].tolist(), strict=True))
        parts |= {name: self.weights.careful[name] * value for name, value in one.careful.items()}
        probability = _probability(one.log_odds)
        need, offer = (self.asker, one.found) if not self.reverse else (one.found, self.asker)
        return Match(
            need=need,
            offer=offer,
            rank=rank,
            score=one.log_odds,
            probability=probability,
            grade=self.weights.grade(probability),
            features=values | one.careful,
            reasons=self._reasons(one, told, parts),
            quantities=one.pair.limits,
            unknown=unknown(one.pair),
            against=against(one.pair, told.absent),
        )

    def _reasons(self, one: Seen, told: Explained, parts: dict[str, float]) -> tuple[Reason, ...]:
        given = reasons(told.laid, parts)
        differ = apart(self.asker, one.found) if self.other_fields else None
        if differ is None:
            return given
        return across_fields(self.asker.text, one.found.text, told.laid.asking, differ, given)


@lru_cache(maxsize=_REMEMBERED)
def _read(
    record_id: str, fields: tuple[tuple[Field, str], ...], extra: tuple[tuple[str, str], ...]
) -> NeedCard:
    """A need's card, kept because many offers are laid beside the same needs."""
    return read_need(Record(record_id, dict(fields), dict(extra)), review=False)


def _probability(log_odds: float) -> float:
    return float(chance(np.array(log_odds, np.float32)))

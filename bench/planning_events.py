"""Generated matching days: who comes when, who wishes for whom, what the matches promise.

A third comes with needs, the rest with offers, some with both. A few are wished
for by many (the share falls with the rank to the power 0.8), many by few. Half stay all day,
the others half a day or two hours. A tenth share no language with another tenth.
"""

import random
from collections.abc import Sequence
from typing import Final

from duijie.events.planning import Fairness, Guest, Pairing, Task
from duijie.events.rules.preferences import Wish, worth_of

SLOTS: Final = 16
TABLES: Final = 30
PEOPLE: Final = 300
INTERPRETERS: Final = 3
WISHES: Final = 7
PROMISING: Final = 6
BOTH: Final = 0.1
ONE_TONGUE: Final = 0.1
STAYS: Final = ((16, 0.5), (8, 0.35), (4, 0.15))
MOST: Final = (4, 5, 6, 8)

Wishes = dict[tuple[int, int], Wish]


def event(seed: int, fairness: Fairness | None = None) -> Task:
    """The task of one generated day."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    asking = [i for i in range(PEOPLE) if i % 3 == 0 or chance.random() < BOTH]
    offering = [i for i in range(PEOPLE) if i % 3 or chance.random() < BOTH]
    wishes: Wishes = {}
    for from_whom, to_whom in ((asking, offering), (offering, asking)):
        _wish(chance, wishes, from_whom, to_whom)
    matches = _matches(chance, asking, offering, wishes)
    tongues = [chance.random() for _ in range(PEOPLE)]
    return Task(
        guests=tuple(Guest(f"g{i:03}", _stay(chance), chance.choice(MOST)) for i in range(PEOPLE)),
        pairings=tuple(_pairings(wishes, matches, tongues)),
        slots=SLOTS,
        tables=TABLES,
        interpreters=INTERPRETERS,
        fairness=fairness or Fairness(),
    )


def _wish(
    chance: random.Random, wishes: Wishes, from_whom: Sequence[int], to_whom: Sequence[int]
) -> None:
    ranked = list(to_whom)
    chance.shuffle(ranked)
    popular = [1 / (1 + rank) ** 0.8 for rank in range(len(ranked))]
    for one in from_whom:
        chosen = dict.fromkeys(chance.choices(ranked, weights=popular, k=WISHES))
        for rank, other in enumerate(chosen):
            if other != one:
                wishes[one, other] = Wish.SURELY if rank < WISHES // 2 else Wish.GLADLY


def _matches(
    chance: random.Random, asking: Sequence[int], offering: Sequence[int], wishes: Wishes
) -> dict[frozenset[int], float]:
    """Probabilities: likelier where somebody wished, as wishes follow the matches shown."""
    found = {frozenset(pair): chance.betavariate(2, 3) for pair in wishes}
    for one in asking:
        for other in chance.sample(offering, PROMISING):
            if other != one:
                found.setdefault(frozenset((one, other)), chance.betavariate(1.2, 4))
    return found


def _pairings(
    wishes: Wishes, matches: dict[frozenset[int], float], tongues: Sequence[float]
) -> Sequence[Pairing]:
    found = []
    for pair in sorted(matches, key=sorted):
        one, other = sorted(pair)
        both = (wishes.get((one, other), Wish.NONE), wishes.get((other, one), Wish.NONE))
        worth = worth_of(matches[pair], both)
        low, high = sorted((tongues[one], tongues[other]))
        apart = low < ONE_TONGUE and high > 1 - ONE_TONGUE
        if worth:
            found.append(Pairing(f"g{one:03}", f"g{other:03}", worth, needs_interpreter=apart))
    return found


def _stay(chance: random.Random) -> frozenset[int]:
    length = chance.choices([one for one, _ in STAYS], weights=[one for _, one in STAYS])[0]
    first = chance.choice(range(0, SLOTS - length + 1, 4))
    return frozenset(range(first, first + length))

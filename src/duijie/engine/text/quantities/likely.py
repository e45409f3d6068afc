"""What a value without a name may be a value of."""

from collections import Counter
from collections.abc import Iterable

from duijie.engine.text.quantities.properties import lexicon
from duijie.engine.text.quantities.types import Quantity

_FEW = 2


def told_of(asked: Quantity, told: Iterable[Quantity]) -> tuple[str, ...]:
    """The properties that others state in the same dimension, the usual ones first."""
    named = (
        lexicon().concept_of(one.property)
        for one in told
        if asked.dimension and one.dimension == asked.dimension and one.property
    )
    counts = Counter(one.key for one in named if one and one.key in lexicon().usual)
    return tuple(key for key, _ in counts.most_common())


def measured_in(asked: Quantity) -> tuple[str, ...]:
    """The properties that are measured in the dimension, that of its own name first.

    What can be measured in many dimensions, such as an output, is no likely guess.
    """
    kinds = {one.key: one.dimensions for one in lexicon().concepts.values()}
    fitting = [
        key
        for key in lexicon().usual
        if asked.dimension in kinds.get(key, ()) and len(kinds[key]) <= _FEW
    ]
    return tuple(sorted(fitting, key=lambda key: (key != asked.dimension, len(kinds[key]))))

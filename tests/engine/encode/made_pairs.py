"""A made corpus in two languages, in which every word has one translation."""

from collections.abc import Iterator

import numpy as np

from duijie.engine.encode.training.pairs import Pairs, number_texts
from duijie.engine.encode.training.recipe import Recipe
from duijie.engine.encode.training.sources import Pair

# Words of which jieba knows no shorter part, with what they are called in the other language.
PLANTED = {
    "电池": "battery",
    "催化": "catalysis",
    "涡轮": "turbine",
    "轴承": "bearing",
    "激光": "laser",
    "水泥": "cement",
    "纤维": "fiber",
    "齿轮": "gear",
    "玻璃": "glass",
    "疫苗": "vaccine",
    "卫星": "satellite",
    "土壤": "soil",
}
RECIPE = Recipe(seed=7, dimension=24, fewest_texts=2, steps=60, batch=64)


def made_pairs(count: int = 300, *, seed: int = 1) -> Pairs:
    """Pairs of made titles, three words each, that say the same in both languages."""
    return number_texts(_pairs(count, seed))


def _pairs(count: int, seed: int) -> Iterator[Pair]:
    chance = np.random.default_rng(seed)
    chinese = list(PLANTED)
    for _ in range(count):
        chosen = [chinese[at] for at in chance.choice(len(chinese), 3, replace=False)]
        english = chance.permutation([PLANTED[word] for word in chosen])
        yield Pair("title_zh-title_en", "，".join(chosen), " ".join(english))

"""The first look: evidence computed for every candidate of a pool at once.

Each function's docstring is its public explanation. A feature takes the question
and its pool and gives one number per candidate; docs/algorithms/ranking.md tells
the formulas and what each is worth.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.rarity import built_in_rarity
from duijie.engine.features.pool import Pool, places_of
from duijie.engine.features.question import Floats, Question

# A record shorter than this says too little for its length to mean anything.
_SHORT = 40
# Different terms that a need's opening has: its title, or the first sentence or two.
_OPENING = 25
# The best candidates that count as company, and how steeply their say falls off.
_COMPANY = 10
_STEEPNESS = 3.0
# The terms the company has in common that are looked for in every candidate.
_COMMON_TERMS = 30


@dataclass(frozen=True)
class Scene:
    """A question, its pool, and what several features share about them."""

    question: Question
    pool: Pool

    @cached_property
    def first_sight(self) -> Floats:
        """Shared and translated terms and meaning in equal parts."""
        return shared_terms(self) + translated_terms(self) + 2 * closest_of_all(self)

    @cached_property
    def company(self) -> Floats:
        """How much each candidate counts among the best at first sight; adds up to 1.

        The ten best count, the first most (relevance feedback after Rocchio 1971).
        """
        first = self.first_sight
        share = np.zeros(len(self.pool), np.float32)
        best = np.argsort(-first, kind="stable")[:_COMPANY]
        if len(best):
            share[best] = np.exp(_STEEPNESS * (first[best] - first[best[0]]))
            share /= share.sum()
        return share


Feature = Callable[[Scene], Floats]
Flags = npt.NDArray[np.bool_]


def shared_terms(scene: Scene) -> Floats:
    """Terms both texts use, rare ones counting more."""
    return _bm25(scene, k1=1.5, b=0.9, shortest=_SHORT)


def shared_terms_anywhere(scene: Scene) -> Floats:
    """Terms both texts use, however long the offer is."""
    return _bm25(scene, k1=0.9, b=0.4, shortest=0)


def same_words(scene: Scene) -> Floats:
    """How alike the two texts are word by word, taken as a whole.

    The cosine of damped counts times general rarity (Salton and Buckley 1988).
    """
    question, pool = scene.question, scene.pool
    damped = np.where(pool.counts > 0, 1 + np.log(np.maximum(pool.counts, 1)), 0)
    shared = damped @ (question.weights * built_in_rarity().weight_of(question.keys))
    both = np.maximum(pool.sizes * np.linalg.norm(question.weights), 1e-6)
    likeness: Floats = (shared / both).astype(np.float32)
    return likeness


def translated_terms(scene: Scene) -> Floats:
    """Terms of both texts, those said in the other language included.

    How often a term is meant is the expected count of its translations
    (probabilistic structured queries, Darwish and Oard 2003).
    """
    question, pool = scene.question, scene.pool
    rarity = np.where(question.means.any(axis=0), question.foreign_rarity, question.rarity)
    damping = _damping(scene, k1=1.2, b=0.75, shortest=0)
    counts = pool.counts + pool.foreign_counts
    weight = counts * 2.2 / (counts + damping[:, None])
    return _balanced(weight @ (question.counts * rarity), question)


def covered(scene: Scene) -> Floats:
    """The share of what the need says that the offer says too, in either language."""
    question, pool = scene.question, scene.pool
    present = np.minimum(pool.counts + pool.foreign_counts, 1)
    weight = np.sqrt(question.counts) * question.rarity
    share: Floats = present @ weight / np.float32(weight.sum() or 1.0)
    return share


def opening_terms(scene: Scene) -> Floats:
    """Terms of the need's opening, where most needs say what is wanted."""
    question, pool = scene.question, scene.pool
    opening = np.arange(len(question.terms)) < _OPENING
    damping = _damping(scene, k1=1.2, b=0.75, shortest=_SHORT)
    counts = pool.counts + pool.foreign_counts
    weight = counts * 2.2 / (counts + damping[:, None])
    told = opening * question.rarity
    reachable, scores = float(told.sum()) or 1.0, weight @ told
    best = float(scores.max(initial=0.0)) or 1.0
    balanced: Floats = (scores / np.sqrt(reachable * best)).astype(np.float32)
    return balanced


def rarest_terms(scene: Scene) -> Floats:
    """The share of the need's rarest terms that the offer says too."""
    question, pool = scene.question, scene.pool
    weight = np.sqrt(question.counts) * question.rarity**3
    present = np.minimum(pool.counts + pool.foreign_counts, 1)
    share: Floats = present @ weight / np.float32(weight.sum() or 1.0)
    return share


def shared_phrases(scene: Scene) -> Floats:
    """Terms that stand side by side in both texts."""
    asked = np.float32(max(len(scene.question.pairs), 1))
    share: Floats = np.sqrt(scene.pool.pairs / asked)
    return share


def close_meaning(scene: Scene) -> Floats:
    """How near the two texts are in the encoder's space."""
    return scene.pool.cosine


def closest_of_all(scene: Scene) -> Floats:
    """How near the texts are, compared with the nearest candidate there is."""
    cosine: Floats = np.maximum(scene.pool.cosine, 0)
    near: Floats = cosine / np.float32(float(cosine.max(initial=0.0)) or 1.0)
    return near


def good_company(scene: Scene) -> Floats:
    """How near the offer is to the best candidates together."""
    centre = scene.company @ scene.pool.vectors
    near: Floats = scene.pool.vectors @ (centre / np.float32(np.linalg.norm(centre) or 1.0))
    return near


def neighbours_agree(scene: Scene) -> Floats:
    """How good, at first sight, the candidates are that say nearly the same.

    The mean first sight of the candidate's ten nearest in the pool, the candidate
    itself left out (score regularisation, Diaz 2005).
    """
    pool = scene.pool
    if len(pool) <= _COMPANY:
        return np.zeros(len(pool), np.float32)
    near = pool.vectors @ pool.vectors.T
    np.fill_diagonal(near, -1)
    tenth = np.partition(near, -_COMPANY, axis=1)[:, -_COMPANY, None]
    weight = np.where(near >= tenth, np.maximum(near, 0) ** 2, np.float32(0))
    mean: Floats = (weight @ scene.first_sight) / np.maximum(weight.sum(axis=1), np.float32(1e-6))
    return mean


def words_of_company(scene: Scene) -> Floats:
    """Terms the best candidates have in common and others do not.

    The terms by which the company's mixture differs most from all candidates
    (Kullback-Leibler; Carpineto et al. 2001), then BM25 over them.
    """
    pool, profiles = scene.pool, scene.pool.profiles
    share_of = scene.company[profiles.owners] / np.maximum(pool.lengths[profiles.owners], 1)
    speaks = np.flatnonzero(share_of)
    if not len(speaks):
        return np.zeros(len(pool), np.float32)
    keys, said = np.unique(profiles.keys[speaks], return_inverse=True)
    share = np.bincount(said, share_of[speaks], minlength=len(keys))
    place = places_of(profiles.keys, keys)
    background = np.bincount(place[place >= 0], minlength=len(keys)) / len(profiles.keys)
    # What the company says less often than others speaks for nobody and against nobody.
    gain = share * np.maximum(np.log(np.maximum(share, 1e-12) / background), 0)
    common = np.argsort(-gain, kind="stable")[:_COMMON_TERMS]
    column = np.full(len(keys) + 1, -1)
    column[common] = np.arange(len(common))
    # A term nobody of the company says stands at -1, the last column, which is never common.
    wanted = column[place]
    met = wanted >= 0
    flat = profiles.owners[met] * len(common) + wanted[met]
    counts = np.bincount(flat, minlength=len(pool) * len(common)).reshape(len(pool), -1)
    damping = _damping(scene, k1=1.2, b=0.75, shortest=0)
    scores = (counts / (counts + damping[:, None])) @ gain[common]
    relative: Floats = (scores / (scores.max(initial=0.0) or 1.0)).astype(np.float32)
    return relative


FEATURES: tuple[Feature, ...] = (
    shared_terms,
    shared_terms_anywhere,
    same_words,
    translated_terms,
    covered,
    opening_terms,
    rarest_terms,
    shared_phrases,
    close_meaning,
    closest_of_all,
    good_company,
    neighbours_agree,
    words_of_company,
)


def name_of(feature: Feature) -> str:
    """The name of a feature, as the weights table and the messages have it."""
    return feature.__name__


def measure(scene: Scene, wanted: Flags | None = None) -> Floats:
    """All features of all candidates: one row a candidate, one column a feature.

    Where ``wanted`` says for each feature whether anyone asks for it, the others stay 0.
    """
    values = np.zeros((len(scene.pool), len(FEATURES)), np.float32)
    for column, feature in enumerate(FEATURES):
        if wanted is None or wanted[column]:
            values[:, column] = feature(scene)
    return values


def _bm25(scene: Scene, *, k1: float, b: float, shortest: int) -> Floats:
    """BM25 (Robertson and Zaragoza 2009), made comparable between questions."""
    question, counts = scene.question, scene.pool.counts
    damping = _damping(scene, k1=k1, b=b, shortest=shortest)
    weight = counts * (k1 + 1) / (counts + damping[:, None])
    return _balanced(weight @ (question.counts * question.rarity), question)


def _damping(scene: Scene, *, k1: float, b: float, shortest: int) -> Floats:
    lengths = np.maximum(scene.pool.lengths, shortest)
    mean = max(scene.question.mean_length, shortest, 1.0)
    damping = k1 * (1 - b + b * lengths / mean)
    return damping.astype(np.float32)


def _balanced(scores: Floats, question: Question) -> Floats:
    """Scores made comparable between questions.

    The geometric mean of two shares: of what the question could reach, and of
    what the best candidate reached. Alone, the first makes long questions look
    poor and the second makes the best of a bad lot look perfect.
    """
    reachable = float((question.counts * question.rarity).sum()) or 1.0
    best = float(scores.max(initial=0.0)) or 1.0
    balanced: Floats = scores / np.float32(np.sqrt(reachable * best))
    return balanced

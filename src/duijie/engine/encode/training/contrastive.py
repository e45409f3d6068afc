"""Contrastive training of piece vectors (van den Oord et al. 2018, InfoNCE).

A text is the weighted sum of its pieces' vectors. Of a batch of pairs, each left
text must find its own right text among all right texts of the batch, and the
other way round. See docs/algorithms/encoder.md.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from torch.nn import functional

from duijie.engine.encode.training.bags import Bags, Floats, Part
from duijie.engine.encode.training.pairs import Numbers
from duijie.engine.encode.training.recipe import Recipe

# A piece that stands in most texts still has a little weight to learn from.
_LEAST_RARITY = 0.3
# Far below any similarity, so that what is masked takes no share.
_OUT_OF_THE_RACE = -1e4


class Training:
    """Piece vectors and weights, and one step of learning them from a batch."""

    def __init__(self, bags: Bags, recipe: Recipe) -> None:
        torch.set_num_threads(recipe.threads)
        beginning = torch.Generator().manual_seed(recipe.seed)
        size = (len(bags.vocabulary), recipe.dimension)
        spread = recipe.dimension**-0.5
        rarity = np.log(np.maximum(bags.rarity, _LEAST_RARITY))[:, None]
        self._bags = bags
        self._recipe = recipe
        self._chance = np.random.default_rng(recipe.seed)
        self._vectors = torch.nn.Parameter(torch.randn(size, generator=beginning) * spread)
        self._log_weights = torch.nn.Parameter(torch.from_numpy(rarity.astype(np.float32)))
        self._learned = (self._vectors, self._log_weights)
        self._optimiser: torch.optim.Optimizer = torch.optim.SparseAdam(self._learned)

    def step(self, batch: Numbers, learning_rate: float) -> float:
        """Learn from one batch of pairs; the loss before learning."""
        parts = [self._draw(batch[:, side]) for side in (0, 1)]
        used, places = np.unique(
            np.concatenate([part.pieces for part in parts]), return_inverse=True
        )
        rows = torch.from_numpy(used)
        here = [one.detach()[rows].requires_grad_() for one in self._learned]
        pieces = here[0] * torch.exp(here[1])
        split = [len(parts[0].pieces)]
        left, right = (
            _bag(pieces, place, part, len(batch))
            for place, part in zip(np.split(places, split), parts, strict=True)
        )
        loss = _loss(left, right, batch, self._recipe.temperature)
        self._move(rows, torch.autograd.grad(loss, here), learning_rate)
        return float(loss.item())

    def vectors(self) -> Floats:
        """What has been learned: one weighted vector per piece of the vocabulary."""
        weighted: Floats = (self._vectors * torch.exp(self._log_weights)).detach().numpy()
        return weighted

    def _draw(self, texts: Numbers) -> Part:
        mean = int(self._chance.choice(self._recipe.pieces_seen))
        return self._bags.draw(texts, mean, self._chance)

    def _move(
        self, rows: torch.Tensor, slopes: Sequence[torch.Tensor], learning_rate: float
    ) -> None:
        """Move only the pieces of the batch; the others have no gradient."""
        for whole, slope in zip(self._learned, slopes, strict=True):
            whole.grad = torch.sparse_coo_tensor(
                rows[None], slope, whole.shape, is_coalesced=True, check_invariants=False
            )
        for group in self._optimiser.param_groups:
            group["lr"] = learning_rate
        self._optimiser.step()


def train_vectors(
    bags: Bags,
    pairs: Mapping[str, Numbers],
    recipe: Recipe,
    step: Callable[[], None] = lambda: None,
) -> Floats:
    """The weighted piece vectors after all steps; ``step`` is called after each."""
    usable = _usable(bags, pairs)
    kinds = [kind for kind in recipe.shares if kind in usable]
    shares = np.array([recipe.shares[kind] for kind in kinds])
    chance = np.random.default_rng([recipe.seed, 1])
    training = Training(bags, recipe)
    for number in range(recipe.steps):
        known = usable[kinds[chance.choice(len(kinds), p=shares / shares.sum())]]
        size = min(recipe.batch, len(known))
        batch = known[chance.choice(len(known), size, replace=False, shuffle=False)]
        training.step(batch, learning_rate(recipe, number))
        step()
    return training.vectors()


def learning_rate(recipe: Recipe, number: int) -> float:
    """The learning rate of a step, falling in a straight line over the training."""
    left = 1 - number / recipe.steps
    return max(recipe.learning_rate * left, recipe.last_learning_rate)


def _usable(bags: Bags, pairs: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """The pairs both of whose texts have a piece in the vocabulary."""
    filled = bags.texts.lengths() > 0
    kept = {kind: numbers[filled[numbers].all(axis=1)] for kind, numbers in pairs.items()}
    return {kind: numbers for kind, numbers in kept.items() if len(numbers)}


def _bag(pieces: torch.Tensor, places: np.ndarray, part: Part, size: int) -> torch.Tensor:
    """Unit vectors of drawn parts: their weighted pieces summed."""
    begins = np.searchsorted(part.owner, np.arange(size))
    summed = functional.embedding_bag(
        torch.from_numpy(places),
        pieces,
        torch.from_numpy(begins),
        mode="sum",
        per_sample_weights=torch.from_numpy(part.weights),
    )
    return functional.normalize(summed, dim=1)


def _loss(
    left: torch.Tensor, right: torch.Tensor, batch: Numbers, temperature: float
) -> torch.Tensor:
    """InfoNCE in both directions; a text that stands in several pairs is never wrong."""
    same = (batch[:, None, 0] == batch[None, :, 0]) | (batch[:, None, 1] == batch[None, :, 1])
    np.fill_diagonal(same, val=False)
    alike = (left @ right.T / temperature).masked_fill(torch.from_numpy(same), _OUT_OF_THE_RACE)
    own = torch.arange(len(batch))
    both = functional.cross_entropy(alike, own) + functional.cross_entropy(alike.T, own)
    return both / 2

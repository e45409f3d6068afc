"""The weights a node answers with: those of the program, or learned from its judgements."""

from duijie.engine.rank.weights import built_in_weights
from duijie.matching.models import WeightTable


def weights_in_use() -> WeightTable | None:
    """The learned table in use; None where the program's own serve."""
    return WeightTable.objects.filter(is_current=True).first()


def name_of_weights() -> str:
    """The name that answers carry now."""
    table = weights_in_use()
    return table.name if table else built_in_weights().name

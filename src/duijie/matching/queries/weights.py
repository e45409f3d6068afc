"""The weights a node answers with: those of the program, or learned from its judgements."""

from uuid import UUID

from django.db.models import QuerySet

from duijie.accounts.permissions import check_operator
from duijie.engine.rank.weights import built_in_weights
from duijie.kernel.actors import Actor
from duijie.matching.errors import WeightsNotFound
from duijie.matching.models import WeightTable


def weights_in_use() -> WeightTable | None:
    """The learned table in use; None where the program's own serve."""
    return WeightTable.objects.filter(is_current=True).first()


def name_of_weights() -> str:
    """The name that answers carry now."""
    table = weights_in_use()
    return table.name if table else built_in_weights().name


def learned_weights(actor: Actor) -> QuerySet[WeightTable]:
    """All tables learned on this node, newest first, for operators."""
    check_operator(actor)
    return WeightTable.objects.all()


def get_weights(actor: Actor, table_id: UUID) -> WeightTable:
    """One learned table, for operators."""
    check_operator(actor)
    table = WeightTable.objects.filter(pk=table_id).first()
    if table is None:
        raise WeightsNotFound
    return table

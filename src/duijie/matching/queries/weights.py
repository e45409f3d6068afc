"""The weights that were learned on a node, for its operators."""

from uuid import UUID

from django.db.models import QuerySet

from duijie.accounts.permissions import check_operator
from duijie.kernel.actors import Actor
from duijie.matching.errors import WeightsNotFound
from duijie.matching.models import WeightTable


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

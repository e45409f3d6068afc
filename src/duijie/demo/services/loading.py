"""Load the invented ecosystem, whole or not at all."""

from django.conf import settings
from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.demo import queries
from duijie.demo.errors import NotADemoNode
from duijie.demo.services.examples import load_needs, load_offers
from duijie.demo.services.houses import load_houses
from duijie.demo.services.network import load_experts, load_labs
from duijie.demo.services.people import load_people
from duijie.demo.services.spreadsheets import import_spreadsheet
from duijie.demo.services.waiting import leave_work_to_do
from duijie.kernel.actors import Actor


@transaction.atomic
def load_demo(*, actor: Actor) -> bool:
    """Bring the invented ecosystem in; False when it is there already."""
    check_operator(actor)
    if not settings.DEMO:
        raise NotADemoNode
    if queries.is_loaded():
        return False
    people = load_people(actor)
    houses = load_houses(actor, people)
    load_offers(actor, houses)
    load_needs(actor, houses)
    load_experts(houses)
    load_labs(houses)
    import_spreadsheet(houses)
    leave_work_to_do(actor, houses, people)
    return True

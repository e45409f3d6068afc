"""Load the invented ecosystem, whole or not at all."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.demo import queries
from duijie.demo.errors import NotADemoNode
from duijie.demo.services.contests import plan_contests
from duijie.demo.services.examples import plan_needs, plan_offers
from duijie.demo.services.gatherings import plan_gatherings
from duijie.demo.services.houses import load_houses
from duijie.demo.services.network import plan_experts, plan_labs
from duijie.demo.services.people import load_people
from duijie.demo.services.spreadsheets import AGO, import_spreadsheet
from duijie.demo.services.stories import switch_digest_on
from duijie.demo.services.timeline import Timeline
from duijie.demo.services.waiting import LATELY, leave_work_to_do
from duijie.funnel.services import count_funnel
from duijie.kernel import clock
from duijie.kernel.actors import Actor

# Since when the reader of the stories has digests switched on.
LISTENING: Final = timedelta(days=40)


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
    timeline = Timeline()
    plans = (plan_offers, plan_needs, plan_experts, plan_labs, plan_gatherings, plan_contests)
    for plan in plans:
        plan(timeline, houses)
    now = clock.now()
    timeline.add(now - AGO, lambda: import_spreadsheet(houses))
    timeline.add(now - LATELY, lambda: leave_work_to_do(actor, houses))
    with clock.stopped_at(now - LISTENING):
        switch_digest_on()
    timeline.happen()
    count_funnel(actor=actor)
    return True

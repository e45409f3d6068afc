"""What is left for people to do: a likely duplicate, an invitation nobody took up."""

from datetime import timedelta
from typing import Final

from duijie.demo import reading
from duijie.demo.types import Houses
from duijie.kernel.actors import Actor
from duijie.organisations import services
from duijie.organisations.types import Details, Kind, Role

LATELY: Final = timedelta(days=3)
# The same firm as "beichen", registered again by a colleague who did not look.
TWICE: Final = Details(
    kind=Kind.FIRM,
    name_zh="示例北辰储能科技股份公司",
    name_en="Demo Beichen Energy Storage Technology",
    region="230000",
    industries=("38",),
)


def leave_work_to_do(actor: Actor, houses: Houses) -> None:
    """Leave a likely duplicate to merge and invitations to take up."""
    others = [house.id for house in houses.by_key.values()]
    services.register_organisation(actor=actor, details=TWICE, distinct_from=others)
    for person in reading.people():
        if person.invited:
            house = houses.by_key[person.invited]
            services.invite_member(
                actor=house.manager,
                organisation_id=house.id,
                email=reading.address_of(person.key),
                role=Role.MEMBER,
            )

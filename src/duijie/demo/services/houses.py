"""The organisations of the demonstration, and how far they are verified."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from duijie.demo import reading
from duijie.demo.services.people import JOINED, again
from duijie.demo.types import House, HouseEntry, Houses
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.identifiers.schemes import Scheme
from duijie.notices.services import mark_all_read
from duijie.organisations import services
from duijie.organisations.types import Details, Evidence, Kind, Proof, Role, Size

# After the accounts, before the oldest record.
REGISTERED: Final = JOINED - timedelta(days=5)
ASKED: Final = timedelta(days=2)
WAITING: Final = "requested"
PROOF_HOLDS: Final = timedelta(days=400)


def load_houses(actor: Actor, people: Mapping[str, Actor]) -> Houses:
    """Register every organisation by its manager, and take in the other members."""
    houses = Houses()
    now = clock.now()
    for entry in reading.houses():
        with clock.stopped_at(now - REGISTERED):
            made = services.register_organisation(
                actor=people[entry.key],
                details=details_of(entry),
                # Names that begin alike look alike; here a person has looked.
                distinct_from=[house.id for house in houses.by_key.values()],
            )
            house = House(made.pk, again(people[entry.key]))
        houses.by_key[entry.key] = house
        if entry.verification != WAITING:
            with clock.stopped_at(now - REGISTERED):
                _verify(actor, house, entry.verification)
    with clock.stopped_at(now - REGISTERED):
        _take_in_members(people, houses)
    # What is long done has been read; what still waits comes after.
    for person in people.values():
        mark_all_read(actor=person)
    with clock.stopped_at(now - ASKED):
        for entry in reading.houses():
            if entry.verification == WAITING:
                _verify(actor, houses.by_key[entry.key], WAITING)
    return houses


def details_of(entry: HouseEntry) -> Details:
    """What an organisation says of itself."""
    return Details(
        kind=Kind(entry.kind),
        name_zh=entry.name.zh,
        name_en=entry.name.en,
        aliases=entry.aliases,
        identifiers=tuple((Scheme(scheme), number) for scheme, number in entry.numbers),
        country=entry.country,
        foreign_invested=entry.foreign_invested,
        region=entry.region,
        industries=entry.industries,
        size=Size(entry.size) if entry.size else None,
        website=entry.website,
    )


def _verify(actor: Actor, house: House, wanted: str) -> None:
    if not wanted:
        return
    request = services.request_verification(
        actor=house.manager,
        organisation_id=house.id,
        statement="演示：证照扫描件见附件。 Demonstration: a scan of the certificate is attached.",
    )
    if wanted in {"granted", "revoked"}:
        until = clock.today() + PROOF_HOLDS
        proof = Proof(Evidence.REGISTER, "演示：已核对登记信息。 Demonstration: checked.", until)
        services.grant_verification(actor=actor, verification_id=request.pk, proof=proof)
    if wanted == "refused":
        note = "证照名称与登记名称不一致。 The certificate names another organisation."
        services.refuse_verification(actor=actor, verification_id=request.pk, note=note)
    if wanted == "revoked":
        note = "证照已过期。 The certificate has expired."
        services.revoke_verification(actor=actor, verification_id=request.pk, note=note)


def _take_in_members(people: Mapping[str, Actor], houses: Houses) -> None:
    for person in reading.people():
        if person.member:
            house = houses.by_key[person.member]
            sent = services.invite_member(
                actor=house.manager,
                organisation_id=house.id,
                email=reading.address_of(person.key),
                role=Role.MEMBER,
            )
            services.accept_invitation(actor=people[person.key], token=sent.token)

"""A small world that everybody looks at: a hidden organisation, its draft, and six people."""

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from http.cookies import SimpleCookie
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft
from tests.events.making import DETAILS
from tests.exchange.making import csv_of, offer_rows, upload
from tests.organisations.making import make_manager, make_member, make_organisation, make_person
from tests.pictures import picture

from duijie.access import services as access
from duijie.access.models import Webhook
from duijie.access.types import Scope
from duijie.accounts import exports, tasks
from duijie.accounts.models import User
from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.queries import numbers_of
from duijie.catalogue.types.words import ListingKind
from duijie.clinic import queries as clinic_queries
from duijie.clinic import services as clinic
from duijie.clinic.types import Paper
from duijie.engine.evaluate.judged import quality
from duijie.engine.rank.weights import built_in_weights, read_weights, written
from duijie.engine.results import Grade
from duijie.events import services as events
from duijie.funnel.services import count_funnel
from duijie.introductions.models import Introduction
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.matching import services as matching
from duijie.matching.models import Match, Shortlisted, WeightTable, Wording
from duijie.matching.queries import wish_of
from duijie.matching.types import Audience, Basis, Mode, Rhythm, Standing
from duijie.notices import queries as notices
from duijie.notices import services as notice_services
from duijie.notices.types import Kind as News
from duijie.organisations import services as organisations
from duijie.organisations.types import Kind, Role
from duijie.outreach.models import Digest, Pushed
from duijie.outreach.types import Ground, Pace

NOWHERE = UUID("01900000-0000-7000-8000-000000000000")
# What only those who belong to the hidden organisation may read; nobody who asks sends it.
HIDDEN_NAME = "Qinghe Quietworks"
PICTURE = picture()
HOOK = "https://receiver.example/news"
ROLES = ("stranger", "other", "member", "manager", "broker", "operator")
# Those who are not to learn that the hidden organisation is there.
OUTSIDE = ("stranger", "other", "broker")


@dataclass(frozen=True)
class World:
    """What is asked for, and the cookies of those who ask."""

    values: dict[str, str]
    # Of each kind of record, by its plural: what an address with that plural names.
    listings: dict[str, dict[str, str]]
    cookies: dict[str, str]

    def client(self, role: str) -> Client:
        """A fresh browser of somebody, signed in as they are."""
        client = Client(raise_request_exception=False, headers={"accept-language": "en"})
        if role in self.cookies:
            client.cookies = SimpleCookie({"sessionid": self.cookies[role]})
        return client

    def named_by(self, pattern: str) -> dict[str, str]:
        """The values of the parameters of an address."""
        kind = next((one for one in self.listings if f"/{one}/" in pattern), "offers")
        return self.values | self.listings[kind]


def make_world() -> World:
    """Make everything."""
    own = make_organisation("青禾传感器有限公司", name_en=HIDDEN_NAME, listed=False)
    elsewhere = make_organisation("远山水泵有限公司")
    house = make_organisation("同舟技术转移有限公司", kind=Kind.BROKER_HOUSE)
    member, manager = make_member(own.pk), make_manager(own.pk)
    people = {
        "other": make_manager(elsewhere.pk),
        "member": member,
        "manager": manager,
        "broker": make_member(house.pk),
    }
    cookies = {role: _session_of(_user(actor)) for role, actor in people.items()}
    cookies["operator"] = _session_of(make_person(operator=True))
    values = _of_organisation(own.pk, manager) | _of_person(member)
    listings = _listings(own.pk)
    values |= _of_match(own.pk, member, listings)
    values |= _of_digest(own.pk, member, listings)
    values["table_id"] = _learned_weights()
    count_funnel(actor=SYSTEM)
    return World(_texts(values), listings, cookies)


def _learned_weights() -> UUID:
    """Weights as an operator may put them to use."""
    text, nothing = written(built_in_weights(), "of the world"), asdict(quality([]))
    figures = {"judgements": {"before": nothing, "after": nothing}, "sets": []}
    made = {"name": read_weights(text).name, "text": text, "base": "", "figures": figures}
    return WeightTable.objects.create(**made, judgements=0, lists=0).pk


def _of_organisation(own: UUID, manager: Actor) -> dict[str, object]:
    """What belongs to the hidden organisation."""
    sent = organisations.invite_member(
        actor=manager, organisation_id=own, email="guest@example.com", role=Role.MEMBER
    )
    asked = organisations.request_verification(
        actor=manager, organisation_id=own, statement="licence"
    )
    organisations.change_logo(actor=manager, organisation_id=own, content=PICTURE)
    return {
        "organisation_id": own,
        "invitation_id": sent.invitation.pk,
        "verification_id": asked.pk,
        "import_id": upload(manager, own, csv_of(offer_rows(1))).pk,
    } | _of_day(own, manager)


def _of_day(own: UUID, manager: Actor) -> dict[str, object]:
    """A matching day in preparation, of which nobody outside knows, and who will come."""
    day = events.make_event(
        actor=manager, organiser_id=own, details=replace(DETAILS, title_en=HIDDEN_NAME)
    )
    guest = events.add_walk_in(
        actor=manager, event_id=day.pk, name="Guest", affiliation=HIDDEN_NAME
    )
    return {"event_id": day.pk, "participant_id": guest.pk}


def _of_person(member: Actor) -> dict[str, object]:
    """What belongs to one of its members alone."""
    user = _user(member)
    issued = access.issue_token(actor=member, name="import", scopes={Scope.READ}, days=1)
    export = exports.request_export(actor=member, user_id=user.pk)
    exports.write_export(export_id=export.pk)
    notice_services.notify(
        actor=SYSTEM, people=[user.pk], kind=News.LISTING_PUBLISHED, path="/", title_en=HIDDEN_NAME
    )
    search = matching.save_search(
        actor=member, wish=wish_of(ListingKind.OFFER, {"q": HIDDEN_NAME}), rhythm=Rhythm.DAILY
    )
    return {
        "user_id": user.pk,
        "token_id": issued.token.pk,
        "webhook_id": Webhook.objects.create(user=user, address=HOOK, topics=["offer"]).pk,
        "export_id": export.pk,
        "notice_id": notices.notices_of(member).get().pk,
        "search_id": search.pk,
        "draft_id": _draft_of(member),
        "job_id": tasks.write_export.later(export_id=export.pk),
    }


def _draft_of(member: Actor) -> UUID:
    """A draft of a need that its writer alone may open."""
    holder = clinic_queries.holder_of(member)
    paper = Paper(f"{HIDDEN_NAME} needs a sensor that works below -40 °C.")
    (made,) = clinic.start_drafts(actor=member, holder=holder, papers=[paper])
    return made.pk


def _of_digest(own: UUID, member: Actor, listings: dict[str, dict[str, str]]) -> dict[str, object]:
    """What a digest told one of its members."""
    assert member.user_id
    digest = Digest.objects.create(user_id=member.user_id, pace=Pace.DAILY.value)
    pushed = Pushed.objects.create(
        digest=digest,
        user_id=member.user_id,
        organisation_id=own,
        ground=Ground.INDUSTRY.value,
        listing_id=listings["offers"]["listing_id"],
        listing_version=1,
        mark="of the world",
    )
    return {"pushed_id": pushed.pk}


def _listings(own: UUID) -> dict[str, dict[str, str]]:
    """A draft of every kind, and a file of it."""
    found = {}
    for details in (OFFER, NEED, EXPERT, LAB):
        draft = make_draft(details, owner_id=own, title_en=f"{HIDDEN_NAME} {details.kind}")
        file = _file_of(draft)
        draft.refresh_from_db()
        of = {"listing_id": draft.pk, "file_id": file, "seen": draft.version}
        found[f"{details.kind}s"] = _texts(of)
    return found


def _file_of(draft: Listing) -> UUID:
    file = SimpleUploadedFile("sheet.pdf", b"%PDF-1.7\n%%EOF\n")
    return catalogue.add_file(actor=SYSTEM, listing_id=draft.pk, file=file).pk


def _of_match(own: UUID, member: Actor, listings: dict[str, dict[str, str]]) -> dict[str, object]:
    """A match of the hidden organisation, put aside and asked an introduction for."""
    match = make_match(listings["needs"], listings["offers"])
    listed = Shortlisted.objects.create(
        organisation_id=own, asker=match.asker, found=match.found, match=match, note=HIDDEN_NAME
    )
    asked = Introduction.objects.create(
        match=match,
        asking=match.asker,
        asked=match.found,
        user_id=member.user_id,
        message=HIDDEN_NAME,
        asking_contact={"name": HIDDEN_NAME, "position": "", "email": "", "phone": "1"},
        lapses_on=clock.today() + timedelta(days=30),
    )
    return {"match_id": match.pk, "shortlisted_id": listed.pk, "introduction_id": asked.pk}


def make_match(asker: dict[str, str], found: dict[str, str]) -> Match:
    """A match of two records of the hidden organisation, which only its people may see."""
    words = [
        Wording.objects.create(
            listing_id=one["listing_id"], digest="of the world", fields={"title": HIDDEN_NAME}
        )
        for one in (asker, found)
    ]
    known = numbers_of(Listing.objects.get(pk=found["listing_id"]))
    return Match.objects.create(
        asker_id=asker["listing_id"],
        found_id=found["listing_id"],
        asker_version=asker["seen"],
        found_version=known[Audience.REGISTERED.value],
        asker_wording=words[0],
        found_wording=words[1],
        kind=ListingKind.OFFER.value,
        basis=Basis.OWNER.value,
        mode=Mode.CLOSE.value,
        standing=Standing.FIT.value,
        rank=1,
        score=0.0,
        probability=0.5,
        grade=Grade.LIKELY.value,
        proof={"features": {}},
        engine="0",
        encoder="none",
        weights="none",
    )


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def in_a_year() -> str:
    """A day that is neither over nor too far away."""
    return (clock.today() + timedelta(days=300)).isoformat()


def _user(actor: Actor) -> User:
    return User.objects.get(pk=str(actor.user_id))


def _session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value

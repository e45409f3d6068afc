"""Ask a person whether they may be shown, and keep what they say."""

from uuid import UUID

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from duijie.catalogue import letters, permissions, queries
from duijie.catalogue.errors import AskedOften, ConsentLinkUnusable, ListingMalformed
from duijie.catalogue.models import ConsentLetter, Expert
from duijie.catalogue.queries.people import LINK_SALT
from duijie.catalogue.rules import consent, life
from duijie.catalogue.services.columns import keep_version
from duijie.catalogue.services.moves import take_out_of_sight
from duijie.catalogue.services.news import tell
from duijie.catalogue.types.results import Problem
from duijie.catalogue.types.words import ListingKind, PersonConsent, Stage
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.language import Language
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.queries import members_to_tell


@transaction.atomic
def ask_person(*, actor: Actor, listing_id: UUID, email: str, language: Language) -> ConsentLetter:
    """Note that a person is to be asked by mail whether they may be shown."""
    queries.get_listing(actor, ListingKind.EXPERT, listing_id)
    expert = queries.get_listing_to_change(actor, listing_id)
    assert isinstance(expert, Expert)  # noqa: S101  (asked for above)
    permissions.check_may_write(actor, expert.owner)
    life.check_changeable(Stage(expert.stage))
    address = _checked(email)
    since = clock.now() - consent.COUNTED_OVER
    sent = ConsentLetter.objects.filter(expert=expert, created_at__gte=since)
    if sent.count() >= consent.MOST_LETTERS:
        raise AskedOften(most=consent.MOST_LETTERS, days=consent.COUNTED_OVER.days)
    made = ConsentLetter.objects.create(
        expert=expert, email=address, language=language.value, text_version=consent.TEXT_VERSION
    )
    audit.record(actor=actor, action="expert.asked_for_consent", subject=expert.pk)
    return made


def mail_consent(*, letter_id: UUID) -> bool:
    """Send a letter, unless its record is gone; whether it was sent."""
    found = ConsentLetter.objects.select_related("expert__owner").filter(pk=letter_id).first()
    if found is None:
        return False
    token = signing.dumps(found.pk.hex, salt=LINK_SALT)
    letters.consent_letter(found, token).send()
    return True


@transaction.atomic
def answer_for_oneself(*, token: str, agreed: bool) -> PersonConsent:
    """Keep what the person says: they may be shown, or no longer."""
    letter = queries.get_consent_letter(token)
    expert = queries.get_listing_to_change(SYSTEM, letter.expert_id)
    if not isinstance(expert, Expert):
        raise ConsentLinkUnusable
    said = PersonConsent.IN_PERSON if agreed else PersonConsent.WITHDRAWN
    letter.answer, letter.answered_at = said.value, clock.now()
    save_change(letter, "answer", "answered_at")
    action = "expert.consent_given" if agreed else "expert.consent_withdrawn"
    facts = {"letter": str(letter.pk), "text_version": letter.text_version}
    audit.record(actor=SYSTEM, action=action, subject=expert.pk, **facts)
    if PersonConsent(expert.consent) is not said:
        _keep(expert, said)
    return said


def _keep(expert: Expert, said: PersonConsent) -> None:
    expert.consent, expert.consent_on = said.value, clock.today()
    save_change(expert, "consent", "consent_on")
    keep_version(SYSTEM, expert, queries.content_of(expert))
    # Nobody outside reads how a person agreed: it is nobody's news.
    tell(SYSTEM, expert, "changed", fields=["consent"])
    if said is PersonConsent.WITHDRAWN:
        take_out_of_sight(SYSTEM, expert)
    agreed = said is PersonConsent.IN_PERSON
    notify(
        actor=SYSTEM,
        people=members_to_tell(expert.owner_id),
        kind=Kind.PERSON_AGREED if agreed else Kind.PERSON_WITHDREW,
        path=f"/experts/{expert.pk}",
        title_zh=expert.title_zh,
        title_en=expert.title_en,
    )


def _checked(email: str) -> str:
    address = email.strip()
    try:
        validate_email(address)
    except ValidationError:
        problem = Problem("email", "catalogue.problem.no_mail_address", {"given": address})
        raise ListingMalformed((problem,)) from None
    return address

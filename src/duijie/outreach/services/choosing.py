"""Whether and how often a person gets a digest; off is as easy as on (PIPL art. 15, 24)."""

from uuid import UUID

from django.db import transaction

from duijie.accounts.models import User
from duijie.accounts.permissions import check_signed_in
from duijie.accounts.queries import has_agreed
from duijie.accounts.services import give_consent
from duijie.accounts.types import Consent
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor
from duijie.outreach import letters
from duijie.outreach.errors import LinkBroken
from duijie.outreach.models import Digest, Subscription
from duijie.outreach.types import Pace


@transaction.atomic
def choose_pace(*, actor: Actor, pace: Pace) -> Subscription:
    """Keep how often a person wants a digest; to want one is to agree to such mails."""
    check_signed_in(actor)
    assert actor.user_id  # noqa: S101  (the node itself gets no digest)
    chosen = _choose(actor.user_id, pace)
    if pace is not Pace.NEVER and not has_agreed(actor.user_id, Consent.DIGEST):
        give_consent(actor=actor, user_id=actor.user_id, kind=Consent.DIGEST)
    audit.record(actor=actor, action="digest.chosen", subject=chosen.pk, pace=pace.value)
    return chosen


@transaction.atomic
def stop_by_link(*, token: str) -> None:
    """Send no more digests to whom a mail was for; whoever has the mail may."""
    user = User.objects.filter(pk=letters.person_of(token), is_active=True).first()
    if user is None:
        raise LinkBroken
    chosen = _choose(user.pk, Pace.NEVER)
    actor = Actor(user_id=user.pk)
    audit.record(actor=actor, action="digest.chosen", subject=chosen.pk, pace=Pace.NEVER.value)


def _choose(user_id: UUID, pace: Pace) -> Subscription:
    """The person's choice, its row locked; sending waits for the same lock."""
    chosen, made = Subscription.objects.select_for_update().get_or_create(
        user_id=user_id, defaults={"pace": pace.value}
    )
    if not made and chosen.pace != pace.value:
        chosen.pace = pace.value
        save_change(chosen, "pace")
    return chosen


def forget_person(actor: Actor, user_id: UUID) -> None:
    """Digests and answers go with the account; judgements stay without a name."""
    del actor
    Digest.objects.filter(user=user_id).delete()
    Subscription.objects.filter(user=user_id).delete()

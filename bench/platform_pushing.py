"""The deeds of ``bench.platform_push``; Django must have its settings before this is read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402

from duijie.accounts.models import User  # noqa: E402
from duijie.accounts.services import create_account, give_consent  # noqa: E402
from duijie.accounts.types import Consent  # noqa: E402
from duijie.catalogue import services as catalogue  # noqa: E402
from duijie.catalogue.models import Offer  # noqa: E402
from duijie.catalogue.queries import content_of, with_content  # noqa: E402
from duijie.catalogue.types.words import ListingKind  # noqa: E402
from duijie.funnel.services import count_funnel  # noqa: E402
from duijie.kernel.actors import SYSTEM  # noqa: E402
from duijie.kernel.language import Language  # noqa: E402
from duijie.matching.documents import CATALOGUE  # noqa: E402
from duijie.matching.indexing.copies import Copy  # noqa: E402
from duijie.matching.indexing.following import reader_name  # noqa: E402
from duijie.matching.services import match_news  # noqa: E402
from duijie.node.embedded import available  # noqa: E402
from duijie.node.running import bring_tables_up_to_date  # noqa: E402
from duijie.organisations.models import Membership, Organisation  # noqa: E402
from duijie.organisations.types import Role  # noqa: E402
from duijie.outreach.services import send_digest  # noqa: E402


@contextmanager
def opened() -> Iterator[None]:
    """The database of the node; mails go nowhere."""
    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        yield


def readers() -> list[UUID]:
    """Somebody at every firm who agreed to digests, made where there is nobody."""
    for firm in Organisation.objects.filter(memberships__isnull=True):
        email = f"{firm.pk.hex}@bench.example"
        user = create_account(actor=SYSTEM, email=email, password=None, language=Language.EN)
        Membership.objects.create(organisation=firm, user=user, role=Role.MANAGER.value)
        give_consent(actor=SYSTEM, user_id=user.pk, kind=Consent.DIGEST)
    people = User.objects.filter(email__endswith="@bench.example")
    return list(people.values_list("pk", flat=True))


def change(ids: Sequence[UUID]) -> None:
    """Write offers anew, and have the index follow."""
    for offer in with_content(Offer.objects.filter(pk__in=ids), ListingKind.OFFER):
        said = content_of(offer)
        other = "" if said.social_value else "Less noise."  # type: ignore[attr-defined]
        catalogue.change_listing(
            actor=SYSTEM,
            listing_id=offer.pk,
            details=replace(said, social_value=other),  # type: ignore[call-arg]
            seen=None,
        )
    with Copy(settings.INDEX_ROOT, reader_name(settings.INDEX_ROOT), CATALOGUE) as copy:
        copy.open()
        while copy.catch_up():
            pass


def match(ids: Sequence[UUID]) -> None:
    """What the indexer does for matches when records have changed."""
    match_news({ListingKind.OFFER: set(ids)})


def send(people: Sequence[UUID]) -> None:
    """Everybody's digest."""
    for user_id in people:
        send_digest(user_id=user_id)


def count() -> None:
    """The funnel, counted anew."""
    count_funnel(actor=SYSTEM)

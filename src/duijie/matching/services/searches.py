"""Writes of matching: searches kept, and the letters they send."""

from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.models import User
from duijie.accounts.permissions import check_operator, check_signed_in
from duijie.accounts.queries import actor_of, has_agreed
from duijie.accounts.services import give_consent
from duijie.accounts.types import Consent
from duijie.catalogue.queries import seen_all
from duijie.catalogue.types.words import ListingKind
from duijie.foundation import audit, outbox
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor
from duijie.matching import letters, queries
from duijie.matching.errors import NothingToKeep, TooManySearches
from duijie.matching.indexing.copies import REBUILD
from duijie.matching.models import SavedSearch, ToldListing
from duijie.matching.queries import Wish
from duijie.matching.types import Rhythm

MOST_SAVED: Final = 50
# The trail and the outbox name a record; what is done to the index is written under this one.
INDEX_ITSELF: Final = UUID(int=0)
MOST_IN_ONE: Final = 20


@transaction.atomic
def save_search(*, actor: Actor, wish: Wish, rhythm: Rhythm) -> SavedSearch:
    """Keep a search; one that is kept already only changes its rhythm."""
    check_signed_in(actor)
    assert actor.user_id  # noqa: S101  (the node itself keeps no searches)
    if not wish.text and not wish.filters:
        raise NothingToKeep
    # The person's own row is locked, so that two clicks cannot pass the limit together.
    User.objects.select_for_update(no_key=True).get(pk=actor.user_id)
    filters = dict(wish.filters)
    mine = queries.saved_searches_of(actor)
    known = mine.filter(kind=wish.kind.value, text=wish.text, filters=filters).first()
    if known is not None:
        return change_rhythm(actor=actor, search_id=known.pk, rhythm=rhythm)
    if mine.count() >= MOST_SAVED:
        raise TooManySearches(most=MOST_SAVED)
    saved = SavedSearch.objects.create(
        user_id=actor.user_id, kind=wish.kind.value, text=wish.text, filters=filters,
        rhythm=rhythm.value,
    )  # fmt: skip
    _agree_to_mail(actor, actor.user_id, rhythm)
    audit.record(actor=actor, action="search.saved", subject=saved.pk, rhythm=rhythm.value)
    return saved


@transaction.atomic
def change_rhythm(*, actor: Actor, search_id: UUID, rhythm: Rhythm) -> SavedSearch:
    """Change how often a search sends what is new."""
    saved = queries.get_saved_search_to_change(actor, search_id)
    saved.rhythm = rhythm.value
    save_change(saved, "rhythm")
    _agree_to_mail(actor, saved.user_id, rhythm)
    audit.record(actor=actor, action="search.changed", subject=saved.pk, rhythm=rhythm.value)
    return saved


@transaction.atomic
def delete_search(*, actor: Actor, search_id: UUID) -> None:
    """Keep a search no longer."""
    saved = queries.get_saved_search_to_change(actor, search_id)
    audit.record(actor=actor, action="search.deleted", subject=saved.pk)
    saved.delete()


@transaction.atomic
def stop_letters(*, token: str) -> ListingKind | None:
    """Send no more letters of a search; whoever has one of them may."""
    search_id = letters.search_of(token)
    saved = SavedSearch.objects.select_for_update().filter(pk=search_id).first()
    if saved is None:
        return None
    saved.rhythm = Rhythm.NEVER.value
    save_change(saved, "rhythm")
    actor = Actor(user_id=saved.user_id)
    audit.record(actor=actor, action="search.changed", subject=saved.pk, rhythm=saved.rhythm)
    return ListingKind(saved.kind)


@transaction.atomic
def send_news(*, search_id: UUID) -> int:
    """Send what is new in a search to its person; how many records the letter names."""
    saved = SavedSearch.objects.select_for_update().filter(pk=search_id).first()
    if saved is None or saved.rhythm == Rhythm.NEVER.value:
        return 0
    user = User.objects.get(pk=saved.user_id)
    if not user.is_active or not has_agreed(user.pk, Consent.DIGEST):
        return 0
    actor = actor_of(user)
    ids, total = queries.news_of(actor, saved, MOST_IN_ONE)
    seen = seen_all(actor, ListingKind(saved.kind), ids)
    news = [seen[one] for one in ids if one in seen]
    if not news:
        return 0
    # Noted first and sent last: if the letter cannot be sent, the note is taken back with it.
    ToldListing.objects.bulk_create(ToldListing(search=saved, listing_id=one.id) for one in news)
    letters.letter_of_news(user, saved, news, total).send()
    return len(news)


def _agree_to_mail(actor: Actor, user_id: UUID, rhythm: Rhythm) -> None:
    """Choosing a rhythm is agreeing to letters; the log of consents says when (PIPL art. 14)."""
    if rhythm is not Rhythm.NEVER and not has_agreed(user_id, Consent.DIGEST):
        give_consent(actor=actor, user_id=user_id, kind=Consent.DIGEST)


@transaction.atomic
def rebuild_index(*, actor: Actor) -> None:
    """Have every copy of the index made anew; the old ones serve meanwhile."""
    check_operator(actor)
    audit.record(actor=actor, action="index.rebuild_wanted", subject=INDEX_ITSELF)
    outbox.announce(topic=REBUILD, subject=INDEX_ITSELF)

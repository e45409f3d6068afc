"""What matching does by the clock and after news: matches, letters, tidying."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from duijie.accounts.queries import actor_of, get_account
from duijie.catalogue.types.words import ListingKind
from duijie.foundation import outbox
from duijie.foundation.jobs import every, job
from duijie.foundation.models import OutboxReader
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM
from duijie.matching import queries, services
from duijie.matching.indexing.following import READER
from duijie.matching.indexing.reading import wait_for
from duijie.matching.types import Rhythm

# Records matched aside, and needs asked again for other fields, by one job.
PIECE: Final = 100
# As many changed records are matched by one job, some seconds; more of them are done aside.
FEW: Final = 20
# A machine that was taken away must not keep the outbox from being tidied for ever.
FORGOTTEN_AFTER: Final = timedelta(days=7)


@job("matching.match_news")
def match_news(changed: dict[str, list[str]], number: int) -> None:
    """Compute the matches of records that an index has taken in."""
    _match(changed, number)


@job("matching.match_many", queue="slow", aside=True)
def match_many(changed: dict[str, list[str]], number: int) -> None:
    """The same of a piece of many records, as an import brings them."""
    _match(changed, number)


def _match(changed: dict[str, list[str]], number: int) -> None:
    wait_for(number)
    needs = sorted(str(one) for one in services.match_news(_kinds(changed)))
    for start in range(0, len(needs), PIECE):
        ask_other_fields.later(needs=needs[start : start + PIECE], number=number)


@job("matching.ask_other_fields", queue="slow", aside=True)
def ask_other_fields(needs: list[str], number: int) -> None:
    """Ask again for what does the same in other fields, after close matches are there."""
    wait_for(number)
    services.ask_other_fields([UUID(one) for one in needs])


@job("matching.ask_owners_again", queue="slow", aside=True)
def ask_owners_again(kinds: list[str], number: int) -> None:
    """Ask again for records that no index holds, after there is something new."""
    wait_for(number)
    services.ask_owners_again([ListingKind(kind) for kind in kinds])


@job("matching.match_the_rest", queue="slow", aside=True)
def match_the_rest(kind: str, after: str, number: int) -> None:
    """Compute the matches that records of a kind lack, a few in each job."""
    in_use = queries.weights_in_use()
    wait_for(number, in_use.name if in_use else "")
    last = services.match_the_rest(ListingKind(kind), UUID(after) if after else None)
    if last:
        _ask_for_the_rest(kind, str(last), number)


def ask_for_all_matches(number: int) -> None:
    """Have matches computed that are not there; called when an index was made anew."""
    for kind in ListingKind:
        _ask_for_the_rest(kind.value, "", number)


def _ask_for_the_rest(kind: str, after: str, number: int) -> None:
    key = f"matching.match_the_rest:{kind}"
    match_the_rest.later_once(key, kind=kind, after=after, number=number)


def ask_for_matches(changed: Mapping[ListingKind, Sequence[UUID]], number: int) -> None:
    """Have the matches of changed records computed; called when the index holds them."""
    said = {kind.value: [str(one) for one in ids] for kind, ids in changed.items() if ids}
    if not said:
        return
    if sum(map(len, said.values())) <= FEW:
        match_news.later_once(f"matching.match_news:{number}", changed=said, number=number)
    else:
        # In pieces and aside, so that a letter or somebody's own record waits for no import.
        for kind, ids in said.items():
            for start in range(0, len(ids), PIECE):
                match_many.later(changed={kind: ids[start : start + PIECE]}, number=number)
    again = sorted(said)
    key = f"matching.ask_owners_again:{','.join(again)}"
    ask_owners_again.later_once(key, kinds=again, number=number)


def _kinds(changed: Mapping[str, Sequence[str]]) -> dict[ListingKind, list[UUID]]:
    return {ListingKind(kind): [UUID(one) for one in ids] for kind, ids in changed.items()}


@job("matching.learn_weights", queue="slow")
def learn_weights(user_id: str) -> None:
    """Learn weights from what was judged, for an operator who asked for it."""
    services.learn_weights(actor=actor_of(get_account(SYSTEM, UUID(user_id))))


@job("matching.send_news")
def send_news(search_id: str) -> None:
    """Send what is new in one saved search."""
    services.send_news(search_id=UUID(search_id))


# Half past seven in the morning where the business is done.
@every("30 23 * * *", "matching.send_daily_news")
def send_daily_news() -> None:
    """Ask for the letters of all daily searches."""
    _ask_for(Rhythm.DAILY)


@every("30 23 * * 0", "matching.send_weekly_news")
def send_weekly_news() -> None:
    """Ask for the letters of all weekly searches; they come on Monday morning."""
    _ask_for(Rhythm.WEEKLY)


@every("47 3 * * *", "matching.tidy_outbox")
def tidy_outbox() -> None:
    """Forget indexers that are gone, and news that all others have read."""
    readers = OutboxReader.objects.filter(name__startswith=READER)
    readers.filter(seen_at__lt=clock.now() - FORGOTTEN_AFTER).delete()
    outbox.forget_read(list(OutboxReader.objects.values_list("name", flat=True)))


def _ask_for(rhythm: Rhythm) -> None:
    for search_id in queries.searches_to_send(rhythm).values_list("pk", flat=True):
        send_news.later_once(f"matching.send_news:{search_id}", search_id=search_id)

"""The search: a page of what was found, with the reasons."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from duijie.catalogue.queries import seen_all
from duijie.kernel.actors import Actor
from duijie.kernel.pages import UnknownCursor, read_cursor, write_cursor
from duijie.matching.indexing.reading import ask
from duijie.matching.queries.counting import counted
from duijie.matching.queries.facets import facets_of
from duijie.matching.queries.selecting import audience_of, ordered, ranking, selection
from duijie.matching.queries.wishes import Wish
from duijie.matching.reasons import understood, why
from duijie.matching.tongues import entries_of, listing_of
from duijie.matching.types import Card, Found, Place, Relaxed, Sort, Understood, Why

PAGE_SIZE: Final = 20
# Nobody reads further; who needs all of it exports a list.
MOST_SHOWN: Final = 1_000
# The second look takes a millisecond for each card; below these it changes nobody's mind.
MOST_EXPLAINED: Final = 20


def search(actor: Actor, wish: Wish, *, cursor: str = "", size: int = PAGE_SIZE) -> Found:
    """What an actor finds, page by page, each record as they may see it."""
    start = _start(cursor)
    ranked = ranking(actor, wish) if wish.text else None
    ids, total = _ids(actor, wish, ranked, slice(start, start + size + 1))
    shown = ids[:size]
    more = len(ids) > size and start + size < MOST_SHOWN
    seen = seen_all(actor, wish.kind, shown)
    reasons = _reasons(actor, wish, shown) if start == 0 else {}
    return Found(
        cards=tuple(Card(seen[one], reasons.get(one)) for one in shown if one in seen),
        total=total,
        next_cursor=write_cursor(str(start + size)) if more else "",
        nearest=ranked is not None,
        understood=understood(wish.text) if wish.text else Understood(),
        relaxed=() if total else tuple(_relaxed(actor, wish, ranked)),
        facets=facets_of(actor, wish, ranked),
    )


def _ids(
    actor: Actor, wish: Wish, ranked: dict[UUID, Place] | None, piece: slice
) -> tuple[list[UUID], int]:
    """The identifiers of one page, and how many there are on all."""
    found = selection(actor, wish, ranked)
    if ranked is None:
        total = counted(actor, wish, "total", found.count)
        return list(ordered(actor, found, wish.sort).values_list("pk", flat=True)[piece]), total
    if wish.sort is Sort.RELEVANCE:
        left = set(found.order_by().values_list("pk", flat=True))
        every = [one for one in ranked if one in left]
    else:
        every = list(ordered(actor, found, wish.sort).values_list("pk", flat=True))
    return every[piece], len(every)


def _reasons(actor: Actor, wish: Wish, ids: Sequence[UUID]) -> dict[UUID, Why]:
    if not wish.text or not ids:
        return {}
    wanted = [entry for one in ids[:MOST_EXPLAINED] for entry in entries_of(one)]
    matches = ask(wish.kind, audience_of(actor), lambda matcher: matcher.explain(wish.text, wanted))
    return {listing_of(match.offer.id): why(match) for match in matches}


def _relaxed(actor: Actor, wish: Wish, ranked: dict[UUID, Place] | None) -> list[Relaxed]:
    """How many there would be without each of the filters, those that help most first."""
    counts = [
        Relaxed(name, selection(actor, wish.without(name), ranked).count()) for name in wish.filters
    ]
    return sorted((one for one in counts if one.count), key=lambda one: -one.count)


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    (start,) = read_cursor(cursor, 1)
    if not start.isdecimal() or int(start) >= MOST_SHOWN:
        raise UnknownCursor
    return int(start)

"""The search: a page of what was found, with the reasons."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from duijie.catalogue.queries import heads_of
from duijie.engine.rank.matcher import Matcher
from duijie.kernel.actors import Actor
from duijie.kernel.pages import UnknownCursor, read_cursor, write_cursor
from duijie.matching.indexing.reading import ask_each
from duijie.matching.queries.counting import counted
from duijie.matching.queries.facets import facets_of, facets_of_ranked
from duijie.matching.queries.selecting import audience_of, ordered, ranking, selection
from duijie.matching.queries.tallying import left_of
from duijie.matching.queries.wishes import Wish
from duijie.matching.reasons import understood, why
from duijie.matching.tongues import entries_of, listing_of
from duijie.matching.types import Card, Facet, Found, Place, Relaxed, Sort, Understood, Why

# A text and a record that it found.
Explained = tuple[str, UUID]

PAGE_SIZE: Final = 20
# Nobody reads further; who needs all of it exports a list.
MOST_SHOWN: Final = 1_000
# The second look takes a millisecond for each card; below these it changes nobody's mind.
MOST_EXPLAINED: Final = 20


def search(actor: Actor, wish: Wish, *, cursor: str = "", size: int = PAGE_SIZE) -> Found:
    """What an actor finds, page by page, each record as they may see it."""
    start = _start(cursor)
    if wish.text:
        ranked = ranking(actor, wish)
        ids, total, facets = _ranked(actor, wish, ranked, slice(start, start + size + 1))
    else:
        ranked = None
        ids, total, facets = _listed(actor, wish, slice(start, start + size + 1))
    shown = ids[:size]
    more = len(ids) > size and start + size < MOST_SHOWN
    heads = heads_of(actor, wish.kind, shown)
    reasons = _reasons(actor, wish, shown) if start == 0 else {}
    return Found(
        cards=tuple(Card(heads[one], reasons.get(one)) for one in shown if one in heads),
        total=total,
        next_cursor=write_cursor(str(start + size)) if more else "",
        nearest=ranked is not None,
        understood=understood(wish.text) if wish.text else Understood(),
        relaxed=() if total else tuple(_relaxed(actor, wish, ranked)),
        facets=facets,
    )


def _listed(actor: Actor, wish: Wish, piece: slice) -> tuple[list[UUID], int, tuple[Facet, ...]]:
    """The identifiers of one page of a list, how many there are on all, and its facets."""
    found = selection(actor, wish, None)
    total = counted(actor, wish, "total", found.count)
    ids = ordered(actor, found, wish.sort).values_list("pk", flat=True)[piece]
    return list(ids), total, facets_of(actor, wish)


def _ranked(
    actor: Actor, wish: Wish, ranked: dict[UUID, Place], piece: slice
) -> tuple[list[UUID], int, tuple[Facet, ...]]:
    """The same of what is nearest to some words."""
    left = left_of(actor, wish, ranked)
    if wish.sort is Sort.RELEVANCE:
        ids = {one.pk for one in left}
        every = [one for one in ranked if one in ids]
    else:
        found = ordered(actor, selection(actor, wish, ranked), wish.sort)
        every = list(found.values_list("pk", flat=True))
    return every[piece], len(every), facets_of_ranked(actor, wish, ranked, left)


def _reasons(actor: Actor, wish: Wish, ids: Sequence[UUID]) -> dict[UUID, Why]:
    if not wish.text or not ids:
        return {}
    keys = [(wish.text, one) for one in ids[:MOST_EXPLAINED]]

    def explained(matcher: Matcher, asked: Sequence[Explained]) -> dict[Explained, Why]:
        entries = [entry for _, one in asked for entry in entries_of(one)]
        matches = matcher.explain(wish.text, entries)
        return {(wish.text, listing_of(match.offer.id)): why(match) for match in matches}

    found = ask_each(wish.kind, audience_of(actor), keys, explained)
    return {listing_id: told for (_, listing_id), told in found.items()}


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

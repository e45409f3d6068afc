"""All matches of one asker explained together, so that texts are encoded once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duijie.engine.encode.encoder import Encoder
from duijie.engine.explain.absent import absent, named_things
from duijie.engine.explain.asker import Asker
from duijie.engine.explain.reasons import Laid
from duijie.engine.explain.sentences import (
    Vectors,
    asked_sentences,
    closest,
    richest_sentences,
)
from duijie.engine.explain.terms import (
    Carried,
    Found,
    Place,
    read_found,
    shared,
    strongest,
    translated,
)
from duijie.engine.features.careful import Pair
from duijie.engine.results import Side, Span

# A translation as likely as this needs no second opinion, unless the encoder sees two worlds.
_LIKELY = 0.5
_ALIKE = 0.4
_WORLDS_APART = 0.1


@dataclass(frozen=True, slots=True)
class Explained:
    """One match laid open: what carries it, and what the offer leaves out."""

    laid: Laid
    absent: tuple[Span, ...]


def explain(
    asker: Asker, matched: Sequence[tuple[str, Pair]], asking: Side, encoder: Encoder
) -> tuple[Explained, ...]:
    """Lay each found text, given with its pair, beside the asker."""
    named = named_things(asker)
    ours = asked_sentences(asker.text)
    found = [read_found(asker, text) for text, _ in matched]
    theirs = [richest_sentences(asker, one) for one in found]
    pairs = [translated(asker, one) for one in found]
    vectors = _encoded(
        encoder, _quotations(asker, ours, list(zip(found, theirs, pairs, strict=True)))
    )
    return tuple(
        Explained(
            Laid(
                asker=asker,
                found=one,
                pair=pair,
                asking=asking,
                shared=shared(asker, one),
                translated=strongest(_believed(asker, one, carried, vectors), asker.text),
                closest=closest((asker.text, ours), (one.text, cut), vectors),
            ),
            absent(asker, named, one),
        )
        for one, cut, carried, (_, pair) in zip(found, theirs, pairs, matched, strict=True)
    )


def _quotations(
    asker: Asker,
    ours: Sequence[Place],
    found: Sequence[tuple[Found, Sequence[Place], Sequence[Carried]]],
) -> list[str]:
    """Every stretch of text whose vector is needed, each once."""
    wanted = [asker.text[slice(*place)] for place in ours]
    for one, cut, carried in found:
        wanted += [one.text[slice(*place)] for place in cut]
        wanted += [asker.text[slice(*pair.asked)] for pair in carried]
        wanted += [one.text[slice(*pair.found)] for pair in carried]
    return list(dict.fromkeys(wanted))


def _encoded(encoder: Encoder, texts: list[str]) -> Vectors:
    return dict(zip(texts, encoder.encode(texts), strict=True)) if texts else {}


def _believed(
    asker: Asker, found: Found, carried: Sequence[Carried], vectors: Vectors
) -> list[Carried]:
    """The pairs that both the term table and the encoder take for the same."""
    kept = []
    for one in carried:
        left = vectors[asker.text[slice(*one.asked)]]
        likeness = float(left @ vectors[found.text[slice(*one.found)]])
        if likeness >= (_WORLDS_APART if one.sure >= _LIKELY else _ALIKE):
            kept.append(replace(one, sure=min(max(one.sure, likeness), 1.0)))
    return kept

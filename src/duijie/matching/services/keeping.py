"""Answers of the engine, written beside what was there; what people rely on stays as it was."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from duijie.engine.records import Record
from duijie.engine.results import Match as Found
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.matching.asking import Answered, digest_of, plain_notes, proof_of
from duijie.matching.folding import asker_in, found_in
from duijie.matching.models import Answer, Match, Wording
from duijie.matching.rules import VERSION
from duijie.matching.tongues import listing_of
from duijie.matching.types import Asking, Basis, Question, Standing

MADE: Final = ("engine", "encoder", "weights", "computed_at")
# What an answer says; where none of it changed, it stays as it is.
ANSWERED: Final = (
    "asker_version",
    "wording_id",
    "fit_probability",
    "fits",
    "would_change",
    "relaxed",
    "engine",
    "encoder",
    "weights",
)
# What a match says; where none of it changed, the row stays as it is.
SAID: Final = (
    "asker_version",
    "found_version",
    "asker_wording_id",
    "found_wording_id",
    "standing",
    "rank",
    "score",
    "probability",
    "grade",
    "proof",
)


@transaction.atomic
def keep_answer(
    asking: Asking, question: Question, answered: Answered, relaxed: Sequence[Any] = ()
) -> Answer:
    """Write what a record got, in place of what it got before."""
    found = answered.answer.matches or answered.answer.misses
    records = {listing_of(found_in(one, asking.kind).id): one for one in found}
    words = _wordings(
        [answered.answer.asker, *(side for one in found for side in (one.need, one.offer))]
    )
    wording = words[answered.answer.asker.id]
    answer = _answer(asking, question, answered, wording)
    if answer.asker_version > asking.version(question.basis):
        return answer  # somebody has asked with newer words meanwhile
    _say(answer, asking, answered, wording, relaxed)
    _put_matches(answer, asking, answered, records, words)
    return answer


@transaction.atomic
def keep_match(match: Match) -> None:
    """Note that somebody relies on a match, so that it is never written over."""
    if not match.is_kept:
        match.is_kept = True
        save_change(match, "is_kept")


def _answer(asking: Asking, question: Question, answered: Answered, wording: int) -> Answer:
    """The row of a question, locked; made where there is none."""
    where = {
        "asker_id": asking.listing_id,
        "basis": question.basis.value,
        "mode": question.mode.value,
        "kind": question.kind.value,
    }
    made = {
        "asker_version": asking.version(question.basis),
        "wording_id": wording,
        "engine": answered.engine,
        "encoder": answered.encoder,
        "weights": answered.weights,
    }
    found, _ = Answer.objects.get_or_create(**where, defaults=made)
    return Answer.objects.select_for_update().get(pk=found.pk)


def _say(
    answer: Answer, asking: Asking, answered: Answered, wording: int, relaxed: Sequence[Any]
) -> None:
    """Write an answer down. When it was given is when it first was what it is.

    Else its time would tell that something changed which its readers do not see.
    """
    before = _answers(answer)
    answer.asker_version = asking.version(Basis(answer.basis))
    answer.wording_id = wording
    answer.fit_probability = float(answered.answer.fit_probability)
    answer.fits = len(answered.answer.matches)
    answer.would_change = plain_notes(answered.answer.would_change)
    answer.relaxed = list(relaxed)
    answer.engine, answer.encoder = answered.engine, answered.encoder
    answer.weights = answered.weights
    if _answers(answer) != before:
        answer.computed_at = clock.now()
        save_change(answer, *(name.removesuffix("_id") for name in ANSWERED), "computed_at")


def _answers(answer: Answer) -> list[Any]:
    return [getattr(answer, name) for name in ANSWERED]


def _made(row: Match, answered: Answered) -> None:
    row.engine, row.encoder, row.weights = answered.engine, answered.encoder, answered.weights
    row.computed_at = clock.now()


def _put_matches(
    answer: Answer,
    asking: Asking,
    answered: Answered,
    records: Mapping[UUID, Found],
    words: Mapping[str, int],
) -> None:
    standing = Standing.FIT if answered.answer.matches else Standing.MISS
    known = {
        one.found_id: one
        for one in Match.objects.select_for_update().filter(
            asker=answer.asker_id,
            basis=answer.basis,
            mode=answer.mode,
            kind=answer.kind,
            is_current=True,
        )
    }
    fresh = []
    for found_id, match in records.items():
        row = Match(
            asker_id=answer.asker_id,
            found_id=found_id,
            kind=answer.kind,
            basis=answer.basis,
            mode=answer.mode,
        )
        _describe(row, asking, match, standing)
        row.found_wording_id = words[found_in(match, asking.kind).id]
        row.asker_wording_id = words[asker_in(match, asking.kind).id]
        _made(row, answered)
        before = known.pop(found_id, None)
        if before is None:
            fresh.append(row)
        elif _says(before) != _says(row):
            _replace(before, row, fresh)
    _retire(known.values())
    Match.objects.bulk_create(fresh)


def _describe(row: Match, asking: Asking, match: Found, standing: Standing) -> None:
    row.asker_version = asking.version(Basis(row.basis))
    row.found_version = int(found_in(match, asking.kind).extra.get(VERSION, "0"))
    row.standing = standing.value
    row.rank = match.rank
    row.score = float(match.score)
    row.probability = float(match.probability)
    row.grade = match.grade.value
    row.proof = proof_of(match)


def _says(row: Match) -> list[Any]:
    return [getattr(row, name) for name in SAID]


def _replace(before: Match, row: Match, fresh: list[Match]) -> None:
    """Write a match anew: in its own row, or in a new one where people rely on the old."""
    if before.is_kept:
        before.is_current = False
        save_change(before, "is_current")
        fresh.append(row)
        return
    for name in (*SAID, *MADE):
        setattr(before, name, getattr(row, name))
    save_change(before, *(name.removesuffix("_id") for name in SAID), *MADE)


def _retire(gone: Iterable[Match]) -> None:
    """Matches that are no more: forgotten, or set aside where people rely on them."""
    ids = [one.pk for one in gone]
    if ids:
        Match.objects.filter(pk__in=ids, is_kept=True).update(is_current=False)
        Match.objects.filter(pk__in=ids, is_kept=False).delete()


def _wordings(texts: Iterable[Record]) -> dict[str, int]:
    """The rows of what everybody said, made where they are not known, by the texts' ids."""
    said = {text.id: text for text in texts}
    marks = {key: (listing_of(key), digest_of(text)) for key, text in said.items()}
    Wording.objects.bulk_create(
        [
            Wording(listing_id=listing, digest=digest, fields=_fields(said[key]))
            for key, (listing, digest) in marks.items()
        ],
        ignore_conflicts=True,
    )
    listings, digests = zip(*marks.values(), strict=True)
    rows = Wording.objects.filter(listing__in=listings, digest__in=digests)
    found = {
        (listing, digest): pk for pk, listing, digest in rows.values_list("pk", "listing", "digest")
    }
    return {key: found[mark] for key, mark in marks.items()}


def _fields(record: Record) -> dict[str, str]:
    return {name.value: text for name, text in record.fields.items()}

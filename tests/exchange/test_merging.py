"""Imports go where their organisation goes."""

import pytest
from tests.exchange.making import bring, csv_of, offer_rows, upload
from tests.organisations.making import make_actor, make_manager, make_organisation

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.exchange import queries, services
from duijie.exchange.models import Fingerprint, HeaderChoice, Import
from duijie.kernel.actors import Actor
from duijie.organisations.models import Organisation
from duijie.organisations.services import merge_organisations

pytestmark = pytest.mark.django_db

NUMBERLESS = ("成果名称", "成果简介")


def two_houses() -> tuple[Organisation, Actor, Organisation, Actor]:
    """An organisation that goes and one that stays, each with its manager."""
    gone = make_organisation("", name_en="Velmar Orsund Works")
    kept = make_organisation("", name_en="Hadrique Tolvane Institute")
    return gone, make_manager(gone.pk), kept, make_manager(kept.pk)


def merge(gone: Organisation, kept: Organisation) -> None:
    operator = make_actor(operator=True)
    merge_organisations(actor=operator, kept_id=kept.pk, gone_id=gone.pk, reason="same")


def as_now(actor: Actor) -> Actor:
    """Somebody with what they belong to by now."""
    assert actor.user_id
    return actor_of(User.objects.get(pk=actor.user_id))


def test_an_import_is_seen_and_undone_by_the_organisation_that_stays() -> None:
    gone, theirs, kept, ours = two_houses()
    found = bring(theirs, gone.pk, csv_of(offer_rows(2)))

    merge(gone, kept)

    ours = as_now(ours)
    assert queries.get_import(ours, found.pk).organisation_id == kept.pk
    services.undo_import(actor=ours, import_id=found.pk)
    services.run_undo(import_id=found.pk)
    assert Import.objects.get(pk=found.pk).undone == 2


def test_what_a_header_means_is_remembered_and_the_one_that_stays_has_the_last_word() -> None:
    gone, _theirs, kept, _ours = two_houses()
    for house, header, column in (
        (gone, "性能", "quantities"), (gone, "备注", ""), (kept, "备注", "abstract"),
    ):  # fmt: skip
        HeaderChoice.objects.create(organisation=house, kind="offer", header=header, column=column)

    merge(gone, kept)

    choices = HeaderChoice.objects.filter(organisation=kept.pk).order_by("header")
    assert {one.header: one.column for one in choices} == {"备注": "abstract", "性能": "quantities"}
    assert not HeaderChoice.objects.filter(organisation=gone.pk).exists()


def test_the_same_text_brought_again_after_a_merger_makes_no_second_record() -> None:
    gone, theirs, kept, ours = two_houses()
    rows = csv_of([row[1:3] for row in offer_rows(2)], NUMBERLESS)
    bring(theirs, gone.pk, rows)

    merge(gone, kept)
    again = bring(as_now(ours), kept.pk, rows)

    assert (again.created, again.unchanged) == (0, 2)
    assert Fingerprint.objects.filter(organisation=kept.pk).count() == 2


def test_a_file_that_was_not_started_is_started_by_the_organisation_that_stays() -> None:
    gone, theirs, kept, ours = two_houses()
    found = upload(theirs, gone.pk, csv_of(offer_rows(1)))

    merge(gone, kept)

    columns = {one.header: one.column for one in queries.preview_of(as_now(ours), found.pk).headers}
    services.start_import(actor=as_now(ours), import_id=found.pk, columns=columns, publish=False)
    services.run_import(import_id=found.pk)
    assert Import.objects.get(pk=found.pk).created == 1

"""What a record keeps back is nowhere: attacked by page, list, filter, file and index."""

import json
from dataclasses import asdict, replace

import pytest
from django.test import Client
from tests.catalogue.making import EXPERT, NEED, OFFER, make_draft, make_owner, make_published
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.accounts.models import User
from duijie.catalogue import queries, services
from duijie.catalogue.errors import ListingNotFound, NamesTheAsker
from duijie.catalogue.queries import ListFilter
from duijie.catalogue.rules.groups import HOUSEHOLD, groups_of, narrowable
from duijie.catalogue.rules.sight import Reader, usable_for_matching, withheld_from, without
from duijie.catalogue.types.details import DETAILS
from duijie.catalogue.types.rows import Contact
from duijie.catalogue.types.words import ListingKind, Stage, Visibility
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, Actor

HIDDEN = "Hushmark-77"
STRANGER, KNOWN = Reader(), Reader(is_known=True)
NAMED = Reader(is_known=True, is_named=True)


def listed(actor: Actor, kind: ListingKind, wanted: ListFilter = ListFilter()) -> int:  # noqa: B008
    return len(queries.page_of_listings(actor, kind, wanted).items)


@pytest.mark.parametrize("kind", ListingKind)
@pytest.mark.parametrize("reader", [STRANGER, KNOWN, NAMED], ids=["stranger", "known", "named"])
def test_a_private_group_is_blank_for_everybody_outside(kind: ListingKind, reader: Reader) -> None:
    for group in set(narrowable(kind)) & groups_of(kind).keys():
        said = DETAILS[kind](
            visibility=Visibility.PUBLIC, field_visibility={group: Visibility.PRIVATE}
        )
        assert group in withheld_from(reader, said)


@pytest.mark.parametrize("kind", ListingKind)
def test_nobody_outside_reads_how_a_record_is_kept(kind: ListingKind) -> None:
    said = DETAILS[kind](external_id=HIDDEN, visibility=Visibility.REGISTERED)

    seen = without(said, withheld_from(NAMED, said))

    assert HOUSEHOLD & groups_of(kind).keys() <= withheld_from(NAMED, said)
    assert HIDDEN not in str(asdict(seen))


def test_an_index_holds_only_what_all_who_can_find_the_record_may_read() -> None:
    said = replace(
        OFFER,
        problem_zh="注册可见",
        advantage_zh="匿名可用",
        economics_zh="内部",
        contacts=(Contact(name=HIDDEN),),
        field_visibility={
            "problem": Visibility.REGISTERED,
            "advantage": Visibility.BLIND,
            "economics": Visibility.PRIVATE,
        },
    )

    indexed = usable_for_matching(said)

    assert (indexed.problem_zh, indexed.advantage_zh, indexed.economics_zh) == ("", "匿名可用", "")
    assert not indexed.contacts
    shown = usable_for_matching(replace(said, visibility=Visibility.REGISTERED))
    assert shown.problem_zh == "注册可见"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("visibility", "stranger", "known", "named"),
    [
        (Visibility.PUBLIC, True, True, True),
        (Visibility.REGISTERED, False, True, True),
        (Visibility.BLIND, False, True, True),
        (Visibility.NAMED, False, False, True),
        (Visibility.PRIVATE, False, False, False),
    ],
)
def test_who_finds_a_record_of_each_visibility(
    visibility: Visibility, *, stranger: bool, known: bool, named: bool
) -> None:
    partner = make_owner()
    made = make_published(visibility=visibility, shared_with=(partner.pk,))
    readers = {
        ANONYMOUS: stranger,
        make_actor(): known,
        make_member(make_owner().pk): known,
        make_member(partner.pk): named,
        make_member(made.owner_id): True,
    }

    for actor, expected in readers.items():
        assert (listed(actor, ListingKind.OFFER) == 1) is expected
        if expected:
            queries.get_seen(actor, ListingKind.OFFER, made.pk)
        else:
            with pytest.raises(ListingNotFound):
                queries.get_seen(actor, ListingKind.OFFER, made.pk)


@pytest.mark.django_db
def test_a_blind_need_does_not_answer_to_a_filter_by_its_asker() -> None:
    need = make_published(NEED, visibility=Visibility.BLIND, contacts=(Contact(name=HIDDEN),))
    outsider = make_manager(make_owner().pk)

    assert listed(outsider, ListingKind.NEED) == 1
    assert listed(outsider, ListingKind.NEED, ListFilter(owner=need.owner_id)) == 0
    assert listed(make_member(need.owner_id), ListingKind.NEED, ListFilter(owner=need.owner_id))
    client = Client()
    client.force_login(User.objects.get(pk=str(outsider.user_id)))
    for address in (f"/needs/{need.pk}", f"/api/v1/needs/{need.pk}", "/needs", "/api/v1/needs"):
        page = client.get(address).content.decode()
        assert str(need.pk) in page
        for telling in (str(need.owner_id), HIDDEN, need.owner.name_en):
            assert telling not in page, address


@pytest.mark.django_db
def test_a_named_organisation_learns_who_asks() -> None:
    partner = make_owner()
    need = make_published(NEED, visibility=Visibility.BLIND, shared_with=(partner.pk,))

    seen = queries.get_seen(make_member(partner.pk), ListingKind.NEED, need.pk)

    assert seen.owner is not None
    assert seen.owner.id == need.owner_id
    assert listed(make_member(partner.pk), ListingKind.NEED, ListFilter(owner=need.owner_id)) == 1


@pytest.mark.django_db
def test_a_hidden_level_does_not_answer_to_a_filter_by_level() -> None:
    made = make_published(trl=6, field_visibility={"trl": Visibility.REGISTERED})
    wanted = ListFilter(trl_from=4)

    assert listed(ANONYMOUS, ListingKind.OFFER) == 1
    assert listed(ANONYMOUS, ListingKind.OFFER, wanted) == 0
    assert listed(make_actor(), ListingKind.OFFER, wanted) == 1
    assert listed(make_member(made.owner_id), ListingKind.OFFER, wanted) == 1


@pytest.mark.django_db
def test_a_blind_need_that_names_its_asker_is_not_published() -> None:
    owner = make_owner()
    draft = make_draft(NEED, owner.pk, problem_en=f"Our line at {owner.name_en.upper()} stops.")

    with pytest.raises(NamesTheAsker):
        services.publish_listing(actor=make_manager(owner.pk), listing_id=draft.pk, seen=None)


@pytest.mark.django_db
def test_a_record_is_gone_on_the_day_after_its_last_though_no_job_has_run() -> None:
    made = make_published()
    late = clock.now().replace(year=clock.now().year + 2)

    with clock.stopped_at(late):
        assert listed(ANONYMOUS, ListingKind.OFFER) == 0
        assert listed(make_member(made.owner_id), ListingKind.OFFER) == 1


@pytest.mark.django_db
def test_a_paused_record_is_as_if_it_were_not_there() -> None:
    made = make_published()
    manager = make_manager(made.owner_id)
    services.pause_listing(actor=manager, listing_id=made.pk, seen=None)

    paused = Client().get(f"/offers/{made.pk}")
    nothing = Client().get("/offers/0190a0b0-0000-7000-8000-000000000000")

    assert listed(ANONYMOUS, ListingKind.OFFER) == 0
    assert paused.status_code == nothing.status_code == 404
    assert len(paused.content) == len(nothing.content)


@pytest.mark.django_db
def test_an_expert_is_not_shown_without_consent_and_the_consent_is_nobody_elses_business() -> None:
    made = make_published(EXPERT, consent_note=HIDDEN)

    said = Client().get(f"/api/v1/experts/{made.pk}")

    assert said.status_code == 200
    assert HIDDEN not in json.dumps(said.json())
    assert made.stage == Stage.PUBLISHED.value

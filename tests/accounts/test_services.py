"""Accounts are made, blocked, taken along and forgotten."""

from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from tests.accounts.make import PASSWORD, make_operator, make_person, make_user

from duijie.accounts import queries, services
from duijie.accounts.errors import (
    AccountNotFound,
    AddressTaken,
    LastOperator,
    NeededConsent,
    NotAnOperator,
    NotSignedIn,
)
from duijie.accounts.models import User
from duijie.accounts.types import Consent
from duijie.foundation import audit
from duijie.foundation.models import OutboxEntry
from duijie.kernel.actors import ANONYMOUS, SYSTEM, Actor
from duijie.kernel.language import Language

pytestmark = pytest.mark.django_db


def id_of(actor: Actor) -> UUID:
    assert actor.user_id is not None
    return actor.user_id


def test_an_address_is_one_account_whatever_its_capitals() -> None:
    make_user("ada@example.org")

    with pytest.raises(AddressTaken):
        make_user("Ada@Example.org")


def test_only_an_operator_makes_accounts_for_others() -> None:
    for actor, refusal in ((ANONYMOUS, NotSignedIn), (make_person(), NotAnOperator)):
        with pytest.raises(refusal):
            services.create_account(
                actor=actor, email="new@example.org", password=None, language=Language.EN
            )


def test_a_new_node_gets_one_operator_and_a_password_that_works() -> None:
    made = services.make_first_operator(
        actor=SYSTEM, email="boss@example.org", language=Language.ZH
    )

    assert made is not None
    user = authenticate(None, username=made.email, password=made.password)
    assert user == queries.operators().get()
    again = services.make_first_operator(
        actor=SYSTEM, email="second@example.org", language=Language.ZH
    )
    assert again is None


def test_the_last_operator_stays() -> None:
    first, second = make_operator(), make_operator()
    services.dismiss_operator(actor=first, user_id=id_of(second))

    with pytest.raises(LastOperator):
        services.dismiss_operator(actor=first, user_id=id_of(first))
    with pytest.raises(LastOperator):
        services.delete_account(actor=first, user_id=id_of(first))


def test_a_stranger_is_not_told_that_an_account_exists() -> None:
    user = make_user()

    for actor in (ANONYMOUS, make_person()):
        with pytest.raises(AccountNotFound):
            services.change_profile(
                actor=actor, user_id=user.pk, name="Mallory", language=Language.EN
            )


def test_a_blocked_account_cannot_sign_in_and_is_nobody() -> None:
    user = make_user()
    services.block_account(actor=make_operator(), user_id=user.pk, reason="spam")

    user.refresh_from_db()
    assert authenticate(None, username=user.email, password=PASSWORD) is None
    assert queries.actor_of(user) == ANONYMOUS


def test_consent_is_noted_with_the_version_of_the_text_and_can_be_taken_back() -> None:
    person = make_person()
    given = services.give_consent(actor=person, user_id=id_of(person), kind=Consent.DIGEST)
    services.take_back_consent(actor=person, user_id=id_of(person), kind=Consent.DIGEST)

    assert given.text_version
    assert not queries.has_agreed(id_of(person), Consent.DIGEST)
    assert [entry.action for entry in audit.entries_by(id_of(person))] == [
        "consent.taken_back",
        "consent.given",
    ]


def test_a_consent_without_which_there_is_no_account_is_not_taken_back() -> None:
    person = make_person()

    with pytest.raises(NeededConsent):
        services.take_back_consent(actor=person, user_id=id_of(person), kind=Consent.TERMS)


def test_a_person_takes_along_what_the_node_knows_of_them() -> None:
    person = make_person()
    services.give_consent(actor=person, user_id=id_of(person), kind=Consent.DIGEST)

    everything = queries.everything_about(person, id_of(person))

    assert everything["account"]["id"] == person.user_id
    assert [one["kind"] for one in everything["consents"]] == ["digest"]
    assert [one["action"] for one in everything["deeds"]] == ["consent.given"]


def test_nobody_takes_along_what_is_known_of_others() -> None:
    with pytest.raises(AccountNotFound):
        queries.everything_about(make_person(), make_user().pk)


def test_a_deleted_account_leaves_a_number_and_no_name() -> None:
    person = make_person()
    services.change_profile(actor=person, user_id=id_of(person), name="Grace", language=Language.EN)

    services.delete_account(actor=person, user_id=id_of(person))

    left = User.objects.get(pk=id_of(person))
    assert (left.display_name, left.is_active) == ("", False)
    assert "example.org" not in left.email
    assert not EmailAddress.objects.filter(user=left).exists()
    assert audit.entries_about(left.pk).filter(action="account.changed").exists()
    assert OutboxEntry.objects.get().topic == "account.deleted"


def test_the_address_of_a_deleted_account_is_free_again() -> None:
    person = queries.actor_of(make_user("once@example.org"))
    services.delete_account(actor=person, user_id=id_of(person))

    assert make_user("once@example.org").pk != person.user_id

"""Writes of accounts."""

import secrets
from typing import NamedTuple
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from duijie.accounts import exports, permissions, queries, rules
from duijie.accounts.errors import AddressTaken, LastOperator
from duijie.accounts.farewell import bid_farewell
from duijie.accounts.models import Consent, User
from duijie.accounts.types import Consent as Kind
from duijie.foundation import audit, outbox
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language

PASSWORD_BYTES = 12


class FirstOperator(NamedTuple):
    """How the first operator signs in; the password is shown once and kept nowhere."""

    email: str
    password: str


@transaction.atomic
def create_account(
    *, actor: Actor, email: str, password: str | None, name: str = "", language: Language
) -> User:
    """Make an account whose address is known to be right, for somebody else."""
    permissions.check_operator(actor)
    if User.objects.filter(email__iexact=email).exists():
        raise AddressTaken(email=email)
    user = User.objects.create_user(email, password, display_name=name, language=language.value)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    audit.record(actor=actor, action="account.created", subject=user.pk)
    return user


@transaction.atomic
def make_first_operator(*, actor: Actor, email: str, language: Language) -> FirstOperator | None:
    """Make the account that runs a new node; None when the node has an operator."""
    permissions.check_operator(actor)
    if queries.operators().exists():
        return None
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = create_account(actor=actor, email=email, password=password, language=language)
    appoint_operator(actor=actor, user_id=user.pk)
    return FirstOperator(email, password)


@transaction.atomic
def appoint_operator(*, actor: Actor, user_id: UUID) -> User:
    """Let a person run the node."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_operator(actor)
    user.is_operator = True
    save_change(user, "is_operator")
    audit.record(actor=actor, action="operator.appointed", subject=user.pk)
    return user


@transaction.atomic
def dismiss_operator(*, actor: Actor, user_id: UUID) -> User:
    """Let a person no longer run the node; one must stay."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_operator(actor)
    _check_not_last_operator(user)
    user.is_operator = False
    save_change(user, "is_operator")
    audit.record(actor=actor, action="operator.dismissed", subject=user.pk)
    return user


@transaction.atomic
def block_account(*, actor: Actor, user_id: UUID, reason: str) -> User:
    """Keep a person from signing in, and end the sessions there are."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_operator(actor)
    _check_not_last_operator(user)
    user.is_active = False
    save_change(user, "is_active")
    _end_sessions(user)
    audit.record(actor=actor, action="account.blocked", subject=user.pk, reason=reason)
    return user


@transaction.atomic
def unblock_account(*, actor: Actor, user_id: UUID) -> User:
    """Let a person sign in again."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_operator(actor)
    user.is_active = True
    save_change(user, "is_active")
    audit.record(actor=actor, action="account.unblocked", subject=user.pk)
    return user


@transaction.atomic
def change_profile(
    *, actor: Actor, user_id: UUID, name: str, language: Language, time_zone: str = ""
) -> User:
    """Change a person's name, language and time zone; no zone keeps the one there is."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_own_or_operator(actor, user)
    zone = time_zone or user.time_zone
    rules.check_time_zone(zone)
    user.display_name, user.language, user.time_zone = name, language.value, zone
    save_change(user, "display_name", "language", "time_zone")
    audit.record(actor=actor, action="account.changed", subject=user.pk)
    return user


@transaction.atomic
def give_consent(*, actor: Actor, user_id: UUID, kind: Kind) -> Consent:
    """Note that a person agreed to a text, in its version of today."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_own_or_operator(actor, user)
    return _note_consent(actor, user, kind, given=True)


@transaction.atomic
def take_back_consent(*, actor: Actor, user_id: UUID, kind: Kind) -> Consent:
    """Note that a person no longer agrees; as easy as agreeing was."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_own_or_operator(actor, user)
    rules.check_can_take_back(kind)
    return _note_consent(actor, user, kind, given=False)


@transaction.atomic
def delete_account(*, actor: Actor, user_id: UUID) -> None:
    """Forget a person; what they did for others stays, under a number without a name."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_own_or_operator(actor, user)
    _check_not_last_operator(user)
    bid_farewell(actor, user.pk)

    _end_sessions(user)
    for belongings in (EmailAddress, Authenticator, SocialAccount):
        belongings.objects.filter(user=user).delete()
    exports.forget_exports_of(user)
    user.email = rules.email_of_the_deleted(user.pk.hex)
    user.display_name = ""
    user.set_unusable_password()
    user.is_active = user.is_operator = False
    user.deleted_at = clock.now()
    save_change(user, "email", "display_name", "password", "is_active", "is_operator", "deleted_at")
    outbox.announce(topic="account.deleted", subject=user.pk)
    audit.record(actor=actor, action="account.deleted", subject=user.pk)


def _note_consent(actor: Actor, user: User, kind: Kind, *, given: bool) -> Consent:
    version = rules.TEXT_VERSIONS[kind]
    consent = Consent.objects.create(user=user, kind=kind.value, text_version=version, given=given)
    action = "consent.given" if given else "consent.taken_back"
    audit.record(actor=actor, action=action, subject=user.pk, kind=kind.value, text=version)
    return consent


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _check_not_last_operator(user: User) -> None:
    # Locked in one order by everybody, so that two operators cannot dismiss each other.
    running = list(queries.operators().select_for_update().order_by("pk").values_list("pk"))
    if user.is_operator and len(running) == 1:
        raise LastOperator

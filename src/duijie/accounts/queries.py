"""Reads of accounts."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from duijie.accounts import portability
from duijie.accounts.errors import AccountNotFound
from duijie.accounts.memberships import memberships_of
from duijie.accounts.models import Consent, User
from duijie.accounts.permissions import check_own_or_operator
from duijie.accounts.types import Consent as Kind
from duijie.accounts.types import Standing
from duijie.foundation import audit
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.kernel.language import Language


def actor_of(user: User | AnonymousUser) -> Actor:
    """The actor that a signed-in user is, with what they belong to."""
    if not isinstance(user, User) or not user.is_active:
        return ANONYMOUS
    belongs = memberships_of(user.pk)
    return Actor(
        user_id=user.pk,
        name=str(user),
        language=Language(user.language),
        organisation_ids=frozenset(one.organisation_id for one in belongs),
        managed_ids=frozenset(one.organisation_id for one in belongs if one.is_manager),
        brokered_ids=frozenset(one.organisation_id for one in belongs if one.is_broker_house),
        is_operator=user.is_operator,
    )


def accounts_visible_to(actor: Actor) -> QuerySet[User]:
    """The accounts the actor may see: their own, or all for operators."""
    living = User.objects.filter(deleted_at__isnull=True)
    if actor.is_operator:
        return living
    return living.filter(pk=actor.user_id) if actor.user_id else living.none()


def accounts_listed_for(
    actor: Actor, *, text: str = "", standing: Standing | None = None
) -> QuerySet[User]:
    """The accounts an actor may see by what was typed, operators or blocked ones only."""
    found = accounts_visible_to(actor).order_by("-created_at", "-pk")
    if words := text.strip():
        found = found.filter(Q(email__icontains=words) | Q(display_name__icontains=words))
    if standing is Standing.OPERATOR:
        found = found.filter(is_operator=True)
    if standing is Standing.BLOCKED:
        found = found.filter(is_active=False)
    return found


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """What people are called, for pages of operators; the deleted have no name."""
    known = User.objects.filter(pk__in=set(people), deleted_at__isnull=True)
    return {user.pk: str(user) for user in known}


def get_account(actor: Actor, user_id: UUID) -> User:
    """The account, if the actor may see it."""
    return _one(accounts_visible_to(actor), user_id)


def get_account_to_change(actor: Actor, user_id: UUID) -> User:
    """The account, its row locked until the transaction ends."""
    return _one(accounts_visible_to(actor).select_for_update(of=("self",)), user_id)


def language_at(email: str) -> Language | None:
    """The language of whoever reads the mail of an address, if they have an account."""
    found = User.objects.filter(email__iexact=email, is_active=True)
    language = found.values_list("language", flat=True).first()
    return Language(language) if language else None


def operators() -> QuerySet[User]:
    """The people who run the node."""
    return User.objects.filter(is_operator=True, is_active=True)


def consents_of(actor: Actor, user_id: UUID) -> dict[Kind, Consent]:
    """What a person last said to each text, by kind."""
    said = get_account(actor, user_id).consents.order_by("at")
    return {Kind(consent.kind): consent for consent in said}


def consent_log(actor: Actor, user_id: UUID) -> QuerySet[Consent]:
    """All that a person ever said to the texts, the newest first."""
    return get_account(actor, user_id).consents.order_by("-at")


def has_agreed(user_id: UUID, kind: Kind) -> bool:
    """Whether a person agreed and did not take it back."""
    last = Consent.objects.filter(user_id=user_id, kind=kind.value).order_by("-at").first()
    return last is not None and last.given


def everything_about(actor: Actor, user_id: UUID) -> dict[str, Any]:
    """All that the node knows about a person, for them to take along."""
    user = get_account(actor, user_id)
    check_own_or_operator(actor, user)
    consents = user.consents.order_by("at").values("kind", "text_version", "given", "at")
    deeds = audit.entries_by(user.pk).values("at", "action", "subject_id", "facts")
    return {
        "account": {
            "id": user.pk,
            "email": user.email,
            "name": user.display_name,
            "language": user.language,
            "since": user.created_at,
            "last_sign_in": user.last_login,
        },
        "consents": list(consents),
        "deeds": list(deeds),
        **portability.contributions(user.pk),
    }


def _one(accounts: QuerySet[User], user_id: UUID) -> User:
    found = accounts.filter(pk=user_id).first()
    if found is None:
        raise AccountNotFound
    return found

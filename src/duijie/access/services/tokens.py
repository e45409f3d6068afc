"""Issue, use and revoke tokens."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from duijie.access import permissions, queries, rules
from duijie.access.models import Token
from duijie.access.types import Scope
from duijie.accounts.queries import get_account_to_change
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor

SECRET_BYTES = 32


class Issued(NamedTuple):
    """A token and its secret, which is told once and kept nowhere."""

    token: Token
    secret: str


@transaction.atomic
def issue_token(*, actor: Actor, name: str, scopes: Collection[Scope], days: int) -> Issued:
    """Make a token that lets a program act for the actor."""
    permissions.check_may_give(actor, scopes)
    # The account's row is locked, so that two requests cannot both make the last token.
    user = get_account_to_change(actor, permissions.person_of(actor))
    now = clock.now()
    held = queries.tokens_of(actor).filter(revoked_at__isnull=True, expires_at__gt=now).count()
    rules.check_token(name, scopes, days, held)

    secret = rules.TOKEN_MARK + secrets.token_urlsafe(SECRET_BYTES)
    token = Token.objects.create(
        user=user,
        name=name.strip(),
        digest=rules.digest_of(secret),
        scopes=sorted(scope.value for scope in scopes),
        expires_at=now + timedelta(days=days),
    )
    audit.record(actor=actor, action="token.issued", subject=token.pk, scopes=token.scopes)
    return Issued(token, secret)


@transaction.atomic
def revoke_token(*, actor: Actor, token_id: UUID) -> None:
    """Make a token useless at once."""
    token = queries.get_token_to_change(actor, token_id)
    if token.revoked_at is None:
        token.revoked_at = clock.now()
        save_change(token, "revoked_at")
        audit.record(actor=actor, action="token.revoked", subject=token.pk)


def actor_of_token(*, secret: str, method: str) -> Actor:
    """The actor that a program is, for one request; notes that the token was used."""
    token = queries.get_valid_token(secret)
    rules.check_scope(token.scopes, method)
    now = clock.now()
    if token.last_used_at is None or now - token.last_used_at > rules.NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    return queries.actor_by(token)

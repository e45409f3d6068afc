"""What access refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class TokenUnusable(DomainError):
    """The token is unknown, revoked or too old (which is not told); facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "access.token_unusable"


class ScopeMissing(DomainError):
    """The token does not reach so far; facts: needed."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "access.scope_missing"


class SessionNeeded(DomainError):
    """A token cannot do this, only somebody at a page can; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "access.session_needed"


class TokenNotFound(DomainError):
    """There is no such token of the actor's; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "access.token_not_found"


class TokenLifeUnfit(DomainError):
    """A token lives at least a day and not too long; facts: most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.token_life_unfit"


class TokenNameless(DomainError):
    """A token needs a name to be told from others; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.token_nameless"


class TokenWithoutScope(DomainError):
    """A token that may do nothing is of no use; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.token_without_scope"


class TooManyTokens(DomainError):
    """A person has as many tokens as they may; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "access.too_many_tokens"


class TooOften(DomainError):
    """The same was asked too often in a short time; facts: seconds."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "access.too_often"


class KeyUnusable(DomainError):
    """The key of a request is empty, too long or has odd characters; facts: most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.key_unusable"


class KeyUsedForAnother(DomainError):
    """The key was used for a request that asked for something else; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "access.key_used_for_another"


class AnswerNotKept(DomainError):
    """An answer that holds a secret cannot be given twice; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.answer_not_kept"


class WebhookNotFound(DomainError):
    """There is no such webhook of the actor's; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "access.webhook_not_found"


class TooManyWebhooks(DomainError):
    """A person has as many webhooks as they may; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "access.too_many_webhooks"


class AddressUnusable(DomainError):
    """News cannot be sent to such an address; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.address_unusable"


class AddressNotPublic(DomainError):
    """The address leads into a private network; facts: host."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.address_not_public"


class TopicUnknown(DomainError):
    """There is no such news; facts: given, known."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "access.topic_unknown"

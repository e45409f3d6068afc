"""What the settings of a node refuse; the sentences stand in messages.toml."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class OperatorsOnly(DomainError):
    """Only operators keep the settings of the node; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "site.operators_only"


class NoLanguage(DomainError):
    """A node speaks at least one language; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "site.no_language"


class NoDomain(DomainError):
    """Sign-up by domain needs a domain; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "site.no_domain"


class BadDomain(DomainError):
    """No mail address ends like this; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "site.bad_domain"


class LogoUnusable(DomainError):
    """The file is no picture that every browser shows; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "site.logo_unusable"


class LogoTooLarge(DomainError):
    """The picture is too heavy for every page; facts: most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "site.logo_too_large"


class LetterNotFound(DomainError):
    """There is no kept letter of that name; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "site.letter_not_found"

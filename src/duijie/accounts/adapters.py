"""How allauth behaves here."""

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import get_language, override

from duijie.accounts.models import User
from duijie.kernel.language import Language
from duijie.site import letters

NOWHERE: Final = "0.0.0.0"  # noqa: S104  (nobody listens there)


def shown_name(user: User) -> str:
    """The name of a person on a page: never the address of somebody who gave a name."""
    return str(user)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mails of the sign-in in the look and language of all other mails."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether there is a form at all; who may use it, the form says."""
        del request
        return True

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a request comes from; requests that do not say are counted together."""
        try:
            return str(super().get_client_ip(request))
        except (PermissionDenied, ImproperlyConfigured):
            return NOWHERE

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """The library's text as a letter of the node."""
        language = _language_of(context.get("user"))
        with override(letters.CODES[language]):
            plain = super().render_mail(template_prefix, email, context, headers)
        return letters.dressed(plain.to[0], language, plain.subject, str(plain.body))


def _language_of(user: object) -> Language:
    """The language of a person; for a stranger that of the page."""
    if isinstance(user, User):
        return Language(user.language)
    return Language.EN if (get_language() or "").startswith("en") else Language.ZH

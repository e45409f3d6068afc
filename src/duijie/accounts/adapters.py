"""How allauth behaves here."""

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import get_language, override

from duijie.accounts.models import User
from duijie.kernel.language import Language
from duijie.site import letters

NOWHERE: Final = "0.0.0.0"  # noqa: S104  (nobody listens there)
LONGEST_NAME: Final = 80


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


class DirectoryAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on: who comes from a directory, and whose account that is."""

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Whether an address that the directory vouches for opens the account that has it.

        Only where its mail was read here as well: else whoever typed the address of
        another first would share an account with them.
        """
        if not super().can_authenticate_by_email(login, email):
            return False
        known = EmailAddress.objects.filter(email__iexact=email, verified=True)
        return bool(known.filter(user__is_active=True).exists())

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        """What the directory says, for the person to correct."""
        said: dict[str, Any] = super().get_signup_form_initial_data(sociallogin)
        told = sociallogin.account.extra_data
        # allauth keeps what the token says apart from what the directory says when asked.
        name = told.get("name") or told.get("userinfo", {}).get("name", "")
        return {**said, "display_name": str(name)[:LONGEST_NAME]}


def _language_of(user: object) -> Language:
    """The language of a person; for a stranger that of the page."""
    if isinstance(user, User):
        return Language(user.language)
    return Language.EN if (get_language() or "").startswith("en") else Language.ZH

"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from duijie.accounts.models import User


def shown_name(user: User) -> str:
    """The name of a person on a page: never the address of somebody who gave a name."""
    return str(user)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up by the node's policy."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether strangers may make an account."""
        del request
        return True

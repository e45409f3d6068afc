"""What the views of the desk share."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

from duijie.accounts.permissions import check_operator
from duijie.web.edges import View, actor_of, refusals_as_pages


def operators_only(view: View) -> View:
    """Show the page to operators; others are told whom to ask."""

    @wraps(view)
    def shown(request: HttpRequest, **named: object) -> HttpResponseBase:
        check_operator(actor_of(request))
        return view(request, **named)

    return login_required(refusals_as_pages(shown))

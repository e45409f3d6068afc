"""The addresses of the REST interface."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, path
from django.urls.resolvers import RoutePattern
from django.views.decorators.csrf import csrf_exempt

from duijie.api import docs
from duijie.api.errors import NoSuchAddress
from duijie.api.problems import refuse

# As the library calls them.
APP: Final = "ninja"
NAMESPACE: Final = "api"


class WhenAsked(URLResolver):
    """Addresses that are loaded with the first request for one.

    To load all endpoints takes a third of a second, for which whoever starts a node would wait.
    """

    def _populate(self) -> None:
        """Nothing: names of a namespace are looked up among its patterns, which loads them."""


@csrf_exempt
def no_such_address(request: HttpRequest, rest: str) -> HttpResponse:
    """The problem of an address that the API does not have."""
    del rest
    return refuse(request, NoSuchAddress())


urlpatterns = [
    path("api/v1/docs", docs.reading, name="api_docs"),
    WhenAsked(RoutePattern("api/v1/"), "duijie.api.endpoints", app_name=APP, namespace=NAMESPACE),
    path("api/<path:rest>", no_such_address, name="api_nothing"),
]

"""The addresses of the REST interface."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt

from duijie.api import docs
from duijie.api.errors import MethodNotOffered, NoSuchAddress
from duijie.api.problems import refuse
from duijie.api.root import api

View = Callable[..., HttpResponse]


def in_our_shape(view: View) -> View:
    """Answer a method that is not offered with a problem as all refusals are."""

    @wraps(view)
    def shaped(request: HttpRequest, **named: object) -> HttpResponse:
        answer = view(request, **named)
        if isinstance(answer, HttpResponseNotAllowed):
            offered = ", ".join(sorted(answer["Allow"].split(", ")))
            return refuse(request, MethodNotOffered(method=request.method, offered=offered))
        return answer

    return shaped


@csrf_exempt
def no_such_address(request: HttpRequest, rest: str) -> HttpResponse:
    """The problem of an address that the API does not have."""
    del rest
    return refuse(request, NoSuchAddress())


_patterns, _app, _namespace = api.urls
for _pattern in _patterns:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = in_our_shape(_pattern.callback)

urlpatterns = [
    path("api/v1/docs", docs.reading, name="api_docs"),
    path("api/v1/", include((_patterns, _app), namespace=_namespace)),
    path("api/<path:rest>", no_such_address, name="api_nothing"),
]

"""Every endpoint with its address, loaded with the first request for one."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern

from duijie.api.errors import MethodNotOffered
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


urlpatterns, _app, _namespace = api.urls
for _pattern in urlpatterns:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = in_our_shape(_pattern.callback)

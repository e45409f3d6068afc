"""What machines ask a node: does it live, can it serve, how is it doing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from duijie.node import health
from duijie.node import metrics as node_metrics

LOOPBACK = frozenset({"127.0.0.1", "::1", ""})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether this process answers at all."""
    del request
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether the node can serve: the database is there and has its tables."""
    del request
    trouble = health.troubles()
    return JsonResponse({"ready": not trouble, "troubles": trouble}, status=503 if trouble else 200)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for whoever holds the token or sits at the machine."""
    if not _may_read(request):
        return HttpResponseForbidden("metrics: token needed / 需要令牌", content_type="text/plain")
    return HttpResponse(node_metrics.page(), content_type=node_metrics.CONTENT_TYPE)


def _may_read(request: HttpRequest) -> bool:
    token: str = settings.METRICS_TOKEN
    if token:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}")
    # Behind a proxy every request comes from this machine, so the address proves nothing.
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR", "") in LOOPBACK and not forwarded

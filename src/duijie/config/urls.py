"""Every address of the node: the probes here, the rest in the interfaces."""

from django.urls import URLPattern, URLResolver, include, path

from duijie.api.printing import PRINTER
from duijie.config import probes
from duijie.web.briefs.pages import printed_brief

# The interfaces do not know each other; here one lends the other what it draws.
PRINTER.print_brief = printed_brief

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
    path("metrics", probes.metrics, name="metrics"),
    path("accounts/", include("allauth.urls")),
    path("", include("duijie.web.urls")),
    path("", include("duijie.api.urls")),
]

"""Every address of the node: the probes here, the rest in the interfaces."""

from importlib.resources import files
from pathlib import Path

from django.urls import URLPattern, URLResolver, include, path

from duijie.config import probes


def _there(name: str) -> bool:
    return (Path(str(files("duijie"))).parent / f"{name.replace('.', '/')}.py").exists()


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
    path("metrics", probes.metrics, name="metrics"),
    path("accounts/", include("allauth.urls")),
    *(path("", include(name)) for name in ("duijie.web.urls", "duijie.api.urls") if _there(name)),
]

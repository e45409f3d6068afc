"""The REST interface as a whole."""

from functools import cache
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from duijie import __version__
from duijie.api import (
    accounts,
    briefs,
    catalogue,
    challenges,
    clinic,
    events,
    exchange,
    funnel,
    introductions,
    matches,
    organisations,
    outreach,
    registries,
    search,
    tokens,
    webhooks,
)
from duijie.api.auth import Caller, Program
from duijie.api.described import Described, described
from duijie.api.idempotency import once
from duijie.api.problems import answer_problems


class DescribedAPI(NinjaAPI):
    """An API whose description names the refusals and headers that all share."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description, completed."""
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return _description(self, prefix)


@cache
def _description(whole: NinjaAPI, prefix: str) -> OpenAPISchema:
    """The same for everybody who asks, and long to write."""
    return described(Described(whole, prefix))


api = DescribedAPI(
    title="Duijie 对接",
    version=__version__,
    description="The same verbs as the pages: see the guide to the API in the documentation.",
    urls_namespace="api",
    auth=[Program(), Caller()],
    docs_url=None,
)
answer_problems(api)
api.add_decorator(once, mode="view")
api.add_router("", accounts.router)
api.add_router("", registries.router)
api.add_router("", search.router)
api.add_router("", organisations.router)
# Before the records, whose moves are named by the same part of an address.
api.add_router("", briefs.router)
api.add_router("", matches.router)
api.add_router("", introductions.router)
api.add_router("", events.router)
api.add_router("", challenges.router)
api.add_router("", catalogue.router)
api.add_router("", clinic.router)
api.add_router("", exchange.router)
api.add_router("", outreach.router)
api.add_router("", funnel.router)
api.add_router("", tokens.router)
api.add_router("", webhooks.router)

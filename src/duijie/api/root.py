"""The REST interface as a whole."""

from ninja import NinjaAPI

from duijie import __version__
from duijie.api import organisations, registries, search
from duijie.api.auth import Caller
from duijie.api.problems import answer_problems

api = NinjaAPI(
    title="Duijie 对接",
    version=__version__,
    urls_namespace="api",
    auth=Caller(),
    docs_url=None,
)
answer_problems(api)
api.add_router("", registries.router)
api.add_router("", search.router)
api.add_router("", organisations.router)

"""What every refusal of the platform says, in both languages.

The sentences of an app stand in its own ``messages.toml``, next to its
``errors.py``; here they are found together, so that any interface can say them.
"""

from functools import cache

from duijie.kernel.catalogue import Catalogue
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language

MESSAGES = "messages.toml"


@cache
def sentences() -> Catalogue:
    """The sentences of every app."""
    return Catalogue.of_apps("duijie", MESSAGES)


def say_refusal(error: DomainError, language: Language) -> str:
    """A refusal as one sentence in the reader's language."""
    return sentences().say(error.code, language, **error.facts)

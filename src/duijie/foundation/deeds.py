"""What the actions of the audit trail are called; each app names its own in actions.toml."""

from collections.abc import Iterator
from typing import Final

from duijie.kernel.catalogue import Catalogue
from duijie.kernel.language import Language

ACTIONS: Final = Catalogue.of_apps("duijie", "actions.toml")


def action_name(action: str, language: Language) -> str:
    """What an action is called; one of an earlier release keeps its code."""
    return ACTIONS.say(action, language) if action in ACTIONS else action


def actions_named(language: Language) -> Iterator[tuple[str, str]]:
    """Every action with its name, those of one subject together."""
    return ((action, ACTIONS.say(action, language)) for action in sorted(ACTIONS))

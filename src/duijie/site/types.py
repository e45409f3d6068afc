"""The words of a node's settings that need no table."""

from dataclasses import dataclass
from enum import StrEnum

from duijie.kernel.language import Language


class SignUp(StrEnum):
    """Who may make an account."""

    OPEN = "open"
    INVITED = "invited"
    DOMAINS = "domains"


class Review(StrEnum):
    """Whose records an operator looks at before they are published."""

    NOBODY = "nobody"
    UNVERIFIED = "unverified"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """What operators decide about their node. Empty texts fall back to the product's own."""

    name_zh: str = ""
    name_en: str = ""
    welcome_zh: str = ""
    welcome_en: str = ""
    # The first is the one for readers of whom nothing is known.
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    sender_name: str = ""
    sender: str = ""
    contact: str = ""
    sign_up: SignUp = SignUp.OPEN
    domains: tuple[str, ...] = ()
    review: Review = Review.NOBODY
    # Zero when there is no logo; another number with every new one.
    logo: int = 0
    version: int = 0

    def name_in(self, language: Language) -> str:
        """The node's name for a reader, empty when it was given none."""
        mine, other = self.name_zh, self.name_en
        if language is Language.EN:
            mine, other = other, mine
        return mine or other

    def welcome_in(self, language: Language) -> str:
        """What the node says to strangers, empty when it says nothing of its own."""
        mine, other = self.welcome_zh, self.welcome_en
        if language is Language.EN:
            mine, other = other, mine
        return mine or other


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture and what kind of picture it is."""

    content: bytes
    media_type: str

"""Cut a name into parts and say what each part tells."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

from duijie.organisations.names.lexicon import Meaning, Role, lexicon, singular, spelled_words

_HAN = "\u3400-\u9fff"
_STRETCH = re.compile(rf"[{_HAN}]+|[^{_HAN}（()）]*[A-Za-z0-9][^{_HAN}（()）]*")
# What follows the name of a place and adds nothing to it.
_AFTER_A_PLACE = re.compile("^(?:省|市|自治区|特别行政区)")
_LINKS = frozenset("与和及暨之")
_NAMES_READ_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a name and what it may mean; no meaning makes it distinctive."""

    text: str
    meanings: tuple[Meaning, ...] = ()

    @property
    def role(self) -> Role:
        """What the part says, by its likeliest meaning."""
        if not self.meanings:
            return Role.DISTINCTIVE
        return max(self.meanings, key=lambda meaning: meaning.strength).role

    @property
    def is_han(self) -> bool:
        """Whether the part is written in Chinese characters."""
        return "\u3400" <= self.text[0] <= "\u9fff"


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def plain(name: str) -> str:
    """A name in half-width, simplified characters, without dots inside foreign names."""
    text = unicodedata.normalize("NFKC", name).replace("臺", "台")
    simplified: str = _simplifier().convert(text)
    return re.sub("[·•‧・]", "", simplified)


@lru_cache(maxsize=_NAMES_READ_AT_ONCE)
def read_name(name: str) -> tuple[Part, ...]:
    """The parts of a name in their order."""
    parts: list[Part] = []
    for stretch in _STRETCH.findall(plain(name)):
        is_han = "\u3400" <= stretch[0] <= "\u9fff"
        parts += _read_han(stretch) if is_han else _read_latin(stretch)
    return tuple(parts)


def _read_han(text: str) -> list[Part]:
    words, unknown = lexicon(), ""
    parts: list[Part] = []
    while text:
        known = _longest_known(text)
        if not known:
            unknown += text[0]
            text = text[1:]
            continue
        if unknown.strip("".join(_LINKS)):
            parts.append(Part(unknown))
        unknown, text = "", text[len(known) :]
        if known in words.short:
            text = words.short[known] + text
            continue
        meaning = words.han[known]
        parts.append(Part(known, (meaning,)))
        if meaning.role is Role.PLACE:
            text = _AFTER_A_PLACE.sub("", text)
    if unknown:
        parts.append(Part(unknown))
    return parts


def _longest_known(text: str) -> str:
    words = lexicon()
    for length in range(min(len(text), words.longest_han), 0, -1):
        known = text[:length]
        # 理工大 is short for 理工大学, but not where 理工大学 stands.
        is_short = known in words.short and not text.startswith(words.short[known])
        if known in words.han or is_short:
            return known
    return ""


def _read_latin(text: str) -> list[Part]:
    words, spelled = lexicon(), spelled_words(text)
    parts: list[Part] = []
    tokens = tuple(map(singular, spelled))
    here, unknown = 0, ""
    while here < len(tokens):
        longest = min(words.longest_latin, len(tokens) - here)
        phrases = (tokens[here : here + length] for length in range(longest, 0, -1))
        known = next((phrase for phrase in phrases if phrase in words.latin), ())
        if known:
            if unknown:
                parts.append(Part(unknown))
            unknown = ""
            parts.append(Part(" ".join(known), tuple(words.latin[known])))
        else:
            unknown += spelled[here]
        here += len(known) or 1
    if unknown:
        parts.append(Part(unknown))
    return parts


def acronym_in(name: str) -> str:
    """The letters of a name that is nothing but an acronym, else nothing."""
    bare = plain(name).strip()
    is_acronym = re.fullmatch("[A-Z]{3,6}", bare) and (singular(bare.lower()),) not in (
        lexicon().latin
    )
    return bare if is_acronym else ""

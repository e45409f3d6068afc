"""A heading that a pasted text begins with, where no column says which words are the title."""

import re
from typing import Final

# The opening up to its first stop, when more follows.
_FIRST: Final = re.compile(r"\s*(?P<words>[^\n.!?;。！？；]{4,160}?)\s*(?P<stop>[.。\n])(?=\s*\S)")
_LONGEST_ZH: Final = 16
_LONGEST_WORDS: Final = 24
_SMALL: Final = frozenset(
    {
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or"),
        *("over", "per", "the", "to", "under", "using", "via", "with"),
    }
)
_CAPITALS: Final = 0.8
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'-]*")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
# Who speaks, wishes or tells of something writes a sentence and no heading.
_SPOKEN: Final = re.compile(
    "我|本|拟|希望|需|求|为了?|想|请|急|欲|寻|能|要|[,，:：]|不|是|可|有|目前|由于|存在"
)
_REST: Final = 20


def heading_end(text: str) -> int:
    """Where the heading of a text ends, 0 when it begins with a sentence."""
    match = _FIRST.match(text)
    if match is None or len(text) - match.end() < _REST:
        return 0
    words = match["words"]
    like = _is_chinese_heading(words) if _HAN.search(words) else _is_english_heading(words)
    return match.end("words") if like else 0


def _is_chinese_heading(words: str) -> bool:
    return len(words) <= _LONGEST_ZH and not _SPOKEN.search(words)


def _is_english_heading(words: str) -> bool:
    """Whether nearly all words that carry meaning begin with a capital."""
    said: list[str] = _WORD.findall(words)
    telling = [word for word in said if word.lower() not in _SMALL]
    if not telling or len(said) > _LONGEST_WORDS or len(telling) < 2:  # noqa: PLR2004
        return False
    return sum(word[0].isupper() for word in telling) >= _CAPITALS * len(telling)

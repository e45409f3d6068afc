"""Short forms: 北航 for 北京航空航天大学, HKUST for an English name, BYD by initials."""

from collections.abc import Sequence

from duijie.organisations.names.lexicon import Role, lexicon
from duijie.organisations.names.reading import Part, acronym_in, plain, read_name
from duijie.organisations.names.sounds import pinyin

_SHORTEST, _LONGEST_SHORT_FORM = 2, 6
# From this length on, the beginning of a firm's name may stand for the whole.
_TELLING_BEGINNING = 4
# Up to this length a short form may leave out what kind of house it is: 北航, 北理工.
_LONGEST_WITHOUT_HEAD = 3


def is_short_for(short: str, name: str) -> bool:
    """Whether Chinese usage would shorten the name so."""
    brief, whole = plain(short).strip(), read_name(name)
    if not _SHORTEST <= len(brief) <= _LONGEST_SHORT_FORM or not all(p.is_han for p in whole):
        return False
    return bool(whole) and (
        _takes_from_every_part(brief, whole) or _is_telling_beginning(brief, whole)
    )


def _takes_from_every_part(brief: str, whole: Sequence[Part]) -> bool:
    """Whether each telling part gives a character, in order, and none is left over."""
    if brief[0] != whole[0].text[0] or any(part.role is Role.DISTINCTIVE for part in whole):
        return False
    here, last = 0, len(whole) - 1
    left_out = {Role.LEGAL}
    if all(part.role is not Role.HEAD for part in whole):
        left_out.add(Role.GENERAL)
    elif len(brief) <= _LONGEST_WITHOUT_HEAD:
        left_out.add(Role.HEAD)
    for place, part in enumerate(whole):
        before = here
        for character in part.text:
            if here < len(brief) and brief[here] == character:
                here += 1
        inner_head = part.role is Role.HEAD and place < last
        if here == before and (part.role not in left_out or inner_head):
            return False
    return here == len(brief)


def _is_telling_beginning(brief: str, whole: Sequence[Part]) -> bool:
    """Whether a firm's name begins so, its seat aside, as 宁德时代新能源科技 does."""
    is_firm = any(part.role is Role.LEGAL for part in whole)
    inner = [part for part in whole if part.role in {Role.HEAD, Role.COUNTRY, Role.PARENT}]
    if not is_firm or inner or len(brief) < _TELLING_BEGINNING:
        return False
    text = "".join(part.text for part in whole)
    seat = whole[0].text if whole[0].role is Role.PLACE else ""
    rest = text.removeprefix(brief) if text.startswith(brief) else text.removeprefix(seat + brief)
    later = whole[1:] if rest != text else ()
    return rest != text and not any(part.role is Role.PLACE for part in later)


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether a name of capitals only is made of the other name's initials."""
    letters = acronym_in(acronym).lower()
    parts = [part for part in read_name(name) if part.role is not Role.LEGAL]
    if not letters or not parts:
        return False
    initials = [_initials(part) for part in parts]
    together = "".join(initials)
    return letters == together or (
        len(parts) > 1 and letters[0] == together[0] and sorted(letters) == sorted(together)
    )


def _initials(part: Part) -> str:
    if not part.is_han:
        return "".join(word[0] for word in part.text.split())
    if part.role is Role.DISTINCTIVE and not part.meanings:
        return "".join(syllable[0] for syllable in pinyin(part.text))
    english = _usual_english(part.text)
    return "".join(word[0] for word in english) or pinyin(part.text)[0][0]


def _usual_english(word: str) -> tuple[str, ...]:
    return next(
        (
            phrase
            for phrase, meanings in lexicon().latin.items()
            if any(meaning.word == word and meaning.strength == 1.0 for meaning in meanings)
        ),
        (),
    )

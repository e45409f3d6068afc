"""What a name is looked up by, so that it need be compared with few others only."""

from duijie.organisations.names.lexicon import Role
from duijie.organisations.names.reading import Part, acronym_in, plain, read_name
from duijie.organisations.names.sounds import consonants, pinyin

_LONGEST_SHORT_FORM = 6
_TELLING = frozenset({Role.DISTINCTIVE, Role.PLACE, Role.SUBJECT, Role.PARENT})
_PLAIN = frozenset({Role.COUNTRY, Role.HEAD, Role.GENERAL})
_CONSONANTS = 3


def search_keys(name: str) -> frozenset[str]:
    """The keys of a name. Names of one organisation share at least one, in either script."""
    parts = read_name(name)
    keys = {key for part in parts for key in _keys_of(part, _TELLING)}
    if not {part.role for part in parts} & {Role.DISTINCTIVE, Role.PLACE}:
        # 中国工程院 has nothing but its country and its kind.
        keys |= {key for part in parts for key in _keys_of(part, _PLAIN)}
    keys |= _keys_of_short_forms(plain(name), parts)
    return frozenset(keys)


def _keys_of(part: Part, roles: frozenset[Role]) -> set[str]:
    if part.meanings:
        return {f"word:{meaning.word}" for meaning in part.meanings if meaning.role in roles}
    letters = "".join(pinyin(part.text)) if part.is_han else part.text.replace(" ", "")
    bones = consonants(letters)
    keys = {f"sound:{letters}"}
    if len(bones) >= _CONSONANTS:
        keys.add(f"bones:{bones}")
    if part.is_han:
        keys.add("sound:" + "".join(syllable[0] for syllable in pinyin(part.text)))
    return keys


def _keys_of_short_forms(name: str, parts: tuple[Part, ...]) -> set[str]:
    if acronym_in(name):
        return {f"acronym:{name.strip()[0].lower()}"}
    if not parts or not parts[0].is_han:
        return {f"acronym:{part.text[0]}" for part in parts[:1]}
    first = parts[0].text[0]
    later = "".join(part.text for part in parts)[1:]
    keys = {f"short:{first}{character}" for character in later}
    keys.add(f"acronym:{pinyin(first)[0][0]}")
    return keys

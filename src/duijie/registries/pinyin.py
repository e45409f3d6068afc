"""Search keys by sound: full pinyin and initials (pypinyin knows words of several readings)."""

from collections.abc import Iterable, Iterator

from duijie.registries.rules import INSIDE, SHORT_NAME, WHOLE, han_runs

# Nobody types more of a name by sound before choosing.
_LONGEST_SOUND = 8


def sound_keys(name: str, aliases: Iterable[str] = ()) -> Iterator[str]:
    """The sound of every stretch of Chinese; of a short name from every character on."""
    for run in han_runs(name):
        syllables = _heard(run)
        last = len(syllables) - 1 if len(run) <= SHORT_NAME else 1
        for start in range(max(last, 1)):
            mark = INSIDE if start else WHOLE
            yield from _marked(mark, syllables[start : start + _LONGEST_SOUND])
    for alias in aliases:
        # Of a further name only its beginning: products have hundreds of them.
        for run in han_runs(alias)[:1]:
            yield from _marked(WHOLE, _heard(run)[:_LONGEST_SOUND])


def _heard(run: str) -> list[str]:
    # Its lists of words take half a second and 45 MiB, and few processes ever ask for them.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(run[: max(SHORT_NAME, _LONGEST_SOUND)])


def _marked(mark: str, syllables: list[str]) -> Iterator[str]:
    yield mark + "".join(syllable[0] for syllable in syllables)
    yield mark + "".join(syllables)

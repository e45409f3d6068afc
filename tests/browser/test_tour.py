"""The tour of pictures leaves no page out: each has a stop, or a reason why it has none."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver
from scripts.tour_stops import NOT_SHOWN, STOPS


def names(resolver: URLResolver) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            if one.namespace is None:
                yield from names(one)
        elif one.name:
            yield one.name


def pages() -> set[str]:
    return set(names(get_resolver("tests.web.urls")))


def test_every_page_is_photographed_or_says_why_not() -> None:
    missing = pages() - set(STOPS) - set(NOT_SHOWN)

    assert not missing, f"give each a stop or a reason in scripts/tour_stops.py: {sorted(missing)}"


def test_no_stop_and_no_reason_is_of_a_page_that_is_gone() -> None:
    assert not (set(STOPS) | set(NOT_SHOWN)) - pages()
    assert not set(STOPS) & set(NOT_SHOWN)


def test_no_two_pictures_of_a_person_have_the_same_name() -> None:
    stops = [one for group in STOPS.values() for one in group]
    files = [(one.person, one.file) for one in stops]

    assert len(files) == len(set(files)) > 90
